//! One rate to another: of a whole piece of sound at a time, or of a stream.

use crate::error::{Error, Kind, Result};
use crate::model::units::SampleRate;
use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::audioadapter_buffers::owned::InterleavedOwned;
use rubato::{Fft, FixedSync, Resampler};

/// About how many frames are worked on at once. The filter is steeper the more they are; this leaves
/// the band of speech alone and costs about a thousandth of the length of the sound.
const CHUNK: usize = 1024;

/// The same sound at another rate; `frames·to/from` long, rounded up.
pub fn resample(samples: &[i16], from: SampleRate, to: SampleRate) -> Result<Vec<i16>> {
    if from == to || samples.is_empty() {
        return Ok(samples.to_vec());
    }
    let failed = |e: &dyn std::fmt::Display| cannot(from, to, e);
    let input: Vec<f32> = samples.iter().map(|s| f32::from(*s) / 32768.0).collect();
    let frames = input.len();
    let input = InterleavedOwned::new_from(input, 1, frames).map_err(|e| failed(&e))?;
    let mut fft = filter(from, to)?;
    let output = fft.process_all(&input, frames, None).map_err(|e| failed(&e))?;
    let sample = |s: f32| (s * 32768.0).round().clamp(-32768.0, 32767.0) as i16;
    let mut samples: Vec<i16> = output.take_data().into_iter().map(sample).collect();
    // The library rounds its own ratio, and is one frame off now and then.
    samples.resize((frames * to.0 as usize).div_ceil(from.0 as usize), 0);
    Ok(samples)
}

fn filter(from: SampleRate, to: SampleRate) -> Result<Fft<f32>> {
    let (low, high) = (from, to);
    let (from, to) = (from.0 as usize, to.0 as usize);
    // The filter delays by half of a chunk: an even one, or it would be half a frame off.
    let (mut unit, mut rest) = (from, to);
    while rest > 0 {
        (unit, rest) = (rest, unit % rest);
    }
    let pair = 2 * (from / unit.max(1)).max(1);
    let chunk = CHUNK.div_ceil(pair) * pair;
    let window = rubato::WindowFunction::BlackmanHarris2;
    let made = Fft::<f32>::new_custom(from, to, chunk, 1, 1, window, FixedSync::Both);
    made.map_err(|e| cannot(low, high, &e))
}

/// A stream of sound at another rate; `frames·to/from` long, rounded up.
pub struct Resampled {
    fft: Fft<f32>,
    rates: (SampleRate, SampleRate),
    pending: Vec<f32>,
    taken: u64,
    given: u64,
    /// Frames of the filter's delay that are still to be dropped.
    early: usize,
}

impl Resampled {
    pub fn new(from: SampleRate, to: SampleRate) -> Result<Self> {
        let fft = filter(from, to)?;
        let early = fft.output_delay();
        Ok(Resampled { fft, rates: (from, to), pending: Vec::new(), taken: 0, given: 0, early })
    }

    /// Takes samples, and appends those that are ready to `out`.
    pub fn push(&mut self, samples: &[f32], out: &mut Vec<f32>) -> Result<()> {
        self.taken += samples.len() as u64;
        self.pending.extend_from_slice(samples);
        self.advance(out)
    }

    /// Appends the rest to `out`.
    pub fn finish(&mut self, out: &mut Vec<f32>) -> Result<()> {
        let (from, to) = (u64::from(self.rates.0.0), u64::from(self.rates.1.0));
        let all = (self.taken * to).div_ceil(from);
        while self.given < all {
            let silence = self.fft.input_frames_next().saturating_sub(self.pending.len());
            self.pending.resize(self.pending.len() + silence.max(1), 0.0);
            self.advance(out)?;
        }
        out.truncate(out.len() - (self.given - all) as usize);
        self.given = all;
        Ok(())
    }

    fn advance(&mut self, out: &mut Vec<f32>) -> Result<()> {
        let (from, to) = self.rates;
        let chunk = self.fft.input_frames_next();
        let whole = self.pending.len() / chunk * chunk;
        let mut result = vec![0f32; self.fft.output_frames_max()];
        for part in self.pending[..whole].chunks_exact(chunk) {
            let length = result.len();
            let input = InterleavedSlice::new(part, 1, chunk).map_err(|e| cannot(from, to, &e))?;
            let mut output = InterleavedSlice::new_mut(&mut result, 1, length)
                .map_err(|e| cannot(from, to, &e))?;
            let (_, made) = self
                .fft
                .process_into_buffer(&input, &mut output, None)
                .map_err(|e| cannot(from, to, &e))?;
            let dropped = self.early.min(made);
            self.early -= dropped;
            self.given += (made - dropped) as u64;
            out.extend_from_slice(&result[dropped..made]);
        }
        self.pending.drain(..whole);
        Ok(())
    }
}

fn cannot(from: SampleRate, to: SampleRate, e: &dyn std::fmt::Display) -> Error {
    Error::new(Kind::Refused, format!("sound at {from} cannot be brought to {to}: {e}"))
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
    fn a_stream_is_the_same_as_a_piece() {
        for (from, to) in [(22_050, 48_000), (24_000, 22_050), (16_000, 48_000)] {
            let input: Vec<i16> = (0..30_001).map(|i| ((i * 37) % 9001 - 4500) as i16).collect();
            let whole = resample(&input, SampleRate(from), SampleRate(to)).unwrap();
            let mut stream = Resampled::new(SampleRate(from), SampleRate(to)).unwrap();
            let mut out = Vec::new();
            for part in input.chunks(777) {
                let part: Vec<f32> = part.iter().map(|s| f32::from(*s) / 32768.0).collect();
                stream.push(&part, &mut out).unwrap();
            }
            stream.finish(&mut out).unwrap();
            assert_eq!(out.len(), whole.len());
            let off = out.iter().zip(&whole).map(|(a, b)| (a * 32768.0 - f32::from(*b)).abs());
            let worst = off.fold(0f32, f32::max);
            assert!(worst < 1.0, "{from} → {to}: {worst}");
        }
        let mut out = Vec::new();
        Resampled::new(SampleRate(8000), SampleRate(16_000)).unwrap().finish(&mut out).unwrap();
        assert!(out.is_empty());
    }

    #[test]
    fn short_and_empty_pieces() {
        assert!(resample(&[], SampleRate(8000), SampleRate(16_000)).unwrap().is_empty());
        assert_eq!(resample(&[5], SampleRate(8000), SampleRate(16_000)).unwrap().len(), 2);
        assert_eq!(resample(&[1, 2], SampleRate(8000), SampleRate(8000)).unwrap(), [1, 2]);
        assert!(resample(&[1, 2], SampleRate(0), SampleRate(8000)).is_err());
    }
}
