//! Which format of sound begins somewhere, by its first bytes.

use super::header::{flac, mp4, wav};
use super::non_audio::tag;
use super::{adts_header, mp3_header};

/// Frames in a row that make a stream of frames believed.
const SURE: usize = 4;
/// Bytes that are searched for the first frame of a stream, if nothing else is known of them.
const SEARCHED: usize = 1 << 16;

/// A format of sound that is read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Wav,
    Ogg,
    Flac,
    Mp4,
    Adts,
    Mp3,
}

/// The format that begins here.
pub(super) fn format(bytes: &[u8]) -> Option<Format> {
    let tests: [(Format, bool); 6] = [
        (Format::Wav, wav(bytes)),
        (Format::Ogg, bytes.starts_with(b"OggS")),
        (Format::Flac, flac(bytes)),
        (Format::Mp4, mp4(bytes)),
        (Format::Adts, adts_header::starts(bytes, SURE)),
        (Format::Mp3, mp3_header::starts(bytes, SURE)),
    ];
    tests.iter().find(|t| t.1).map(|t| t.0)
}

/// Where a stream of frames begins whose first bytes are of no file: it was cut out of a longer one.
pub(super) fn first_frame(bytes: &[u8]) -> Option<usize> {
    let starts = |i: &usize| {
        bytes[*i] == 0xff
            && (mp3_header::starts(&bytes[*i..], SURE) || adts_header::starts(&bytes[*i..], SURE))
    };
    (1..bytes.len().min(SEARCHED)).find(starts)
}

/// Bytes before the next file: tags, zeros and blanks.
pub(super) fn padding(bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        at += match tag(rest) {
            Some(length) => length,
            None if !matches!(rest[0], 0 | b' ' | b'\r' | b'\n' | b'\t') => break,
            None if mp4(rest) => break,
            None => 1,
        };
    }
    at
}

/// Whether a file of sound begins here, or a tag and then one.
pub fn is_file(bytes: &[u8]) -> bool {
    let is_format = |at: usize| format(&bytes[at..]).is_some();
    is_format(0) || tag(bytes).is_some_and(is_format)
}
