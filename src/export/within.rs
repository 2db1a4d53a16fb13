//! Peaks that an encoder raises.

use super::level::CEILING;
use super::sound::Sound;
use crate::audio::loudness::Measured;
use crate::error::Result;
use crate::model::edition::DecodedMark;

/// So often a file is encoded at most.
const ROUNDS: usize = 3;
/// Room beyond what was missing.
const SPARE: f64 = 0.05;

/// Encodes the sound with so much room below the ceiling, in decibels, and again with more if what a player decodes passes it.
/// `encode` tells what it decoded.
pub fn within(
    sound: &Sound,
    mut room: f64,
    mut encode: impl FnMut(f64) -> Result<Measured>,
) -> Result<DecodedMark> {
    let mut round = 0;
    loop {
        let heard = encode(room)?;
        round += 1;
        let over = heard.true_peak - CEILING;
        if sound.ceiling.is_none() || over <= 0.0 || round == ROUNDS {
            return Ok(mark(&heard));
        }
        room += over + SPARE;
    }
}

/// Rounded, as a manifest has it.
pub fn mark(heard: &Measured) -> DecodedMark {
    let round = |x: f64| x.is_finite().then(|| (x * 100.0).round() / 100.0);
    DecodedMark { integrated_lufs: round(heard.integrated), true_peak_dbtp: round(heard.true_peak) }
}
