//! AAC as a stream of frames with a header each. ISO/IEC 13818-7, 6.2 (ADTS).

use super::coded::Coded;
use super::mp3::without_delay;
use super::{Part, broken, sniff};
use crate::error::Result;
use symphonia::core::audio::{Channels, layouts};
use symphonia::core::codecs::audio::AudioCodecParameters;
use symphonia::core::codecs::audio::well_known::CODEC_ID_AAC;

const RATES: [u32; 13] = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000,
    7350,
];
/// What every encoder puts before the sound at least. The format does not say how much it is.
const DELAY: usize = 1024;

/// A header.
#[derive(Clone, Copy)]
struct Header {
    rate: u32,
    channels: usize,
    head: usize,
    size: usize,
}

impl Header {
    fn parse(b: &[u8]) -> Option<Header> {
        if b.len() < 7 || b[0] != 0xff || b[1] & 0xf6 != 0xf0 {
            return None;
        }
        let head = if b[1] & 1 == 1 { 7 } else { 9 };
        let rate = *RATES.get(usize::from(b[2] >> 2 & 15))?;
        let channels = usize::from((b[2] & 1) << 2 | b[3] >> 6);
        let size = usize::from(b[3] & 3) << 11 | usize::from(b[4]) << 3 | usize::from(b[5] >> 5);
        (size > head).then_some(Header { rate, channels, head, size })
    }
}

/// Whether so many frames stand here, or as many as there is room for.
pub(super) fn starts(bytes: &[u8], frames: usize) -> bool {
    let mut at = 0;
    for i in 0..frames {
        if at >= bytes.len() && i > 0 {
            return true;
        }
        match Header::parse(&bytes[at.min(bytes.len())..]) {
            Some(h) => at += h.size,
            None => return false,
        }
    }
    true
}

/// Whether so many whole frames of one stream stand here.
pub(super) fn has(bytes: &[u8], frames: usize) -> bool {
    let Some(first) = Header::parse(bytes) else { return false };
    let is_same = |h: &Header| (h.rate, h.channels) == (first.rate, first.channels);
    let after = |at: usize| {
        let next = Header::parse(bytes.get(at..)?).filter(is_same)?;
        Some(at + next.size).filter(|end| *end <= bytes.len())
    };
    (0..frames).try_fold(0, |at, _| after(at)).is_some()
}

pub(super) fn read(bytes: &[u8]) -> Result<Part> {
    let first = Header::parse(bytes).ok_or_else(|| broken("it has no frame"))?;
    let mut parameters = AudioCodecParameters::new();
    parameters.for_codec(CODEC_ID_AAC).with_sample_rate(first.rate);
    parameters.with_channels(channels(first.channels)?);
    let mut coded = Coded::new(&parameters)?;
    let mut at = 0;
    while let Some(h) = Header::parse(&bytes[at..]) {
        if (h.rate, h.channels) != (first.rate, first.channels) {
            break;
        }
        let Some(frame) = bytes.get(at + h.head..at + h.size) else {
            return Err(broken("it ends within a frame"));
        };
        coded.feed(frame)?;
        at += h.size;
        if sniff::tag(&bytes[at..]).is_some() {
            break;
        }
    }
    let start = without_delay(&coded.samples, 0, DELAY);
    let frames = coded.samples.len();
    Ok(Part { sounds: vec![coded.finish(start..frames)], end: at })
}

fn channels(n: usize) -> Result<Channels> {
    Ok(match n {
        1 => layouts::CHANNEL_LAYOUT_MONO,
        2 => layouts::CHANNEL_LAYOUT_STEREO,
        _ => return Err(broken(format_args!("it has {n} channels of AAC"))),
    })
}
