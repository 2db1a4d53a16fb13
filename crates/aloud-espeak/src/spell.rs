//! Readings → what the library reads so.
//!
//! In its Mandarin voice a syllable with a digit for its tone is read as pinyin, by the same rules
//! that its dictionary of characters goes through: in place of 重庆 stands ` chong2 qing4 `. In all
//! voices that know sounds by name, a word may be given as those: ` [[r|I2|k|'|O@|d]] `. Each code
//! point of the new text remembers the code point that it stands for, so that word events can be
//! told in the text as it was.

use crate::protocol::Spelling;

/// A text as the library gets it.
pub(crate) struct Spelled {
    pub(crate) text: String,
    /// For each code point, and for the end, the code point of the original.
    origin: Vec<usize>,
}

impl Spelled {
    /// The place in the original of a place in the spelled text.
    pub(crate) fn origin(&self, at: usize) -> usize {
        self.origin.get(at).or(self.origin.last()).copied().unwrap_or(0)
    }
}

/// Puts spellings, which are in order, into a text. One that fits nowhere is passed over.
pub(crate) fn spell(text: &str, spellings: &[Spelling]) -> Spelled {
    let mut spelled = Spelled { text: String::with_capacity(text.len()), origin: Vec::new() };
    let mut spellings = spellings.iter().peekable();
    let mut spelled_until = 0;
    for (at, c) in text.chars().enumerate() {
        // A command counts within a word that is spelled otherwise, too.
        while let Some(s) =
            spellings.next_if(|s| (s.at as usize) < at || s.at as usize == at && s.count == 0)
        {
            if s.count == 0 {
                spelled.put_all(&s.text, at);
            }
        }
        if at < spelled_until {
            continue;
        }
        match spellings.next_if(|s| s.at as usize == at) {
            None => spelled.put(c, at),
            Some(spelling) => {
                spelled.put_all(&spelling.text, at);
                spelled_until = at + spelling.count as usize;
            }
        }
    }
    spelled.origin.push(text.chars().count());
    spelled
}

impl Spelled {
    /// Without spaces it would be one word with what is Latin around it.
    fn put_all(&mut self, text: &str, at: usize) {
        self.put(' ', at);
        text.chars().for_each(|c| self.put(c, at));
        self.put(' ', at);
    }

    fn put(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.origin.push(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_text() {
        let spelling = |at, text: &str| Spelling { at, count: 1, text: text.into() };
        let s =
            spell("在重庆。", &[spelling(1, "chong2"), spelling(2, "qing4"), spelling(9, "a1")]);
        assert_eq!(s.text, "在 chong2  qing4 。");
        let at = |part: &str| s.origin(s.text[..s.text.find(part).unwrap()].chars().count());
        assert_eq!((at("在"), at("ch"), at("qing"), at("。"), s.origin(99)), (0, 1, 2, 3, 4));
        assert_eq!(spell("", &[]).text, "");
        let word = Spelling { at: 2, count: 4, text: "[[l|I|v]]".into() };
        let s = spell("I live.", &[word]);
        assert_eq!((s.text.as_str(), s.origin(6), s.origin(14)), ("I  [[l|I|v]] .", 2, 7));
    }
}
