//! The user's own words in a text: said over everything that the rules know.

use super::normalize::{apply, normalize};
use crate::model::language::Language;
use crate::model::lexicon::{Found, LEXICON, Say};
use crate::model::pronunciation::{Pronunciation, PronunciationSource};
use crate::model::spoken::Spoken;
use std::ops::Range;

/// Normalizes a text in which the lexicon was found at some places: in order, without overlaps, in
/// bytes of the text. The readings are those that the lexicon names; they lie in the said text.
///
/// While the rules run, a sign that the text does not have stands for each place, so that no rule
/// reads what the user has read.
pub fn normalize_with(
    text: &str,
    language: &Language,
    found: Vec<Found>,
) -> (Spoken, Vec<Pronunciation>) {
    let Some(sign) = (!found.is_empty()).then(|| free_sign(text)).flatten() else {
        return (normalize(text, language.as_str()), Vec::new());
    };
    let mut spoken = Spoken::new(text);
    let hide = |f: &Found| (f.range.clone(), sign.to_string());
    spoken.rewrite(LEXICON, &found.iter().map(hide).collect::<Vec<_>>());
    apply(&mut spoken, language.as_str());
    let mut places: Vec<Range<usize>> =
        spoken.said().match_indices(sign).map(|(at, _)| at..at + sign.len_utf8()).collect();
    debug_assert_eq!(places.len(), found.len(), "a rule took what is the user's: {text:?}");
    if places.len() != found.len() {
        // Better a number that the engine reads than a word that nobody does.
        spoken = Spoken::new(text);
        places = found.iter().map(|f| f.range.clone()).collect();
    }
    let said = |f: &Found| match &f.say {
        Say::Words(words) => normalize(words, language.as_str()).said().to_owned(),
        Say::Sound(_) => text[f.range.clone()].to_owned(),
    };
    let changes: Vec<_> = places.into_iter().zip(found.iter().map(said)).collect();
    let rules: Vec<&'static str> = found.iter().map(|f| f.rule).collect();
    let mut pronunciations = Vec::new();
    let (mut at, mut chars) = (0, 0);
    for ((place, words), Found { say, .. }) in changes.iter().zip(found) {
        chars += spoken.said()[at..place.start].chars().count();
        let length = words.chars().count();
        if let (Say::Sound(sound), 1..) = (say, length) {
            let said = (chars..chars + length).into();
            pronunciations.push(Pronunciation {
                said,
                sound,
                source: PronunciationSource::Lexicon,
            });
        }
        (at, chars) = (place.end, chars + length);
    }
    // From the end, so that the places of the earlier ones stay.
    let mut end = changes.len();
    while let Some(rule) = end.checked_sub(1).map(|last| rules[last]) {
        let start = rules[..end].iter().rposition(|r| *r != rule).map_or(0, |n| n + 1);
        spoken.rewrite(rule, &changes[start..end]);
        end = start;
    }
    (spoken, pronunciations)
}

/// A sign of private use that a text does not have.
fn free_sign(text: &str) -> Option<char> {
    ('\u{e000}'..='\u{f8ff}').find(|sign| !text.contains(*sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lexicon::{Entry, Lexicon};

    fn lexicon(entries: &[(&str, &str)]) -> Lexicon {
        let entry = |(text, say): &(&str, &str)| Entry {
            text: (*text).into(),
            say: (*say).into(),
            language: None,
            voice: None,
            case: false,
            whole: true,
            regex: false,
        };
        Lexicon::new(entries.iter().map(entry).collect()).unwrap()
    }

    fn said(entries: &[(&str, &str)], text: &str, language: &str) -> (Spoken, Vec<Pronunciation>) {
        let language = Language::parse(language).unwrap();
        normalize_with(text, &language, lexicon(entries).find(text, &language))
    }

    #[test]
    fn it_wins_over_the_rules_and_the_rules_read_the_rest() {
        let (spoken, pronunciations) = said(&[("3.5", "three and a half")], "3.5 of 12 SQL", "en");
        assert_eq!(spoken.said(), "three and a half of twelve SQL");
        assert_eq!(spoken.edits()[0].rule, LEXICON);
        assert_eq!(spoken.edits()[0].shown, 0..3);
        assert!(pronunciations.is_empty());
        let (spoken, _) = said(&[("Mt.", "3 mounts")], "Mt. Fuji", "en");
        assert_eq!(spoken.said(), "three mounts Fuji", "what is put there is read too");
    }

    #[test]
    fn a_sound_lies_over_its_word() {
        let (spoken, pronunciations) = said(&[("重庆", "chong2 qing4")], "2015年，重庆。", "zh");
        assert_eq!(spoken.said(), "二零一五年，重庆。");
        assert_eq!(pronunciations[0].said.indices(), 6..8);
        assert_eq!(pronunciations[0].sound.to_string(), "chong2 qing4");
        assert_eq!(spoken.shown_range(18..24), 10..16);
    }

    #[test]
    fn nothing_found_is_nothing_changed() {
        let (spoken, _) = said(&[], "2015年", "zh");
        assert_eq!(spoken, normalize("2015年", "zh"));
    }
}
