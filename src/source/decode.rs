//! Bytes → text, in any encoding of the web, without what is no text.
//!
//! Three things happen at this door, so that no reader has to think of them:
//! - **The encoding** is found (`decode/choose.rs`). In the order in which they are believed: a
//!   byte-order mark; what the server said; what the text in markup says of itself; what the bytes
//!   look like. But the bytes have the last word: valid UTF-8 is UTF-8 whatever anybody says, a
//!   claim that they do not fit is dropped, and one that fits everything (a byte a character)
//!   yields to what they evidently are. Who was contradicted is told in a note. A few damaged
//!   places become U+FFFD with a note; more is an error that says where, since a text full of holes
//!   is not worth hearing, and so are bytes that make sense in no encoding.
//! - **Line ends** become `\n`: lone CR, NEL and U+2028 as one, U+2029 as two (a paragraph). CRLF
//!   stays as it is; every reader takes it, and most texts can then be used where they are.
//! - **What shows nothing is taken out**: NUL and the other control characters but tab and line
//!   ends, as a browser does (they would be commands to a speech engine or a terminal, and no XML
//!   may hold them); byte-order marks inside; soft hyphens, zero-width spaces and word joiners,
//!   which would cut words in two for every later stage; marks of text direction, which order
//!   what is seen and not what is heard, and would be cut from their counterparts at every sentence
//!   end; U+FFFE and U+FFFF. Joiners (ZWJ, ZWNJ) and variation selectors stay: words and emoji are
//!   spelt with them.

mod choose;
mod clean;
mod declared;
mod detect;
mod encoding;
mod hz;
mod raw;
mod weigh;

use super::fetch::Fetched;
use crate::{Error, Kind, Result};
use choose::{Choice, Claim, choose};
use clean::clean;
use encoding::Encoding;
use std::borrow::Cow;
use url::Url;

/// Where a text says itself how it is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nowhere.
    Plain,
    /// In a `<meta>` of its head, or as XML does.
    Html,
    /// In `<?xml … encoding="…"?>`.
    Xml,
}

/// A text as it came through the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text. Borrowed from the input wherever nothing had to be changed.
    pub text: Cow<'a, str>,
    /// The name of the encoding that it was in.
    pub encoding: &'static str,
    /// What a person should know about the input, in sentences.
    pub notes: Vec<String>,
}

/// Decodes an input.
///
/// # Errors
/// `Input`, if it is no text in any encoding or too damaged.
pub fn decode(fetched: &Fetched, form: Form) -> Result<Decoded<'_>> {
    let country = fetched.url.as_deref().and_then(country);
    let server = fetched.charset.clone();
    decode_with(&fetched.origin, &fetched.bytes, server, form, country.as_deref())
}

/// Decodes bytes of which nothing is known but what they hold: a file in an archive. `origin` names
/// them in messages.
///
/// # Errors
/// `Input`, if it is no text in any encoding or too damaged.
pub fn decode_bytes<'a>(origin: &str, bytes: &'a [u8], form: Form) -> Result<Decoded<'a>> {
    decode_with(origin, bytes, None, form, None)
}

/// The beginning of an input as text, for looking at: at most about `bytes` bytes of it, with
/// whatever is not text shown as U+FFFD.
pub(super) fn head(fetched: &Fetched, bytes: usize) -> String {
    // A whole number of units of every encoding.
    let end = fetched.bytes.len().min(bytes / 4 * 4);
    let claims = fetched.charset.clone().and_then(|l| Claim::new(SERVER, l));
    choose(&fetched.bytes[..end], claims.as_slice(), None).raw.text.into_owned()
}

const SERVER: &str = "the server";

