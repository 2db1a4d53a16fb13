//! The rhythm of "AI" in Morse code, short long, short short, as GB 45438-2025 has it for sound.

use crate::model::units::SampleRate;

/// Seconds of a short one. A long one lasts three of them, as do the gap between the letters; that
/// within a letter one.
const SHORT: f64 = 0.12;
const HERTZ: f64 = 700.0;
/// The amplitude of a tone that is about as loud as speech at -16 LUFS.
const AMPLITUDE: f64 = 0.2;
/// Seconds in which a tone begins and ends, so that it does not click.
const EDGE: f64 = 0.008;

/// Tone (`true`) or silence, for so many short ones.
const RHYTHM: [(bool, f64); 7] =
    [(true, 1.0), (false, 1.0), (true, 3.0), (false, 3.0), (true, 1.0), (false, 1.0), (true, 1.0)];

pub fn morse(rate: SampleRate) -> Vec<f32> {
    let rate = f64::from(rate.0);
    let mut samples = Vec::new();
    for (sounds, length) in RHYTHM {
        let count = (length * SHORT * rate).round() as usize;
        samples.extend((0..count).map(|i| {
            let (at, left) = (i as f64 / rate, (count - i) as f64 / rate);
            let edge = (at.min(left) / EDGE).min(1.0);
            let tone = (at * HERTZ * std::f64::consts::TAU).sin() * AMPLITUDE * edge;
            if sounds { tone as f32 } else { 0.0 }
        }));
    }
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_short_long_short_short() {
        let samples = morse(SampleRate(8000));
        let unit = 960;
        assert_eq!(samples.len(), 11 * unit);
        let loud = |n: usize| samples[n * unit..(n + 1) * unit].iter().any(|s| s.abs() > 0.1);
        let rhythm: String = (0..11).map(|n| if loud(n) { '#' } else { '.' }).collect();
        assert_eq!(rhythm, "#.###...#.#");
    }
}
