//! Boxes: a size, four letters, a body.

/// A box with this body.
pub fn atom(kind: &[u8; 4], parts: &[&[u8]]) -> Vec<u8> {
    let length = 8 + parts.iter().map(|part| part.len()).sum::<usize>();
    let mut bytes = Vec::with_capacity(length);
    // Only `mdat` is longer than 4 GiB, and its header is written elsewhere.
    bytes.extend((length as u32).to_be_bytes());
    bytes.extend(kind);
    parts.iter().for_each(|part| bytes.extend(*part));
    bytes
}

/// A box with a version and flags.
pub fn full(kind: &[u8; 4], version: u8, flags: u32, parts: &[&[u8]]) -> Vec<u8> {
    let [_, a, b, c] = flags.to_be_bytes();
    let head = [version, a, b, c];
    let all: Vec<&[u8]> = std::iter::once(&head[..]).chain(parts.iter().copied()).collect();
    atom(kind, &all)
}

/// Numbers of 32 bits in a row.
pub fn words(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_be_bytes()).collect()
}

/// A time in 32 bits, or in 64 where the version of the box is 1.
pub fn time(version: u8, time: u64) -> Vec<u8> {
    match version {
        0 => (time as u32).to_be_bytes().to_vec(),
        _ => time.to_be_bytes().to_vec(),
    }
}

/// The version of boxes that hold such a time.
pub fn version_for(time: u64) -> u8 {
    u8::from(time > u64::from(u32::MAX))
}

/// The beginning of a text in so many bytes.
pub fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// The unity matrix of headers.
pub const MATRIX: [u32; 9] = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000];
