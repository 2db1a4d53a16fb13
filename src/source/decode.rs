//! Bytes → text, in any encoding of Unicode, without what is no text.
//!
//! Three things happen at this door, so that no reader has to think of them:
//! - **The encoding** is found: a byte-order mark decides; without one it is UTF-8, or UTF-16 where
//!   that is evident. A few damaged places become U+FFFD with a note; more is an error that says
//!   where and what to do, since a text full of holes is not worth hearing.
//! - **Line ends** become `\n`: lone CR, NEL and U+2028 as one, U+2029 as two (a paragraph). CRLF
//!   stays as it is; every reader takes it, and most texts can then be used where they are.
//! - **What shows nothing is taken out**: NUL and the other control characters but tab and line
//!   ends, as a browser does (they would be commands to a speech engine or a terminal, and no XML
//!   may hold them); byte-order marks inside; soft hyphens, zero-width spaces and word joiners,
//!   which would cut words in two for every later stage; marks of text direction, which order
//!   what is seen and not what is heard, and would be cut from their counterparts at every sentence
//!   end; U+FFFE and U+FFFF. Joiners (ZWJ, ZWNJ) and variation selectors stay: words and emoji are
//!   spelt with them.

mod clean;

use super::fetch::Fetched;
use crate::{Error, Kind, Result};
use clean::clean;
use std::borrow::Cow;

/// A text as it came through the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text. Borrowed from the input wherever nothing had to be changed.
    pub text: Cow<'a, str>,
    /// What a person should know about the input, in sentences.
    pub notes: Vec<String>,
}

/// Decodes an input.
///
/// # Errors
/// `Input`, if it is not Unicode text or too damaged.
pub fn decode(fetched: &Fetched) -> Result<Decoded<'_>> {
    let raw = match encoding(&fetched.bytes) {
        (Encoding::Utf8, start) => utf8(&fetched.bytes[start..], start),
        (Encoding::Utf16(order), start) => utf16(&fetched.bytes[start..], start, order),
        (Encoding::Utf32(order), start) => utf32(&fetched.bytes[start..], start, order),
    };
    let notes = match raw.first_bad {
        None => Vec::new(),
        Some(at) if raw.is_tolerable(fetched.bytes.len()) => vec![format!(
            "{}: {} damaged (the first at byte {at}, line {}) and shown as \u{fffd}",
            fetched.origin,
            if raw.bad == 1 { "one place is".into() } else { format!("{} places are", raw.bad) },
            raw.line,
        )],
        Some(at) => return Err(raw.refusal(fetched, at)),
    };
    Ok(Decoded { text: clean(raw.text), notes })
}

/// The beginning of an input as text, for looking at: at most about `bytes` bytes of it, with
/// whatever is not text shown as U+FFFD.
pub(super) fn head(fetched: &Fetched, bytes: usize) -> String {
    let (encoding, start) = encoding(&fetched.bytes);
    // A whole number of units of every encoding.
    let end = fetched.bytes.len().min(start + bytes / 4 * 4);
    let bytes = &fetched.bytes[start..end];
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16(order) => utf16(bytes, start, order).text.into_owned(),
        Encoding::Utf32(order) => utf32(bytes, start, order).text.into_owned(),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Little,
    Big,
}

impl Order {
    fn unit16(self, b: &[u8]) -> u16 {
        let b = [b[0], b[1]];
        if self == Order::Little { u16::from_le_bytes(b) } else { u16::from_be_bytes(b) }
    }

