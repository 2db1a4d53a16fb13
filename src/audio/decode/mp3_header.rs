//! The header of a frame of MPEG audio, layer III, and rows of such frames. ISO/IEC 11172-3, 2.4.1.3 and
//! 13818-3.

use super::non_audio::tag;

const KBITS_1: [u32; 15] = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBITS_2: [u32; 15] = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/// The header of a frame.
#[derive(Clone, Copy)]
pub(super) struct Header {
    /// Bytes of the frame.
    pub(super) size: usize,
    /// Frames of sound in it.
    pub(super) frames: usize,
    /// Bytes from its beginning to the main data.
    pub(super) side: usize,
    /// What all frames of one stream have in common: version, rate, one channel or two.
    pub(super) key: (u8, u8, bool),
}

impl Header {
    pub(super) fn parse(b: &[u8]) -> Option<Header> {
        let &[0xff, b1, b2, b3, ..] = b else { return None };
        let (version, rate) = (b1 >> 3 & 3, b2 >> 2 & 3);
        if b1 & 0xe6 != 0xe2 || version == 1 || rate == 3 {
            return None;
        }
        let is_1 = version == 3;
        let kbits = if is_1 { KBITS_1 } else { KBITS_2 };
        let bits = 1000 * *kbits.get(usize::from(b2 >> 4)).filter(|k| **k > 0)?;
        let hertz =
            [44_100, 48_000, 32_000][usize::from(rate)] >> [2, 0, 1, 0][usize::from(version)];
        let size = if is_1 { 144 } else { 72 } * bits / hertz + u32::from(b2 >> 1 & 1);
        let mono = b3 >> 6 == 3;
        let side = match (is_1, mono) {
            (true, false) => 32,
            (true, true) | (false, false) => 17,
            (false, true) => 9,
        };
        let key = (version, rate, mono);
        Some(Header {
            size: size as usize,
            frames: if is_1 { 1152 } else { 576 },
            side: 4 + side,
            key,
        })
    }
}

/// Whether so many frames of one stream stand here, or as many as there is room for.
pub(super) fn starts(bytes: &[u8], frames: usize) -> bool {
    let Some(first) = Header::parse(bytes) else { return false };
    follows(bytes, frames, first.key)
}

/// Whether so many whole frames of one stream stand here.
pub(super) fn has(bytes: &[u8], frames: usize) -> bool {
    let Some(first) = Header::parse(bytes) else { return false };
    let after = |at: usize| {
        let next = Header::parse(bytes.get(at..)?).filter(|h| h.key == first.key)?;
        Some(at + next.size).filter(|end| *end <= bytes.len())
    };
    (0..frames).try_fold(0, |at, _| after(at)).is_some()
}

/// The same for a stream whose key is known.
pub(super) fn follows(bytes: &[u8], frames: usize, key: (u8, u8, bool)) -> bool {
    let mut at = 0;
    for i in 0..frames {
        let Some(rest) = bytes.get(at..).filter(|r| !r.is_empty()) else { return i > 0 };
        match Header::parse(rest).filter(|h| h.key == key) {
            Some(h) => at += h.size,
            // The end of a file that another one or a tag follows.
            None => return i > 1 && (tag(rest).is_some() || rest.len() < 4),
        }
    }
    true
}
