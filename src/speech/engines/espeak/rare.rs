//! Chinese characters so rare that neither our pronunciation nor the library's dictionary has a place for
//! them: 𬬻 of the elements, 𠮷 of names, radicals, and the compatibility forms.

use aloud_espeak::Spelling;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A line for each syllable of Pinyin: the syllable, a space, its characters.
const DATA: &str = include_str!("rare.txt");

static READINGS: LazyLock<HashMap<char, &str>> = LazyLock::new(|| {
    let lines = DATA.lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once(' '));
    pairs.flat_map(|(syllable, chars)| chars.chars().map(move |c| (c, syllable))).collect()
});

/// Whether a character may have a reading here, without a look at the data.
fn may_be(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Its syllable, with the digit of the tone.
fn reading(c: char) -> Option<&'static str> {
    if may_be(c) { READINGS.get(&c).copied() } else { None }
}

/// Has the rare characters of a text read that no spelling touches. Spellings are in order before and after.
pub(super) fn spell(text: &str, spellings: &mut Vec<Spelling>) {
    if !text.contains(may_be) {
        return;
    }
    let told = spellings.len();
    for (at, c) in (0..).zip(text.chars()) {
        let Some(syllable) = reading(c) else { continue };
        if spellings[..told].iter().all(|s| at < s.at || s.at + s.count <= at) {
            spellings.push(Spelling { at, count: 1, text: syllable.into() });
        }
    }
    spellings.sort_by_key(|s| (s.at, s.count));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::pronunciation::Syllable;

    #[test]
    fn elements_names_and_forms_have_readings() {
        for (c, syllable) in [('𬬻', "lu2"), ('𠮷', "ji2"), ('⽔', "shui3"), ('\u{f9d1}', "liu4")]
        {
            assert_eq!(reading(c), Some(syllable), "{c}");
        }
        assert_eq!(reading('中'), None);
    }

    #[test]
    fn every_line_is_a_syllable() {
        assert!(READINGS.len() > 15_000);
        for syllable in READINGS.values() {
            assert!(Syllable::parse(syllable).is_some(), "{syllable}");
        }
    }
}
