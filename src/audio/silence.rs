//! Where sound begins and ends, and edges that do not click.
//!
//! Silence is told by measure, since most voices have a floor of noise: hiss of a neural voice, the
//! recording of a diphone. What lies far below the loud parts of a clip is silence; what lies less
//! far below is, if nothing in the clip is softer, for then it is its floor. Weak fricatives (f, θ)
//! and releases at the ends of words lie 25 to 35 dB below the loud parts, and stay.

use crate::model::units::{Decibels, SampleRate};
use std::ops::Range;
use std::time::Duration;

/// Below this a sample counts as silence in any clip.
const FLOOR: Decibels = Decibels(-60.0);
/// So far below the loud parts all is silence.
const FAR_BELOW: Decibels = Decibels(-43.0);
/// Nothing that is less far below them is ever taken for the floor.
const LEAST_BELOW: Decibels = Decibels(-34.0);
/// How far noise rises above its softest parts.
const NOISE_SPREAD: Decibels = Decibels(7.0);
/// The softest parts of a clip are this share of it.
const SOFTEST: f64 = 0.03;
/// An offset is measured on what is so far below the loud parts.
const QUIET: Decibels = Decibels(-30.0);
/// The loud parts of a clip are as long as this together; a click is shorter.
const LOUD: Duration = Duration::from_millis(100);
/// What levels are measured on, and how far it moves on.
const WINDOW: Duration = Duration::from_millis(10);
const HOP: Duration = Duration::from_millis(5);
/// Kept on both sides of the sound, so that no soft onset is cut.
const MARGIN: Duration = Duration::from_millis(10);
/// The length of the fade at each edge. Shorter than [`MARGIN`], so it touches next to no sound.
const FADE: Duration = Duration::from_millis(4);

/// Mean and level (root mean square about `centre`, or about its own mean) of a window.
fn measure(window: &[i16], centre: Option<f64>) -> (f64, f64) {
    let n = window.len().max(1) as f64;
    let mean = window.iter().map(|s| f64::from(*s)).sum::<f64>() / n;
    let centre = centre.unwrap_or(mean);
    let squares: f64 = window.iter().map(|s| (f64::from(*s) - centre).powi(2)).sum();
    (mean, (squares / n).sqrt())
}

/// Where the windows of a clip begin, and how long they are.
fn windows(
    samples: &[i16],
    rate: SampleRate,
) -> (impl Iterator<Item = Range<usize>> + use<>, usize) {
    let length = (rate.frames(WINDOW) as usize).clamp(1, samples.len().max(1));
    let hop = (rate.frames(HOP) as usize).max(1);
    let end = samples.len();
    let starts = (0..end.saturating_sub(length) + 1).step_by(hop);
    // The last one ends with the clip.
    let all = starts.chain([end.saturating_sub(length)]);
    (all.map(move |start| start..(start + length).min(end)), hop)
}

/// The level of the loud parts, among levels of windows.
fn loud(levels: &[f64], rate: SampleRate, hop: usize) -> f64 {
    let mut sorted = levels.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let rank = (rate.frames(LOUD) as usize / hop).min(levels.len() / 5);
    sorted.get(rank).copied().unwrap_or(0.0)
}

/// The offset of a clip from zero: of its quiet parts, else of all.
fn offset(samples: &[i16], rate: SampleRate) -> f64 {
    let (windows, hop) = windows(samples, rate);
    let measured: Vec<(f64, f64)> = windows.map(|w| measure(&samples[w], None)).collect();
    let levels: Vec<f64> = measured.iter().map(|m| m.1).collect();
    let quiet = loud(&levels, rate, hop) * QUIET.ratio();
    let mut means: Vec<f64> = measured.iter().filter(|m| m.1 <= quiet).map(|m| m.0).collect();
    if means.len() < 4 {
        return measure(samples, None).0;
    }
    means.sort_by(f64::total_cmp);
    means[means.len() / 2]
}

