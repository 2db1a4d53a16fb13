//! A device that nobody hears: it takes sound as fast as a real one would, or some times faster.

use super::output::{Device, Lost};
use crate::error::Result;
use crate::model::units::{Frames, SampleRate};
use std::time::{Duration, Instant};

/// What a real device would hold.
const BUFFER: Duration = Duration::from_millis(100);

/// Where the time comes from.
#[derive(Clone, Copy)]
struct Clock {
    now: fn() -> Instant,
    sleep: fn(Duration),
}

/// Keeps time by the clock.
pub struct Silent {
    clock: Clock,
    /// Times real time.
    factor: f64,
    rate: SampleRate,
    /// When the first frame after the last standstill was heard.
    since: Instant,
    /// Frames handed over since then.
    written: Frames,
    underruns: u64,
}

impl Silent {
    pub fn new(factor: f64) -> Self {
        Silent::with(Clock { now: Instant::now, sleep: std::thread::sleep }, factor)
    }

    fn with(clock: Clock, factor: f64) -> Self {
        let since = (clock.now)();
        Silent { clock, factor, rate: SampleRate(1), since, written: Frames(0), underruns: 0 }
    }

    fn elapsed(&self) -> Duration {
        (self.clock.now)() - self.since
    }

    fn time_of(&self, frames: Frames) -> Duration {
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
        if self.written > Frames(0) && self.elapsed() > ends {
            self.underruns += 1;
            self.discard();
        }
        if self.written == Frames(0) {
            self.since = (self.clock.now)();
        }
        self.written += Frames::of(samples);
        let ends = self.time_of(self.written);
        (self.clock.sleep)(ends.saturating_sub(self.elapsed() + BUFFER.div_f64(self.factor)));
        Ok(())
    }

    fn delay(&mut self) -> Frames {
        let heard = self.rate.frames(self.elapsed().mul_f64(self.factor));
        self.written.saturating_sub(heard)
    }

    fn drain(&mut self) {
        (self.clock.sleep)(self.time_of(self.written).saturating_sub(self.elapsed()));
        self.discard();
    }

    fn discard(&mut self) {
        self.written = Frames(0);
    }

    fn underruns(&self) -> u64 {
        self.underruns
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    thread_local! { static NOW: Cell<Instant> = Cell::new(Instant::now()); }

    /// Time that passes only while somebody sleeps: no busy machine can hurry it.
    const TEST: Clock = Clock { now: || NOW.get(), sleep: |time| NOW.set(NOW.get() + time) };

    #[test]
    fn it_keeps_the_time_and_tells_what_is_not_heard_yet() {
        let mut device = Silent::with(TEST, 2.0);
        device.start(SampleRate(1000)).unwrap();
        let begun = NOW.get();
        for _ in 0..10 {
            device.write(&[0; 100]).unwrap();
            assert!(device.delay() <= Frames(300));
        }
        device.drain();
        let took = (NOW.get() - begun).as_millis();
        assert!((500..1500).contains(&took), "{took} ms for a second at twice real time");
        assert_eq!(device.delay(), Frames(0));
        assert_eq!(device.underruns(), 0);
        device.write(&[0; 10]).unwrap();
        (TEST.sleep)(Duration::from_millis(40));
        device.write(&[0; 10]).unwrap();
        assert_eq!(device.underruns(), 1);
    }
}
