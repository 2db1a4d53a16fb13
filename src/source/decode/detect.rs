//! What bytes tell of their encoding themselves.

use super::encoding::{Encoding, Family, Order};
use super::legacy;
use super::transcode::{unit16, unit32};
use crate::source::language;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs as rs;
use std::borrow::Cow;

/// The encoding of Unicode with wide units that bytes without a mark evidently are in.
pub(super) fn evident_wide(bytes: &[u8]) -> Option<Encoding> {
    let orders = || [Order::Little, Order::Big].into_iter();
    let utf32 = || orders().find(|o| is_evident_utf32(bytes, *o)).map(Encoding::Utf32);
    orders().find(|o| is_evident_utf16(bytes, *o)).map(Encoding::Utf16).or_else(utf32)
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
    for c in char::decode_utf16(sample.chunks_exact(2).map(|u| unit16(order, u))) {
        all += 1;
        match c {
            Ok(' '..='~' | '\n' | '\r' | '\t' | '、' | '。' | '，' | '：' | '“' | '”') => {
                common += 1
            }
            Ok(c) if !is_odd(c) => {}
            _ => odd += 1,
        }
    }
    let share = if is_utf8 { common * 10 >= all * 9 } else { common * 33 >= all };
    share && odd * 200 <= all
}

/// Whether bytes without a mark can only be UTF-32: in other bytes not every fourth is zero.
fn is_evident_utf32(bytes: &[u8], order: Order) -> bool {
    let sample = &bytes[..bytes.len().min(4096)];
    let is_char = |u| char::from_u32(unit32(order, u)).is_some_and(|c| c != '\0');
    bytes.len().is_multiple_of(4) && !sample.is_empty() && sample.chunks_exact(4).all(is_char)
}

/// Whether hardly any text has a character.
pub(super) fn is_odd(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t'..='\r')) || matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// At most this much is looked at for detection, in bytes. Detection takes about 50 ns for a byte,
/// and knows no more after some thousand characters; but one damaged place is enough for it to
/// rule an encoding out, and in a longer text there is more likely one.
pub(super) const SAMPLE: usize = 64 << 10;

/// In how many pieces.
const PIECES: usize = 16;

/// Pieces of a text from a little before its first character beyond ASCII to its end, not cut within
/// a character.
pub(super) fn sample(bytes: &[u8]) -> Cow<'_, [u8]> {
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0).saturating_sub(1024);
    let bytes = &bytes[start..];
    if bytes.len() <= SAMPLE {
        return Cow::Borrowed(bytes);
    }
    let piece = |i| {
        let piece = &bytes[bytes.len() / PIECES * i..][..SAMPLE / PIECES];
        // No character of several bytes ends in such a byte, in no encoding.
        let is_apart = |b: &u8| matches!(b, b'\t'..=b'/');
        let from = if i == 0 { Some(0) } else { piece.iter().position(is_apart) };
        let to = piece.iter().rposition(is_apart);
        // A text that has none is looked at in its beginning alone.
        from.zip(to).filter(|(from, to)| from < to).map(|(from, to)| &piece[from..to])
    };
    let pieces: Vec<&[u8]> = (0..PIECES).filter_map(piece).collect();
    if pieces.is_empty() { Cow::Borrowed(&bytes[..SAMPLE]) } else { Cow::Owned(pieces.concat()) }
}

/// How many bytes are beyond ASCII.
pub(super) fn beyond_ascii(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| !b.is_ascii()).count()
}

/// Whether the bytes beyond ASCII stand together, as in scripts that are not Latin: there nine of
/// ten do (in Shift_JIS and Big5, with bytes of ASCII among them, seven), in Latin hardly one.
/// Repeated bytes, as of a row of dashes, are one.
pub(super) fn is_dense(bytes: &[u8]) -> bool {
    let (mut together, mut all) = (0, 0);
    for run in bytes.split(u8::is_ascii).filter(|run| !run.is_empty()) {
        let length = 1 + run.windows(2).filter(|w| w[0] != w[1]).count();
        all += length;
        together += if length > 2 { length } else { 0 };
    }
    together * 4 > all
}

/// What detection finds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    pub encoding: Encoding,
    /// It is Latin, and the text is in a language that has other letters than those of the West.
    pub is_sure: bool,
}

