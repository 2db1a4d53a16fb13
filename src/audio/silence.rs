//! Where sound begins and ends, and edges that do not click.

use crate::model::units::{Decibels, SampleRate};
use std::ops::Range;
use std::time::Duration;

/// Below this a sample counts as silence. Weak fricatives lie some 20 dB above it.
const FLOOR: Decibels = Decibels(-60.0);
/// Kept on both sides of the sound, so that no soft onset is cut.
const MARGIN: Duration = Duration::from_millis(10);
/// The length of the fade at each edge. Shorter than [`MARGIN`], so it touches next to no sound.
const FADE: Duration = Duration::from_millis(4);

/// The range of samples that holds all sound, with a small margin. Empty if all is silent.
pub fn sounding(samples: &[i16], rate: SampleRate) -> Range<usize> {
    let floor = FLOOR.amplitude();
    let loud = |s: &i16| s.unsigned_abs() > floor;
    let (Some(first), Some(last)) = (samples.iter().position(loud), samples.iter().rposition(loud))
    else {
        return 0..0;
    };
    let margin = rate.frames(MARGIN) as usize;
    first.saturating_sub(margin)..(last + 1 + margin).min(samples.len())
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
