//! What tells a whole answer from a half, a doubled or a cut one: how long it sounds beside another
//! voice that said the same text, how it ends, and whether it repeats itself.

use super::spectrum::{Frame, frames};
use crate::model::units::SampleRate;
use std::time::Duration;

/// The step in which loudness is measured.
const STEP: Duration = Duration::from_millis(10);
/// What is softer than the loud parts by so much (-36 dB) is silent.
const SILENT: f64 = 0.016;
/// Rests that are longer are a matter of taste, and are not counted. In steps.
const REST: usize = 8;
/// The end of a sound, and how loud it may be at most beside the loud parts (-14 dB).
const END: Duration = Duration::from_millis(5);
const ABRUPT: f64 = 0.2;
/// The shortest stretch that is compared with a later one, in frames of features.
const STRETCH: usize = 80;
/// Two stretches are the same if they differ by no more than this, a frame.
const SAME: f32 = 0.35;

/// How long something is said in it, in seconds: silence and long rests left out.
pub fn seconds(samples: &[i16], rate: SampleRate) -> f64 {
    let step = rate.frames(STEP).index().max(1);
    let levels: Vec<f64> = samples.chunks(step).map(level).collect();
    let floor = loud(&levels) * SILENT;
    let (mut sounding, mut rest) = (0, 0);
    for level in &levels {
        if *level >= floor && floor > 0.0 {
            // A closure within a word, or a rest that is none.
            sounding += 1 + if rest <= REST && sounding > 0 { rest } else { 0 };
            rest = 0;
        } else {
            rest += 1;
        }
    }
    sounding as f64 * STEP.as_secs_f64()
}

/// Whether it ends at full swing, as what is cut off does.
pub fn ends_abruptly(samples: &[i16], rate: SampleRate) -> bool {
    let step = rate.frames(STEP).index().max(1);
    let levels: Vec<f64> = samples.chunks(step).map(level).collect();
    let end = samples.len().saturating_sub(rate.frames(END).index().max(1));
    level(&samples[end..]) > loud(&levels) * ABRUPT && !samples.is_empty()
}

/// Whether a stretch of it sounds a second time, as the same recording and not as the same words.
pub fn repeats(samples: &[i16], rate: SampleRate) -> bool {
    let frames = frames(samples, rate, rate);
    let last = frames.len().saturating_sub(STRETCH);
    (0..last).step_by(STRETCH / 4).any(|first| {
        let stretch = &frames[first..first + STRETCH];
        // Little can be said of a rest.
        let loud = stretch.iter().filter(|f| f.loud > 0.5).count() * 2 > STRETCH;
        loud && (first + STRETCH..=last).any(|at| same(stretch, &frames[at..at + STRETCH]))
    })
}

fn same(a: &[Frame], b: &[Frame]) -> bool {
    let most = SAME * a.len() as f32;
    let mut sum = 0.0;
    a.iter().zip(b).all(|(a, b)| {
        let shape = a.shape.iter().zip(&b.shape).map(|(x, y)| (x - y) * (x - y)).sum::<f32>();
        sum += shape.sqrt() * a.loud.min(1.0) + 4.0 * (a.loud - b.loud).abs();
        sum <= most
    })
}

fn level(block: &[i16]) -> f64 {
    let sum: f64 = block.iter().map(|s| f64::from(*s) * f64::from(*s)).sum();
    (sum / block.len().max(1) as f64).sqrt()
}

/// The level of the loud parts: one of twenty is louder.
fn loud(levels: &[f64]) -> f64 {
    let mut sorted = levels.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() * 19 / 20).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: SampleRate = SampleRate(8000);

    /// Sound like speech: syllables of changing pitch; the seed makes another text.
    fn babble(seconds: f64, seed: u64) -> Vec<i16> {
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut samples = Vec::new();
        while (samples.len() as f64) < seconds * 8000.0 {
            let (hertz, n) = (rng.f64() * 2500.0 + 150.0, rng.usize(600..1600));
            let step = std::f64::consts::TAU * hertz / 8000.0;
            let wave = |i: usize| {
                let swell = (std::f64::consts::PI * i as f64 / n as f64).sin();
                ((step * i as f64).sin() * 9000.0 * swell) as i16
            };
            samples.extend((0..n).map(wave));
        }
        samples
    }

    #[test]
    fn long_rests_are_no_sound_and_short_ones_are() {
        let mut sound = vec![9000; 8000];
        sound.extend([0; 4000]);
        sound.extend([9000; 8000]);
        assert!((seconds(&sound, RATE) - 2.0).abs() < 0.03);
        sound[4000..4400].fill(0);
        assert!((seconds(&sound, RATE) - 2.0).abs() < 0.03);
        assert_eq!(seconds(&[], RATE), 0.0);
        assert_eq!(seconds(&[0; 100], RATE), 0.0);
    }

    #[test]
    fn a_cut_is_told_from_an_end() {
        let mut sound = vec![9000; 8000];
        assert!(ends_abruptly(&sound, RATE));
        sound.extend([0; 100]);
        assert!(!ends_abruptly(&sound, RATE));
        assert!(!ends_abruptly(&[], RATE));
    }

    #[test]
    fn the_same_sound_twice_is_told_from_more_of_the_like() {
        let once = babble(2.0, 7);
        let twice = [once.clone(), vec![0; 1234], once.clone()].concat();
        assert!(repeats(&twice, RATE));
        assert!(!repeats(&once, RATE));
        assert!(!repeats(&[once, babble(2.0, 8)].concat(), RATE));
    }
}
