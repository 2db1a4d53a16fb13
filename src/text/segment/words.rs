//! Looking at the word before and the word after a place in a text, without allocating.

use super::lang::{self, Language};
use crate::model::writing::is_mark;

/// A lower-cased word of at most [`Word::MAX`] bytes. Longer ones are not abbreviation and no
/// function word, so they are kept as empty.
#[derive(Clone, Copy)]
pub(super) struct Word {
    bytes: [u8; Word::MAX],
    len: usize,
}

impl Word {
    const MAX: usize = 40;

    /// `text` in lower case.
    pub(super) fn lower(text: &str) -> Word {
        let mut w = Word { bytes: [0; Word::MAX], len: 0 };
        if text.len() > Word::MAX {
            return w;
        }
        for c in text.chars().flat_map(char::to_lowercase) {
            let end = w.len + c.len_utf8();
            if end > Word::MAX {
                w.len = 0;
                return w;
            }
            c.encode_utf8(&mut w.bytes[w.len..end]);
            w.len = end;
        }
        w
    }

    /// The abbreviation `a.b`.
    pub(super) fn pair(a: char, b: char) -> Word {
        let mut text = [0; 12];
        let mut len = a.encode_utf8(&mut text).len();
        text[len] = b'.';
        len += 1;
        len += b.encode_utf8(&mut text[len..]).len();
        Word::lower(std::str::from_utf8(&text[..len]).unwrap_or(""))
    }

    /// The word; empty if it was too long.
    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or("")
    }

    /// Whether `language` lists it as an abbreviation.
    pub(super) fn is_known(&self, language: &Language) -> bool {
        [language.may_end, language.before_word, language.before_number, language.ends]
            .into_iter()
            .any(|list| self.is_in(list))
    }

    /// Whether one of `list` is this word.
    pub(super) fn is_in(&self, list: &[&str]) -> bool {
        // The first byte decides nearly always: this is the hottest loop of the segmenter.
        let word = &self.bytes[..self.len];
        let Some(&first) = word.first() else { return false };
        list.iter().any(|entry| {
            let entry = entry.as_bytes();
            entry.len() == word.len() && entry[0] == first && entry == word
        })
    }
}

/// Whether `word` is one that sentences begin with and names do not, and has a capital.
pub(super) fn starts(word: &str, language: &Language) -> bool {
    let lower = Word::lower(word);
    word.starts_with(char::is_uppercase)
        && (lower.is_in(language.starters) || lower.is_in(lang::english().starters))
}

/// The unbroken piece that ends at `at` and begins after `from`: letters, digits, and the dots,
/// hyphens and apostrophes inside it. Looks back 64 bytes at most.
pub(super) fn piece_before(text: &str, from: usize, at: usize) -> &str {
    let mut start = at;
    for c in text[from..at].chars().rev() {
        let inner = c.is_alphanumeric()
            || matches!(c, '.' | '-' | '\'' | '’' | '&' | '/' | '@' | '_' | '°' | '´')
            || is_mark(c);
        if !inner || at - start > 64 {
            break;
        }
        start -= c.len_utf8();
    }
    text[start..at].trim_start_matches(['\'', '’', '.', '-', '/', '&', '_'])
}

/// The word that begins at `at`: letters, digits and marks, up to anything else.
pub(super) fn word_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let end = rest
        .char_indices()
        .take(64)
        .find(|&(_, c)| !(c.is_alphanumeric() || is_mark(c)))
        .map_or_else(|| rest.char_indices().nth(64).map_or(rest.len(), |(i, _)| i), |(i, _)| i);
    &rest[..end]
}

/// A Roman numeral in capitals.
pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b"IVXLCDM".contains(&b))
}
