//! FLAC, one file after the other. RFC 9639.

use super::coded::demux;
use super::{Part, broken};
use crate::error::Result;

/// The marker, and a STREAMINFO block of 34 bytes, which must be the first (RFC 9639, 8.1).
pub(super) fn starts(bytes: &[u8]) -> bool {
    bytes.len() >= 42
        && bytes.starts_with(b"fLaC")
        && bytes[4] & 0x7f == 0
        && bytes[5..8] == [0, 0, 34]
}

pub(super) fn read(bytes: &[u8]) -> Result<Part> {
    let next = bytes.windows(4).skip(42).position(|w| w == b"fLaC").map(|i| i + 42);
    let mut end = bytes.len();
    let mut from = next;
    while let Some(at) = from {
        if starts(&bytes[at..]) {
            end = at;
            break;
        }
        from = bytes[at + 4..].windows(4).position(|w| w == b"fLaC").map(|i| at + 4 + i);
    }
    let file = demux(&bytes[..end])?;
    let frames = file.coded.samples.len();
    // 0 is "unknown": what is encoded into a pipe.
    if let Some(promised) = file.promised.filter(|n| *n > frames as u64) {
        return Err(broken(format_args!("{frames} frames of {promised} are there")));
    }
    Ok(Part { sounds: vec![file.coded.finish(0..frames)], end })
}
