//! MPEG audio, layer III: every frame to the end of the bytes, and what a LAME tag says of the
//! encoder's delay and padding. ISO/IEC 11172-3, 2.4.1.3 and 13818-3; the tag:
//! <http://gabriel.mp3-tech.org/mp3infotag.html>.

use super::coded::Coded;
use super::mp3_header::{Header, follows, starts};
use super::non_audio::tag;
use super::part::{Part, Pcm, broken};
use super::sniff;
use crate::error::Result;
use symphonia::core::codecs::audio::AudioCodecParameters;
use symphonia::core::codecs::audio::well_known::CODEC_ID_MP3;

/// What a decoder of layer III delays by, in frames: 528 and 1.
const DECODER_DELAY: usize = 529;
/// What encoders delay by that do not say it: LAME's, and so that of ffmpeg and sox. Others delay
/// by more, and it is quiet.
const ENCODER_DELAY: usize = 576;
/// Bytes that may be passed over in search of the next frame, of all bytes: one in so many.
const DAMAGED: usize = 20;

/// What the first frame of a file tells instead of sound.
#[derive(Clone, Copy, Default)]
struct Tag {
    /// Frames of the file that follow; 0 if the encoder wrote into a pipe.
    frames: u32,
    /// Delay of the encoder and padding at the end, in frames of sound.
    trim: Option<(usize, usize)>,
}

impl Tag {
    /// The tag in a frame, if it is one: `Xing`, `Info` or `VBRI` where sound would be.
    fn read(frame: &[u8], h: &Header) -> Option<Tag> {
        let u32_at =
            |at: usize| frame.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]));
        if frame.get(36..40) == Some(b"VBRI") {
            return Some(Tag { frames: u32_at(50).unwrap_or(0), trim: None });
        }
        // Where there is a checksum, most encoders still count from the header; some do not.
        let at = [h.side, h.side + 2]
            .into_iter()
            .find(|at| matches!(frame.get(*at..at + 4), Some(b"Xing" | b"Info")))?;
        let flags = u32_at(at + 4).unwrap_or(0);
        let frames = if flags & 1 > 0 { u32_at(at + 8).unwrap_or(0) } else { 0 };
        let fields = [4, 4, 100, 4].iter().enumerate();
        let size: usize = fields.map(|(i, n)| if flags >> i & 1 > 0 { *n } else { 0 }).sum();
        let lame = at + 8 + size;
        let named = matches!(frame.get(lame..lame + 4), Some(b"LAME" | b"Lavf" | b"Lavc"));
        let trim = frame.get(lame + 21..lame + 24).filter(|_| named).map(|b| {
            let both = usize::from(b[0]) << 16 | usize::from(b[1]) << 8 | usize::from(b[2]);
            (both >> 12, both & 0xfff)
        });
        Some(Tag { frames, trim })
    }
}

/// One file, or what looks like one.
struct Stream {
    coded: Coded,
    header: Header,
    tag: Option<Tag>,
    frames: u32,
}

impl Stream {
    fn new(header: Header, tag: Option<Tag>) -> Result<Self> {
        let mut parameters = AudioCodecParameters::new();
        parameters.for_codec(CODEC_ID_MP3);
        Ok(Stream { coded: Coded::new(&parameters)?, header, tag, frames: 0 })
    }

    fn finish(self) -> Result<Pcm> {
        let tag = self.tag.unwrap_or_default();
        // Some encoders count the frame of the tag too.
        if tag.frames > self.frames + 1 {
            let (there, all) = (self.frames, tag.frames);
            return Err(broken(format_args!("{there} of its {all} frames are there")));
        }
        let mut end = self.coded.samples.len();
        let start = match tag.trim {
            Some((delay, padding)) => {
                // More frames than the tag knows are of another file, and the padding lies elsewhere.
                if tag.frames == self.frames {
                    end = end.saturating_sub(padding.saturating_sub(DECODER_DELAY));
                }
                DECODER_DELAY + delay
            }
            None => without_delay(&self.coded.samples, DECODER_DELAY, ENCODER_DELAY),
        };
        Ok(self.coded.finish(start.min(end)..end))
    }
}

/// Where sound begins of which the format does not tell: after what is `certain`, and after what is
/// `usual` if nothing sounds there.
pub(super) fn without_delay(samples: &[i16], certain: usize, usual: usize) -> usize {
    let peak = |s: &[i16]| s.iter().map(|s| s.unsigned_abs()).max().unwrap_or(0);
    let certain = certain.min(samples.len());
    let both = (certain + usual).min(samples.len());
    let quiet = peak(&samples[certain..both]) <= peak(&samples[both..]) / 32;
    if quiet { both } else { certain }
}

pub(super) fn read(bytes: &[u8]) -> Result<Part> {
    let (mut sounds, mut stream) = (Vec::new(), None::<Stream>);
    let (mut at, mut lost) = (0, 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        let key = stream.as_ref().map(|s| s.header.key);
        // Another rate or number of channels is another file, if more than one frame says so.
        let header =
            Header::parse(rest).filter(|h| key.is_none_or(|key| key == h.key) || starts(rest, 3));
        let Some(h) = header else {
            if tag(rest).is_some() || sniff::format(rest).is_some() {
                break;
            }
            let found = key.and_then(|key| (1..rest.len()).find(|i| follows(&rest[*i..], 3, key)));
            let Some(skip) = found else { break };
            lost += skip;
            at += skip;
            continue;
        };
        let Some(frame) = rest.get(..h.size) else {
            // A frame that is cut off cannot be decoded.
            at = bytes.len();
            break;
        };
        at += h.size;
        let tag = Tag::read(frame, &h);
        if let Some(done) = stream.take_if(|s| tag.is_some() || s.header.key != h.key) {
            sounds.push(done.finish()?);
        }
        let stream = match &mut stream {
            Some(stream) => stream,
            none => none.insert(Stream::new(h, tag)?),
        };
        if tag.is_none() {
            if stream.coded.feed(frame)? != h.frames {
                return Err(broken("a frame of it has another length than it says"));
            }
            stream.frames += 1;
        }
    }
    if let Some(last) = stream {
        sounds.push(last.finish()?);
    }
    if lost > bytes.len() / DAMAGED {
        return Err(broken(format_args!("{lost} bytes of {} are damaged", bytes.len())));
    }
    Ok(Part { sounds, end: at })
}
