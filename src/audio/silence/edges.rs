//! How much of the edges of a clip is heard as silence. Trimming keeps what may be sound, and a little
//! more; who writes a pause beside it must count that in.

use super::levels::{levels, loud, measure};
use crate::model::units::{Decibels, Frames, SampleRate};
use std::time::Duration;

/// What is so far below the loud parts of a voice is not heard beside them.
const UNHEARD: Decibels = Decibels(-40.0);
/// What a level is measured on.
const STEP: Duration = Duration::from_millis(5);

/// What is unheard at the two edges of a clip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unheard {
    /// Frames before the first sound.
    pub before: Frames,
    /// Frames after the last.
    pub after: Frames,
}

/// What is unheard at the edges. Nothing where all is silent.
pub fn unheard(samples: &[i16], rate: SampleRate) -> Unheard {
    let most = loud(&levels(samples, rate, 0.0), rate) * UNHEARD.ratio();
    let step = rate.frames(STEP).index().max(1);
    let heard = |block: &[i16]| measure(block.iter().map(|s| f64::from(*s))).1 > most;
    let before = samples.chunks(step).position(heard);
    let after = samples.rchunks(step).position(heard);
    let frames = |blocks: Option<usize>| Frames(blocks.map_or(0, |n| (n * step) as u64));
    Unheard { before: frames(before), after: frames(after) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: SampleRate = SampleRate(8000);

    /// A tone of so many samples at so many levels.
    fn tones(parts: &[(usize, f64)]) -> Vec<i16> {
        let wave = |i: usize| (i as f64 * 0.7).sin();
        let part = |(n, level): &(usize, f64)| (0..*n).map(|i| wave(i) * level).collect::<Vec<_>>();
        parts.iter().flat_map(part).map(|s| s as i16).collect()
    }

    #[test]
    fn weak_edges_are_unheard_and_weak_sounds_within_are_not() {
        let clip = tones(&[(400, 60.0), (4000, 12_000.0), (800, 40.0), (4000, 9000.0), (160, 0.0)]);
        assert_eq!(unheard(&clip, RATE), Unheard { before: Frames(400), after: Frames(160) });
        // The fricative of a soft end (-30 dB) is heard.
        let clip = tones(&[(4000, 12_000.0), (800, 380.0)]);
        assert_eq!(unheard(&clip, RATE), Unheard::default());
    }

    #[test]
    fn silence_and_nothing_have_no_edges() {
        for clip in [&[][..], &[0; 900], &[5]] {
            assert_eq!(unheard(clip, RATE), Unheard::default(), "{}", clip.len());
        }
    }
}
