//! AAC as a stream of frames with a header each. ISO/IEC 13818-7, 6.2 (ADTS).

use super::adts_header::Header;
use super::coded::Coded;
use super::mp3::without_delay;
use super::non_audio::tag;
use super::part::{Part, broken};
use crate::error::Result;
use symphonia::core::audio::{Channels, layouts};
use symphonia::core::codecs::audio::AudioCodecParameters;
use symphonia::core::codecs::audio::well_known::CODEC_ID_AAC;

/// What every encoder puts before the sound at least. The format does not say how much it is.
const DELAY: usize = 1024;

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
        if tag(&bytes[at..]).is_some() {
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
