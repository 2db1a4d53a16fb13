//! What a stretch of sound is like, every five milliseconds: how loud it is, its timbre, and how both
//! change. Two voices that say the same text are alike in this, whatever their pitch.

use crate::model::units::SampleRate;
use realfft::RealFftPlanner;
use std::f64::consts::PI;

/// Frames of features in a second.
pub(super) const PER_SECOND: f64 = 200.0;
/// The length of a window, in seconds.
const WINDOW: f64 = 0.025;
/// Bands of the mel scale, and coefficients that describe their shape.
const BANDS: usize = 20;
const SHAPE: usize = 12;
/// The lowest and the highest frequency, in hertz.
const LOWEST: f64 = 80.0;
const HIGHEST: f64 = 7500.0;
/// The faintest that is told from silence, of the loud parts' power (-50 dB).
const FAINTEST: f64 = 1e-5;
/// A frame with less of the loud parts' power (-28 dB) has no say in what the voice is like.
const VOICED: f64 = 1.5e-3;

/// One frame.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Frame {
    /// From 0 for silence to about 1 for loud, in equal steps of decibels.
    pub(super) loud: f32,
    /// How that changes.
    pub(super) rise: f32,
    /// The timbre, relative to what is usual for the voice.
    pub(super) shape: [f32; SHAPE],
    /// How that changes.
    pub(super) turn: [f32; SHAPE],
}

/// The features of sound. `other` is the rate of what it is compared with: what one of them cannot
/// hold is not compared.
pub(super) fn frames(samples: &[i16], rate: SampleRate, other: SampleRate) -> Vec<Frame> {
    let hertz = f64::from(rate.0);
    let highest = HIGHEST.min(0.45 * hertz.min(f64::from(other.0)));
    let window = (WINDOW * hertz) as usize;
    let size = window.next_power_of_two().max(64);
    let bank = bank(size, hertz, highest);
    let count = (samples.len() as f64 / hertz * PER_SECOND) as usize;
    let fft = RealFftPlanner::<f32>::new().plan_fft_forward(size);
    let (mut input, mut spectrum) = (fft.make_input_vec(), fft.make_output_vec());
    let mut scratch = fft.make_scratch_vec();
    let hann = |i: usize| (0.5 - 0.5 * (2.0 * PI * i as f64 / window as f64).cos()) as f32;
    let hann: Vec<f32> = (0..window).map(hann).collect();
    let mut powers: Vec<[f64; BANDS]> = Vec::with_capacity(count);
    for frame in 0..count {
        let start = (frame as f64 / PER_SECOND * hertz) as isize - window as isize / 2;
        let sample = |at: isize| {
            usize::try_from(at).ok().and_then(|at| samples.get(at)).map_or(0.0, |s| f32::from(*s))
        };
        input.fill(0.0);
        let mut last = sample(start - 1);
        for (i, (input, hann)) in input.iter_mut().zip(&hann).enumerate() {
            let here = sample(start + i as isize);
            // High sounds are weaker, and tell as much.
            *input = (here - 0.97 * last) * hann;
            last = here;
        }
        // It fails for buffers of other lengths than its own only.
        if fft.process_with_scratch(&mut input, &mut spectrum, &mut scratch).is_err() {
            return Vec::new();
        }
        let power = |bin: usize| f64::from(spectrum[bin].norm_sqr());
        powers.push(bank.each_ref().map(|band| band.iter().map(|(bin, w)| w * power(*bin)).sum()));
    }
    described(&powers)
}

/// For each band, the bins of the spectrum that it takes and their weights: triangles on the mel scale.
fn bank(size: usize, hertz: f64, highest: f64) -> [Vec<(usize, f64)>; BANDS] {
    let mel = |f: f64| 1127.0 * (1.0 + f / 700.0).ln();
    let edge = |i: usize| {
        let at = mel(LOWEST) + (mel(highest) - mel(LOWEST)) * i as f64 / (BANDS + 1) as f64;
        700.0 * ((at / 1127.0).exp() - 1.0) / hertz * size as f64
    };
    std::array::from_fn(|band| {
        let (low, middle, high) = (edge(band), edge(band + 1), edge(band + 2));
        let weight = |bin: f64| ((bin - low) / (middle - low)).min((high - bin) / (high - middle));
        let bins = (low as usize..=(high as usize).min(size / 2)).map(|b| (b, weight(b as f64)));
        bins.filter(|(_, weight)| *weight > 0.0).collect()
    })
}

