//! Speech made faster or slower with its pitch kept: waveform similarity overlap-add (Verhelst and
//! Roelands, 1993).
//!
//! Every [`TimeStretcher::next`] gives one hop of sound. Where the last hop came from, the sound would
//! naturally go on; where the new tempo wants to be is elsewhere. Near the latter, the place that
//! looks most like the natural going-on is taken, and the one fades into the other over the hop.
//! At speed 1 the two are the same place and the samples are the file's own.

use crate::error::Result;
use crate::model::units::{Frames, SampleRate};
use std::time::Duration;

/// One hop; longer ones stutter, shorter ones roughen low voices.
const HOP: Duration = Duration::from_millis(20);
/// How far from the wanted place to look: more than half a period of a low voice (60 Hz).
const REACH: Duration = Duration::from_millis(10);
/// Slowest and fastest.
pub const SPEEDS: std::ops::RangeInclusive<f64> = 0.5..=3.0;

/// Where sound comes from.
pub trait Source {
    /// Frames that are there.
    fn frames(&self) -> Frames;
    /// Fills `samples` from `frame` on; all of them are there.
    fn read(&mut self, frame: Frames, samples: &mut [i16]) -> Result<()>;
}

/// A place in the sound, and how it goes on from there.
#[derive(Clone, Debug)]
pub struct TimeStretcher {
    hop: usize,
    reach: usize,
    /// Where the tempo is, in frames of the source.
    at: f64,
    /// Where the last hop would go on.
    natural: Frames,
    /// The source around both.
    window: Vec<i16>,
}

impl TimeStretcher {
    /// Begins at a frame.
    pub fn new(rate: SampleRate, frame: Frames) -> Self {
        TimeStretcher {
            hop: rate.frames(HOP).index().max(1),
            reach: rate.frames(REACH).index(),
            at: frame.0 as f64,
            natural: frame,
            window: Vec::new(),
        }
    }

    /// The frame of the source that is to come next.
    pub fn frame(&self) -> Frames {
        Frames(self.at.round() as u64)
    }

    /// Appends one hop of sound at a speed, and tells whether there was any. `last`: the source
    /// will not grow any more, so that its very end is played too; before that, there is sound
    /// only where a whole hop with its surroundings is there, or what comes at speed 1.
    pub fn next(
        &mut self,
        source: &mut dyn Source,
        speed: f64,
        last: bool,
        out: &mut Vec<i16>,
    ) -> Result<bool> {
        let frames = source.frames();
        if speed == 1.0 {
            return self.copy(source, frames, out);
        }
        let step = self.hop as f64 * speed;
        let wanted = Frames((self.at + step).round() as u64);
        let reach = Frames(self.reach as u64);
        let (from, to) = (wanted.saturating_sub(reach), wanted + reach);
        // What fades in begins one hop before where the tempo will be.
        let hop = Frames(self.hop as u64);
        let low = from.saturating_sub(hop).min(self.natural);
        let high = to.max(self.natural + hop);
        if (high > frames && !last) || self.frame() >= frames {
            return Ok(false);
        }
        // After the very end there is silence.
        let there = high.min(frames).saturating_sub(low).index();
        self.window.clear();
        self.window.resize((high - low).index(), 0);
        source.read(low, &mut self.window[..there])?;
        let natural = (self.natural - low).index();
        let candidates = (from.saturating_sub(hop) - low).index()..=(to - hop - low).index();
        let best = most_alike(&self.window, natural, self.hop, candidates);
        for i in 0..self.hop {
            let fade = (i + 1) as f32 / (self.hop + 1) as f32;
            let (old, new) = (self.window[natural + i].into(), self.window[best + i].into());
            let (old, new): (f32, f32) = (old, new);
            out.push((old + (new - old) * fade).round() as i16);
        }
        self.at = (self.at + step).min(frames.0 as f64);
        self.natural = low + Frames((best + self.hop) as u64);
        Ok(true)
    }

    /// One hop, or what is left of it, as it is.
    fn copy(
        &mut self,
        source: &mut dyn Source,
        frames: Frames,
        out: &mut Vec<i16>,
    ) -> Result<bool> {
        let count = frames.saturating_sub(self.natural).min(Frames(self.hop as u64));
        let start = out.len();
        out.resize(start + count.index(), 0);
        source.read(self.natural, &mut out[start..])?;
        self.natural += count;
        self.at = self.natural.0 as f64;
        Ok(count > Frames(0))
    }
}

