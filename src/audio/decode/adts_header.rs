//! The header of a frame of AAC in a stream, and rows of such frames. ISO/IEC 13818-7, 6.2 (ADTS).

const RATES: [u32; 13] = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000,
    7350,
];
/// A header.
#[derive(Clone, Copy)]
pub(super) struct Header {
    pub(super) rate: u32,
    pub(super) channels: usize,
    pub(super) head: usize,
    pub(super) size: usize,
}

impl Header {
    pub(super) fn parse(b: &[u8]) -> Option<Header> {
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
