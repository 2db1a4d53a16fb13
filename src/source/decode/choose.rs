//! Which encoding bytes are in: what is said of them, and what they tell themselves.

use super::detect;
use super::encoding::{Encoding, Family};
use super::hz;
use super::raw::{self, Raw};
use super::weigh::Sample;
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
    /// A claim, if its label is known.
    pub fn new(by: &'static str, label: String) -> Option<Self> {
        let encoding = Encoding::of_label(&label)?;
        Some(Claim { by, label: label.trim().to_owned(), encoding })
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
    let as_is =
        |encoding| Choice { encoding, raw: raw::read(encoding, bytes, start), is_nonsense: false };
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
        return as_is(of_ascii(body, claims));
    }
    let utf8 = raw::utf8_account(body);
    let bad = utf8.bad - usize::from(utf8.is_cut);
    // Even a single character is hardly UTF-8 by chance, unless bad bytes stand beside it.
    if utf8.bad == 0 || (utf8.good >= 16 && bad * 10 <= utf8.good) {
        return as_is(Encoding::Utf8);
    }
    let sample = Sample::new(body, country);
    // In Latin letters not even then.
    if sample.guess.encoding.family() == Some(Family::Latin) && utf8.good > 2 * utf8.bad {
        return as_is(Encoding::Utf8);
    }
    let mut fitting: Vec<Choice<'_>> = Vec::new();
    for claim in claims {
        if !fitting.iter().any(|c| c.encoding == claim.encoding) {
            fitting.extend(Some(as_is(claim.encoding)).filter(|c| fits(c, body)));
        }
    }
    let claimed: Vec<Encoding> = fitting.iter().map(|c| c.encoding).collect();
    if let Some(choice) = fitting.into_iter().find(|c| !sample.overrules(c.encoding, &claimed)) {
        return choice;
    }
    let is_nonsense = sample.is_nonsense();
    let encoding = match claims.first() {
        Some(claim) if is_nonsense => claim.encoding,
        None if is_nonsense => Encoding::Utf8,
        _ => sample.guess.encoding,
    };
    Choice { is_nonsense, ..as_is(encoding) }
}

/// The encoding of bytes that are all ASCII: there are two that look so.
fn of_ascii(bytes: &[u8], claims: &[Claim]) -> Encoding {
    let has = |what: &[u8]| bytes.windows(what.len()).any(|w| w == what);
    let is_claimed = |encoding| claims.iter().any(|c| c.encoding == encoding);
    let iso_2022_jp = Encoding::Legacy(ISO_2022_JP);
    let is_sound = |encoding| {
        let raw = raw::read(encoding, bytes, 0);
        raw.bad == 0 || (is_claimed(encoding) && raw.is_tolerable(bytes.len()))
    };
    if has(b"\x1b$") && is_sound(iso_2022_jp) {
        iso_2022_jp
    } else if has(b"~{")
        && (is_claimed(Encoding::Hz) || hz::is_evident(bytes))
        && is_sound(Encoding::Hz)
    {
        Encoding::Hz
    } else {
        Encoding::Utf8
    }
}

/// Whether bytes that are no UTF-8 may be in the encoding that somebody says.
fn fits(choice: &Choice<'_>, bytes: &[u8]) -> bool {
    match choice.encoding {
        Encoding::Utf8 => false,
        // Nearly all bytes make some characters: it must be characters that texts have.
        Encoding::Utf16(_) | Encoding::Utf32(_) => {
            choice.raw.bad == 0 && !choice.raw.text.contains(detect::is_odd)
        }
        Encoding::Hz | Encoding::Legacy(_) => choice.raw.is_tolerable(bytes.len()),
    }
}
