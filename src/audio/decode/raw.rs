//! Samples without a header: whatever comes could be some, so it is looked at first.

use super::part::{Pcm, broken, mono};
use super::{non_audio, sniff};
use crate::error::Result;
use crate::model::units::SampleRate;

/// How far samples jump, beside how large they are: noise of 16 bits has 1.33, speech with much hiss
/// stays below 0.9.
const JUMPY: f64 = 1.15;
/// The level of noise over all bits is 18,900; no speech comes near.
const LOUD: f64 = 8000.0;
/// Samples that are looked at.
const JUDGED: usize = 1 << 18;

/// Raw samples that are not a file.
pub(super) fn samples(bytes: &[u8], rate: SampleRate, channels: usize) -> Result<Pcm> {
    if non_audio::text(bytes).is_some() || non_audio::known(bytes).is_some() {
        return Err(broken(non_audio::describe(bytes)));
    }
    let whole = aligned(bytes);
    let samples: Vec<i16> =
        whole.chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]])).collect();
    let channels = channels.max(1);
    let (jump, level) = noise(whole);
    if jump > JUMPY && level > LOUD {
        return Err(broken("it is noise, not 16-bit samples in little-endian"));
    }
    Ok(Pcm { rate, samples: mono(&samples, channels).collect() })
}

/// Whether bytes are 16-bit samples more likely than a file, text or noise.
pub(super) fn is_samples(bytes: &[u8]) -> bool {
    let start = &bytes[sniff::padding(bytes)..];
    if start.is_empty() || non_audio::tag(bytes).is_some() {
        return false;
    }
    let is_file = sniff::format(start).is_some() || non_audio::known(start).is_some();
    !is_file && non_audio::text(start).is_none() && noise(bytes).0 <= JUMPY
}

/// Bytes without the odd one, which is at the end, unless they make better sound without the first:
/// within a sample, high and low halves change places.
fn aligned(bytes: &[u8]) -> &[u8] {
    if bytes.len().is_multiple_of(2) {
        return bytes;
    }
    let (end, start) = (&bytes[..bytes.len() - 1], &bytes[1..]);
    if noise(end).0 > 2.0 * noise(start).0 && noise(end).1 > LOUD { start } else { end }
}

/// How far samples jump beside how large they are, and how large they are.
fn noise(bytes: &[u8]) -> (f64, f64) {
    let sample = |b: &[u8]| f64::from(i16::from_le_bytes([b[0], b[1]]));
    let (mut last, mut jumps, mut sizes, mut squares, mut count) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for s in bytes.chunks_exact(2).take(JUDGED).map(sample) {
        jumps += f64::abs(s - last);
        sizes += f64::abs(s);
        squares += s * s;
        count += 1.0;
        last = s;
    }
    (jumps / f64::max(sizes, 1.0), f64::sqrt(squares / f64::max(count, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::decode::raw;

    const RATE: SampleRate = SampleRate(24_000);

    /// Something like a vowel, with hiss.
    fn voice() -> Vec<i16> {
        let mut random = fastrand::Rng::with_seed(7);
        let wave = |i: usize| (i as f64 * 0.05).sin() * 6000.0 + (i as f64 * 0.21).sin() * 2500.0;
        (0..12_000).map(|i| wave(i) as i16 + random.i16(-700..700)).collect()
    }

    fn bytes(samples: &[i16]) -> Vec<u8> {
        samples.iter().flat_map(|s| s.to_le_bytes()).collect()
    }

    #[test]
    fn samples_are_taken_with_an_odd_byte_at_either_end() {
        let (voice, plain) = (voice(), bytes(&voice()));
        assert_eq!(raw(&plain, RATE, 1).unwrap().samples, voice);
        let behind = [&plain[..], b"\n"].concat();
        assert_eq!(raw(&behind, RATE, 1).unwrap().samples, voice);
        let before = [b"\x05", &plain[..]].concat();
        assert_eq!(raw(&before, RATE, 1).unwrap().samples, voice);
        assert_eq!(raw(&plain, RATE, 2).unwrap().samples.len(), 6000);
        assert!(raw(&[0; 9], RATE, 1).unwrap().samples.iter().all(|s| *s == 0));
        assert!(raw(&[], RATE, 1).unwrap().samples.is_empty());
    }

    #[test]
    fn samples_of_another_kind_are_told() {
        let voice = voice();
        let float = voice.iter().flat_map(|s| (f32::from(*s) / 32768.0).to_le_bytes());
        let big = voice.iter().flat_map(|s| s.to_be_bytes());
        let mut random = fastrand::Rng::with_seed(1);
        for (name, bytes) in [
            ("float", float.collect::<Vec<u8>>()),
            ("big-endian", big.collect()),
            ("anything", (0..9000).map(|_| random.u8(..)).collect()),
        ] {
            let told = raw(&bytes, RATE, 1).map(|_| ()).unwrap_err().to_string();
            assert!(told.contains("noise"), "{name}: {told}");
        }
        // A sharp hiss alone is still sound.
        let hiss: Vec<i16> = (0..4000).map(|_| random.i16(-5000..5000)).collect();
        assert!(raw(&bytes(&hiss), RATE, 1).is_ok());
    }

    #[test]
    fn text_is_quoted() {
        for (bad, shown) in [
            (&b"{\"error\": {\"message\": \"no such voice\"}}"[..], "no such voice"),
            (b"<!doctype html><title>Log in</title>", "Log in"),
            (b"upstream timed out", "upstream timed out"),
            (b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
        ] {
            let told = raw(bad, RATE, 1).map(|_| ()).unwrap_err().to_string();
            assert!(told.contains(shown), "{told}");
        }
    }
}
