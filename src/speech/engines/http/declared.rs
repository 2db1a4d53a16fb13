//! What the header of an answer says of bytes that should be raw samples. The bytes have the last word
//! where they can tell: servers name samples as they like, and frameworks call text what nobody named.

use crate::audio::decode::is_file;
use crate::model::units::SampleRate;
use encoding_rs::Encoding;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use std::ops::RangeInclusive;

/// Rates that samples of speech may have, in hertz.
const RATES: RangeInclusive<u32> = 4000..=192_000;
/// Bytes that are looked at, and characters that are shown.
const SEEN: usize = 600;
const SHOWN: usize = 160;

/// What is declared.
#[derive(Debug, PartialEq)]
pub(super) enum Declared {
    /// Nothing that would help.
    Nothing,
    /// Samples of this rate.
    Rate(SampleRate),
    /// No samples of 16 bits: what it is instead.
    Other(String),
}

/// What an answer is by its `Content-Type`.
pub(super) fn declared(headers: &HeaderMap, body: &[u8]) -> Declared {
    let value = headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let mut parts = value.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
    let parameter = |name: &str| {
        let mut pairs = parts.clone().filter_map(|p| p.split_once('='));
        let found = pairs.find(|(n, _)| n.trim().eq_ignore_ascii_case(name));
        found.map(|(_, v)| v.trim().trim_matches('"'))
    };
    if is_file(body) {
        return Declared::Nothing;
    }
    let (class, sort) = kind.split_once('/').unwrap_or((&kind, ""));
    let other = || Declared::Other(format!("its answer is {kind} and no samples"));
    match class {
        "audio" if is_narrow(sort) => other(),
        "audio" => {
            let rate = parameter("rate").and_then(|r| r.parse().ok()).filter(|r| RATES.contains(r));
            rate.map_or(Declared::Nothing, |rate| Declared::Rate(SampleRate(rate)))
        }
        "text" => match readable(body, parameter("charset")) {
            Some(text) => Declared::Other(format!("its answer is {kind}: {text}")),
            None => Declared::Nothing,
        },
        "application" if is_document(sort) => match readable(body, parameter("charset")) {
            Some(text) => Declared::Other(format!("its answer is {kind}: {text}")),
            None => other(),
        },
        "image" | "video" | "multipart" | "message" | "font" => other(),
        _ => Declared::Nothing,
    }
}

/// Encodings of samples with other than 16 bits.
fn is_narrow(sort: &str) -> bool {
    let name = sort.trim_start_matches("x-").replace(['-', '_'], "");
    ["basic", "pcmu", "pcma", "mulaw", "ulaw", "alaw", "l8", "l24", "g711"].contains(&name.as_str())
        || name.starts_with("f32")
        || name.starts_with("float")
}

fn is_document(sort: &str) -> bool {
    let name = sort.rsplit_once('+').map_or(sort, |(_, suffix)| suffix);
    ["json", "xml", "pdf", "zip", "gzip", "javascript", "problem", "html", "yaml"].contains(&name)
}

/// The text that bytes are in the declared encoding, on one line, as far as it is shown. `None` if
/// they hold what no text does.
fn readable(body: &[u8], charset: Option<&str>) -> Option<String> {
    let encoding = charset.and_then(|c| Encoding::for_label(c.as_bytes()));
    let seen = &body[..body.len().min(SEEN)];
    let (text, _) = encoding.unwrap_or(encoding_rs::UTF_8).decode_with_bom_removal(seen);
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(SHOWN).collect();
    (!text.contains(control) && line.chars().any(char::is_alphanumeric)).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: &str, body: &[u8]) -> Declared {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, kind.parse().unwrap());
        declared(&headers, body)
    }

    fn samples() -> Vec<u8> {
        let wave = |i: i32| (f64::from(i) * 0.05).sin() * 6000.0;
        (0..4000).flat_map(|i| (wave(i) as i16).to_le_bytes()).collect()
    }

    #[test]
    fn what_is_declared_to_be_no_samples_is_none() {
        for kind in ["application/json", "image/png", "application/problem+json", "audio/x-mulaw"] {
            match of(kind, &samples()) {
                Declared::Other(what) => assert!(what.contains(kind), "{what}"),
                other => panic!("{kind}: {other:?}"),
            }
        }
        // 音色不存在, in an encoding that the bytes do not tell.
        let gbk = b"\xd2\xf4\xc9\xab\xb2\xbb\xb4\xe6\xd4\xda";
        let told = of("text/plain; charset=gbk", gbk);
        assert_eq!(told, Declared::Other("its answer is text/plain: 音色不存在".into()));
        let wide: Vec<u8> = "no voice".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(matches!(of("text/html; charset=utf-16le", &wide), Declared::Other(_)));
        assert!(matches!(of("text/html", b"caf\xe9 closed"), Declared::Other(_)));
    }

    #[test]
    fn samples_under_a_wrong_name_are_samples() {
        for kind in [
            "text/html; charset=utf-8",
            "text/plain",
            "audio/mpeg",
            "audio/wav",
            "application/octet-stream",
            "application/x-pcm",
            "binary/octet-stream",
            "",
        ] {
            assert_eq!(of(kind, &samples()), Declared::Nothing, "{kind}");
        }
        let wav = [b"RIFF\x24\0\0\0WAVE", &samples()[..]].concat();
        assert_eq!(of("application/json", &wav), Declared::Nothing, "a file is what it is");
    }

    #[test]
    fn a_declared_rate_is_taken() {
        let rate = |kind: &str| of(kind, &samples());
        for kind in ["audio/L16;rate=16000", "audio/pcm; codec=pcm; RATE = \"16000\""] {
            assert_eq!(rate(kind), Declared::Rate(SampleRate(16_000)), "{kind}");
        }
        for kind in ["audio/L16;rate=0", "audio/pcm;rate=fast", "audio/pcm"] {
            assert_eq!(rate(kind), Declared::Nothing, "{kind}");
        }
    }
}
