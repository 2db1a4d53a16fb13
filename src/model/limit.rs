//! How long one utterance may be.

/// The unit in which a backend limits the length of one utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Unicode code points.
    Chars(usize),
    /// Bytes of UTF-8.
    Bytes(usize),
    /// Code points, where a Han character, kana or Hangul syllable counts twice: about the time
    /// that it takes to say them.
    Weighted(usize),
}

impl Limit {
    /// The number.
    pub fn max(self) -> usize {
        match self {
            Limit::Chars(n) | Limit::Bytes(n) | Limit::Weighted(n) => n,
        }
    }

    /// How much of it a text uses.
    pub fn measure(self, text: &str) -> usize {
        match self {
            Limit::Chars(_) => text.chars().count(),
            Limit::Bytes(_) => text.len(),
            Limit::Weighted(_) => text.chars().map(|c| 1 + usize::from(c >= '\u{2E80}')).sum(),
        }
    }
}
