//! Peaks between samples (ITU-R BS.1770, annex 2): what a player's converter makes of the sound can lie
//! above the largest sample.
//!
//! The sound is oversampled eight times by a windowed sinc. Most of it is too soft to matter: where the
//! samples around a place are below the threshold by more than the filters can add, nothing is
//! computed.

use std::f64::consts::PI;

/// Samples on each side of a place that its peak is computed from.
pub const MARGIN: usize = 12;
const TAPS: usize = 2 * MARGIN;
const PHASES: usize = 8;
/// Places looked at together when it is asked whether anything there matters.
const BLOCK: usize = 32;

/// Sound that is oversampled twice has no peak that is higher than its values near by times this: they
/// are a quarter of the shortest period apart.
const BETWEEN: f32 = 1.42;

/// The filters.
#[derive(Debug)]
pub struct TruePeak {
    /// By tap, then by phase, so that the phases are computed side by side.
    filters: [[f32; PHASES]; TAPS],
    /// No peak is higher than the largest sample around it times this.
    most: f32,
}

impl TruePeak {
    pub fn new() -> Self {
        let mut filters = [[0.0; PHASES]; TAPS];
        let mut most = 1f64;
        for phase in 0..PHASES {
            // How far the sample of a tap is from the place, in samples.
            let off = (MARGIN - 1) as f64 + phase as f64 / PHASES as f64;
            let distances = (0..TAPS).map(|tap| tap as f64 - off);
            let weights: Vec<f64> =
                distances.map(|x| sinc(x) * kaiser(x / MARGIN as f64)).collect();
            let sum: f64 = weights.iter().sum();
            for (filter, weight) in filters.iter_mut().zip(&weights) {
                filter[phase] = (weight / sum) as f32;
            }
            most = most.max(weights.iter().map(|w| (w / sum).abs()).sum());
        }
        TruePeak { filters, most: most as f32 * 1.001 }
    }

    /// Tells the peak at each place of `samples` that has one above `threshold`: the largest magnitude
    /// from that sample to before the next. `found` returns the threshold for the places that follow. Places have [`MARGIN`] samples before and behind them; the
    /// first is `MARGIN - 1`, told as 0.
    pub fn above(
        &self,
        samples: &[f32],
        mut threshold: f32,
        mut found: impl FnMut(usize, f32) -> f32,
    ) {
        let places = samples.len().saturating_sub(TAPS - 1);
        let mut start = 0;
        while start < places {
            let end = (start + BLOCK).min(places);
            let around = &samples[start..end + TAPS - 1];
            let largest = around.iter().fold(0f32, |m, s| m.max(s.abs()));
            if largest * self.most > threshold {
                let halfway = self.halfway(around);
                for place in start..end {
                    // What lies at the place, half a sample behind it, and around them.
                    let middle = halfway[place - start];
                    let before = halfway[(place - start).saturating_sub(1)];
                    let near = samples[place + MARGIN - 1].abs().max(samples[place + MARGIN].abs());
                    if near.max(middle).max(before) * BETWEEN <= threshold {
                        continue;
                    }
                    let peak = self.peak(&samples[place..place + TAPS]);
                    if peak > threshold {
                        threshold = found(place, peak);
                    }
                }
            }
            start = end;
        }
    }

    /// The magnitude half a sample behind each place: one filter for many places, side by side.
    fn halfway(&self, around: &[f32]) -> [f32; BLOCK] {
        let mut sums = [0f32; BLOCK];
        let places = around.len() + 1 - TAPS;
        for (tap, weights) in self.filters.iter().enumerate() {
            let weight = weights[PHASES / 2];
            for (sum, sample) in sums[..places].iter_mut().zip(&around[tap..]) {
                *sum += sample * weight;
            }
        }
        sums.map(f32::abs)
    }

    fn peak(&self, window: &[f32]) -> f32 {
        let mut sums = [0f32; PHASES];
        for (sample, weights) in window.iter().zip(&self.filters) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += sample * weight;
            }
        }
        sums.iter().fold(0f32, |m, s| m.max(s.abs()))
    }
}

fn sinc(x: f64) -> f64 {
    if x.abs() < 1e-9 { 1.0 } else { (PI * x).sin() / (PI * x) }
}

/// A Kaiser window over -1 to 1.
fn kaiser(x: f64) -> f64 {
    const BETA: f64 = 6.0;
    match x.abs() < 1.0 {
        true => bessel(BETA * (1.0 - x * x).sqrt()) / bessel(BETA),
        false => 0.0,
    }
}

/// The modified Bessel function of the first kind, of order 0.
fn bessel(x: f64) -> f64 {
    let mut term = 1.0;
    let terms = (1..32).map(|k| {
        term *= (x / 2.0 / f64::from(k)).powi(2);
        term
    });
    1.0 + terms.sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn largest(samples: &[f32]) -> f32 {
        let padded = [&[0.0; MARGIN][..], samples, &[0.0; MARGIN]].concat();
        let mut largest = 0f32;
        TruePeak::new().above(&padded, 0.0, |_, peak| {
            largest = largest.max(peak);
            largest
        });
        largest
    }

    /// A sine whose samples all miss its crests.
    #[test]
    fn a_crest_between_samples_is_seen() {
        for period in [4.0, 5.0, 7.3, 16.0] {
            let sine = |i: usize| (2.0 * PI * (i as f64 + 0.5) / period).sin() * 0.5;
            // Faded in and out, since an edge rings.
            let fade = |i: usize| ((i.min(999 - i) as f64) / 200.0).min(1.0);
            let samples: Vec<f32> = (0..1000).map(|i| (sine(i) * fade(i)) as f32).collect();
            let peak = largest(&samples);
            assert!((peak - 0.5).abs() < 0.008, "period {period}: {peak}");
        }
    }

    #[test]
    fn the_place_is_told() {
        let mut samples = vec![0f32; 100];
        samples[40] = 0.9;
        let mut places = Vec::new();
        TruePeak::new().above(&samples, 0.85, |place, _| {
            places.push(place + MARGIN - 1);
            0.85
        });
        assert_eq!(places.last(), Some(&40));
        assert!(places.len() <= 2);
    }
}
