//! FLAC, one file after the other. RFC 9639.

use super::coded::demux;
use super::header::{flac, mp4, wav};
use super::non_audio::tag;
use super::part::{Part, broken};
use super::{adts_header, mp3_header};
use crate::error::Result;

/// Frames in a row that are not chance.
const CLEAR: usize = 5;

/// Whether another file begins here, so clearly that these are not bytes of a FLAC frame: a WAV file, the
/// first page of Ogg (RFC 3533, 6), the first box of an MP4, or many frames of MP3 or AAC in a row.
fn follows(bytes: &[u8]) -> bool {
    match bytes.first() {
        Some(b'f') => flac(bytes),
        Some(b'R' | b'B') => wav(bytes),
        Some(b'O') => bytes.starts_with(b"OggS\0\x02"),
        // The size of the first box is small.
        Some(0) => bytes.starts_with(&[0, 0, 0]) && mp4(bytes),
        Some(b'I') => tag(bytes).is_some_and(|n| mp3_header::starts(&bytes[n..], CLEAR)),
        Some(0xff) => mp3_header::has(bytes, CLEAR) || adts_header::has(bytes, CLEAR),
        _ => false,
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<Part> {
    // What follows is not a frame, and would cost the last one.
    let end = (42..bytes.len()).find(|i| follows(&bytes[*i..])).unwrap_or(bytes.len());
    let file = demux(&bytes[..end])?;
    let frames = file.coded.samples.len();
    // 0 is "unknown": what is encoded into a pipe.
    if let Some(promised) = file.promised.filter(|n| *n > frames as u64) {
        return Err(broken(format_args!("{frames} frames of {promised} are there")));
    }
    Ok(Part { sounds: vec![file.coded.finish(0..frames)], end })
}