/// Takes an offset away that lasts through the clip (direct current, as cheap converters add it).
/// One that is softer than silence is left alone.
pub fn remove_offset(samples: &mut [i16], rate: SampleRate) {
    let offset = offset(samples, rate).round();
    if offset.abs() > f64::from(FLOOR.amplitude()) / 2.0 {
        for s in samples {
            *s = (f64::from(*s) - offset) as i16;
        }
    }
}

/// The range of samples that holds all sound, with a small margin. Empty if all is silent.
pub fn sounding(samples: &[i16], rate: SampleRate) -> Range<usize> {
    let centre = offset(samples, rate);
    let loud_sample = |s: &i16| (f64::from(*s) - centre).abs() > f64::from(FLOOR.amplitude());
    let ends = (samples.iter().position(loud_sample), samples.iter().rposition(loud_sample));
    let (Some(first), Some(last)) = ends else { return 0..0 };
    let (windows, hop) = windows(samples, rate);
    let windows: Vec<Range<usize>> = windows.collect();
    let levels: Vec<f64> =
        windows.iter().map(|w| measure(&samples[w.clone()], Some(centre)).1).collect();
    let threshold = threshold(&levels, loud(&levels, rate, hop));
    let sounds = |level: &f64| *level > threshold;
    let ends = (levels.iter().position(sounds), levels.iter().rposition(sounds));
    let (Some(first_window), Some(last_window)) = ends else { return 0..0 };
    let margin = rate.frames(MARGIN) as usize;
    // A window that sounds may begin and end with silence.
    let above = |s: &i16| (f64::from(*s) - centre).abs() >= threshold;
    let (first_window, last_window) = (windows[first_window].clone(), windows[last_window].clone());
    let into = samples[first_window.clone()].iter().position(above).unwrap_or(0);
    let left = samples[last_window.clone()].iter().rev().position(above).unwrap_or(0);
    let start = first.max(first_window.start + into);
    let end = (last + 1).min(last_window.end - left);
    start.saturating_sub(margin)..(end + margin).min(samples.len())
}

/// The level below which a clip is silent.
fn threshold(levels: &[f64], loud: f64) -> f64 {
    // Digital silence around a clip says nothing of the floor within it.
    let mut sorted: Vec<f64> = levels.iter().copied().filter(|l| *l >= 1.0).collect();
    sorted.sort_by(f64::total_cmp);
    let softest = sorted.get((sorted.len() as f64 * SOFTEST) as usize).copied().unwrap_or(0.0);
    let measured = (softest * NOISE_SPREAD.ratio()).min(loud * LEAST_BELOW.ratio());
    measured.max(loud * FAR_BELOW.ratio())
}