fn decode_with<'a>(
    origin: &str,
    bytes: &'a [u8],
    server: Option<String>,
    form: Form,
    country: Option<&str>,
) -> Result<Decoded<'a>> {
    let mark = Encoding::of_mark(bytes).map(|(encoding, _)| encoding.name().to_owned());
    let meta = || declared::in_html(bytes).filter(|_| form == Form::Html);
    let xml = || declared::in_xml(bytes).filter(|_| form != Form::Plain);
    let claims = [
        mark.and_then(|label| Claim::new("its byte-order mark", label)),
        server.and_then(|label| Claim::new(SERVER, label)),
        meta().and_then(|label| Claim::new("its <meta>", label)),
        xml().and_then(|label| Claim::new("its XML declaration", label)),
    ];
    let claims: Vec<Claim> = claims.into_iter().flatten().collect();
    let choice = choose(bytes, &claims, country);
    if choice.is_nonsense || !choice.raw.is_tolerable(bytes.len()) {
        return Err(refusal(origin, bytes, &choice));
    }
    let contradicted = contradicted(origin, bytes, &claims, choice.encoding);
    let notes = contradicted.into_iter().chain(damaged(origin, bytes, &choice)).collect();
    Ok(Decoded { text: clean(choice.raw.text), encoding: choice.encoding.name(), notes })
}

/// The last part of the name of the host that an address names.
fn country(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let domain = url.domain()?.trim_end_matches('.').rsplit('.').next()?;
    // chardetng wants it so.
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    domain.bytes().all(is_plain).then(|| domain.to_owned())
}

/// The note that an input is not what somebody said.
fn contradicted(
    origin: &str,
    bytes: &[u8],
    claims: &[Claim],
    encoding: Encoding,
) -> Option<String> {
    let is_wrong = |c: &&Claim| !c.encoding.is(encoding);
    let wrong: Vec<&Claim> = claims.iter().filter(is_wrong).collect();
    // ASCII is the same in nearly all of them.
    let is_harmless = |c: &&Claim| c.encoding.holds_ascii();
    if wrong.is_empty()
        || (wrong.iter().all(is_harmless) && bytes.is_ascii() && encoding == Encoding::Utf8)
    {
        return None;
    }
    let said: Vec<_> = wrong.iter().map(|c| format!("{} says {}", c.by, c.label)).collect();
    Some(format!(
        "{origin}: {}, but it is {}, and is read as that",
        said.join(" and "),
        encoding.name()
    ))
}

/// The note that some places of an input are damaged.
fn damaged(origin: &str, bytes: &[u8], choice: &Choice<'_>) -> Option<String> {
    let places = match choice.raw.bad {
        0 => return None,
        1 => "one place is".to_owned(),
        n => format!("{n} places are"),
    };
    let (at, line) = place(bytes, choice);
    Some(format!(
        "{origin}: {places} damaged (the first at byte {at}, line {line}) and shown as \u{fffd}"
    ))
}

fn refusal(origin: &str, bytes: &[u8], choice: &Choice<'_>) -> Error {
    let (at, line) = place(bytes, choice);
    let byte = bytes.get(at).copied().unwrap_or_default();
    let hint = if choice.is_nonsense {
        "it makes no sense in any other encoding that is known here; \
         convert it, e.g. `iconv -f ITS_ENCODING -t UTF-8`"
    } else {
        "it may be damaged, or no text at all"
    };
    let what = format!(
        "cannot read {origin}: it is not valid {} text: byte 0x{byte:02x} at offset {at} \
         (line {line}); {hint}",
        choice.encoding.name(),
    );
    Error::new(Kind::Input, what)
}

/// Where the first damage is: the byte's offset, and its line from 1.
fn place(bytes: &[u8], choice: &Choice<'_>) -> (usize, usize) {
    let at = choice.raw.first.unwrap_or_default();
    let lines = match choice.encoding {
        Encoding::Utf16(_) | Encoding::Utf32(_) => {
            let before = choice.raw.text.chars().take_while(|c| *c != char::REPLACEMENT_CHARACTER);
            before.filter(|c| *c == '\n').count()
        }
        _ => bytes[..at.min(bytes.len())].iter().filter(|b| **b == b'\n').count(),
    };
    (at, 1 + lines)
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
