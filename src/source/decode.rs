//! Bytes → text, in any encoding of the web, without what is not text.
//!
//! Three things happen at this door, so that no reader has to think of them:
//! - **The encoding** is found (`decode/choose.rs`). In the order in which they are believed: a
//!   byte-order mark; what the server said; what the text in markup says of itself; what the bytes
//!   look like. But the bytes have the last word: valid UTF-8 is UTF-8 whatever anybody says, a
//!   claim that they do not fit is dropped, and one that fits everything (a byte a character)
//!   yields to what they evidently are. Who was contradicted is told in a note. A few damaged
//!   places, one or two in a small file, become U+FFFD with a note; more is an error that says where, since a text full of holes
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
mod legacy;
mod raw;
#[cfg(test)]
mod samples;
mod score;
mod sentences;
mod transcode;

use super::fetch::Fetched;
use crate::Result;
use choose::{Claim, choose};
use clean::clean;
use encoding::Encoding;
use sentences::{contradicted, damaged, refusal};
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
/// `Input`, if it is not text in any encoding or too damaged.
pub fn decode(fetched: &Fetched, form: Form) -> Result<Decoded<'_>> {
    let country = fetched.url.as_deref().and_then(country);
    let server = fetched.charset.as_deref();
    decode_with(&fetched.origin, &fetched.bytes, server, form, country.as_deref())
}

