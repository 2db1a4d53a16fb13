//! A limiter that looks ahead: peaks, also those between samples, never pass the ceiling, and what is
//! soft enough passes unchanged.
//!
//! The gain that each peak needs is held for the look-ahead before it, rises again slowly, and is
//! smoothed by two moving averages that together are as long as the look-ahead. So it has come down to
//! what a peak needs when the peak is there.

use super::true_peak::{MARGIN, TruePeak};
use crate::model::units::SampleRate;
use std::collections::VecDeque;
use std::time::Duration;

/// How long before a peak the gain begins to fall. Short enough to pass before a vowel is heard as
/// softer, long enough not to be heard as distortion.
const LOOK_AHEAD: Duration = Duration::from_millis(6);
/// The time in which the gain rises by 63 % of what it lacks.
const RELEASE: Duration = Duration::from_millis(40);
/// Reductions of less than this are not counted as such: a tenth of a decibel.
const COUNTED: f32 = 0.988_55;
/// A gain that is less than a hundredth of a decibel from one is one.
const ALMOST_ONE: f32 = 0.998_9;

/// Limits mono sound as it passes.
pub struct Limiter {
    oversampled: TruePeak,
    ceiling: f32,
    /// Samples whose peaks are not all known, after those that they are computed from.
    unseen: Vec<f32>,
    /// Samples whose peaks are known, until their gain is.
    waiting: VecDeque<f32>,
    /// What the peak after the last sample that was looked at asks of the next one.
    carried: f32,
    envelope: Envelope,
    /// Samples that came out.
    frames: u64,
    limited: u64,
    deepest: f32,
}

impl Limiter {
    /// For a ceiling as an amplitude; 1.0 is full scale.
    pub fn new(rate: SampleRate, ceiling: f64) -> Self {
        Limiter {
            oversampled: TruePeak::new(),
            ceiling: ceiling as f32,
            unseen: vec![0.0; MARGIN - 1],
            waiting: VecDeque::new(),
            carried: 1.0,
            envelope: Envelope::new(rate),
            frames: 0,
            limited: 0,
            deepest: 1.0,
        }
    }

    /// Takes samples, and appends those that are ready to `out`.
    pub fn push(&mut self, samples: &[f32], out: &mut Vec<f32>) {
        self.unseen.extend_from_slice(samples);
        let places = self.unseen.len().saturating_sub(2 * MARGIN - 1);
        let mut needs = vec![1f32; places + 1];
        needs[0] = self.carried;
        self.oversampled.above(&self.unseen, self.ceiling, |place, peak| {
            let need = self.ceiling / peak;
            // It lies between two samples, and both make it.
            needs[place] = needs[place].min(need);
            needs[place + 1] = needs[place + 1].min(need);
            self.ceiling
        });
        self.carried = needs[places];
        for (place, need) in needs[..places].iter().enumerate() {
            self.waiting.push_back(self.unseen[place + MARGIN - 1]);
            if let Some(gain) = self.envelope.next(*need) {
                self.release(gain, out);
            }
        }
        self.unseen.drain(..places);
    }

    /// Appends the rest to `out`.
    pub fn finish(&mut self, out: &mut Vec<f32>) {
        self.push(&[0.0; MARGIN], out);
        while !self.waiting.is_empty() {
            if let Some(gain) = self.envelope.next(1.0) {
                self.release(gain, out);
            }
        }
    }

    fn release(&mut self, gain: f32, out: &mut Vec<f32>) {
        let Some(sample) = self.waiting.pop_front() else { return };
        self.frames += 1;
        self.limited += u64::from(gain < COUNTED);
        self.deepest = self.deepest.min(gain);
        out.push(sample * gain);
    }

    /// The share of the time in which the gain was reduced by a tenth of a decibel or more.
    pub fn limited_share(&self) -> f64 {
        self.limited as f64 / self.frames.max(1) as f64
    }

    /// The deepest reduction, in decibels; 0 where nothing was limited.
    pub fn deepest_reduction(&self) -> f64 {
        -20.0 * f64::from(self.deepest).log10()
    }
}

/// From the gain that each sample needs to a smooth one that is never higher.
struct Envelope {
    look_ahead: usize,
    release: f32,
    /// Samples taken.
    taken: u64,
    /// The needs below one that are still ahead, each with the sample that has it, falling.
    ahead: VecDeque<(u64, f32)>,
    held: f32,
    averages: [Average; 2],
    /// So many samples long the held gain was one.
    at_rest: usize,
}

impl Envelope {
    fn new(rate: SampleRate) -> Self {
        let look_ahead = rate.frames(LOOK_AHEAD).index().max(4);
        let samples = rate.frames(RELEASE).index().max(1) as f32;
        let first = look_ahead / 2;
        Envelope {
            look_ahead,
            release: 1.0 - (-1.0 / samples).exp(),
            taken: 0,
            ahead: VecDeque::new(),
            held: 1.0,
            averages: [first, look_ahead - first + 1].map(Average::new),
            at_rest: look_ahead * 2,
        }
    }

