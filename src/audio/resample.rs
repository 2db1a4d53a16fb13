//! One rate to another, of a whole piece of sound at a time.

use crate::error::{Error, Kind, Result};
use crate::model::units::SampleRate;
use rubato::audioadapter_buffers::owned::InterleavedOwned;
use rubato::{Fft, FixedSync, Resampler};

/// About how many frames are worked on at once. The filter is steeper the more they are; this leaves the band
/// of speech alone and costs about a thousandth of the length of the sound.
const CHUNK: usize = 1024;

/// The same sound at another rate; `frames·to/from` long, rounded up.
pub fn resample(samples: &[i16], from: SampleRate, to: SampleRate) -> Result<Vec<i16>> {
    if from == to || samples.is_empty() {
        return Ok(samples.to_vec());
    }
    let failed = |e: &dyn std::fmt::Display| {
        Error::new(Kind::Refused, format!("sound at {from} cannot be brought to {to}: {e}"))
    };
    let input: Vec<f32> = samples.iter().map(|s| f32::from(*s) / 32768.0).collect();
    let frames = input.len();
    let input = InterleavedOwned::new_from(input, 1, frames).map_err(|e| failed(&e))?;
    let (from_rate, to_rate) = (from.0 as usize, to.0 as usize);
    // The filter delays by half of a chunk: an even one, or it would be half a frame off.
    let (mut unit, mut rest) = (from_rate, to_rate);
    while rest > 0 {
        (unit, rest) = (rest, unit % rest);
    }
    let pair = 2 * (from_rate / unit.max(1)).max(1);
    let chunk = CHUNK.div_ceil(pair) * pair;
    let mut fft = Fft::<f32>::new_custom(
        from_rate,
        to_rate,
        chunk,
        1,
        1,
        rubato::WindowFunction::BlackmanHarris2,
        FixedSync::Both,
    )
    .map_err(|e| failed(&e))?;
    let output = fft.process_all(&input, frames, None).map_err(|e| failed(&e))?;
    let sample = |s: f32| (s * 32768.0).round().clamp(-32768.0, 32767.0) as i16;
    let mut samples: Vec<i16> = output.take_data().into_iter().map(sample).collect();
    // The library rounds its own ratio, and is one frame off now and then.
    samples.resize((frames * to_rate).div_ceil(from_rate), 0);
    Ok(samples)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sine comes out as the same sine, in place and in level; checked on its samples.
    #[test]
    fn a_sine_stays_a_sine() {
        for (from, to) in [(22_050, 24_000), (48_000, 22_050), (16_000, 24_000), (44_100, 48_000)] {
            let sine = |rate: u32, i: usize| {
                (std::f64::consts::TAU * 440.0 * i as f64 / f64::from(rate)).sin() * 12_000.0
            };
            let input: Vec<i16> = (0..from as usize).map(|i| sine(from, i) as i16).collect();
            let output = resample(&input, SampleRate(from), SampleRate(to)).unwrap();
            assert_eq!(output.len(), to as usize);
            let middle = to as usize / 10..to as usize * 9 / 10;
            let worst = middle.map(|i| (f64::from(output[i]) - sine(to, i)).abs());
            let worst = worst.fold(0.0, f64::max);
            assert!(worst < 20.0, "{from} → {to}: off by {worst:.1} of 12000");
        }
    }

    #[test]
    fn short_and_empty_pieces() {
        assert!(resample(&[], SampleRate(8000), SampleRate(16_000)).unwrap().is_empty());
        assert_eq!(resample(&[5], SampleRate(8000), SampleRate(16_000)).unwrap().len(), 2);
        assert_eq!(resample(&[1, 2], SampleRate(8000), SampleRate(8000)).unwrap(), [1, 2]);
        assert!(resample(&[1, 2], SampleRate(0), SampleRate(8000)).is_err());
    }
}
