//! Where sound begins and ends, and edges that do not click.
//!
//! Trimming must not cut speech: the weak fricatives (f, θ) and releases at the ends of words lie 25 to
//! 45 dB below the loud parts, often near the noise floor of the voice. So only two things count as
//! silence: what lies still further below the loud parts, and noise that is steady up to the edge of
//! the clip, that occurs elsewhere in the clip too, and that nothing in the clip is softer than. The
//! latter is judged on the whole band and on the high band, where a fricative adds most to noise. In
//! doubt, silence stays.

mod edges;
mod levels;

use crate::model::units::{Decibels, SampleRate};
pub use edges::unheard;
use levels::{Level, levels, loud, offset};
use std::ops::Range;
use std::time::Duration;

/// A clip without a sample above this is silent as a whole.
const FLOOR: Decibels = Decibels(-60.0);
/// So far below the loud parts all is silence.
const FAR_BELOW: Decibels = Decibels(-47.0);
/// Nothing that is less far below them is ever taken for the noise floor.
const LEAST_BELOW: Decibels = Decibels(-40.0);
/// The noise floor at an edge is measured on this many windows.
const MEASURED: usize = 16;
/// Levels of the floor that spread further than this (standard deviation) are not steady.
const STEADY: f64 = 2.0;
/// What is above the mean of the floor by so many standard deviations is sound, within bounds.
const DEVIATIONS: f64 = 3.5;
const LEAST_ABOVE: f64 = 2.0;
const MOST_ABOVE: f64 = 3.5;
/// A clip that has this share of softer windows has its floor elsewhere.
const SOFTEST: f64 = 0.03;
/// The floor must occur in so many windows apart from the edge.
const ELSEWHERE: usize = 6;
/// Kept on both sides of the sound. Longer than a window, so that a weak end in the outermost window
/// that sounds is kept whole.
const GUARD: Duration = Duration::from_millis(25);
/// A sample so far above the level of silence is sound by itself.
const CLEAR: Decibels = Decibels(12.0);
/// The length of the fade at each edge. Shorter than [`GUARD`], so it touches next to no sound.
const FADE: Duration = Duration::from_millis(4);

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
    let size = |s: &i16| (f64::from(*s) - centre).abs();
    if !samples.iter().any(|s| size(s) > f64::from(FLOOR.amplitude())) {
        return 0..0;
    }
    let noise = |s: &i16| size(s) > 2.0;
    let digital = samples.iter().position(noise).zip(samples.iter().rposition(noise));
    let Some((first, last)) = digital else { return 0..0 };
    let levels = levels(&samples[first..=last], rate, centre);
    let loud = loud(&levels, rate);
    let backwards: Vec<Level> = levels.iter().rev().cloned().collect();
    let (before, after) = (silence(&levels, loud), silence(&backwards, loud));
    let from_start = levels.iter().find(|l| before.broken_by(l));
    let from_end = backwards.iter().find(|l| after.broken_by(l));
    let (Some(start), Some(end)) = (from_start, from_end) else { return first..last + 1 };
    // The outermost window that sounds may be silent up to a sound that begins clearly within it.
    let (start, end) = (&start.at, &end.at);
    let within = |range: &Range<usize>| &samples[first + range.start..first + range.end];
    let clear = |level: f64| move |s: &i16| size(s) > level * CLEAR.ratio();
    let into = within(start).iter().position(clear(before.whole)).unwrap_or(0);
    let left = within(end).iter().rev().position(clear(after.whole)).unwrap_or(0);
    let guard = rate.frames(GUARD).index();
    let start = (first + start.start + into).saturating_sub(guard);
    start..(first + end.end - left + guard).min(samples.len())
}

/// The levels up to which a window is silent.
struct Silence {
    whole: f64,
    high: f64,
}

impl Silence {
    fn broken_by(&self, level: &Level) -> bool {
        level.whole > self.whole || level.high > self.high
    }
}

/// What is silence at the edge of a clip at which `levels` begin.
fn silence(levels: &[Level], loud: f64) -> Silence {
    let far = loud * FAR_BELOW.ratio();
    let floor = floor(levels, loud);
    let (whole, high) = floor.map_or((far, far), |f| (f.whole.max(far), f.high.max(far)));
    Silence { whole, high }
}

