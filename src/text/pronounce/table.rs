//! A text and its language → readings.

use super::gloss::{Gloss, glosses};
use super::{chinese, english, sandhi};
use crate::model::pronunciation::{Phones, Pronunciation, PronunciationSource};

/// The readings of a text, in order and without overlaps, as far as the language has any.
///
/// `overrides` are the user's own, in order and without overlaps: they win over everything. A word
/// that one of them touches keeps the readings of its other characters.
pub fn pronounce(text: &str, language: &str, overrides: &[Pronunciation]) -> Vec<Pronunciation> {
    let found = match language.split('-').next().unwrap_or_default() {
        "zh" | "cmn" => chinese::pronunciations(text),
        "en" => english::pronunciations(text),
        _ => Vec::new(),
    };
    let found = match language.split('-').next().unwrap_or_default() {
        "zh" | "cmn" => overlay(found, &written(text)),
        _ => found,
    };
    overlay(found, overrides)
}

/// What the text itself says of its characters: 单（shàn）雄信.
fn written(text: &str) -> Vec<Pronunciation> {
    let reading = |g: Gloss| {
        let of = g.of?;
        let start = text[..of.start].chars().count();
        let said = (start..start + g.syllables.len()).into();
        Some(Pronunciation {
            said,
            sound: Phones::Pinyin(g.syllables),
            source: PronunciationSource::Name,
        })
    };
    glosses(text).into_iter().filter_map(reading).collect()
}

/// The same with the tones as they sound: 一个 is yí gè. What the voice changes by itself, as the
/// third tone before another, stays as it is in the dictionary.
pub fn sounded(text: &str, language: &str, overrides: &[Pronunciation]) -> Vec<Pronunciation> {
    let mut pronunciations = pronounce(text, language, overrides);
    sandhi::sound(text, &mut pronunciations);
    pronunciations
}

fn overlay(found: Vec<Pronunciation>, overrides: &[Pronunciation]) -> Vec<Pronunciation> {
    if overrides.is_empty() {
        return found;
    }
    let mut all: Vec<Pronunciation> = Vec::with_capacity(found.len() + overrides.len());
    let mut over = overrides.iter().peekable();
    for reading in found {
        let mut at = reading.said.start;
        // Those that begin before this reading ends, and so may reach into it.
        loop {
            while let Some(o) = over.next_if(|o| o.said.end <= at) {
                all.push(o.clone());
            }
            let Some(o) = over.peek().filter(|o| o.said.start < reading.said.end) else { break };
            keep(&reading, at..o.said.start, &mut all);
            at = o.said.end;
            if o.said.end > reading.said.end {
                break;
            }
        }
        keep(&reading, at..reading.said.end, &mut all);
    }
    all.extend(over.cloned());
    all
}

/// The part of a reading, if it has parts.
fn keep(reading: &Pronunciation, part: std::ops::Range<usize>, all: &mut Vec<Pronunciation>) {
    let Phones::Pinyin(syllables) = &reading.sound else {
        if part == reading.said.indices() {
            all.push(reading.clone());
        }
        return;
    };
    if part.start >= part.end || part.start < reading.said.start {
        return;
    }
    let from = part.start - reading.said.start;
    if let Some(syllables) = syllables.get(from..from + part.len()) {
        let sound = Phones::Pinyin(syllables.to_vec());
        all.push(Pronunciation { said: part.into(), sound, source: reading.source });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::pronunciation::Syllable;
    use proptest::prelude::*;

    fn own(said: std::ops::Range<usize>, pinyin: &str) -> Pronunciation {
        let syllables = pinyin.split(' ').map(|s| Syllable::parse(s).unwrap()).collect();
        Pronunciation {
            said: said.into(),
            sound: Phones::Pinyin(syllables),
            source: PronunciationSource::Lexicon,
        }
    }

    fn read(text: &str, overrides: &[Pronunciation]) -> String {
        let all = pronounce(text, "zh", overrides);
        all.iter().map(|r| r.sound.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_users_words_win() {
        assert_eq!(read("去重庆银行", &[own(1..2, "zhong4")]), "qu4 zhong4 qing4 yin2 hang2");
        assert_eq!(read("去重庆银行", &[own(2..4, "yi1 er4")]), "qu4 chong2 yi1 er4 hang2");
        assert_eq!(read("好AI", &[own(1..2, "ei1"), own(2..3, "ai4")]), "hao3 ei1 ai4");
    }

    proptest! {
        #[test]
        fn readings_are_in_order_and_fit(text in "([一-龥]|\\PC|[一不得地行单曾重〇]){0,40}") {
            for language in ["zh", "zh-Hant", "en", "de"] {
                let mut at = 0;
                for r in sounded(&text, language, &[]) {
                    prop_assert!(r.said.start >= at && r.said.start < r.said.end);
                    at = r.said.end;
                    if let Phones::Pinyin(s) = &r.sound {
                        prop_assert_eq!(s.len(), r.said.len());
                    }
                }
                prop_assert!(at <= text.chars().count());
            }
        }
    }
}
