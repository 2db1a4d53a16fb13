//! Writing systems: which a letter is of, which a language is written in, and which pieces of a
//! text a voice of another language should speak.

use super::language::Language;
use std::ops::Range;

/// The writing system of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Writing {
    /// Also of pinyin and of the letters of phonetics.
    Latin,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
    /// Hebrew.
    Hebrew,
    /// Arabic.
    Arabic,
    /// Of Hindi, Marathi, Nepali.
    Devanagari,
    /// Thai.
    Thai,
    /// Hanzi, kanji, hanja.
    Han,
    /// Hiragana and katakana.
    Kana,
    /// Hangul.
    Hangul,
    /// Any other.
    Other,
}

impl Writing {
    /// The writing system that `c` is a letter of. Numerals, signs of units and letters in circles
    /// are written in all of them, and so of none.
    pub fn of(c: char) -> Option<Writing> {
        if c.is_ascii() {
            return c.is_ascii_alphabetic().then_some(Writing::Latin);
        }
        if !c.is_alphabetic() {
            return None;
        }
        Some(match c {
            'µ' | '\u{2b0}'..='\u{2ff}' | '\u{2100}'..='\u{24ff}' | '\u{1d400}'..='\u{1d7ff}' => {
                return None;
            }
            '\u{80}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{fb00}'..='\u{fb06}' => {
                Writing::Latin
            }
            '\u{ff21}'..='\u{ff5a}' => Writing::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Writing::Greek,
            '\u{400}'..='\u{52f}' => Writing::Cyrillic,
            '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => Writing::Hebrew,
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}' => Writing::Arabic,
            '\u{900}'..='\u{97f}' => Writing::Devanagari,
            '\u{e00}'..='\u{e7f}' => Writing::Thai,
            '\u{3040}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Writing::Kana,
            '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}' => {
                Writing::Hangul
            }
            '\u{3005}' | '\u{3007}' => Writing::Han,
            '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                Writing::Han
            }
            _ => Writing::Other,
        })
    }

    /// Whether its texts have no spaces between words, so that letters are counted.
    pub fn is_dense(self) -> bool {
        matches!(self, Writing::Han | Writing::Kana | Writing::Hangul | Writing::Thai)
    }

    /// The fewest letters in a row that are more than a sign in a text in `around`: a single hanzi
    /// is a word, but α and β stand in formulas, and a kana decorates Chinese.
    fn fewest(self, around: &Language) -> usize {
        match self {
            Writing::Kana if !around.writes(Writing::Han) => 1,
            Writing::Han | Writing::Hangul => 1,
            Writing::Greek => 4,
            _ => 2,
        }
    }
}

/// Whether a character is a sign of the letter before it and no letter by itself: accents, and the vowel signs and
/// other marks of Hebrew, Arabic, the scripts of India, Thai and Lao, and kana. They are parts of words.
pub fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{3099}' | '\u{309a}')
        // The hyphen, the bars and the end marks of verses among them.
        && !matches!(c, '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5c6}' | '\u{964}' | '\u{965}')
}

impl Language {
    /// Whether texts in it are written so. Of a language that is not known here: in Latin letters.
    pub(crate) fn writes(&self, writing: Writing) -> bool {
        use Writing::*;
        let script = self.as_str().split('-').skip(1).find(|p| p.len() == 4);
        match (script, self.primary()) {
            (Some("Latn"), _) => writing == Latin,
            (Some("Cyrl"), _) => writing == Cyrillic,
            (Some("Arab"), _) => writing == Arabic,
            (_, "zh" | "cmn" | "yue" | "wuu" | "nan" | "hak" | "gan" | "hsn" | "lzh") => {
                writing == Han
            }
            (_, "ja") => matches!(writing, Han | Kana),
            (_, "ko") => matches!(writing, Han | Hangul),
            (_, "sr") => matches!(writing, Cyrillic | Latin),
            (_, "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "mn" | "tg" | "tt" | "ba") => {
                writing == Cyrillic
            }
            (_, "el" | "grc") => writing == Greek,
            (_, "he" | "yi") => writing == Hebrew,
            (_, "ar" | "fa" | "ur" | "ps" | "ug" | "sd" | "ckb") => writing == Arabic,
            (_, "hi" | "mr" | "ne" | "sa") => writing == Devanagari,
            (_, "th") => writing == Thai,
            (
                _,
                "bn" | "as" | "ta" | "te" | "kn" | "ml" | "gu" | "pa" | "or" | "si" | "km" | "lo"
                | "my" | "bo" | "dz" | "ka" | "hy" | "am" | "ti" | "dv" | "chr",
            ) => writing == Other,
            _ => writing == Latin,
        }
    }

    /// Whether it is written in Chinese characters alone, as Mandarin and Cantonese are.
    pub(crate) fn is_chinese(&self) -> bool {
        self.writes(Writing::Han) && !self.writes(Writing::Kana) && !self.writes(Writing::Hangul)
    }
}

/// How much of a text is written in which writing system: words, or letters where it has no spaces.
#[derive(Clone, Debug, Default)]
pub struct Tally([usize; Writing::Other as usize + 1]);

impl Tally {
    /// Counts in a text.
    pub fn of(text: &str) -> Tally {
        let mut tally = Tally::default();
        let mut last = None;
        for c in text.chars() {
            let writing = Writing::of(c);
            if let Some(w) = writing
                && (w.is_dense() || writing != last)
            {
                tally.0[w as usize] += 1;
            }
            // A mark within a word goes on with it.
            if writing.is_some() || !matches!(c, '\'' | '’' | '-' | '\u{ad}' | '\u{200c}') {
                last = writing;
            }
        }
        tally
    }

