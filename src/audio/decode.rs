//! Encoded sound → mono samples: WAV, MP3, AAC (also in MP4), FLAC, Ogg Vorbis and Ogg Opus, told
//! apart by their bytes, since servers name them wrongly.
//!
//! An answer may hold several files, one after the other: services that speak in pieces send each
//! piece as a file of its own. All of them are decoded and joined. Bytes after a file that are
//! neither another file nor a tag are an error, because they may be sound.

mod adts;
mod adts_header;
mod coded;
mod flac;
mod header;
mod mp3;
mod mp3_header;
mod mp4;
mod non_audio;
mod ogg;
mod part;
mod raw;
mod sniff;
mod wav;

use super::resample::resample;
use crate::error::{Error, Result};
use crate::model::units::SampleRate;
pub use non_audio::text;
pub use part::Pcm;
use part::{LONGEST, Part, broken};
use sniff::Format;
pub use sniff::is_file;

/// So few bytes after a file hold no sound, whatever they are.
const STRAY: usize = 64;

/// Decodes a whole answer; several channels become their mean, and several files one sound at the
/// highest of their rates.
///
/// [`Kind::Transient`](crate::Kind::Transient) if it is not sound that is known here, is broken or cut off: another answer
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
            if rest.len() <= STRAY && non_audio::text(rest).is_none() {
                break;
            }
            let n = rest.len();
            let what = non_audio::describe(rest);
            return Err(broken(format_args!(
                "{n} bytes follow its end that are not sound: {what}"
            )));
        };
        let part = read(format, rest)?;
        sounds.extend(part.sounds);
        if sounds.iter().map(|s| s.samples.len()).sum::<usize>() > LONGEST {
            return Err(broken("it is longer than half an hour"));
        }
        at += part.end.clamp(1, rest.len());
    }
    Ok(sounds)
}

fn read(format: Format, bytes: &[u8]) -> Result<Part> {
    match format {
        Format::Wav => wav::read(bytes),
        Format::Ogg => ogg::read(bytes),
        Format::Flac => flac::read(bytes),
        Format::Mp4 => mp4::read(bytes),
        Format::Adts => adts::read(bytes),
        Format::Mp3 => mp3::read(bytes),
    }
}

/// Raw 16-bit samples, little-endian, of so many channels. A file of sound is decoded as what it is;
/// a byte too many at an end is dropped.
///
/// [`Kind::Transient`](crate::error::Kind::Transient) if it is text, another kind of file, or
/// noise, which samples of another width, order or encoding become.
pub fn raw(bytes: &[u8], rate: SampleRate, channels: usize) -> Result<Pcm> {
    if is_file(bytes) { decode(bytes.to_vec()) } else { raw::samples(bytes, rate, channels) }
}

