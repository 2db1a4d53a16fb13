//! Encoded sound → mono samples: WAV, MP3, AAC (also in MP4), FLAC, Ogg Vorbis and Ogg Opus, told
//! apart by their bytes, since servers name them wrongly.
//!
//! An answer may hold several files, one after the other: services that speak in pieces send each
//! piece as a file of its own. All of them are decoded and joined. Bytes after a file that are
//! neither another file nor a tag are an error, because they may be sound.

mod adts;
mod coded;
mod flac;
mod mp3;
mod mp4;
mod ogg;
mod raw;
mod sniff;
mod wav;

use super::resample::resample;
use crate::error::{Error, Kind, Result};
use crate::model::units::SampleRate;
pub use raw::raw;
pub use sniff::text;

/// Frames that one answer may hold: half an hour at 48 kHz. A small file can unpack to more.
const LONGEST: usize = 48_000 * 60 * 30;
/// So few bytes after a file hold no sound, whatever they are.
const STRAY: usize = 64;

/// Mono sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pcm {
    /// Frames a second.
    pub rate: SampleRate,
    /// One sample a frame.
    pub samples: Vec<i16>,
}

/// What was read of a file at the beginning of some bytes.
struct Part {
    /// Its sound; in several pieces where the rate changes within it.
    sounds: Vec<Pcm>,
    /// Bytes that it takes.
    end: usize,
}

/// Decodes a whole answer; several channels become their mean, and several files one sound at the
/// highest of their rates.
///
/// [`Kind::Transient`] if it is no sound that is known here, is broken or cut off: another answer
/// may be whole.
pub fn decode(bytes: Vec<u8>) -> Result<Pcm> {
    if bytes.is_empty() {
        return Err(broken("it is empty"));
    }
    // The decoders are careful, and still overflow on headers that lie: an answer of a stranger must
    // not end the program.
    std::panic::catch_unwind(|| join(parts(&bytes)?))
        .unwrap_or_else(|_| Err(broken("its decoder failed")))
}

fn broken(why: impl std::fmt::Display) -> Error {
    Error::new(Kind::Transient, format!("the sound cannot be decoded: {why}"))
}

/// The sound of each file.
fn parts(bytes: &[u8]) -> Result<Vec<Pcm>> {
    let mut sounds: Vec<Pcm> = Vec::new();
    let mut at = 0;
    loop {
        at += sniff::padding(&bytes[at..]);
        let rest = &bytes[at..];
        if rest.is_empty() {
            break;
        }
        let Some(format) = sniff::format(rest) else {
            if sounds.is_empty() {
                at += sniff::first_frame(rest).ok_or_else(|| unknown(rest))?;
                continue;
            }
            if rest.len() <= STRAY && sniff::text(rest).is_none() {
                break;
            }
            let n = rest.len();
            let what = sniff::describe(rest);
            return Err(broken(format_args!("{n} bytes follow its end that are not sound: {what}")));
        };
        let part = format.read(rest)?;
        sounds.extend(part.sounds);
        if sounds.iter().map(|s| s.samples.len()).sum::<usize>() > LONGEST {
            return Err(broken("it is longer than half an hour"));
        }
        at += part.end.clamp(1, rest.len());
    }
    Ok(sounds)
}

fn unknown(bytes: &[u8]) -> Error {
    broken(sniff::describe(bytes))
}

/// One sound of many, at the highest rate that one of them has.
fn join(mut sounds: Vec<Pcm>) -> Result<Pcm> {
    sounds.retain(|s| !s.samples.is_empty());
    let rate = sounds.iter().map(|s| s.rate).max_by_key(|r| r.0);
    let rate = rate.ok_or_else(|| broken("there is no sound in it"))?;
    let mut sounds = sounds.into_iter();
    let mut samples = match sounds.next() {
        Some(first) => resample_owned(first, rate)?,
        None => Vec::new(),
    };
    for sound in sounds {
        samples.extend(resample_owned(sound, rate)?);
    }
    Ok(Pcm { rate, samples })
}

fn resample_owned(sound: Pcm, rate: SampleRate) -> Result<Vec<i16>> {
    if sound.rate == rate { Ok(sound.samples) } else { resample(&sound.samples, sound.rate, rate) }
}

/// The mean of the channels of interleaved samples.
fn mono(samples: &[i16], channels: usize) -> impl Iterator<Item = i16> {
    samples.chunks_exact(channels.max(1)).map(|frame| {
        (frame.iter().map(|s| i32::from(*s)).sum::<i32>() / frame.len().max(1) as i32) as i16
    })
}