/// Frames from the powers of their bands.
fn described(powers: &[[f64; BANDS]]) -> Vec<Frame> {
    let whole: Vec<f64> = powers.iter().map(|p| p.iter().sum()).collect();
    let mut sorted = whole.clone();
    sorted.sort_by(f64::total_cmp);
    let peak = sorted.get(sorted.len() * 19 / 20).copied().unwrap_or(0.0).max(1e-9);
    let (faint, range) = (peak * FAINTEST, -FAINTEST.ln());
    let cosine = |q: usize, b: usize| (PI * (q + 1) as f64 * (b as f64 + 0.5) / BANDS as f64).cos();
    let cosines: [[f64; BANDS]; SHAPE] =
        std::array::from_fn(|q| std::array::from_fn(|b| cosine(q, b)));
    let mut shapes: Vec<[f64; SHAPE]> = Vec::with_capacity(powers.len());
    for power in powers {
        let logs = power.map(|p| (p + faint * 3.0 / BANDS as f64).ln());
        let along = |cosines: &[f64; BANDS]| logs.iter().zip(cosines).map(|(a, b)| a * b).sum();
        shapes.push(cosines.each_ref().map(along));
    }
    let voiced: Vec<usize> = (0..shapes.len()).filter(|i| whole[*i] > peak * VOICED).collect();
    usual(&mut shapes, &voiced);
    let frame = |(shape, sum): (&[f64; SHAPE], &f64)| Frame {
        loud: (((sum + faint) / faint).ln() / range).min(1.1) as f32,
        shape: shape.map(|x| x as f32),
        ..Frame::default()
    };
    let mut frames: Vec<Frame> = shapes.iter().zip(&whole).map(frame).collect();
    for i in 2..frames.len().saturating_sub(2) {
        let (before, after) = (frames[i - 2], frames[i + 2]);
        frames[i].rise = after.loud - before.loud;
        frames[i].turn = std::array::from_fn(|q| 0.5 * (after.shape[q] - before.shape[q]));
    }
    frames
}

/// Makes shapes relative to their mean and spread in the frames of a voice; finer ones count less.
fn usual(shapes: &mut [[f64; SHAPE]], voiced: &[usize]) {
    let n = voiced.len().max(1) as f64;
    for q in 0..SHAPE {
        let mean = voiced.iter().map(|i| shapes[*i][q]).sum::<f64>() / n;
        let off = |i: &usize| shapes[*i][q] - mean;
        let spread = (voiced.iter().map(|i| off(i) * off(i)).sum::<f64>() / n).sqrt() + 1e-6;
        let weight = 0.9f64.powi(q as i32) / spread;
        shapes.iter_mut().for_each(|shape| shape[q] = (shape[q] - mean) * weight);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loudness_does_not_hang_on_the_rate_or_the_gain() {
        let sound = |rate: u32, gain: f64| -> Vec<Frame> {
            let n = rate as usize / 2;
            let tone = |i: usize| {
                let on = (i * 4 / n) % 2 == 1;
                let wave = (2.0 * PI * 440.0 * i as f64 / f64::from(rate)).sin();
                if on { (wave * gain) as i16 } else { 0 }
            };
            frames(&(0..n).map(tone).collect::<Vec<_>>(), SampleRate(rate), SampleRate(16_000))
        };
        for (rate, gain) in [(16_000, 9000.0), (44_100, 20_000.0), (8000, 500.0)] {
            let frames = sound(rate, gain);
            assert_eq!(frames.len(), 100);
            assert!(frames[10].loud < 0.05 && frames[36].loud > 0.9, "{rate}: {:?}", frames[36]);
            assert!(frames[25].rise > 0.2 && frames[50].rise < -0.2, "{rate}");
        }
    }
}
