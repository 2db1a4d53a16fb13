//! Pinyin → the letters that the library's Mandarin rules read.
//!
//! Every syllable of Mandarin reaches the library in this form, be it a hanzi of the text or Pinyin
//! that stands in it. `tests/it/syllables.rs` holds every syllable in every tone to its sounds.

use crate::model::pronunciation::Syllable;
use aloud_espeak::Spelling;

/// Syllables for which the library has no rule: each is sounded as the nearest one that it has. ḿ as
/// in 呣, ń as in 嗯, hm and hng as in 哼, r as in 花儿.
const OTHERWISE: &[(&str, &str)] = &[
    ("m", "mu"),
    ("n", "ng"),
    ("hm", "heng"),
    ("hng", "heng"),
    ("r", "er"),
    ("lue", "lve"),
    ("nue", "nve"),
];

/// What the library is given for a syllable.
pub(super) fn letters(syllable: &Syllable) -> String {
    let plain = syllable.letters();
    let other = OTHERWISE.iter().find(|(written, _)| *written == plain);
    format!("{}{}", other.map_or(plain, |(_, read)| read), syllable.tone())
}

/// Has Pinyin that stands in a text with the marks of its tones (`这个字读shàn`) sounded as Mandarin.
/// Adds to spellings, which are in order; a word that one of them touches is left to it.
pub(super) fn spell_written(text: &str, spellings: &mut Vec<Spelling>) {
    if !text.contains(is_toned) {
        return;
    }
    let chars: Vec<char> = text.chars().collect();
    let told = spellings.len();
    let mut start = 0;
    for word in chars.chunk_by(|a, b| is_part(*a) && is_part(*b)) {
        let range = start..start + word.len();
        start = range.end;
        if !word.iter().any(|c| is_toned(*c)) {
            continue;
        }
        let free = |s: &Spelling| {
            let (from, to) = (s.at as usize, (s.at + s.count) as usize);
            to <= range.start || range.end <= from
        };
        if let Some(syllables) = syllables(word)
            && spellings[..told].iter().all(free)
        {
            let text = syllables.iter().map(letters).collect::<Vec<_>>().join(" ");
            let (at, count) = (range.start as u32, word.len() as u32);
            spellings.push(Spelling { at, count, text });
        }
    }
    spellings.sort_by_key(|s| (s.at, s.count));
}

/// The letters with a mark of a tone.
fn is_toned(c: char) -> bool {
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ".contains(c)
}

/// May the character stand within a word of Pinyin, or of another language in Latin letters?
fn is_part(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\'' | '’' | '\u{300}'..='\u{36f}')
}

/// The most letters of a syllable, as in zhuang.
const LONGEST: usize = 6;

/// The syllables of a written word; `None` if it is of another language. All but the last have the
/// mark of their tone: résumé and René are French.
fn syllables(word: &[char]) -> Option<Vec<Syllable>> {
    if word.is_empty() {
        return Some(Vec::new());
    }
    (1..=word.len().min(LONGEST)).rev().find_map(|len| {
        let (head, rest) = word.split_at(len);
        let rest = rest.strip_prefix(&['\'']).or(rest.strip_prefix(&['’'])).unwrap_or(rest);
        let marks = head.iter().filter(|c| is_toned(**c)).count();
        if marks > 1 || marks == 0 && !rest.is_empty() {
            return None;
        }
        let first = Syllable::parse(&head.iter().collect::<String>())?;
        if !is_syllable(first.letters()) {
            return None;
        }
        let mut all = syllables(rest)?;
        all.insert(0, first);
        Some(all)
    })
}

/// The initials, those of two letters first.
const INITIALS: [&str; 21] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r",
    "z", "c", "s",
];

/// The finals behind an initial, ü being v.
const FINALS: [&str; 34] = [
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "i", "ia", "ie", "iao",
    "iu", "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un", "uang",
    "ue", "v", "ve", "io",
];

/// The syllables without an initial.
const ALONE: [&str; 37] = [
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er", "ya", "yo", "ye", "yai",
    "yao", "you", "yan", "yin", "yang", "ying", "yong", "yi", "yu", "yue", "yuan", "yun", "wa",
    "wo", "wai", "wei", "wan", "wen", "wang", "weng", "wu",
];

/// Whether letters are a syllable: one without an initial, or an initial with a final that it can have.
fn is_syllable(letters: &str) -> bool {
    if ALONE.contains(&letters) {
        return true;
    }
    let Some((initial, r#final)) =
        INITIALS.iter().find_map(|i| Some((*i, letters.strip_prefix(i)?)))
    else {
        return false;
    };
    let palatal = matches!(initial, "j" | "q" | "x");
    let sibilant = matches!(initial, "zh" | "ch" | "sh" | "r" | "z" | "c" | "s");
    let fits = match r#final {
        "v" | "ve" => matches!(initial, "n" | "l"),
        "ue" => palatal || matches!(initial, "n" | "l"),
        "iong" => palatal,
        "i" => !matches!(initial, "f" | "g" | "k" | "h"),
        "e" => !palatal && !matches!(initial, "b" | "p" | "f"),
        "o" => matches!(initial, "b" | "p" | "m" | "f" | "l"),
        "u" | "un" | "uan" if palatal => true,
        other if other.starts_with('i') => !sibilant && !matches!(initial, "g" | "k" | "h"),
        "u" => true,
        other if other.starts_with('u') || other == "ong" => {
            !palatal && !matches!(initial, "b" | "p" | "m" | "f")
        }
        _ => !palatal,
    };
    fits && FINALS.contains(&r#final)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut spellings = Vec::new();
        spell_written(text, &mut spellings);
        spellings.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn pinyin_with_marks_is_mandarin() {
        for (text, read) in [
            ("这个字读shàn。", "shan4"),
            ("读作“zhǎo”，不读“zháo”。", "zhao3|zhao2"),
            ("拼音是běijīng和Xī'ān", "bei3 jing1|xi1 an1"),
            ("nǚér、lüè、xióng", "nv3 er2|lve4|xiong2"),
            ("māma", "ma1 ma5"),
        ] {
            assert_eq!(written(text), read, "{text}");
        }
    }

    #[test]
    fn other_languages_are_not() {
        for text in
            ["去café吃饭", "résumé", "René和José", "naïve", "Bogotá", "São Paulo", "touché", "GDP"]
        {
            assert_eq!(written(text), "", "{text}");
        }
    }

    #[test]
    fn a_told_word_is_left_alone() {
        let mut spellings = vec![Spelling { at: 1, count: 2, text: "x".into() }];
        spell_written("读shàn", &mut spellings);
        assert_eq!(spellings.len(), 1);
    }

    #[test]
    fn what_has_no_vowel_is_read_as_what_has() {
        let read = |s: &str| letters(&Syllable::parse(s).unwrap());
        assert_eq!(
            ["m2", "n4", "r5", "xiong1", "lue4"].map(read),
            ["mu2", "ng4", "er5", "xiong1", "lve4"]
        );
    }
}
