//! What decoders make of a file, and what they have in common.

use crate::error::{Error, Kind};
use crate::model::units::SampleRate;

/// Frames that one answer may hold: half an hour at 48 kHz. A small file can unpack to more.
pub(super) const LONGEST: usize = 48_000 * 60 * 30;

/// Mono sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pcm {
    /// Frames a second.
    pub rate: SampleRate,
    /// One sample a frame.
    pub samples: Vec<i16>,
}

/// What was read of a file at the beginning of some bytes.
pub(super) struct Part {
    /// Its sound; in several pieces where the rate changes within it.
    pub(super) sounds: Vec<Pcm>,
    /// Bytes that it takes.
    pub(super) end: usize,
}

pub(super) fn broken(why: impl std::fmt::Display) -> Error {
    Error::new(Kind::Transient, format!("the sound cannot be decoded: {why}"))
}

/// The mean of the channels of interleaved samples.
pub(super) fn mono(samples: &[i16], channels: usize) -> impl Iterator<Item = i16> {
    samples.chunks_exact(channels.max(1)).map(|frame| {
        (frame.iter().map(|s| i32::from(*s)).sum::<i32>() / frame.len().max(1) as i32) as i16
    })
}
