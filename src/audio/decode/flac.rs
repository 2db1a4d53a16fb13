//! FLAC, one file after the other. RFC 9639.

use super::coded::demux;
use super::{Part, broken, wav};
use crate::error::Result;

/// The marker, and a STREAMINFO block of 34 bytes, which must be the first (RFC 9639, 8.1).
pub(super) fn starts(bytes: &[u8]) -> bool {
    bytes.len() >= 42
        && bytes.starts_with(b"fLaC")
        && bytes[4] & 0x7f == 0
        && bytes[5..8] == [0, 0, 34]
}

/// Whether a WAV file or an Ogg stream (the first page of one, RFC 3533, 6) begins here.
fn container(bytes: &[u8]) -> bool {
    wav::starts(bytes) || bytes.starts_with(b"OggS\0\x02")
}

pub(super) fn read(bytes: &[u8]) -> Result<Part> {
    // What follows is no frame, and would cost the last one.
    let follows = |i: &usize| starts(&bytes[*i..]) || container(&bytes[*i..]);
    let end = (42..bytes.len()).find(follows).unwrap_or(bytes.len());
    let file = demux(&bytes[..end])?;
    let frames = file.coded.samples.len();
    // 0 is "unknown": what is encoded into a pipe.
    if let Some(promised) = file.promised.filter(|n| *n > frames as u64) {
        return Err(broken(format_args!("{frames} frames of {promised} are there")));
    }
    Ok(Part { sounds: vec![file.coded.finish(0..frames)], end })
}
