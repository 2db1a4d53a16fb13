//! Where the words that a service names stand in the text that it was given.

use crate::model::range::SpokenRange;
use std::ops::Range;

/// So far ahead a word is looked for: what a service leaves out is short.
const AHEAD: usize = 200;

/// Finds words in order.
pub(super) struct Finder {
    text: Vec<char>,
    at: usize,
}

impl Finder {
    pub(super) fn new(text: &str) -> Self {
        Finder { text: text.chars().map(plain).collect(), at: 0 }
    }

    /// The place of the next word, in code points. Signs at its edges and its case do not count.
    /// `None`, and nothing is passed over, if it is nowhere near.
    pub(super) fn find(&mut self, word: &str) -> Option<SpokenRange> {
        let word: Vec<char> = word.chars().map(plain).collect();
        let first = word.iter().position(|c| c.is_alphanumeric())?;
        let last = word.iter().rposition(|c| c.is_alphanumeric())?;
        let word = &word[first..=last];
        let end = (self.at + AHEAD + word.len()).min(self.text.len());
        let ahead = self.text.get(self.at..end)?;
        let start = self.at + ahead.windows(word.len()).position(|w| w == word)?;
        self.at = start + word.len();
        Some(SpokenRange { start, end: self.at })
    }
}

/// Case and the two apostrophes are all one.
fn plain(c: char) -> char {
    if c == '’' { '\'' } else { c.to_lowercase().next().unwrap_or(c) }
}

/// The code points of byte ranges that grow.
pub(super) struct Bytes<'a> {
    text: &'a str,
}

impl<'a> Bytes<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Bytes { text }
    }

    /// The code points of a range of bytes; `None` if it is none of this text.
    pub(super) fn chars(&self, bytes: Range<usize>) -> Option<SpokenRange> {
        let start = self.text.get(..bytes.start)?.chars().count();
        let length = self.text.get(bytes)?.chars().count();
        Some(SpokenRange { start, end: start + length })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_order_and_odd_ones_passed_over() {
        let mut finder = Finder::new("Don’t go, don't STOP 去北京。");
        assert_eq!(finder.find("don't"), Some((0..5).into()));
        assert_eq!(finder.find("nowhere"), None);
        assert_eq!(finder.find("Don't"), Some((10..15).into()));
        assert_eq!(finder.find(" stop, "), Some((16..20).into()));
        assert_eq!(finder.find("北京"), Some((22..24).into()));
        assert_eq!(finder.find("。"), None);
        assert_eq!(finder.find("去"), None, "never backwards");
    }

    #[test]
    fn bytes_become_code_points() {
        let bytes = Bytes::new("héllo 北京 x");
        assert_eq!(bytes.chars(0..6), Some((0..5).into()));
        assert_eq!(bytes.chars(7..13), Some((6..8).into()));
        assert_eq!(bytes.chars(2..6), None, "inside a character");
        assert_eq!(bytes.chars(7..99), None);
    }
}