    fn unit32(self, b: &[u8]) -> u32 {
        let b = [b[0], b[1], b[2], b[3]];
        if self == Order::Little { u32::from_le_bytes(b) } else { u32::from_be_bytes(b) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16(Order),
    Utf32(Order),
}

/// The encoding, and where the text starts after the byte-order mark.
fn encoding(bytes: &[u8]) -> (Encoding, usize) {
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    let marks: [(&[u8], Encoding); 5] = [
        (&[0xff, 0xfe, 0, 0], Encoding::Utf32(Order::Little)),
        (&[0, 0, 0xfe, 0xff], Encoding::Utf32(Order::Big)),
        (&[0xef, 0xbb, 0xbf], Encoding::Utf8),
        (&[0xff, 0xfe], Encoding::Utf16(Order::Little)),
        (&[0xfe, 0xff], Encoding::Utf16(Order::Big)),
    ];
    if let Some((mark, encoding)) = marks.iter().find(|(m, _)| bytes.starts_with(m)) {
        return (*encoding, mark.len());
    }
    let unmarked = [Order::Little, Order::Big].into_iter().find(|&o| is_evident_utf16(bytes, o));
    (unmarked.map_or(Encoding::Utf8, Encoding::Utf16), 0)
}

/// Whether bytes without a mark can only be UTF-16: as UTF-8 they make no sense, and as UTF-16 they
/// have what every text has, spaces, line ends, digits or the common marks, and hardly a character
/// that no text has. In GBK, Big5 or Shift_JIS read as UTF-16 the former cannot occur. What is
/// valid UTF-8 but for its NULs must be ASCII in UTF-16, and nearly nothing else.
fn is_evident_utf16(bytes: &[u8], order: Order) -> bool {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let is_utf8 = match std::str::from_utf8(sample) {
        Ok(_) => true,
        // Cut in the middle of a character.
        Err(e) => e.error_len().is_none() && bytes.len() > sample.len(),
    };
    if sample.is_empty() || (is_utf8 && !sample.contains(&0)) {
        return false;
    }
    let (mut common, mut odd, mut all) = (0, 0, 0);
    for c in char::decode_utf16(sample.chunks_exact(2).map(|u| order.unit16(u))) {
        all += 1;
        match c {
            Ok(' '..='~' | '\n' | '\r' | '\t' | '、' | '。' | '，' | '：' | '“' | '”') => {
                common += 1
            }
            Ok('\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}') | Err(_) => {
                odd += 1
            }
            Ok(_) => {}
        }
    }
    let share = if is_utf8 { common * 10 >= all * 9 } else { common * 33 >= all };
    share && odd * 200 <= all
}

/// A decoded text with the account of its damage.
struct Raw<'a> {
    text: Cow<'a, str>,
    name: &'static str,
    /// How many places are damaged, and how many characters beyond ASCII are not.
    bad: usize,
    good: usize,
    /// Where the first damage is: byte offset in the input, line from 1.
    first_bad: Option<usize>,
    line: usize,
}

impl Raw<'_> {
    /// At most one place in 1,000 bytes is damaged, and at most one for ten sound characters that
    /// prove the encoding (in UTF-8 those beyond ASCII): without them it is another encoding. One
    /// place in the last few bytes, where a file was cut off, need not be one in 1,000.
    fn is_tolerable(&self, len: usize) -> bool {
        let cut_off = self.bad == 1 && self.first_bad.is_some_and(|at| at + 4 > len);
        self.bad * 10 <= self.good && (cut_off || self.bad * 1000 <= len)
    }

    fn refusal(&self, fetched: &Fetched, at: usize) -> Error {
        let hint = match self.name {
            "UTF-8" => format!(
                "find its encoding and convert it, e.g. `iconv -f {} -t UTF-8`",
                guess(&fetched.bytes)
            ),
            _ => "it may be damaged, or no text at all".to_owned(),
        };
        let what = format!(
            "cannot read {}: it is not valid {} text: byte 0x{:02x} at offset {at} (line {}); {hint}",
            fetched.origin, self.name, fetched.bytes[at], self.line,
        );
        Error::new(Kind::Input, what)
    }
}

/// The likeliest encoding of bytes that are not UTF-8, for a hint: in those of East Asia the bytes
/// beyond ASCII come in pairs.
fn guess(bytes: &[u8]) -> &'static str {
    let (mut runs, mut even) = (0, 0);
    for run in bytes[..bytes.len().min(1 << 16)].split(|b| *b < 0x80).filter(|r| !r.is_empty()) {
        runs += 1;
        even += usize::from(run.len() % 2 == 0);
    }
    if even * 10 >= runs * 8 { "GBK" } else { "WINDOWS-1252" }
}

