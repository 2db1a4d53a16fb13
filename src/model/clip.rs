//! A take made fit for the timeline: decoded, trimmed, at the edition's rate.

use super::units::SampleRate;
use super::voice::{Timing, WordMark};

/// The sound of one segment. Its marks count frames of `samples`.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip {
    /// The rate of the samples.
    pub rate: SampleRate,
    /// Mono, 16 bit, without silence at either edge. Empty if the voice has no sound for the text.
    pub samples: Vec<i16>,
    /// The words, in order, without overlaps, inside `samples`.
    pub marks: Vec<WordMark>,
    /// How the marks came to be.
    pub timing: Timing,
}