fn unknown(bytes: &[u8]) -> Error {
    broken(non_audio::describe(bytes))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;

    /// A WAV file with some bytes between its format and its samples.
    pub(super) fn wav(rate: u32, channels: u16, samples: &[i16], between: &[u8]) -> Vec<u8> {
        let data: Vec<u8> = samples.iter().flat_map(|s| s.to_le_bytes()).collect();
        let size = |n: usize| (n as u32).to_le_bytes();
        let mut bytes =
            [&b"RIFF"[..], &size(36 + between.len() + data.len()), b"WAVEfmt "].concat();
        bytes.extend(
            [&size(16)[..], &[1, 0], &channels.to_le_bytes(), &rate.to_le_bytes()].concat(),
        );
        let frame = 2 * channels;
        bytes.extend(
            [&size(rate as usize * frame as usize)[..], &frame.to_le_bytes(), &[16, 0]].concat(),
        );
        bytes.extend([between, b"data", &size(data.len()), &data].concat());
        bytes
    }

    pub(super) fn ramp(frames: i16) -> Vec<i16> {
        (0..frames).map(|i| i * 7 - 900).collect()
    }

    fn told(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).map(|_| ()).unwrap_err().to_string()
    }

    #[test]
    fn channels_become_their_mean() {
        let both: Vec<i16> = ramp(500).iter().flat_map(|s| [*s, s + 100]).collect();
        let pcm = decode(wav(24_000, 2, &both, b"")).unwrap();
        assert_eq!((pcm.rate.0, pcm.samples.len()), (24_000, 500));
        assert_eq!(pcm.samples[7], -851 + 50);
    }

    #[test]
    fn several_files_are_one_sound() {
        let (a, b) = (wav(24_000, 1, &ramp(300), b""), wav(24_000, 1, &ramp(200), b""));
        let pcm = decode([&a[..], &b, &a].concat()).unwrap();
        assert_eq!(pcm.samples, [ramp(300), ramp(200), ramp(300)].concat());
        let half = wav(12_000, 2, &ramp(400), b"");
        for (both, frames) in [([&a[..], &half].concat(), 700), ([&half[..], &a].concat(), 700)] {
            let pcm = decode(both).unwrap();
            assert_eq!((pcm.rate.0, pcm.samples.len()), (24_000, frames), "the higher rate");
        }
        // Blanks, zeros and tags between and behind are nothing.
        let tag = [b"TAG", &[b'x'; 125][..]].concat();
        let pcm = decode([&a[..], b"\r\n\0", &b, &tag].concat()).unwrap();
        assert_eq!(pcm.samples.len(), 500);
    }

    #[test]
    fn what_cannot_be_joined_is_told() {
        let a = wav(24_000, 1, &ramp(300), b"");
        let bad = b"{\"error\": \"the voice went away\"}";
        assert!(told(&[&a[..], bad].concat()).contains("the voice went away"));
        let webm = [&a[..], b"\x1a\x45\xdf\xa3", &[9; 300]].concat();
        assert!(told(&webm).contains("304 bytes follow"), "{}", told(&webm));
        assert!(told(&[&a[..], &a[..200]].concat()).contains("156 bytes of 600"));
    }

    #[test]
    fn what_is_no_sound_is_told_and_nothing_panics() {
        for bad in [&b""[..], b"{\"error\": 1}", b"RIFF", b"OggS", b"fLaC\0\0", b"ID3\x04"] {
            assert_eq!(decode(bad.to_vec()).unwrap_err().kind(), Kind::Transient, "{bad:?}");
        }
        let list = b"LIST\x05\0\0\0INFOx\0";
        let whole = wav(24_000, 1, &ramp(120), list);
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 0xff;
            let _ = decode(flipped);
            let _ = decode(whole[..at].to_vec());
        }
    }

    /// Any bytes behind any beginning, also of files that this machine has no encoder for.
    #[test]
    fn hostile_bytes_do_not_panic() {
        let mut random = fastrand::Rng::with_seed(5);
        let beginnings: [&[u8]; 9] = [
            b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\x01\0\x01\0",
            b"OggS\0\x02\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\x01\x1e\x01vorbis",
            b"OggS\0\x02\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead\x01\x01",
            b"fLaC\0\0\0\x22\x10\0\x10\0",
            b"\0\0\0\x18ftypM4A \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x60moov",
            b"\xff\xfb\x90\xc4",
            b"\xff\xf1\x50\x80\x02\x1f\xfc",
            b"ID3\x04\0\x10\x7f\x7f\x7f\x7f",
            b"",
        ];
        for round in 0..600 {
            let mut bytes = beginnings[round % beginnings.len()].to_vec();
            bytes.extend((0..random.usize(0..900)).map(|_| random.u8(..)));
            // Frames of MPEG in a row, with anything in them.
            if round % 9 == 5 {
                bytes = (0..6)
                    .flat_map(|_| {
                        let body: Vec<u8> = (0..413).map(|_| random.u8(..)).collect();
                        [&b"\xff\xfb\x90\xc4"[..], &body].concat()
                    })
                    .collect();
            }
            let _ = decode(bytes.clone());
            let _ = raw(&bytes, SampleRate(24_000), 1);
        }
    }
}
