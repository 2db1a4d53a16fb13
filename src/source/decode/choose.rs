//! Which encoding bytes are in: what is said of them, and what they tell themselves.

use super::detect;
use super::encoding::{Encoding, Family};
use super::hz;
use super::raw::Raw;
use super::score::Sample;
use super::transcode;
use encoding_rs::ISO_2022_JP;

/// What somebody says of the encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    /// Who, for a sentence: "the server".
    pub by: &'static str,
    /// What, as it is written.
    pub label: String,
    pub encoding: Encoding,
}

impl Claim {
    /// A claim, if its label is known. What servers and authors write besides does not count.
    pub fn new(by: &'static str, said: &str) -> Option<Self> {
        let label = said.split([';', ',']).next()?;
        let label = label.trim_matches(|c: char| c.is_whitespace() || "\"'".contains(c));
        Some(Claim { by, label: label.to_owned(), encoding: Encoding::of_label(label)? })
    }
}

/// Bytes as they are best read.
#[derive(Debug)]
pub(super) struct Choice<'a> {
    pub encoding: Encoding,
    pub raw: Raw<'a>,
    /// No encoding that is known makes sense of them.
    pub is_nonsense: bool,
}

/// Reads bytes as what they most likely are. Claims come in the order in which they are believed;
/// the country, as top-level domains name it, is a hint.
pub(super) fn choose<'a>(bytes: &'a [u8], claims: &[Claim], country: Option<&str>) -> Choice<'a> {
    let mark = Encoding::of_mark(bytes);
    let start = mark.map_or(0, |(_, length)| length);
    let body = &bytes[start..];
    let as_is = |encoding| Choice {
        encoding,
        raw: transcode::read(encoding, bytes, start),
        is_nonsense: false,
    };
    match mark {
        // What follows the mark of UTF-8 may be a file that was pasted behind it.
        Some((Encoding::Utf8, _)) => {}
        Some((encoding, _)) => return as_is(encoding),
        None => {
            if let Some(encoding) = detect::evident_wide(body) {
                return as_is(encoding);
            }
        }
    }
    if body.is_ascii() {
        return of_ascii(body, claims).unwrap_or_else(|| as_is(Encoding::Utf8));
    }
    let utf8_up_to = match std::str::from_utf8(body) {
        Ok(text) => {
            let raw = Raw::new(text.into(), 0, None);
            return Choice { encoding: Encoding::Utf8, raw, is_nonsense: false };
        }
        Err(e) => e.valid_up_to(),
    };
    let utf8 = transcode::utf8_account(body);
    let bad = utf8.bad - usize::from(utf8.is_cut);
    // Hardly anything else is UTF-8 by chance, but for a few characters among bad bytes.
    let is_cut_off = bad == 0 && utf8.good > 1 && claims.is_empty();
    let is_one_slip = bad == 1 && utf8.good >= 8;
    if is_cut_off || is_one_slip || (utf8.good >= 16 && bad * 10 <= utf8.good) {
        return as_is(Encoding::Utf8);
    }
    let sample = Sample::new(body, country);
    // In Latin letters not even then.
    if sample.guess.encoding.family() == Some(Family::Latin) && utf8.good > 2 * utf8.bad {
        return as_is(Encoding::Utf8);
    }
    let mut claimed: Vec<Encoding> = Vec::new();
    for encoding in claims.iter().map(|c| c.encoding) {
        if !claimed.contains(&encoding) && (sample.fits(encoding) || fits_wide(encoding, body)) {
            claimed.push(encoding);
        }
    }
    let holds = |encoding: &&Encoding| !sample.overrules(**encoding, &claimed);
    let mut choices = claimed.iter().filter(holds).map(|encoding| as_is(*encoding));
    // The rest may be damaged more than the sample.
    if let Some(choice) = choices.find(|c| c.raw.is_tolerable(bytes.len())) {
        return choice;
    }
    if sample.is_nonsense() {
        let raw =
            Raw::new(String::from_utf8_lossy(&body[..utf8_up_to]), 1, Some(start + utf8_up_to));
        return Choice { encoding: Encoding::Utf8, raw, is_nonsense: true };
    }
    as_is(sample.guess.encoding)
}

/// Bytes that are all ASCII, if they are in one of the two encodings that look so.
fn of_ascii<'a>(bytes: &'a [u8], claims: &[Claim]) -> Option<Choice<'a>> {
    let has = |sign: &[u8]| bytes.contains(&sign[0]) && bytes.windows(2).any(|w| w == sign);
    let choice = |encoding| {
        let is_claimed = claims.iter().any(|c| c.encoding == encoding);
        let raw = transcode::read(encoding, bytes, 0);
        let is_sound = raw.bad == 0 || (is_claimed && raw.is_tolerable(bytes.len()));
        let may_be = encoding != Encoding::Hz || is_claimed || hz::is_evident(bytes);
        (is_sound && may_be).then_some(Choice { encoding, raw, is_nonsense: false })
    };
    let signs: [(&[u8], _); 2] = [(b"\x1b$", Encoding::Legacy(ISO_2022_JP)), (b"~{", Encoding::Hz)];
    signs.into_iter().find_map(|(sign, encoding)| has(sign).then(|| choice(encoding)).flatten())
}

/// Whether bytes may be in an encoding of wide units. Nearly all bytes make some characters in
/// them: it must be characters that texts have.
fn fits_wide(encoding: Encoding, bytes: &[u8]) -> bool {
    matches!(encoding, Encoding::Utf16(_) | Encoding::Utf32(_)) && {
        let raw = transcode::read(encoding, bytes, 0);
        raw.bad == 0 && !raw.text.contains(detect::is_odd)
    }
}
