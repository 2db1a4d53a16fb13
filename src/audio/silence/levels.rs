//! How loud the windows of a clip are, and its offset from zero.

use crate::model::units::{Decibels, SampleRate};
use std::f64::consts::{PI, SQRT_2};
use std::ops::Range;
use std::time::Duration;

/// The offset is measured on windows this far below the loud ones, where there is no speech to bias it.
const QUIET: Decibels = Decibels(-30.0);
/// Together the loud windows of a clip are this long. A click is shorter, and does not count.
const LOUD: Duration = Duration::from_millis(100);
/// The length of a window, and the distance between the beginnings of two.
const WINDOW: Duration = Duration::from_millis(20);
const HOP: Duration = Duration::from_millis(5);
/// The high band begins here, in hertz, or at a quarter of the rate if that is lower.
const HIGH: f64 = 2000.0;

/// The level (root mean square) of a window.
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// The samples of the window.
    pub(super) at: Range<usize>,
    /// Of all that sounds, and of the high band alone.
    pub(super) whole: f64,
    pub(super) high: f64,
}

/// The levels of the windows of a clip, after subtracting `centre`, its offset from zero.
pub(super) fn levels(samples: &[i16], rate: SampleRate, centre: f64) -> Vec<Level> {
    let value = |sample: &i16| f64::from(*sample) - centre;
    let mut filter = HighPass::new(rate);
    // The high band from the beginning of the window on: a clip may be long.
    let (mut high, mut first) = (Vec::new(), 0);
    let level = |at: Range<usize>| {
        high.extend(samples[first + high.len()..at.end].iter().map(|s| filter.next(value(s))));
        high.drain(..at.start - first);
        first = at.start;
        let whole = measure(samples[at.clone()].iter().map(value)).1;
        Level { at, whole, high: measure(high.iter().copied()).1 }
    };
    windows(samples.len(), rate).map(level).collect()
}

/// The level of the loud parts.
pub(super) fn loud(levels: &[Level], rate: SampleRate) -> f64 {
    loudest(levels.iter().map(|l| l.whole).collect(), rate)
}

/// The offset of a clip from zero: of its quiet parts, else of all.
pub(super) fn offset(samples: &[i16], rate: SampleRate) -> f64 {
    let of = |at: Range<usize>| measure(samples[at].iter().map(|s| f64::from(*s)));
    let about_mean = |at: Range<usize>| {
        let (mean, rms) = of(at);
        (mean, (rms * rms - mean * mean).max(0.0).sqrt())
    };
    let measured: Vec<(f64, f64)> = windows(samples.len(), rate).map(about_mean).collect();
    let quiet = loudest(measured.iter().map(|m| m.1).collect(), rate) * QUIET.ratio();
    let mut means: Vec<f64> = measured.iter().filter(|m| m.1 <= quiet).map(|m| m.0).collect();
    if means.len() < 4 {
        return of(0..samples.len()).0;
    }
    means.sort_by(f64::total_cmp);
    means[means.len() / 2]
}

/// Mean and root mean square.
pub(super) fn measure(window: impl Iterator<Item = f64>) -> (f64, f64) {
    let add = |(n, sum, squares), x| (n + 1.0, sum + x, squares + x * x);
    let (n, sum, squares) = window.fold((0.0f64, 0.0, 0.0), add);
    (sum / n.max(1.0), (squares / n.max(1.0)).sqrt())
}

/// Where the windows of a clip of so many samples are.
fn windows(end: usize, rate: SampleRate) -> impl Iterator<Item = Range<usize>> {
    let length = rate.frames(WINDOW).index().clamp(1, end.max(1));
    let starts = (0..end.saturating_sub(length) + 1).step_by(hop(rate));
    // The last one ends with the clip.
    let all = starts.chain([end.saturating_sub(length)]);
    all.map(move |start| start..(start + length).min(end))
}

fn hop(rate: SampleRate) -> usize {
    rate.frames(HOP).index().max(1)
}

/// The level that windows of [`LOUD`] together reach or exceed.
fn loudest(mut levels: Vec<f64>, rate: SampleRate) -> f64 {
    levels.sort_by(|a, b| b.total_cmp(a));
    let rank = (rate.frames(LOUD).index() / hop(rate)).min(levels.len() / 5);
    levels.get(rank).copied().unwrap_or(0.0)
}

/// The high band: a Butterworth filter of the second order.
struct HighPass {
    norm: f64,
    /// What of the two outputs before is taken away, the later one first.
    feedback: [f64; 2],
    /// The two inputs and the two outputs before, the later one first.
    inputs: [f64; 2],
    outputs: [f64; 2],
}

impl HighPass {
    fn new(rate: SampleRate) -> Self {
        let hertz = f64::from(rate.0.max(1));
        let k = (PI * (HIGH / hertz).min(0.25)).tan();
        let norm = 1.0 / (1.0 + SQRT_2 * k + k * k);
        let feedback = [2.0 * (k * k - 1.0) * norm, (1.0 - SQRT_2 * k + k * k) * norm];
        HighPass { norm, feedback, inputs: [0.0; 2], outputs: [0.0; 2] }
    }

    fn next(&mut self, x: f64) -> f64 {
        let ([x1, x2], [y1, y2], [a1, a2]) = (self.inputs, self.outputs, self.feedback);
        let y = (x - 2.0 * x1 + x2) * self.norm - a1 * y1 - a2 * y2;
        (self.inputs, self.outputs) = ([x, x1], [y, y1]);
        y
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_high_band_holds_what_is_high() {
        let rate = SampleRate(16_000);
        let tone = |hertz: f64| -> Vec<i16> {
            let wave = |i: i32| (2.0 * PI * hertz * f64::from(i) / 16_000.0).sin();
            (0..3200).map(|i| (wave(i) * 8000.0) as i16).collect()
        };
        let middle = |hertz: f64| levels(&tone(hertz), rate, 0.0)[20].clone();
        let (low, high) = (middle(200.0), middle(5000.0));
        assert!((low.whole - 5657.0).abs() < 60.0 && low.high < low.whole * 0.02, "{low:?}");
        assert!((high.high / high.whole - 1.0).abs() < 0.05, "{high:?}");
    }

    #[test]
    fn a_clip_shorter_than_a_window_has_a_level() {
        for length in 0..4 {
            assert!(!levels(&vec![5; length], SampleRate(8000), 0.0).is_empty());
        }
    }
}
