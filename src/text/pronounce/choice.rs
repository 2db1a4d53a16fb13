//! Which words somebody could read otherwise.

use super::words::Words;
use crate::model::pronunciation::{Phones, Syllable};

/// Whether a Chinese word could be read otherwise by who does not know it: one of its characters has
/// several readings in use, or is not read as it commonly is. A character that stands alone in its
/// commonest reading, or as a particle (的, 了, 着), raises no question.
pub fn has_choice(word: &str, sound: &Phones) -> bool {
    let Phones::Pinyin(syllables) = sound else { return false };
    let words = Words::open();
    let commonest = |c: char| words.syllable(words.character(c).syllable);
    let several = |(c, syllable): (char, &Syllable)| {
        let model = words.model(words.character(c).simple);
        model.is_some_and(|m| {
            m.is_contested() || (!is_neutral(syllable) && commonest(c).as_ref() != Some(syllable))
        })
    };
    if !word.chars().zip(syllables).any(several) {
        return false;
    }
    let mut chars = word.chars();
    match (chars.next(), chars.next(), syllables.as_slice()) {
        (Some(c), None, [syllable]) => {
            !is_neutral(syllable) && commonest(c).as_ref() != Some(syllable)
        }
        _ => true,
    }
}

fn is_neutral(syllable: &Syllable) -> bool {
    syllable.as_str().ends_with('5')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::pronounce::pronounce;

    #[test]
    fn words_with_a_choice_are_told_and_particles_are_not() {
        let text = "重庆的行长单于长大了，他着急地走着，看见山水治理。";
        let chars: Vec<char> = text.chars().collect();
        let found = pronounce(text, "zh", &[]).into_iter().filter_map(|r| {
            let word: String = chars[r.said.indices()].iter().collect();
            has_choice(&word, &r.sound).then_some(word)
        });
        let found: Vec<String> = found.collect();
        for word in ["重庆", "行长", "单于", "着急"] {
            assert!(found.iter().any(|f| f == word), "{word}: {found:?}");
        }
        for word in ["的", "了", "地", "着", "山水", "治理", "他"] {
            assert!(!found.iter().any(|f| f == word), "{word}: {found:?}");
        }
    }
}
