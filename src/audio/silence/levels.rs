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
    let whole: Vec<f64> = samples.iter().map(|s| f64::from(*s) - centre).collect();
    let high = high_pass(&whole, rate);
    let level = |at: Range<usize>| {
        let (whole, high) = (measure(&whole[at.clone()]).1, measure(&high[at.clone()]).1);
        Level { at, whole, high }
    };
    windows(samples.len(), rate).map(level).collect()
}

/// The level of the loud parts.
pub(super) fn loud(levels: &[Level], rate: SampleRate) -> f64 {
    loudest(levels.iter().map(|l| l.whole).collect(), rate)
}

/// The offset of a clip from zero: of its quiet parts, else of all.
pub(super) fn offset(samples: &[i16], rate: SampleRate) -> f64 {
    let values: Vec<f64> = samples.iter().map(|s| f64::from(*s)).collect();
    let about_mean = |at: Range<usize>| {
        let (mean, rms) = measure(&values[at]);
        (mean, (rms * rms - mean * mean).max(0.0).sqrt())
    };
    let measured: Vec<(f64, f64)> = windows(values.len(), rate).map(about_mean).collect();
    let quiet = loudest(measured.iter().map(|m| m.1).collect(), rate) * QUIET.ratio();
    let mut means: Vec<f64> = measured.iter().filter(|m| m.1 <= quiet).map(|m| m.0).collect();
    if means.len() < 4 {
        return measure(&values).0;
    }
    means.sort_by(f64::total_cmp);
    means[means.len() / 2]
}

/// Mean and root mean square.
pub(super) fn measure(window: &[f64]) -> (f64, f64) {
    let n = window.len().max(1) as f64;
    let squares: f64 = window.iter().map(|s| s * s).sum();
    (window.iter().sum::<f64>() / n, (squares / n).sqrt())
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
fn high_pass(samples: &[f64], rate: SampleRate) -> Vec<f64> {
    let hertz = f64::from(rate.0.max(1));
    let k = (PI * (HIGH / hertz).min(0.25)).tan();
    let norm = 1.0 / (1.0 + SQRT_2 * k + k * k);
    let (a1, a2) = (2.0 * (k * k - 1.0) * norm, (1.0 - SQRT_2 * k + k * k) * norm);
    let (mut x1, mut x2, mut y1, mut y2) = (0.0, 0.0, 0.0, 0.0);
    let filtered = samples.iter().map(|x| {
        let y = (x - 2.0 * x1 + x2) * norm - a1 * y1 - a2 * y2;
        (x2, x1, y2, y1) = (x1, *x, y1, y);
        y
    });
    filtered.collect()
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
