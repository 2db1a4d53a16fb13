//! The sound of a file: what its index is made of.

use crate::audio::encode::aac::{AacStream, UNIT};
use crate::model::units::{Frames, SampleRate};

/// The sound of a file, as its index needs it.
#[derive(Debug)]
pub struct Movie {
    pub rate: SampleRate,
    pub stream: AacStream,
    /// The sizes of the access units in bytes.
    pub sizes: Vec<u32>,
}

impl Movie {
    pub fn priming(&self) -> Frames {
        self.stream.priming
    }

    pub fn frames(&self) -> Frames {
        self.stream.frames
    }

    /// Frames that a player drops at the end.
    pub fn padding(&self) -> Frames {
        self.coded().saturating_sub(self.stream.priming + self.stream.frames)
    }

    pub(super) fn coded(&self) -> Frames {
        Frames(self.sizes.len() as u64 * UNIT)
    }

    /// Of each access unit: the last ones end with the sound, for players that cut no other way.
    pub(super) fn durations(&self) -> impl Iterator<Item = u32> {
        let end = self.priming().0 + self.frames().0;
        (0..self.sizes.len() as u64).map(move |n| end.saturating_sub(n * UNIT).min(UNIT) as u32)
    }
}
