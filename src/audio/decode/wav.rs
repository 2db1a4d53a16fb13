//! WAV, RF64 and BW64: the chunks as they are written, not as they ought to be.
//!
//! Servers that stream do not know the size when they write the header; some do not pad chunks of
//! odd size, or put samples of later pieces behind the chunk that holds the first. Microsoft's and
//! IBM's "Multimedia Programming Interface and Data Specifications 1.0" (RIFF), RFC 2361 (encodings),
//! EBU Tech 3306 (RF64).

use super::header::wav as starts;
use super::part::{Part, Pcm, broken, mono};
use super::{mp3, raw};
use crate::error::Result;
use crate::model::units::SampleRate;
use std::ops::Range;

/// A size like this is none, wherever the bytes end: it is more than a whole answer may be.
const NO_SIZE: usize = 1 << 26;
/// Nor is one that stands for so many seconds and is so many times what is there.
const NO_LENGTH: (usize, usize) = (600, 8);
/// Writers that give the size of the file for that of the samples are off by their header.
const HEADER: usize = 64;

/// How samples are written.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Layout {
    encoding: u16,
    channels: usize,
    rate: u32,
    /// Bytes that a sample takes, of one channel.
    width: usize,
}

impl Layout {
    fn parse(chunk: &[u8]) -> Result<Layout> {
        let field = |at: usize| chunk.get(at..at + 2).map(|b| u16::from_le_bytes([b[0], b[1]]));
        let all = (|| Some((field(0)?, field(2)?, field(4)?, field(6)?, field(12)?, field(14)?)))();
        let sense = || broken("its header makes no sense");
        let (mut encoding, channels, low, high, block, bits) = all.ok_or_else(sense)?;
        let rate = u32::from(high) << 16 | u32::from(low);
        if !(1..=8).contains(&channels) || !(4000..=384_000).contains(&rate) || bits > 64 {
            return Err(sense());
        }
        if encoding == 0xfffe {
            // WAVE_FORMAT_EXTENSIBLE: the encoding is the beginning of a GUID.
            encoding = field(24).ok_or_else(sense)?;
        }
        let channels = usize::from(channels);
        let stated = usize::from(bits).div_ceil(8);
        // Samples of 20 or 24 bits may lie in containers that are wider.
        let width = match usize::from(block) {
            block if block.is_multiple_of(channels) && block / channels >= stated => {
                block / channels
            }
            _ => stated,
        };
        Ok(Layout { encoding, channels, rate, width })
    }

    /// The samples of all channels. In wide containers the sound is in the highest bits.
    fn samples(&self, bytes: &[u8]) -> Result<Vec<i16>> {
        let float = |x: f64| (x * 32768.0).round().clamp(-32768.0, 32767.0) as i16;
        let each = |bytes: &[u8], of: &dyn Fn(&[u8]) -> i16| -> Vec<i16> {
            bytes.chunks_exact(self.width).map(of).collect()
        };
        Ok(match (self.encoding, self.width) {
            (1, 1) => each(bytes, &|b| (i16::from(b[0]) - 128) << 8),
            (1, 2..=8) => each(bytes, &|b| i16::from_le_bytes([b[b.len() - 2], b[b.len() - 1]])),
            (3, 4) => each(bytes, &|b| float(f32::from_le_bytes([b[0], b[1], b[2], b[3]]).into())),
            (3, 8) => {
                each(bytes, &|b| float(b.try_into().map(f64::from_le_bytes).unwrap_or_default()))
            }
            (6, 1) => each(bytes, &|b| alaw(b[0])),
            (7, 1) => each(bytes, &|b| mulaw(b[0])),
            (code, _) => {
                let name = name(code);
                return Err(broken(format_args!(
                    "it is WAV of an encoding that is not read here ({name}{code:#x}); ask the service for \
                     16-bit PCM or another format"
                )));
            }
        })
    }
}