/// The beginning of an input as text, for looking at: at most about `bytes` bytes of it, with
/// whatever is not text shown as U+FFFD.
pub(super) fn head(fetched: &Fetched, bytes: usize) -> String {
    // A whole number of units of every encoding.
    let end = fetched.bytes.len().min(bytes / 4 * 4);
    let claims = fetched.charset.as_deref().and_then(|label| Claim::new(SERVER, label));
    let bytes = &fetched.bytes[..end];
    match choose(bytes, claims.as_slice(), None) {
        choice if !choice.is_nonsense => choice.raw.text.into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

const SERVER: &str = "the server";

fn decode_with<'a>(
    origin: &str,
    bytes: &'a [u8],
    server: Option<&str>,
    form: Form,
    country: Option<&str>,
) -> Result<Decoded<'a>> {
    let mark = Encoding::of_mark(bytes).map(|(encoding, _)| encoding.name());
    let meta = Some(bytes).filter(|_| form == Form::Html).and_then(declared::in_html);
    let xml = Some(bytes).filter(|_| form != Form::Plain).and_then(declared::in_xml);
    let claims: Vec<Claim> = [
        ("its byte-order mark", mark),
        (SERVER, server),
        ("its <meta>", meta.as_deref()),
        ("its XML declaration", xml.as_deref()),
    ]
    .into_iter()
    .filter_map(|(by, label)| Claim::new(by, label?))
    .collect();
    let choice = choose(bytes, &claims, country);
    if choice.is_nonsense || !choice.raw.is_worth_hearing(bytes.len()) {
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

#[cfg(test)]
mod tests {
    use super::encoding::Order;
    use super::samples::{SAMPLES, encode};
    use super::*;
    use proptest::prelude::*;

    fn fetched(bytes: impl Into<Vec<u8>>) -> Fetched {
        Fetched { origin: "a.txt".into(), bytes: bytes.into(), ..Fetched::default() }
    }

    fn text(bytes: impl Into<Vec<u8>>) -> String {
        decode(&fetched(bytes), Form::Plain).unwrap().text.into_owned()
    }

    /// What comes of bytes that a server calls so: the text, and the notes in one line.
    fn declared(bytes: &[u8], label: &str, form: Form) -> (String, String) {
        let f = Fetched { charset: Some(label.into()), ..fetched(bytes) };
        let d = decode(&f, form).unwrap_or_else(|e| panic!("{label}: {e}"));
        (d.text.into_owned(), d.notes.join("; "))
    }

    const UNICODE: [Encoding; 5] = [
        Encoding::Utf8,
        Encoding::Utf16(Order::Little),
        Encoding::Utf16(Order::Big),
        Encoding::Utf32(Order::Little),
        Encoding::Utf32(Order::Big),
    ];

    /// Every sample in each of its encodings, as (language, label, encoding, text).
    fn samples() -> impl Iterator<Item = (&'static str, &'static str, Encoding, &'static str)> {
        SAMPLES.iter().flat_map(|(language, labels, text)| {
            labels.iter().map(move |label| {
                let encoding = Encoding::of_label(label).unwrap();
                (*language, *label, encoding, *text)
            })
        })
    }

    fn beginning(text: &str, chars: usize) -> &str {
        let end = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
        &text[..end]
    }

    fn page(text: &str, head: &str) -> String {
        let lines = format!("<div class=\"nav\"><a href=\"/\">\u{a0}</a></div>\n<p>{text}</p>\n");
        format!(
            "<!DOCTYPE html>\n<html><head>{head}<title>x</title></head><body>\n{}",
            lines.repeat(9)
        )
    }

    #[test]
    fn a_text_is_read_as_what_it_is_called() {
        for (language, label, encoding, text) in samples() {
            for length in [20, 200, 10_000] {
                let text = beginning(text, length);
                let bytes = encode(text, encoding);
                let found = declared(&bytes, label, Form::Plain);
                assert_eq!(found, (text.into(), String::new()), "{language}, {label}");
                assert!(
                    head(&Fetched { charset: Some(label.into()), ..fetched(bytes) }, 4096) == text
                );
            }
        }
    }

    #[test]
    fn two_hundred_characters_tell_their_encoding() {
        for (language, label, encoding, text) in samples() {
            for length in [200, 10_000] {
                let text = beginning(text, length);
                let f = fetched(encode(text, encoding));
                let d = decode(&f, Form::Plain).unwrap();
                assert_eq!(d.text, text, "{language}, {label} as {}", d.encoding);
                assert!(d.notes.is_empty(), "{language}, {label}: {:?}", d.notes);
                assert_eq!(head(&f, 4096), text);
            }
        }
    }

    /// UTF-8 is hard to write by chance: no wrong word of a server changes how it is read, and no
    /// text of two bytes a character is taken for it.
    #[test]
    fn whoever_is_wrong_about_it_is_overruled_with_a_note() {
        let mut checked = 0;
        for (language, label, encoding, text) in samples() {
            let text = page(text, "").replace('\u{a0}', "x");
            let mut overrules = |encoding, wrong: &[&str]| {
                let bytes = encode(&text, encoding);
                for wrong in wrong.iter().filter(|_| !bytes.is_ascii()) {
                    let (found, note) = declared(&bytes, wrong, Form::Html);
                    assert_eq!(found, text, "{language}, {label}, called {wrong}: {note}");
                    assert!(note.contains(wrong), "{language}, {label}, called {wrong}: {note}");
                    checked += 1;
                }
            };
            overrules(Encoding::Utf8, &["iso-8859-1", "gbk", "big5", "shift_jis", "koi8-r"]);
            match encoding {
                Encoding::Legacy(_) if ["zh", "ja", "ko"].contains(&&language[..2]) => {
                    overrules(encoding, &["utf-8", "iso-8859-1"]);
                }
                Encoding::Legacy(e) if e != encoding_rs::WINDOWS_1252 => {
                    overrules(encoding, &["utf-8"]);
                }
                _ => {}
            }
        }
        assert!(checked > 200, "{checked}");
    }

    /// A server puts one name before all of its pages; who wrote the page knew it.
    #[test]
    fn a_page_is_believed_where_the_server_does_not_fit() {
        let text = page("重庆市秀山县召开会议，研究部署下一步工作。", "<meta charset=gb18030>");
        let bytes = encode(&text, Encoding::of_label("gb18030").unwrap());
        for server in ["utf-8", "iso-8859-1", "big5"] {
            let (found, note) = declared(&bytes, server, Form::Html);
            assert_eq!(found, text, "{server}");
            assert!(note.contains("the server") && note.contains(server), "{note}");
        }
    }

    #[test]
    fn hz_is_read_with_and_without_its_name() {
        let written = b"~{VXGl~}: ~{OTJ>~}.\n";
        for (server, expected) in [(None, "重庆: 显示.\n"), (Some("hz-gb-2312"), "重庆: 显示.\n")]
        {
            let f = Fetched { charset: server.map(Into::into), ..fetched(*written) };
            assert_eq!(decode(&f, Form::Plain).unwrap().text, expected, "{server:?}");
        }
    }

    proptest! {
        #[test]
        fn every_unicode_encoding_with_a_mark_gives_the_same_text(s in "[^\\p{Cc}\\p{Cf}\\u{2028}\\u{2029}\\u{fffe}\\u{ffff}]*") {
            for e in UNICODE {
                prop_assert_eq!(&text(encode(&format!("\u{feff}{s}"), e)), &s, "{:?}", e);
            }
        }

        #[test]
        fn any_bytes_give_a_text_or_a_sentence(b in prop::collection::vec(any::<u8>(), 0..300), label in "[a-z0-9-]{0,12}") {
            let f = Fetched { charset: Some(label), ..fetched(b) };
            let first = decode(&f, Form::Html);
            if let Ok(d) = &first {
                prop_assert!(!d.text.chars().any(clean::is_silent));
                prop_assert_eq!(d, &decode(&f, Form::Html).unwrap());
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
                assert_eq!(text(encode(s, Encoding::Utf16(order))), s);
            }
        }
    }

    #[test]
    fn a_clean_text_is_not_copied() {
        for s in ["\u{feff}a\r\nb\n", "重庆\t秀山\n"] {
            let f = fetched(s);
            assert!(matches!(decode(&f, Form::Plain).unwrap().text, Cow::Borrowed(_)), "{s:?}");
        }
    }

    #[test]
    fn a_few_stray_bytes_are_forgiven_with_a_note() {
        let mut bytes = "好，".repeat(400).into_bytes();
        bytes[600] = 0xff;
        let f = fetched(bytes);
        let d = decode(&f, Form::Plain).unwrap();
        assert!(d.text.contains('\u{fffd}'));
        assert!(d.notes[0].starts_with("a.txt: "), "{:?}", d.notes);
    }
}