    /// In one of them.
    pub fn get(&self, writing: Writing) -> usize {
        self.0[writing as usize]
    }

    /// In those of a language.
    pub fn own(&self, language: &Language) -> usize {
        ALL.iter().filter(|w| language.writes(**w)).map(|w| self.get(*w)).sum()
    }

    /// The one that a language is not written in and the text has the most of, if it has any.
    pub fn foreign(&self, language: &Language) -> Option<(Writing, usize)> {
        let foreign = ALL.iter().filter(|w| !language.writes(**w)).map(|w| (*w, self.get(*w)));
        // Of several the first.
        foreign.rev().max_by_key(|(_, n)| *n).filter(|(_, n)| *n > 0)
    }
}

const ALL: [Writing; 11] = {
    use Writing::*;
    [Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, Han, Kana, Hangul, Other]
};

/// So many words make a passage, and in quotation marks so many.
const WORDS: usize = 4;
const QUOTED_WORDS: usize = 3;

/// Whether a piece of a text in another language than the text around it is worth another voice.
///
/// A voice reads single words of other languages in Latin letters (`GDP`, `iPhone 17`, a name) as
/// its listeners do, and changing for them tears the sentence apart. So these make a passage only
/// from four words on, or from three in quotation marks; letters that the language around is not
/// written in make one always, because its voice cannot read them.
pub fn is_passage(text: &str, piece: Range<usize>, around: &Language) -> bool {
    let inside = &text[piece.clone()];
    let tally = Tally::of(inside);
    if let Some((writing, n)) = tally.foreign(around)
        && writing != Writing::Latin
        && n >= tally.own(around)
    {
        let fewest = writing.fewest(around);
        let mut words = inside.split(|c| Writing::of(c) != Some(writing));
        return words.any(|word| word.chars().take(fewest).count() == fewest);
    }
    // A word of a language without spaces has about two letters.
    let dense = ALL.iter().filter(|w| w.is_dense()).map(|w| tally.get(*w)).sum::<usize>();
    // An address or a path is one word, whatever its marks.
    let spaced = inside
        .split_whitespace()
        .filter(|word| word.chars().any(|c| Writing::of(c).is_some_and(|w| !w.is_dense())));
    let words = spaced.count() + dense / 2;
    let needed = if is_quoted(text, &piece) { QUOTED_WORDS } else { WORDS };
    words >= needed
}

fn is_quoted(text: &str, piece: &Range<usize>) -> bool {
    let quotes = ['"', '“', '”', '„', '‘', '’', '«', '»', '「', '」', '『', '』', '‹', '›', '＂'];
    let stops = |c: char| c.is_whitespace() || ".,!?;:…。，！？；：".contains(c);
    let before = text[..piece.start].trim_end().ends_with(quotes);
    let inside = &text[piece.clone()];
    let inside_before = inside.trim_start().starts_with(quotes);
    let after = text[piece.end..].trim_start_matches(stops).starts_with(quotes);
    let inside_after = inside.trim_end_matches(stops).ends_with(quotes);
    (before || inside_before) && (after || inside_after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(tag: &str) -> Language {
        Language::parse(tag).unwrap()
    }

    #[test]
    fn every_letter_has_a_writing_system_and_nothing_else_has() {
        use Writing::*;
        for (text, writing) in [
            ("aéßŁＡ", Latin),
            ("αΩ", Greek),
            ("яЇ", Cyrillic),
            ("漢々𠀀", Han),
            ("あア", Kana),
            ("한", Hangul),
            ("ا", Arabic),
            ("א", Hebrew),
            ("ह", Devanagari),
            ("ไ", Thai),
            ("ა", Other),
        ] {
            for c in text.chars() {
                assert_eq!(Writing::of(c), Some(writing), "{c}");
            }
        }
        for c in "1，Ⅲ①℃µ—“ ".chars() {
            assert_eq!(Writing::of(c), None, "{c}");
        }
        assert!(ALL.iter().enumerate().all(|(i, w)| i == *w as usize));
    }

    #[test]
    fn words_are_counted_and_letters_where_there_are_no_spaces() {
        let tally = Tally::of("It's the River Li (漓江), ok?");
        assert_eq!((tally.get(Writing::Latin), tally.get(Writing::Han)), (5, 2));
        assert_eq!(tally.own(&tag("zh")), 2);
        assert_eq!(tally.foreign(&tag("zh")), Some((Writing::Latin, 5)));
        assert_eq!(tally.foreign(&tag("en")), Some((Writing::Han, 2)));
        assert_eq!(Tally::of("1, 2").foreign(&tag("en")), None);
    }

    #[test]
    fn what_is_worth_another_voice() {
        for (around, text, piece, expected) in [
            ("zh", "去年GDP增长", "GDP", false),
            ("zh", "他用iPhone 17 Pro打电话", "iPhone 17 Pro", false),
            ("zh", "他说“We will win.”", "We will win", true),
            ("zh", "他说 We will win 了", "We will win", false),
            ("zh", "他说 we will win today 了", "we will win today", true),
            ("zh", "见 https://a.org/b-c-d/e.f-g 吧", "https://a.org/b-c-d/e.f-g", false),
            ("en", "The River Li (漓江) flows", "漓江", true),
            ("en", "where α and β are", "α", false),
            ("en", "He said да to it", "да", true),
            ("en", "un certain je ne sais quoi here", "je ne sais quoi", true),
            ("en", "a café there", "café", false),
            ("zh", "他说ありがとう了", "ありがとう", true),
            ("zh", "优の良品", "の", false),
        ] {
            let start = text.find(piece).unwrap();
            let found = is_passage(text, start..start + piece.len(), &tag(around));
            assert_eq!(found, expected, "{text}");
        }
    }
}