/// What an encoding is called that is not read, for messages. RFC 2361.
fn name(code: u16) -> &'static str {
    match code {
        0x02 => "Microsoft ADPCM, ",
        0x11 => "IMA ADPCM, ",
        0x31 => "GSM 6.10, ",
        0x50 => "MPEG layer II, ",
        0x40 | 0x45 | 0x64 => "G.726 ADPCM, ",
        0x65 => "G.722, ",
        0xff | 0x1600..=0x1602 => "AAC, ",
        _ => "",
    }
}

/// ITU-T G.711, A-law.
fn alaw(byte: u8) -> i16 {
    let byte = byte ^ 0x55;
    let (exponent, low) = (byte >> 4 & 7, i16::from(byte & 15) << 4);
    let size = if exponent == 0 { low + 8 } else { (low + 0x108) << (exponent - 1) };
    if byte & 0x80 > 0 { size } else { -size }
}

/// ITU-T G.711, µ-law.
fn mulaw(byte: u8) -> i16 {
    let byte = !byte;
    let size = ((i16::from(byte & 15) << 3) + 0x84) << (byte >> 4 & 7);
    if byte & 0x80 > 0 { 0x84 - size } else { size - 0x84 }
}

/// A chunk: its name, its size as stated, and where its content begins.
#[derive(Clone, Copy)]
struct Chunk<'a> {
    name: &'a [u8],
    size: usize,
    at: usize,
}

/// The chunk at `at`, if a name stands there.
fn chunk(bytes: &[u8], at: usize) -> Option<Chunk<'_>> {
    let head = bytes.get(at..at.checked_add(8)?)?;
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'_' | b'-');
    let size = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
    head[..4].iter().all(is_name).then_some(Chunk { name: &head[..4], size, at: at + 8 })
}

/// Where the chunk after a content that ends at `end` begins: one of odd size is padded, or not.
fn next(bytes: &[u8], end: usize, size: usize) -> usize {
    let padded = end + (size & 1);
    let fits = |at: usize| {
        at == bytes.len()
            || starts(&bytes[at.min(bytes.len())..])
            || chunk(bytes, at).is_some_and(|c| c.name == b"data" || c.size <= bytes.len() - c.at)
    };
    if padded != end && !fits(padded) && fits(end) { end } else { padded }
}

pub(super) fn read(bytes: &[u8]) -> Result<Part> {
    let (mut layout, mut wide, mut body) = (None, None, None::<Range<usize>>);
    let mut at = 12;
    while let Some(c) = chunk(bytes, at) {
        if starts(&bytes[at..]) {
            break;
        }
        let left = bytes.len() - c.at;
        let content = &bytes[c.at..c.at + c.size.min(left)];
        match c.name {
            b"fmt " => layout = Some(Layout::parse(content)?),
            b"ds64" => {
                wide = content.get(8..16).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes)
            }
            b"data" if body.is_none() => {
                let size =
                    wide.filter(|_| c.size == u32::MAX as usize).map_or(c.size, |w| w as usize);
                let samples = c.at..extent(bytes, c.at, size, layout.as_ref())?;
                at = samples.end;
                if samples.end - c.at == size {
                    at = next(bytes, at, size);
                }
                body = Some(samples);
                continue;
            }
            // A size that leads out of the file is wrong; the samples may still be there.
            _ if c.size > left => {
                let data = content.windows(4).position(|w| w == b"data");
                let Some(found) = data.filter(|_| body.is_none()) else { break };
                at = c.at + found;
                continue;
            }
            _ => {}
        }
        at = next(bytes, c.at + c.size.min(left), c.size);
    }
    let layout = layout.ok_or_else(|| broken("a WAV file without a format"))?;
    let mut body = body.ok_or_else(|| broken("a WAV file without samples"))?;
    let at = at.min(bytes.len());
    // MPEG audio within WAV.
    if layout.encoding == 0x55 {
        return Ok(Part { sounds: mp3::read(&bytes[body])?.sounds, end: at });
    }
    // A server that counts its first piece only: what follows is neither chunk nor file.
    let mut end = at;
    let rest = &bytes[at..];
    let is_16_bit = layout.encoding == 1 && layout.width == 2;
    if is_16_bit && body.end == at && rest.len() > HEADER && raw::is_samples(rest) {
        end += rest.windows(12).position(starts).unwrap_or(rest.len());
        body.end = end;
    }
    let samples = layout.samples(&bytes[body])?;
    let samples = mono(&samples, layout.channels).collect();
    Ok(Part { sounds: vec![Pcm { rate: SampleRate(layout.rate), samples }], end })
}

