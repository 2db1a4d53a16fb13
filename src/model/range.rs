//! Half-open ranges, each of one unit: frames or code points of the source text ([`Span`]), and code
//! points of the spoken text ([`SpokenRange`]). A bare `Range<usize>` counts bytes of a text.

use super::units::{Frames, SourceChars};
use serde::{Deserialize, Serialize};
use std::ops::{Range, Sub};

/// A half-open range `[start, end]`, either in Unicode code points of the source text or in frames of
/// the sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span<U>(pub U, pub U);

/// Frames of a sound.
pub type FrameSpan = Span<Frames>;

/// Code points of the source text of an edition.
pub type SourceSpan = Span<SourceChars>;

impl<U: Copy + Ord + Default + Sub<Output = U>> Span<U> {
    /// Whether `other` lies inside.
    pub(crate) fn holds(self, other: Self) -> bool {
        self.0 <= other.0 && other.1 <= self.1
    }

    /// Whether a place lies inside.
    pub(crate) fn contains(self, at: U) -> bool {
        self.0 <= at && at < self.1
    }

    /// Its length.
    pub fn len(self) -> U {
        if self.1 > self.0 { self.1 - self.0 } else { U::default() }
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.1 <= self.0
    }
}

impl From<Range<u64>> for FrameSpan {
    fn from(range: Range<u64>) -> Self {
        Span(Frames(range.start), Frames(range.end))
    }
}

impl From<Range<u64>> for SourceSpan {
    fn from(range: Range<u64>) -> Self {
        Span(SourceChars(range.start), SourceChars(range.end))
    }
}

/// Both kinds are one and the same in a file.
#[cfg(test)]
impl<U> schemars::JsonSchema for Span<U> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = <(u64, u64)>::json_schema(generator);
        let about = "A half-open range `[start, end]`, either in Unicode code points of [`Head::text`] \
                     or in\nframes of `audio.wav`.";
        schema.insert("description".into(), about.into());
        schema
    }
}

/// Code points of the spoken text of an utterance, half-open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SpokenRange {
    /// The first one.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

impl SpokenRange {
    /// How many they are.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether a code point is one of them.
    pub fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// To take them out of a list of the text's code points.
    pub fn indices(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for SpokenRange {
    fn from(range: Range<usize>) -> Self {
        SpokenRange { start: range.start, end: range.end }
    }
}
