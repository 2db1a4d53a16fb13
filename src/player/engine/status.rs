//! What the engine is told, and what it tells.

use crate::model::units::{Frames, SampleRate};
use crate::player::track::{Target, Track};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Further than this the place that is heard is not guessed ahead of what the device told.
const GUESS: Duration = Duration::from_millis(60);

pub(super) enum Command {
    Play(Arc<Track>, Target, u64),
    Seek(Target, u64),
    Pause(bool),
    Speed(f64),
    Gain(f32),
    Stop,
}

/// How it goes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Status {
    /// The frame of the track that is heard.
    pub frame: Frames,
    /// Frames of the track a second; 0 before it is known.
    pub rate: SampleRate,
    /// Not paused, not at the end.
    pub playing: bool,
    /// Waits for sound that is not rendered yet.
    pub waiting: bool,
    /// The last word has been heard.
    pub ended: bool,
    /// Why the device is away. It is looked for.
    pub lost: Option<String>,
    /// How often the device ran dry although there was sound for it.
    pub underruns: u64,
    /// How often it had to wait for the renderer after it had begun.
    pub starved: u64,
    /// Frames handed to the device in all.
    pub frames_out: Frames,
    /// When the first sound was handed to the device.
    pub first_sound: Option<Instant>,
    pub(super) told: Instant,
    pub(super) speed: f64,
    pub(super) end: Frames,
    /// The number of the last jump that was carried out.
    pub(super) jumped: u64,
    /// Where it is on the way to.
    pub(super) wanted: Option<Target>,
}

impl Status {
    /// The frame that is heard at this moment.
    pub(crate) fn heard(&self) -> Frames {
        if !self.playing || self.waiting || self.lost.is_some() || self.rate == SampleRate(0) {
            return self.frame;
        }
        let since = self.told.elapsed().min(GUESS).mul_f64(self.speed);
        (self.frame + self.rate.frames(since)).min(self.end.max(self.frame))
    }
}
