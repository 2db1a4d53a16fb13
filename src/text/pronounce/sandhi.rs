//! The tones of 一 and 不, which change with what follows.
//!
//! The third tone changes too, but a voice that speaks Mandarin does that by itself, and it depends
//! on the pauses that the voice makes; a second change on top of the first would be wrong.

use crate::model::pronunciation::{Phones, Pronunciation, PronunciationSource, Syllable};

const DIGITS: &str = "〇零一二三四五六七八九十幺两";

/// Puts the tones of 一 and 不 as they sound into readings in citation tones.
pub(super) fn sound(text: &str, pronunciations: &mut [Pronunciation]) {
    if !text.contains(['一', '不']) {
        return;
    }
    let chars: Vec<char> = text.chars().collect();
    // The syllable of each code point, to see what follows across words.
    let mut syllables: Vec<Option<Syllable>> = vec![None; chars.len()];
    for reading in pronunciations.iter() {
        if let Phones::Pinyin(of_word) = &reading.sound {
            let places = syllables.iter_mut().skip(reading.said.start);
            places.zip(of_word).for_each(|(place, s)| *place = Some(*s));
        }
    }
    for reading in pronunciations.iter_mut().filter(|r| r.source != PronunciationSource::Lexicon) {
        let Phones::Pinyin(of_word) = &mut reading.sound else { continue };
        for (i, syllable) in (reading.said.start..).zip(of_word) {
            let at = |i: Option<usize>| i.and_then(|i| chars.get(i)).copied();
            let next = syllables.get(i + 1).copied().flatten();
            let (before, after) = (at(i.checked_sub(1)), at(Some(i + 1)));
            let last = i + 1 == reading.said.end && reading.said.len() > 1;
            let tone = match chars.get(i) {
                Some('一') => one(before, after, next, last),
                Some('不') => not(before, after, next),
                _ => None,
            };
            if let Some(tone) = tone {
                *syllable = syllable.with_tone(tone);
            }
        }
    }
}

fn one(
    before: Option<char>,
    after: Option<char>,
    next: Option<Syllable>,
    last: bool,
) -> Option<u8> {
    let digit = |c: Option<char>| c.is_some_and(|c| DIGITS.contains(c));
    // 看一看
    if before.is_some() && before == after && !digit(before) {
        return Some(5);
    }
    // 第一, 十一, 二零一五, 统一, 一月.
    let counted = before == Some('第') || digit(before) || digit(after) || after == Some('月');
    if counted || last {
        return None;
    }
    Some(if matches!(next?.tone(), 4 | 5) { 2 } else { 4 })
}

fn not(before: Option<char>, after: Option<char>, next: Option<Syllable>) -> Option<u8> {
    // 好不好
    if before.is_some() && before == after {
        return Some(5);
    }
    (next?.tone() == 4).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::super::sounded;

    #[test]
    fn one_and_not_follow_their_neighbours() {
        for (text, pinyin) in [
            ("一个", "yi2 ge4"),
            ("一天", "yi4 tian1"),
            ("一百", "yi4 bai3"),
            ("第一个", "di4 yi1 ge4"),
            ("统一", "tong3 yi1"),
            ("二零一五", "er4 ling2 yi1 wu3"),
            ("看一看", "kan4 yi5 kan4"),
            ("不是", "bu2 shi4"),
            ("不行", "bu4 xing2"),
            ("好不好", "hao3 bu5 hao3"),
        ] {
            let sounds: Vec<_> =
                sounded(text, "zh", &[]).iter().map(|r| r.sound.to_string()).collect();
            assert_eq!(sounds.join(" "), pinyin, "{text}");
        }
    }
}
