//! The label, read back.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// No index that is written here is larger.
const MAX_INDEX: u64 = 1 << 28;

/// The value of the field `AIGC`.
pub fn label(path: &Path) -> std::io::Result<Option<String>> {
    let mut file = File::open(path)?;
    let mut head = [0; 8];
    loop {
        if file.read_exact(&mut head).is_err() {
            return Ok(None);
        }
        let size = u64::from(u32::from_be_bytes([head[0], head[1], head[2], head[3]]));
        if head[4..] == *b"moov" {
            let mut body = Vec::new();
            file.take(size.saturating_sub(8).min(MAX_INDEX)).read_to_end(&mut body)?;
            return Ok(find(&body));
        }
        if size < 8 {
            return Ok(None);
        }
        file.seek(SeekFrom::Current(size as i64 - 8))?;
    }
}

fn find(index: &[u8]) -> Option<String> {
    let data = body(index, b"udta")?;
    // A box with version and flags.
    let meta = body(data, b"meta")?.get(4..)?;
    let items = body(meta, b"ilst")?;
    children(items).find_map(|(kind, item)| {
        let name = (kind == *b"----").then(|| body(item, b"name"))??.get(4..)?;
        let value = (name == b"AIGC").then(|| body(item, b"data"))??.get(8..)?;
        Some(String::from_utf8_lossy(value).into_owned())
    })
}

fn body<'a>(parent: &'a [u8], wanted: &[u8; 4]) -> Option<&'a [u8]> {
    children(parent).find(|(kind, _)| kind == wanted).map(|(_, body)| body)
}

fn children(mut bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let size = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
        let kind = bytes.get(4..8)?.try_into().ok()?;
        let body = bytes.get(8..size)?;
        bytes = &bytes[size..];
        Some((kind, body))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_boxes_end_the_search() {
        for bytes in [&b""[..], b"\0\0\0\x07udta", b"\xff\xff\xff\xffudta....", b"\0\0\0\x08udta"] {
            assert_eq!(find(bytes), None);
        }
    }
}
