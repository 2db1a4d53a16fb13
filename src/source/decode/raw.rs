//! A text as it was decoded, with an account of the damage.

use std::borrow::Cow;

/// A decoded text with the account of its damage.
#[derive(Debug)]
pub(super) struct Raw<'a> {
    pub text: Cow<'a, str>,
    /// How many places are damaged and shown as U+FFFD.
    pub bad: usize,
    /// How many control characters there are that no text has, in an encoding that is no
    /// Unicode: many of them tell that it is another encoding, or no text at all.
    pub odd: usize,
    /// Where the first damaged place is, else the first of those characters, in bytes.
    pub first: Option<usize>,
    /// That is in the last few bytes.
    pub is_at_end: bool,
}

impl Raw<'_> {
    /// At most one place in 1,000 of so many bytes is damaged. One where a file was cut off need not
    /// be one in 1,000.
    pub fn is_tolerable(&self, len: usize) -> bool {
        let damage = self.bad + self.odd;
        (damage == 1 && self.is_at_end) || damage * 1000 <= len
    }

    /// Whether it is worth hearing all the same: a small file with one or two damaged places among
    /// 50 bytes each, though that would not do to tell its encoding by.
    pub fn is_worth_hearing(&self, len: usize) -> bool {
        self.is_tolerable(len) || (self.odd == 0 && self.bad <= 2 && self.bad * 50 <= len)
    }
}

impl<'a> Raw<'a> {
    /// A text that was decoded, and its damage.
    pub fn new(text: Cow<'a, str>, bad: usize, first: Option<usize>) -> Self {
        Raw { text, bad, odd: 0, first, is_at_end: false }
    }
}