    /// Takes the need of the next sample; gives the gain of the one that is the look-ahead behind it.
    fn next(&mut self, need: f32) -> Option<f32> {
        let now = self.taken;
        self.taken += 1;
        if need < 1.0 {
            while self.ahead.back().is_some_and(|(_, other)| *other >= need) {
                self.ahead.pop_back();
            }
            self.ahead.push_back((now, need));
        }
        let ready = now + 1 >= self.look_ahead as u64;
        if self.ahead.is_empty() && self.at_rest >= self.look_ahead * 2 {
            return ready.then_some(1.0);
        }
        let oldest = (now + 1).saturating_sub(self.look_ahead as u64);
        while self.ahead.front().is_some_and(|(at, _)| *at < oldest) {
            self.ahead.pop_front();
        }
        let lowest = self.ahead.front().map_or(1.0, |(_, need)| *need);
        self.held = match lowest < self.held {
            true => lowest,
            false => self.held + (lowest - self.held) * self.release,
        };
        if lowest >= 1.0 && self.held > ALMOST_ONE {
            self.held = 1.0;
        }
        self.at_rest = if self.held < 1.0 { 0 } else { self.at_rest + 1 };
        let [first, second] = &mut self.averages;
        let gain = second.next(first.next(self.held));
        ready.then_some(gain)
    }
}

/// A moving average. Gains are sums of few powers of two, so that the running sum is exact.
struct Average {
    last: Vec<f32>,
    next: usize,
    sum: f64,
}

impl Average {
    fn new(length: usize) -> Self {
        Average { last: vec![1.0; length], next: 0, sum: length as f64 }
    }

    fn next(&mut self, value: f32) -> f32 {
        let gone = std::mem::replace(&mut self.last[self.next], value);
        self.next = if self.next + 1 == self.last.len() { 0 } else { self.next + 1 };
        self.sum += f64::from(value) - f64::from(gone);
        (self.sum / self.last.len() as f64) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::loudness::Meter;

    const RATE: SampleRate = SampleRate(24_000);
    const CEILING: f64 = 0.5;

    fn limited(samples: &[f32], part: usize) -> (Vec<f32>, Limiter) {
        let mut limiter = Limiter::new(RATE, CEILING);
        let mut out = Vec::new();
        samples.chunks(part).for_each(|part| limiter.push(part, &mut out));
        limiter.finish(&mut out);
        (out, limiter)
    }

    /// Noise with bursts and single clicks.
    fn noise() -> Vec<f32> {
        let mut random = fastrand::Rng::with_seed(3);
        let level = |i: usize| if (i / 3000).is_multiple_of(4) { 1.4 } else { 0.15 };
        let mut samples: Vec<f32> =
            (0..60_000).map(|i| (random.f32() * 2.0 - 1.0) * level(i)).collect();
        samples[4_700] = 3.0;
        samples[59_999] = -2.0;
        samples[0] = 1.0;
        samples
    }

    #[test]
    fn nothing_passes_the_ceiling_and_nothing_is_lost() {
        let (out, limiter) = limited(&noise(), 1000);
        assert_eq!(out.len(), 60_000);
        let mut meter = Meter::new(RATE).unwrap();
        meter.add(&out).unwrap();
        let peak = meter.finish().unwrap().true_peak;
        assert!(peak < 20.0 * CEILING.log10() + 0.1, "{peak}");
        assert!(limiter.deepest_reduction() > 14.0);
        assert!((0.3..0.7).contains(&limiter.limited_share()), "{}", limiter.limited_share());
    }

    #[test]
    fn what_is_soft_passes_unchanged() {
        let samples: Vec<f32> = noise().iter().map(|s| s * 0.1).collect();
        let (out, limiter) = limited(&samples, 777);
        assert_eq!(out, samples);
        assert_eq!((limiter.limited_share(), limiter.deepest_reduction()), (0.0, 0.0));
        // Also between two loud places.
        let samples = noise();
        let (out, _) = limited(&samples, 777);
        let gain = |i: usize| out[i] / samples[i];
        let unchanged = (0..60_000).filter(|i| gain(*i) == 1.0).count();
        assert!(unchanged > 8_000, "{unchanged}");
    }

    #[test]
    fn the_cut_of_the_input_does_not_show() {
        let samples = noise();
        let whole = limited(&samples, 60_000).0;
        for part in [1, 7, 4096] {
            assert_eq!(limited(&samples, part).0, whole, "{part}");
        }
        assert!(limited(&[], 1).0.is_empty());
        assert_eq!(limited(&[0.9], 1).0.len(), 1);
    }
}
