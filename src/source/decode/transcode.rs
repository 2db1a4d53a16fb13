//! Bytes of a known encoding → text, with an account of the damage.

use super::encoding::{Encoding, Order};
use super::raw::Raw;
use super::{hz, legacy};

/// Decodes bytes from `start` on, after a byte-order mark.
pub(super) fn read(encoding: Encoding, bytes: &[u8], start: usize) -> Raw<'_> {
    let body = &bytes[start..];
    let raw = match encoding {
        Encoding::Utf8 => utf8(body),
        Encoding::Utf16(order) => {
            let units = body.chunks_exact(2).map(|u| unit16(order, u));
            wide(body, 2, char::decode_utf16(units).map(|r| r.map_err(|_| ())))
        }
        Encoding::Utf32(order) => {
            wide(body, 4, body.chunks_exact(4).map(|u| char::from_u32(unit32(order, u)).ok_or(())))
        }
        Encoding::Hz => hz::read(body),
        Encoding::Legacy(encoding) => legacy::read(encoding, body),
    };
    let first = raw.first.map(|at| at + start);
    Raw { first, is_at_end: first.is_some_and(|at| at + 4 > bytes.len()), ..raw }
}

pub(super) fn unit16(order: Order, b: &[u8]) -> u16 {
    let b = [b[0], b[1]];
    if order == Order::Little { u16::from_le_bytes(b) } else { u16::from_be_bytes(b) }
}

pub(super) fn unit32(order: Order, b: &[u8]) -> u32 {
    let b = [b[0], b[1], b[2], b[3]];
    if order == Order::Little { u32::from_le_bytes(b) } else { u32::from_be_bytes(b) }
}

/// What speaks for UTF-8 and what against it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Utf8Account {
    /// How many characters beyond ASCII there are.
    pub good: usize,
    /// How many places are damaged; bad bytes next to each other are one.
    pub places: usize,
    /// How many bytes, or beginnings of a character, are bad.
    pub bad: usize,
    /// The last of them is the beginning of a character at the end, where the bytes were cut off.
    pub is_cut: bool,
}

/// Counts what is UTF-8 and what is not. Where it evidently is not, the count breaks off.
pub(super) fn utf8_account(bytes: &[u8]) -> Utf8Account {
    let mut account = Utf8Account::default();
    let (mut end, mut after_bad) = (0, false);
    for chunk in bytes.utf8_chunks() {
        let (valid, invalid) = (chunk.valid(), chunk.invalid());
        account.good += valid.bytes().filter(|b| *b >= 0xc0).count();
        let is_bad = !invalid.is_empty();
        account.places += usize::from(is_bad && !(after_bad && valid.is_empty()));
        account.bad += usize::from(is_bad);
        after_bad = is_bad;
        end += valid.len() + invalid.len();
        let is_beginning = || std::str::from_utf8(invalid).is_err_and(|e| e.error_len().is_none());
        account.is_cut = end == bytes.len() && is_bad && is_beginning();
        if account.bad > 2 * account.good + 1000 {
            break;
        }
    }
    account
}

fn utf8(bytes: &[u8]) -> Raw<'_> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Raw::new(text.into(), 0, None),
        Err(e) => {
            let text = String::from_utf8_lossy(bytes);
            Raw::new(text, utf8_account(bytes).places, Some(e.valid_up_to()))
        }
    }
}

/// Collects characters of an encoding with units of `size` bytes; a bad one is one unit.
fn wide<E>(
    bytes: &[u8],
    size: usize,
    chars: impl Iterator<Item = Result<char, E>>,
) -> Raw<'static> {
    let mut text = String::with_capacity(bytes.len());
    let (mut bad, mut first, mut at) = (0, None, 0);
    let rest = (!bytes.len().is_multiple_of(size)).then_some(None);
    for c in chars.map(Result::ok).chain(rest) {
        text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
        if c.is_none() {
            bad += 1;
            first.get_or_insert(at);
        }
        at += size * if size == 2 { c.map_or(1, char::len_utf16) } else { 1 };
    }
    Raw::new(text.into(), bad, first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Encoding::*;
    use encoding_rs as rs;

    fn account(encoding: Encoding, bytes: &[u8]) -> (String, usize, usize, Option<usize>) {
        let raw = read(encoding, bytes, 0);
        (raw.text.clone().into_owned(), raw.bad, raw.odd, raw.first)
    }

    #[test]
    fn damage_is_counted_and_placed() {
        for (encoding, bytes, expected) in [
            (
                Utf8,
                &b"a\xe4\xbd\xa0\xff\xffb\xe4"[..],
                ("a你\u{fffd}\u{fffd}b\u{fffd}", 2, 0, Some(4)),
            ),
            (Utf16(Order::Little), b"a\0\0\xd8b\0c", ("a\u{fffd}b\u{fffd}", 2, 0, Some(2))),
            (Utf32(Order::Big), b"\0\0\0a\0\x20\0\0", ("a\u{fffd}", 1, 0, Some(4))),
            (
                Legacy(rs::GBK),
                b"a\xc4\xe3\xff\xffb\xc4",
                ("a你\u{fffd}\u{fffd}b\u{fffd}", 2, 0, Some(3)),
            ),
            (Legacy(rs::WINDOWS_1252), b"\tcaf\xe9\0\x81", ("\tcafé\0\u{81}", 0, 2, Some(5))),
            (Legacy(rs::ISO_2022_JP), b"a\x1b$B8l\x1b(B", ("a語", 0, 0, None)),
        ] {
            let (text, bad, odd, first) = expected;
            assert_eq!(account(encoding, bytes), (text.into(), bad, odd, first), "{encoding:?}");
        }
    }

    #[test]
    fn an_offset_counts_from_the_beginning_of_the_input() {
        let raw = read(Utf16(Order::Little), b"\xff\xfea\0\n\0\x00\xd8b\0", 2);
        assert_eq!(raw.first, Some(6));
    }

    #[test]
    fn what_is_utf8_is_told_by_its_characters() {
        for (bytes, good, places, bad, is_cut) in [
            ("Grüße €".as_bytes(), 3, 0, 0, false),
            (b"caf\xe9 \xe4\xbd\xa0 \xff\xff", 1, 2, 3, false),
            (&"一句话".as_bytes()[..8], 2, 1, 1, true),
            (b"a\xe4", 0, 1, 1, true),
        ] {
            let account = Utf8Account { good, places, bad, is_cut };
            assert_eq!(utf8_account(bytes), account, "{bytes:?}");
        }
    }
}