/// Fades both edges to zero along a raised cosine, so that sound may stand next to silence.
pub fn soften_edges(samples: &mut [i16], rate: SampleRate) {
    let fade = (rate.frames(FADE) as usize).min(samples.len() / 2);
    let gain = |i: usize| {
        let x = std::f32::consts::PI * i as f32 / fade as f32;
        0.5 - 0.5 * x.cos()
    };
    let last = samples.len().wrapping_sub(1);
    for i in 0..fade {
        let g = gain(i);
        for at in [i, last - i] {
            samples[at] = (f32::from(samples[at]) * g) as i16;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: SampleRate = SampleRate(1000);

    #[test]
    fn finds_the_sound_and_keeps_a_margin() {
        let mut s = vec![3i16; 100];
        s[40] = 5000;
        s[49] = -5000;
        assert_eq!(sounding(&s, RATE), 30..60);
        s[2] = 900;
        assert_eq!(sounding(&s, RATE), 0..60);
    }

    /// Pieces of so many seconds at so many decibels: a vowel (`v`) or hiss (`h`).
    fn clip(pieces: &[(char, f64, f64)], floor: Decibels) -> Vec<i16> {
        let mut random = fastrand::Rng::with_seed(11);
        let mut hiss = move |level: f64| (random.f64() * 2.0 - 1.0) * 3f64.sqrt() * level;
        let mut samples = Vec::new();
        for (kind, seconds, level) in pieces {
            let level = 32768.0 * Decibels(*level as f32).ratio();
            for i in 0..(seconds * 16_000.0) as usize {
                let sound = match kind {
                    'v' => (i as f64 * 0.06).sin() * 1.414 * level,
                    _ => hiss(level),
                };
                samples.push((sound + hiss(32768.0 * floor.ratio())).round() as i16);
            }
        }
        samples
    }

    const HERTZ: SampleRate = SampleRate(16_000);

    #[test]
    fn a_floor_of_noise_is_trimmed_and_weak_sounds_at_the_ends_stay() {
        let word = [('h', 0.08, -43.0), ('v', 0.3, -14.0), ('h', 0.03, -90.0), ('h', 0.09, -45.0)];
        let silence = [('h', 0.3, -120.0)];
        for floor in [-120.0, -72.0, -66.0, -60.0, -57.0] {
            let samples = clip(&[&silence[..], &word, &silence].concat(), Decibels(floor));
            let found = sounding(&samples, HERTZ);
            let (start, end) = (0.3 * 16_000.0, 0.8 * 16_000.0);
            let off = |is: usize, was: f64| (is as f64 - was) / 16.0;
            let (before, after) = (-off(found.start, start), off(found.end, end));
            assert!((5.0..16.0).contains(&before), "floor {floor}: {before:.1} ms before");
            assert!((5.0..16.0).contains(&after), "floor {floor}: {after:.1} ms after");
        }
        // Without silence around it, nothing is cut.
        for floor in [-120.0, -60.0] {
            let samples = clip(&word, Decibels(floor));
            assert_eq!(sounding(&samples, HERTZ), 0..samples.len(), "{floor}");
        }
    }

    #[test]
    fn soft_voices_are_trimmed_and_kept_as_loud_ones() {
        let word = [('h', 0.3, -120.0), ('v', 0.3, -34.0), ('h', 0.09, -62.0), ('h', 0.3, -120.0)];
        let found = sounding(&clip(&word, Decibels(-76.0)), HERTZ);
        assert!((4600..4800).contains(&found.start) && (11_040..11_300).contains(&found.end));
        // A click does not make the rest of the clip silent.
        let mut clicked = clip(&word, Decibels(-100.0));
        clicked[6000..6020].fill(30_000);
        assert!((11_040..11_300).contains(&sounding(&clicked, HERTZ).end));
    }

    #[test]
    fn an_offset_is_no_sound_and_goes() {
        let word = [('h', 0.2, -120.0), ('v', 0.3, -14.0), ('h', 0.2, -120.0)];
        let plain = clip(&word, Decibels(-80.0));
        let mut shifted: Vec<i16> = plain.iter().map(|s| s + 1000).collect();
        assert_eq!(sounding(&shifted, HERTZ), sounding(&plain, HERTZ));
        remove_offset(&mut shifted, HERTZ);
        assert_eq!(shifted, plain);
        let mut tight: Vec<i16> =
            clip(&word[1..2], Decibels(-80.0)).iter().map(|s| s - 900).collect();
        remove_offset(&mut tight, HERTZ);
        assert!(measure(&tight, None).0.abs() < 30.0);
        assert_eq!(sounding(&[700; 500], HERTZ), 0..0);
    }

    #[test]
    fn silence_has_no_sound() {
        assert_eq!(sounding(&[0; 50], RATE), 0..0);
        assert_eq!(sounding(&[], RATE), 0..0);
    }

    #[test]
    fn edges_start_at_zero_and_the_middle_stays() {
        let mut s = vec![10_000i16; 100];
        soften_edges(&mut s, RATE);
        assert_eq!((s[0], s[99]), (0, 0));
        assert_eq!(s[4..96], [10_000; 92]);
        for len in 0..4 {
            soften_edges(&mut vec![1; len], RATE);
        }
    }
}