/// The steady noise at the edge at which `levels` begin, if it is the floor of the clip.
fn floor(levels: &[Level], loud: f64) -> Option<Silence> {
    let edge = levels.get(..MEASURED)?;
    let whole = upper(edge.iter().map(|l| l.whole))?;
    let high = upper(edge.iter().map(|l| l.high))?;
    let floor = Silence { whole, high };
    if whole > loud * LEAST_BELOW.ratio() {
        return None;
    }
    let mut sorted: Vec<f64> = levels.iter().map(|l| l.whole).filter(|l| *l >= 1.0).collect();
    sorted.sort_by(f64::total_cmp);
    let softest = sorted.get((sorted.len() as f64 * SOFTEST) as usize)?;
    let softest_of_edge = edge.iter().map(|l| l.whole).fold(f64::INFINITY, f64::min);
    if softest * Decibels(1.5).ratio() < softest_of_edge {
        return None;
    }
    // The last sound of a clip that ends without silence may be steady too; it occurs nowhere else.
    let beyond = levels.iter().skip_while(|l| !floor.broken_by(l));
    (beyond.filter(|l| !floor.broken_by(l)).count() >= ELSEWHERE).then_some(floor)
}

/// The level that noise of these levels does not exceed. None if they are not steady.
fn upper(levels: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let decibels = levels.map(|l| 20.0 * l.max(0.1).log10());
    let n = decibels.clone().count().max(1) as f64;
    let mean = decibels.clone().sum::<f64>() / n;
    let deviation = (decibels.map(|d| (d - mean).powi(2)).sum::<f64>() / n).sqrt();
    let above = (deviation * DEVIATIONS).clamp(LEAST_ABOVE, MOST_ABOVE);
    (deviation <= STEADY).then(|| 10f64.powf((mean + above) / 20.0))
}

/// Fades both edges to zero along a raised cosine, so that sound may stand next to silence.
pub fn soften_edges(samples: &mut [i16], rate: SampleRate) {
    let fade = rate.frames(FADE).index().min(samples.len() / 2);
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
        assert_eq!(sounding(&s, RATE), 15..75);
        s[2] = 900;
        assert_eq!(sounding(&s, RATE), 0..75);
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
            assert!((20.0..46.0).contains(&before), "floor {floor}: {before:.1} ms before");
            assert!((20.0..46.0).contains(&after), "floor {floor}: {after:.1} ms after");
        }
        // Without silence around it, nothing is cut.
        for floor in [-120.0, -60.0] {
            let samples = clip(&word, Decibels(floor));
            assert_eq!(sounding(&samples, HERTZ), 0..samples.len(), "{floor}");
        }
    }

    #[test]
    fn a_fricative_hardly_above_the_floor_is_kept_whole() {
        // 44 dB below the vowel, in noise as loud as itself.
        let word = [('v', 0.3, -14.0), ('h', 0.12, -58.0)];
        let silence = [('h', 0.25, -120.0)];
        let samples = clip(&[&silence[..], &word, &silence].concat(), Decibels(-58.0));
        let end = sounding(&samples, HERTZ).end as f64 / 16.0;
        assert!((670.0..=720.0).contains(&end), "{end:.0} ms");
        // Without a floor around it there is nothing to measure it by: it stays.
        let mut tight = clip(&word, Decibels(-120.0));
        assert_eq!(sounding(&tight, HERTZ), 0..tight.len());
        // Where what would be the floor is louder than much of speech, nothing is cut.
        tight = clip(&[&silence[..], &word, &silence].concat(), Decibels(-50.0));
        assert_eq!(sounding(&tight, HERTZ), 0..tight.len());
    }

    #[test]
    fn soft_voices_are_trimmed_and_kept_as_loud_ones() {
        let word = [('h', 0.3, -120.0), ('v', 0.3, -34.0), ('h', 0.09, -62.0), ('h', 0.3, -120.0)];
        let found = sounding(&clip(&word, Decibels(-80.0)), HERTZ);
        assert!((4080..4480).contains(&found.start) && (11_360..11_800).contains(&found.end));
        // A click does not make the rest of the clip silent.
        let mut clicked = clip(&word, Decibels(-100.0));
        clicked[6000..6020].fill(30_000);
        assert!((11_360..11_800).contains(&sounding(&clicked, HERTZ).end));
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
        assert!(offset(&tight, HERTZ).abs() < 30.0);
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
