//! A device that nobody hears: it takes sound as fast as a real one would, or some times faster.

use super::output::{Device, Lost};
use crate::error::Result;
use crate::model::units::SampleRate;
use std::time::{Duration, Instant};

/// What a real device would hold.
const BUFFER: Duration = Duration::from_millis(100);

/// Keeps time by the clock.
pub struct Silent {
    /// Times real time.
    factor: f64,
    rate: SampleRate,
    /// When the first frame after the last standstill was heard.
    since: Instant,
    /// Frames handed over since then.
    written: u64,
    underruns: u64,
}

impl Silent {
    pub fn new(factor: f64) -> Self {
        Silent { factor, rate: SampleRate(1), since: Instant::now(), written: 0, underruns: 0 }
    }

    fn time_of(&self, frames: u64) -> Duration {
        self.rate.duration(frames).div_f64(self.factor)
    }
}

impl Device for Silent {
    fn start(&mut self, rate: SampleRate) -> Result<()> {
        self.rate = rate;
        self.discard();
        Ok(())
    }

    fn write(&mut self, samples: &[i16]) -> std::result::Result<(), Lost> {
        let ends = self.time_of(self.written);
        if self.written > 0 && self.since.elapsed() > ends {
            self.underruns += 1;
            self.discard();
        }
        if self.written == 0 {
            self.since = Instant::now();
        }
        self.written += samples.len() as u64;
        let ends = self.time_of(self.written);
        std::thread::sleep(ends.saturating_sub(self.since.elapsed() + BUFFER.div_f64(self.factor)));
        Ok(())
    }

    fn delay(&mut self) -> u64 {
        let heard = self.rate.frames(self.since.elapsed().mul_f64(self.factor));
        self.written.saturating_sub(heard)
    }

    fn drain(&mut self) {
        std::thread::sleep(self.time_of(self.written).saturating_sub(self.since.elapsed()));
        self.discard();
    }

    fn discard(&mut self) {
        self.written = 0;
    }

    fn underruns(&self) -> u64 {
        self.underruns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_keeps_the_time_and_tells_what_is_not_heard_yet() {
        let mut device = Silent::new(2.0);
        device.start(SampleRate(1000)).unwrap();
        let begun = Instant::now();
        for _ in 0..10 {
            device.write(&[0; 100]).unwrap();
            assert!(device.delay() <= 300);
        }
        device.drain();
        let took = begun.elapsed().as_millis();
        assert!((500..1500).contains(&took), "{took} ms for a second at twice real time");
        assert_eq!(device.delay(), 0);
        assert_eq!(device.underruns(), 0);
        device.write(&[0; 10]).unwrap();
        std::thread::sleep(Duration::from_millis(40));
        device.write(&[0; 10]).unwrap();
        assert_eq!(device.underruns(), 1);
    }
}