/// The candidate whose next `hop` samples are most like those at `natural`: the one with the
/// largest normalized cross-correlation. First every second one on every second sample, then its
/// neighbours on all: what is heard as pitch lies far below half of that.
fn most_alike(
    window: &[i16],
    natural: usize,
    hop: usize,
    candidates: std::ops::RangeInclusive<usize>,
) -> usize {
    let (first, last) = (*candidates.start(), *candidates.end());
    let alike = |at: usize, step: usize| {
        let (mut product, mut energy) = (0i64, 1i64);
        let pairs = window[natural..natural + hop].iter().zip(&window[at..at + hop]);
        for (a, b) in pairs.step_by(step) {
            product += i64::from(*a) * i64::from(*b);
            energy += i64::from(*b) * i64::from(*b);
        }
        product as f64 / (energy as f64).sqrt()
    };
    let best = |places: &mut dyn Iterator<Item = usize>, step: usize| {
        places
            .map(|at| (alike(at, step), at))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map_or(first, |(_, at)| at)
    };
    let rough = best(&mut (first..=last).step_by(2), 2);
    best(&mut (rough.saturating_sub(1).max(first)..=(rough + 1).min(last)), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: SampleRate = SampleRate(22050);

    impl Source for &[i16] {
        fn frames(&self) -> Frames {
            Frames::of(self)
        }

        fn read(&mut self, frame: Frames, samples: &mut [i16]) -> Result<()> {
            samples.copy_from_slice(&self[frame.index()..frame.index() + samples.len()]);
            Ok(())
        }
    }

    fn stretched(mut sound: &[i16], speed: impl Fn(usize) -> f64) -> Vec<i16> {
        let (mut stretch, mut out) = (TimeStretcher::new(RATE, Frames(0)), Vec::new());
        for hop in 0.. {
            if !stretch.next(&mut sound, speed(hop), true, &mut out).unwrap() {
                break;
            }
        }
        assert_eq!(stretch.frame(), Frames::of(sound), "to the very end");
        out
    }

    /// A voice: a buzz whose pitch glides, shaped into syllables.
    fn voice(seconds: usize) -> Vec<i16> {
        let (mut phase, mut sound) = (0.0f64, Vec::new());
        for i in 0..seconds * RATE.0 as usize {
            let t = i as f64 / f64::from(RATE.0);
            phase += (120.0 + 15.0 * (t * 1.7).sin()) / f64::from(RATE.0);
            let loud = (0.5 - 0.5 * (t * 25.0).cos()) * 6000.0;
            let buzz: f64 = (1..12)
                .map(|h| (phase * f64::from(h) * std::f64::consts::TAU).sin() / f64::from(h))
                .sum();
            sound.push((buzz * loud) as i16);
        }
        sound
    }

    fn jump(sound: &[i16]) -> i32 {
        let jumps = sound.windows(2).map(|w| (i32::from(w[1]) - i32::from(w[0])).abs());
        jumps.max().unwrap()
    }

    /// Periods a second, by the median lag of the best autocorrelation.
    fn pitch(sound: &[i16]) -> f64 {
        let mut lags: Vec<f64> = sound
            .chunks_exact(1024)
            .filter_map(|frame| {
                let dot = |lag: usize| -> f64 {
                    let pairs = frame.iter().zip(&frame[lag..]).take(720);
                    pairs.map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
                };
                let lag = (140..260).max_by(|a, b| dot(*a).total_cmp(&dot(*b)))?;
                // A parabola through the peak: lags are whole, pitches are not.
                let (l, m, r) = (dot(lag - 1), dot(lag), dot(lag + 1));
                let bend = l - 2.0 * m + r;
                (m > 1e9 && bend < 0.0).then(|| lag as f64 + (l - r) / (2.0 * bend))
            })
            .collect();
        lags.sort_by(f64::total_cmp);
        f64::from(RATE.0) / lags[lags.len() / 2]
    }

    #[test]
    fn at_speed_one_every_sample_is_the_files_own() {
        let sound = voice(2);
        assert!(stretched(&sound, |_| 1.0) == sound);
    }

    #[test]
    fn length_pitch_and_smoothness() {
        let sound = voice(10);
        for speed in [0.5, 0.7, 1.5, 2.0, 3.0] {
            let out = stretched(&sound, |_| speed);
            let length = out.len() as f64 * speed / sound.len() as f64;
            assert!((length - 1.0).abs() < 0.005, "{speed}: length {length}");
            let kept = pitch(&out) / pitch(&sound);
            assert!((kept - 1.0).abs() < 0.01, "{speed}: pitch {kept}");
            assert!(jump(&out) <= jump(&sound) + 40, "{speed}: {} {}", jump(&out), jump(&sound));
        }
    }

    #[test]
    fn a_change_of_speed_does_not_click() {
        let sound = voice(6);
        let speeds = [1.0, 1.5, 1.0, 0.7, 3.0, 1.0, 0.5];
        let out = stretched(&sound, |hop| speeds[hop / 7 % speeds.len()]);
        assert!(jump(&out) <= jump(&sound) + 40);
    }

    #[test]
    fn a_source_that_grows_gives_the_same_sound() {
        let sound = voice(2);
        let (mut stretch, mut out, mut there) =
            (TimeStretcher::new(RATE, Frames(0)), Vec::new(), 0);
        loop {
            let last = there == sound.len();
            if !stretch.next(&mut &sound[..there], 1.7, last, &mut out).unwrap() {
                if last {
                    break;
                }
                there = (there + 777).min(sound.len());
            }
        }
        assert!(out == stretched(&sound, |_| 1.7));
    }

    #[test]
    fn next_to_no_sound_is_no_trouble() {
        for length in [0, 1, 500] {
            let sound = vec![9i16; length];
            assert!(stretched(&sound, |_| 2.0).len() <= length.next_multiple_of(441));
        }
    }
}
