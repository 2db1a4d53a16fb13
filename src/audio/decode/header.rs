//! How files of sound begin.

/// A RIFF file with samples, or one of its larger kinds.
pub(super) fn wav(bytes: &[u8]) -> bool {
    matches!(bytes.get(..4), Some(b"RIFF" | b"RF64" | b"BW64")) && bytes.get(8..12) == Some(b"WAVE")
}

/// The first box of an MP4.
pub(super) fn mp4(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
}

/// The marker, and a STREAMINFO block of 34 bytes, which must be the first (RFC 9639, 8.1).
pub(super) fn flac(bytes: &[u8]) -> bool {
    bytes.len() >= 42
        && bytes.starts_with(b"fLaC")
        && bytes[4] & 0x7f == 0
        && bytes[5..8] == [0, 0, 34]
}
