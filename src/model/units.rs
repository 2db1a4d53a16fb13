//! Units as types: frames, code points, sample rates, decibels. Seconds exist at the edge only.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Add, AddAssign, Sub};
use std::time::Duration;

/// Frames: the samples of mono sound. A number of them, or the place of one.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(inline))]
#[serde(transparent)]
pub struct Frames(pub u64);

impl Frames {
    /// The length of a sound.
    pub fn of(samples: &[i16]) -> Self {
        Frames(samples.len() as u64)
    }

    /// As an index into samples.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }

    /// The difference, or nothing where it would be less.
    pub(crate) fn saturating_sub(self, other: Self) -> Self {
        Frames(self.0.saturating_sub(other.0))
    }
}

/// Unicode code points of the source text of an edition: a number of them, or a place.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct SourceChars(pub u64);

impl SourceChars {
    /// The length of a text.
    pub(crate) fn of(text: &str) -> Self {
        SourceChars(text.chars().count() as u64)
    }

    /// As an index into the code points of the text.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// Sums and differences of one unit.
macro_rules! arithmetic {
    ($($unit:ident),+) => {$(
        impl Add for $unit {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                $unit(self.0 + other.0)
            }
        }

        impl AddAssign for $unit {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }

        impl Sub for $unit {
            type Output = Self;

            fn sub(self, other: Self) -> Self {
                $unit(self.0 - other.0)
            }
        }

        impl fmt::Display for $unit {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

arithmetic!(Frames, SourceChars);

/// Frames a second. All sound here is mono, so a frame is one sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct SampleRate(pub u32);

impl SampleRate {
    /// The whole frames nearest to a stretch of time.
    pub fn frames(self, time: Duration) -> Frames {
        let nanos = time.as_nanos() * u128::from(self.0);
        Frames(u64::try_from((nanos + 500_000_000) / 1_000_000_000).unwrap_or(u64::MAX))
    }

    /// The length of `frames`, to the nanosecond below. The one way from frames to seconds.
    pub fn duration(self, frames: Frames) -> Duration {
        let rate = u64::from(self.0.max(1));
        let nanos = (frames.0 % rate) * 1_000_000_000 / rate;
        Duration::new(frames.0 / rate, nanos as u32)
    }
}

impl fmt::Display for SampleRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} Hz", self.0)
    }
}

/// A level relative to full scale, in decibels; 0 is full scale, speech lies below.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(crate) struct Decibels(pub f32);

impl Decibels {
    /// The amplitude of a 16-bit sample at this level.
    pub(crate) fn amplitude(self) -> u16 {
        (f32::from(i16::MAX) * 10f32.powf(self.0 / 20.0)) as u16
    }

    /// What an amplitude is multiplied by: 0 dB is 1.
    pub(crate) fn ratio(self) -> f64 {
        10f64.powf(f64::from(self.0) / 20.0)
    }
}

/// Hours, minutes and seconds as people write a length: `0:07`, `12:03`, `1:02:03`.
/// Rounded to the nearest second.
pub struct Clock(pub Duration);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = (self.0.as_millis() + 500) / 1000;
        let (h, m, s) = (s / 3600, s / 60 % 60, s % 60);
        if h > 0 { write!(f, "{h}:{m:02}:{s:02}") } else { write!(f, "{m}:{s:02}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_and_time_agree() {
        let rate = SampleRate(22050);
        assert_eq!(rate.frames(Duration::from_millis(100)), Frames(2205));
        assert_eq!(rate.duration(Frames(22050 * 3)), Duration::from_secs(3));
        for frames in [0, 1, 2, 7, 22049, 22051, 1_234_567_891].map(Frames) {
            assert_eq!(rate.frames(rate.duration(frames)), frames);
        }
    }

    #[test]
    fn levels() {
        assert_eq!(Decibels(0.0).amplitude(), 32767);
        assert_eq!(Decibels(-60.0).amplitude(), 32);
    }

    #[test]
    fn clocks_round_to_the_second() {
        assert_eq!(Clock(Duration::from_millis(59_600)).to_string(), "1:00");
        assert_eq!(Clock(Duration::from_secs(3723)).to_string(), "1:02:03");
    }
}