/// The likeliest encoding of bytes that are not Unicode, of a sample.
pub(super) fn guess(sample: &[u8], country: Option<&str>) -> Guess {
    let first = chardetng(sample, None);
    if !is_dense(sample) {
        // A few bytes may happen to look like another script.
        let first = if is_latin(first) { first } else { rs::WINDOWS_1252 };
        return by_language(sample, first, country);
    }
    let of_damaged = || of_damaged(sample).unwrap_or(first);
    let guess = if first.is_single_byte() { of_damaged() } else { first };
    let few = beyond_ascii(sample) < 40;
    let hinted = country.filter(|_| few).map(|country| chardetng(sample, Some(country)));
    // A country's hint is strong: in a longer text it makes GBK of Big5.
    let encoding = hinted.filter(|e| !is_latin(e)).unwrap_or(guess);
    Guess { encoding: Encoding::Legacy(encoding), is_sure: false }
}

fn is_latin(encoding: &'static rs::Encoding) -> bool {
    Encoding::Legacy(encoding).family() == Some(Family::Latin)
}

fn chardetng(bytes: &[u8], country: Option<&str>) -> &'static rs::Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // Not the last: a sample may end within a character.
    detector.feed(bytes, false);
    detector.guess(country.map(str::as_bytes), Utf8Detection::Deny)
}

/// The encoding of a text that is damaged: one bad byte makes detection rule out the right one, so
/// it is asked again, without what is bad in each that has bad bytes.
fn of_damaged(sample: &[u8]) -> Option<&'static rs::Encoding> {
    const WITH_BAD_BYTES: [&rs::Encoding; 11] = [
        rs::GBK,
        rs::BIG5,
        rs::SHIFT_JIS,
        rs::EUC_JP,
        rs::EUC_KR,
        rs::WINDOWS_1253,
        rs::ISO_8859_7,
        rs::WINDOWS_1255,
        rs::WINDOWS_874,
        rs::ISO_8859_6,
        rs::ISO_8859_8,
    ];
    WITH_BAD_BYTES.into_iter().find(|encoding| {
        let raw = legacy::read(encoding, sample);
        let beyond = raw.text.chars().filter(|c| !c.is_ascii()).count();
        raw.bad > 0 && raw.bad * 10 <= beyond && {
            let sound = raw.text.replace(char::REPLACEMENT_CHARACTER, "");
            chardetng(&encoding.encode(&sound).0, None) == *encoding
        }
    })
}

/// The encoding of a text in Latin letters. Its language, which most of the letters tell whatever
/// the few are that stand beyond ASCII, says which letters these are.
fn by_language(sample: &[u8], first: &'static rs::Encoding, country: Option<&str>) -> Guess {
    let text = legacy::read(first, sample).text;
    // In a page the text beside them, and not its markup.
    let pieces = text.split(['<', '>']).filter(|piece| !piece.is_ascii());
    let language = language::detect(&pieces.collect::<Vec<_>>().join(" "));
    let code_pages = code_pages(language.as_str());
    let encoding = if language.is_unknown() {
        let hinted = country.map(|country| chardetng(sample, Some(country)));
        hinted.filter(|e| is_latin(e)).unwrap_or(first)
    } else if code_pages.contains(&first) {
        first
    } else {
        // In the wrong one, some of the letters are signs.
        let letters = |encoding| {
            let text = legacy::read(encoding, sample).text;
            text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count()
        };
        code_pages.iter().rev().copied().max_by_key(|e| letters(e)).unwrap_or(first)
    };
    let is_sure = !language.is_unknown() && code_pages != WESTERN;
    Guess { encoding: Encoding::Legacy(encoding), is_sure }
}

/// The encodings for the languages of Western Europe, the most usual one first; of others below.
pub(super) const WESTERN: &[&rs::Encoding] = &[rs::WINDOWS_1252, rs::ISO_8859_15];
const CENTRAL: &[&rs::Encoding] = &[rs::WINDOWS_1250, rs::ISO_8859_2];
const BALTIC: &[&rs::Encoding] = &[rs::WINDOWS_1257, rs::ISO_8859_13, rs::ISO_8859_4];
const TURKISH: &[&rs::Encoding] = &[rs::WINDOWS_1254];
const VIETNAMESE: &[&rs::Encoding] = &[rs::WINDOWS_1258];

/// The encodings that have the letters of a language.
fn code_pages(language: &str) -> &'static [&'static rs::Encoding] {
    match language {
        "pl" | "cs" | "sk" | "hu" | "hr" | "bs" | "sl" | "ro" => CENTRAL,
        "lt" | "lv" => BALTIC,
        // Turkmen is what a little Turkish may look like.
        "tr" | "az" | "tk" => TURKISH,
        "vi" => VIETNAMESE,
        _ => WESTERN,
    }
}