/// Where samples end that begin at `at` and are said to be so many bytes.
fn extent(bytes: &[u8], at: usize, size: usize, layout: Option<&Layout>) -> Result<usize> {
    let left = bytes.len() - at;
    let second = layout.map_or(96_000, |l| l.rate as usize * l.channels * l.width.max(1));
    let (longest, times) = NO_LENGTH;
    let no_length = size / second > longest && size / times > left;
    let unknown = size == 0 || size > left && (size >= NO_SIZE || no_length);
    if !unknown && size <= left {
        return Ok(at + size);
    }
    if !unknown && size - left > HEADER {
        return Err(broken(format_args!("{left} bytes of {size} are there")));
    }
    let rest = &bytes[at..];
    // The next file, if one follows, or the chunk of tags that ffmpeg writes at the end.
    let file = rest.windows(16).position(|w| starts(w) && w[12..].is_ascii());
    let end = file.unwrap_or(left);
    let list = end.saturating_sub(512)..end.saturating_sub(11);
    let is_tags = |i: &usize| {
        chunk(rest, *i).is_some_and(|c| c.name == b"LIST" && c.at + c.size + (c.size & 1) >= end)
            && rest.get(i + 8..i + 12) == Some(b"INFO")
    };
    Ok(at + list.into_iter().find(is_tags).unwrap_or(end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ramp, wav};

    fn samples(bytes: &[u8]) -> Vec<i16> {
        super::super::decode(bytes.to_vec()).unwrap().samples
    }

    /// A file whose samples are said to be so many bytes.
    fn sized(size: u32) -> Vec<u8> {
        let mut bytes = wav(24_000, 1, &ramp(300), b"");
        bytes[40..44].copy_from_slice(&size.to_le_bytes());
        bytes[4..8].copy_from_slice(&size.wrapping_add(36).to_le_bytes());
        bytes
    }

    #[test]
    fn sizes_that_are_none_and_sizes_that_are() {
        for size in [
            0,
            u32::MAX,
            u32::MAX - 36,
            0x7fff_ffff,
            0x8000_0000,
            2_000_000_000,
            1 << 30,
            100 << 20,
            40_000_000,
            644,
            601,
        ] {
            assert_eq!(samples(&sized(size)), ramp(300), "{size}");
        }
        for (size, keep, told) in [(600, 400, "356 bytes of 600"), (8000, 644, "600 bytes of 8000")]
        {
            let e = super::super::decode(sized(size)[..keep].to_vec()).unwrap_err();
            assert!(e.to_string().contains(told), "{e}");
        }
    }

    #[test]
    fn chunks_of_odd_size_with_and_without_their_padding() {
        let list = |name: &[u8], size: u32, body: &[u8]| {
            [b"LIST", &size.to_le_bytes()[..], name, body].concat()
        };
        for (between, what) in [
            (list(b"INFO", 17, b"ISFT\x05\0\0\0piper\0"), "padded"),
            (list(b"INFO", 17, b"ISFT\x05\0\0\0piper"), "not padded"),
            (list(b"INFO", 18, b"ISFT\x06\0\0\0piper\0"), "even"),
            (list(b"INFO", 5, b"x"), "odd, not padded"),
            (list(b"INFO", 70_000, b"x"), "longer than the file"),
            ([b"fact\x04\0\0\0\x2c\x01\0\0".to_vec(), list(b"INFO", 5, b"x\0")].concat(), "two"),
        ] {
            assert_eq!(samples(&wav(24_000, 1, &ramp(300), &between)), ramp(300), "{what}");
            let behind = [wav(24_000, 1, &ramp(300), b""), between].concat();
            if what != "longer than the file" {
                assert_eq!(samples(&behind), ramp(300), "{what}, behind");
            }
        }
        // Tags behind samples of a size that nobody knew.
        let tags = list(b"INFO", 26, b"ISFT\x0e\0\0\0Lavf60.16.100\0");
        assert_eq!(samples(&[sized(u32::MAX), tags].concat()), ramp(300));
        // … and another file.
        let two = [sized(u32::MAX), sized(0)].concat();
        assert_eq!(samples(&two), [ramp(300), ramp(300)].concat());
    }

    #[test]
    fn samples_behind_a_first_piece_that_alone_was_counted() {
        let mut bytes = sized(200);
        bytes[4..8].copy_from_slice(&236u32.to_le_bytes());
        assert_eq!(samples(&bytes), ramp(300));
    }

    #[test]
    fn all_widths_and_encodings() {
        let file = |encoding: u16, bits: u16, block: u16, extra: &[u8], data: &[u8]| {
            let format = [
                &encoding.to_le_bytes()[..],
                &[1, 0],
                &8000u32.to_le_bytes(),
                &(8000 * u32::from(block)).to_le_bytes(),
                &block.to_le_bytes(),
                &bits.to_le_bytes(),
                extra,
            ]
            .concat();
            [
                &b"RIFF\0\0\0\0WAVEfmt "[..],
                &(format.len() as u32).to_le_bytes(),
                &format,
                b"data",
                &(data.len() as u32).to_le_bytes(),
                data,
            ]
            .concat()
        };
        let guid = |code: u8| {
            [&[22, 0, 16, 0, 4, 0, 0, 0, code, 0][..], &b"\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71"[..]]
                .concat()
        };
        let half = 0.5f32.to_le_bytes();
        for (name, bytes, heard) in [
            ("8 bits", file(1, 8, 1, b"", &[0xc0, 0x80]), vec![0x4000, 0]),
            ("24 bits", file(1, 24, 3, b"", &[9, 0, 0x40, 0, 0, 0xc0]), vec![0x4000, -0x4000]),
            ("24 bits in 4 bytes", file(1, 24, 4, b"", &[0, 9, 0, 0x40]), vec![0x4000]),
            ("32 bits", file(1, 32, 4, b"", &[9, 9, 0, 0x40]), vec![0x4000]),
            (
                "float",
                file(3, 32, 4, b"", &[half, 2f32.to_le_bytes()].concat()),
                vec![0x4000, i16::MAX],
            ),
            ("no number", file(3, 32, 4, b"", &f32::NAN.to_le_bytes()), vec![0]),
            ("double", file(3, 64, 8, b"", &(-0.5f64).to_le_bytes()), vec![-0x4000]),
            ("A-law", file(6, 8, 1, b"\0\0", &[0xd5, 0x55, 0x2a]), vec![8, -8, -32256]),
            ("\u{b5}-law", file(7, 8, 1, b"\0\0", &[0xff, 0x80, 0x00]), vec![0, 32124, -32124]),
            ("extensible", file(0xfffe, 16, 2, &guid(1), &[0, 0x40]), vec![0x4000]),
            ("extensible float", file(0xfffe, 32, 4, &guid(3), &half), vec![0x4000]),
        ] {
            assert_eq!(samples(&bytes), heard, "{name}");
        }
        let adpcm = super::super::decode(file(2, 4, 256, b"", &[0; 512])).unwrap_err();
        assert!(adpcm.to_string().contains("Microsoft ADPCM, 0x2"), "{adpcm}");
    }
}