fn line_of(text_before: impl Iterator<Item = u32>) -> usize {
    1 + text_before.filter(|c| *c == u32::from('\n')).count()
}

fn utf8(bytes: &[u8], start: usize) -> Raw<'_> {
    let raw = |text, bad, good, first_bad: Option<usize>| {
        let before = &bytes[..first_bad.unwrap_or(0)];
        let line = line_of(before.iter().map(|b| u32::from(*b)));
        Raw { text, name: "UTF-8", bad, good, first_bad: first_bad.map(|a| a + start), line }
    };
    match std::str::from_utf8(bytes) {
        Ok(text) => raw(Cow::Borrowed(text), 0, 0, None),
        Err(e) => {
            let text = String::from_utf8_lossy(bytes);
            // Bad bytes next to each other are one place.
            let mut bad = 0;
            let mut after_bad = false;
            for chunk in bytes.utf8_chunks() {
                let is_bad = !chunk.invalid().is_empty();
                bad += usize::from(is_bad && !(after_bad && chunk.valid().is_empty()));
                after_bad = is_bad;
            }
            let is_good = |c: &char| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER;
            let good = text.chars().filter(is_good).count();
            raw(text, bad, good, Some(e.valid_up_to()))
        }
    }
}

fn utf16(bytes: &[u8], start: usize, order: Order) -> Raw<'static> {
    let units = bytes.chunks_exact(2).map(|u| order.unit16(u));
    wide("UTF-16", bytes, start, 2, char::decode_utf16(units).map(|r| r.map_err(|_| 2)))
}

fn utf32(bytes: &[u8], start: usize, order: Order) -> Raw<'static> {
    let chars = bytes.chunks_exact(4).map(|u| char::from_u32(order.unit32(u)).ok_or(4));
    wide("UTF-32", bytes, start, 4, chars)
}

