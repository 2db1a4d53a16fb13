//! Peaks that an encoder raises, and loudness that it takes.

use super::level::{CEILING, with_room};
use super::sound::Sound;
use crate::audio::loudness::Measured;
use crate::error::Result;
use crate::model::edition::DecodedMark;

/// So often a file is encoded at most.
const ROUNDS: usize = 4;
/// Room beyond what was missing.
const SPARE: f64 = 0.1;
/// What a decoded sound may be away from its target, in LU.
const CLOSE: f64 = 0.08;

/// Encodes a sound whose peaks keep so much room below the ceiling, in decibels, and again with more if
/// what a player decodes passes it or is softer or louder than it should be. `encode` is given the
/// sound and its room, and tells what it decoded.
pub fn within(
    sound: &Sound,
    mut room: f64,
    mut encode: impl FnMut(&Sound, f64) -> Result<Measured>,
) -> Result<DecodedMark> {
    let (mut round, mut louder) = (0, 0.0);
    loop {
        let adjusted = match room > 0.0 || louder != 0.0 {
            true => with_room(sound, room, louder)?,
            false => sound.clone(),
        };
        let heard = encode(&adjusted, room)?;
        round += 1;
        let Some(level) = sound.level.filter(|_| round < ROUNDS) else { return Ok(mark(&heard)) };
        let over = heard.true_peak - CEILING;
        let missing = level.loudness - heard.integrated;
        let is_close = !missing.is_finite() || missing.abs() <= CLOSE;
        // A target that limiting does not reach is not reached by encoding again.
        if over <= 0.0 && (is_close || missing > 1.0) {
            return Ok(mark(&heard));
        }
        room += if over > 0.0 { over + SPARE } else { 0.0 };
        louder += if is_close || missing > 1.0 { 0.0 } else { missing };
    }
}

/// Rounded, as a manifest has it.
fn mark(heard: &Measured) -> DecodedMark {
    let round = |x: f64| x.is_finite().then(|| (x * 100.0).round() / 100.0);
    DecodedMark { integrated_lufs: round(heard.integrated), true_peak_dbtp: round(heard.true_peak) }
}
