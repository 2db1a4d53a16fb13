//! The trait that every way to the ear implements.

use crate::error::Result;
use crate::model::units::{Frames, SampleRate};

/// A device that takes sound.
///
/// For implementers: `write` blocks while the device has enough, so it is what keeps the time.
pub trait Device: Send {
    /// Makes it ready for mono sound of 16 bits. Called once more for each other rate.
    fn start(&mut self, rate: SampleRate) -> Result<()>;
    /// Hands over sound. It returns when the device has taken all of it.
    fn write(&mut self, samples: &[i16]) -> std::result::Result<(), Lost>;
    /// Frames that were handed over and are not heard yet.
    fn delay(&mut self) -> Frames;
    /// Waits until all that was handed over is heard.
    fn drain(&mut self);
    /// Forgets what is not heard yet.
    fn discard(&mut self);
    /// How often it ran dry, since it was opened.
    fn underruns(&self) -> u64;
}

/// The device went away, for this reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost(pub String);

/// The devices that a person can choose from: name and description.
pub type Devices = Vec<(String, String)>;