/// Collects characters of an encoding with units of `size` bytes; a bad one gives its length.
fn wide(
    name: &'static str,
    bytes: &[u8],
    start: usize,
    size: usize,
    chars: impl Iterator<Item = std::result::Result<char, usize>>,
) -> Raw<'static> {
    let mut text = String::with_capacity(bytes.len());
    let (mut bad, mut good, mut first_bad, mut at) = (0, 0, None, start);
    for c in chars {
        let length = match c {
            Ok(c) => {
                text.push(c);
                good += 1;
                size * if size == 2 { c.len_utf16() } else { 1 }
            }
            Err(length) => {
                text.push(char::REPLACEMENT_CHARACTER);
                bad += 1;
                first_bad.get_or_insert(at);
                length
            }
        };
        at += length;
    }
    if !bytes.len().is_multiple_of(size) {
        text.push(char::REPLACEMENT_CHARACTER);
        bad += 1;
        first_bad.get_or_insert(at);
    }
    let before = text.chars().take_while(|c| *c != char::REPLACEMENT_CHARACTER);
    let line = line_of(before.map(u32::from));
    Raw { text: Cow::Owned(text), name, bad, good, first_bad, line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fetched(bytes: impl Into<Vec<u8>>) -> Fetched {
        Fetched { origin: "a.txt".into(), bytes: bytes.into(), ..Fetched::default() }
    }

    fn text(bytes: impl Into<Vec<u8>>) -> String {
        decode(&fetched(bytes)).unwrap().text.into_owned()
    }

    fn refused(bytes: impl Into<Vec<u8>>) -> String {
        let e = decode(&fetched(bytes)).unwrap_err();
        assert_eq!(e.kind(), Kind::Input);
        e.to_string()
    }

    fn encode(s: &str, encoding: Encoding, mark: bool) -> Vec<u8> {
        let s = if mark { format!("\u{feff}{s}") } else { s.to_owned() };
        let swap = |b: Vec<u8>, order, size| match order {
            Order::Little => b,
            Order::Big => b.chunks(size).flat_map(|u| u.iter().rev().copied()).collect(),
        };
        match encoding {
            Encoding::Utf8 => s.into_bytes(),
            Encoding::Utf16(o) => swap(s.encode_utf16().flat_map(u16::to_le_bytes).collect(), o, 2),
            Encoding::Utf32(o) => {
                swap(s.chars().flat_map(|c| (c as u32).to_le_bytes()).collect(), o, 4)
            }
        }
    }

    const ENCODINGS: [Encoding; 5] = [
        Encoding::Utf8,
        Encoding::Utf16(Order::Little),
        Encoding::Utf16(Order::Big),
        Encoding::Utf32(Order::Little),
        Encoding::Utf32(Order::Big),
    ];

    proptest! {
        #[test]
        fn every_unicode_encoding_with_a_mark_gives_the_same_text(s in "[^\\p{Cc}\\p{Cf}\\u{2028}\\u{2029}\\u{fffe}\\u{ffff}]*") {
            for e in ENCODINGS {
                prop_assert_eq!(&text(encode(&s, e, true)), &s, "{:?}", e);
            }
        }

        #[test]
        fn any_bytes_give_a_text_or_a_sentence(b in proptest::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(d) = decode(&fetched(b)) {
                prop_assert!(!d.text.chars().any(clean::is_silent));
            }
        }
    }

    #[test]
    fn utf16_needs_no_mark_where_it_is_evident() {
        for s in [
            "The quick brown fox.",
            "一、提高认识，增强本领。二、严肃纪律，畅通政令。\r\n",
            "Grüße 50 €",
        ] {
            for order in [Order::Little, Order::Big] {
                assert_eq!(text(encode(s, Encoding::Utf16(order), false)), s);
            }
        }
        // GBK stays what it is: not Unicode.
        let gbk =
            b"\xc9\xbd\xb3\xc7\xd6\xd8\xc7\xec\xa3\xac\xd0\xe3\xc9\xbd\xcf\xd8\xa1\xa3".repeat(9);
        assert!(refused(gbk).contains("`iconv -f GBK -t UTF-8`"));
    }

    #[test]
    fn a_clean_text_is_not_copied() {
        for s in ["\u{feff}a\r\nb\n", "重庆\t秀山\n"] {
            let f = fetched(s);
            assert!(matches!(decode(&f).unwrap().text, Cow::Borrowed(_)), "{s:?}");
        }
    }

    #[test]
    fn another_encoding_is_refused_with_the_place_and_a_way_out() {
        let e = refused(b"Stra\xdfe\nund M\xfcller".to_vec());
        assert_eq!(
            e,
            "cannot read a.txt: it is not valid UTF-8 text: byte 0xdf at offset 4 (line 1); \
             find its encoding and convert it, e.g. `iconv -f WINDOWS-1252 -t UTF-8`"
        );
        let e = refused([&b"x".repeat(5000)[..], b"\n caf\xe9"].concat());
        assert!(e.contains("offset 5005 (line 2)"), "few stray bytes, but no UTF-8 beside: {e}");
        assert!(
            refused(b"\xff\xfea\0\x00\xd8b\0".to_vec())
                .contains("UTF-16 text: byte 0x00 at offset 4")
        );
    }

    #[test]
    fn a_few_stray_bytes_are_forgiven_with_a_note() {
        let mut bytes = "好，".repeat(400).into_bytes();
        bytes[600] = 0xff;
        let f = fetched(bytes);
        let d = decode(&f).unwrap();
        assert!(d.text.contains('\u{fffd}'));
        assert!(d.notes[0].starts_with("a.txt: "), "{:?}", d.notes);
        assert!(refused(&"一句话".as_bytes()[..8]).contains("offset 6"), "two are no text");
        let cut = &"一句话。".repeat(5).into_bytes()[..59];
        assert!(text(cut).ends_with("话\u{fffd}"));
    }
}
