//! Whether bytes are what somebody says, where they could be.

use super::detect::{self, Guess};
use super::encoding::{Encoding, Family};
use super::raw::Raw;
use super::transcode;
use encoding_rs as rs;
use std::borrow::Cow;

/// What is seen of bytes that are not UTF-8.
pub(super) struct Sample<'a> {
    bytes: Cow<'a, [u8]>,
    /// Of how many bytes their damage is: the ASCII before them counts, what was left out does not.
    len: usize,
    /// How many of them are beyond ASCII.
    beyond: usize,
    is_dense: bool,
    pub guess: Guess,
}

impl<'a> Sample<'a> {
    pub fn new(bytes: &'a [u8], country: Option<&str>) -> Self {
        let all = bytes.len();
        let bytes = detect::sample(bytes);
        let len = match &bytes {
            Cow::Borrowed(rest) if rest.len() < detect::SAMPLE => all,
            pieces => pieces.len(),
        };
        let guess = detect::guess(&bytes, country);
        let (beyond, is_dense) = (detect::beyond_ascii(&bytes), detect::is_dense(&bytes));
        Sample { bytes, len, beyond, is_dense, guess }
    }

    /// Whether the bytes may be in an encoding of the time before Unicode that goes beyond ASCII.
    pub fn fits(&self, encoding: Encoding) -> bool {
        matches!(encoding, Encoding::Legacy(_)) && self.read(encoding).is_tolerable(self.len)
    }

    fn read(&self, encoding: Encoding) -> Raw<'_> {
        transcode::read(encoding, &self.bytes, 0)
    }

    /// Whether detection has found no encoding: what it names then is Latin, and the bytes are not.
    pub fn is_nonsense(&self) -> bool {
        self.guess.encoding.family() == Some(Family::Latin) && self.is_dense && self.beyond >= 32
    }

    /// Whether a claimed encoding is wrong though the bytes fit it, as they fit all that are
    /// `claimed`.
    pub fn overrules(&self, held: Encoding, claimed: &[Encoding]) -> bool {
        use Family::*;
        let is_latin = |e: Encoding| e.family() == Some(Latin);
        let is_guess = |e: &Encoding| e.is(self.guess.encoding);
        // A byte a character fits everything.
        if is_latin(held) && self.is_dense && claimed.iter().any(|e| !is_latin(*e)) {
            return true;
        }
        if is_guess(&held) || self.is_nonsense() {
            return false;
        }
        // Two of three agree.
        if claimed.iter().any(is_guess) {
            return true;
        }
        let (was, is) = (self.read(held), self.read(self.guess.encoding));
        if !is.is_tolerable(self.len) || was.text == is.text {
            return false;
        }
        match (held.family(), self.guess.encoding.family()) {
            _ if was.odd > 0 && is.odd == 0 && is_cousin(held, self.guess.encoding) => true,
            (Some(Latin), Some(Latin)) => {
                self.beyond >= 32 && self.guess.is_sure && is_western(held)
            }
            (Some(Latin), _) => self.is_dense,
            (Some(Letters), Some(Latin)) => is_strewn(&was.text, 2),
            (_, Some(Latin)) => (was.bad > 0 && !self.is_dense) || is_strewn(&was.text, 1),
            (Some(Letters), Some(East)) => is.bad == 0 && self.beyond >= 128,
            (Some(East), Some(East)) => self.beyond >= 64 && has_more(&was, &is, is_frequent),
            _ => {
                [held, self.guess.encoding].iter().all(is_cyrillic) && has_more(&was, &is, is_small)
            }
        }
    }
}

fn is_western(encoding: Encoding) -> bool {
    matches!(encoding, Encoding::Legacy(e) if detect::WESTERN.contains(&e))
}

/// Whether bytes that are control characters in one encoding are marks or letters in the other,
/// which is much like it: the pages that say ISO 8859 were often written on Windows.
fn is_cousin(held: Encoding, guess: Encoding) -> bool {
    let in_latin = [held, guess].iter().all(|e| e.family() == Some(Family::Latin));
    let names = (held.name(), guess.name());
    (in_latin && names.0.starts_with("ISO-8859"))
        || matches!(
            names,
            ("ISO-8859-7", "windows-1253") | ("ISO-8859-8" | "ISO-8859-8-I", "windows-1255")
        )
}

/// Whether the characters beyond ASCII stand in words of ASCII letters, at most so many together:
/// as a hanzi does in place of an apostrophe, and hardly one that is meant.
fn is_strewn(text: &str, together: usize) -> bool {
    let (mut all, mut strewn) = (0, 0);
    let mut rest = text;
    let mut before = ' ';
    while let Some(start) = rest.find(|c: char| !c.is_ascii()) {
        before = rest[..start].chars().next_back().unwrap_or(before);
        rest = &rest[start..];
        let end = rest.find(|c: char| c.is_ascii()).unwrap_or(rest.len());
        let after = rest[end..].chars().next().unwrap_or(' ');
        let length = rest[..end].chars().count();
        let is_in_word = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
        all += length;
        strewn += if is_in_word && length <= together { length } else { 0 };
        (rest, before) = (&rest[end..], after);
    }
    all >= 3 && strewn * 4 >= all * 3
}

/// Whether a reading has far more of what every text has.
fn has_more(was: &Raw<'_>, is: &Raw<'_>, weight: fn(char) -> i32) -> bool {
    let sum = |raw: &Raw<'_>| raw.text.chars().map(weight).sum::<i32>();
    let is = sum(is);
    is >= 4 && is > 2 * sum(was)
}

/// Whether a character is one of those that every text of East Asia is full of: read in the wrong
/// encoding it has hardly any. Kana do not count: they have the same bytes in EUC-JP and GBK.
fn is_frequent(c: char) -> i32 {
    const HANZI: &str = "的一是不了人在有我他她这這中大来來上个個国國到说說们們为為子和你地出道也时時年\
        得就那要下以生会會自着著去之过過后後家学學对對可能发發成事日月多同现現本行見分前間東今\
        入高気小者社業民方部場議員立";
    const HANGUL: &str = "이다는에을의가고하로지기한은도를들서사인어리시대나아자";
    i32::from(HANZI.contains(c) || HANGUL.contains(c))
}

fn is_cyrillic(encoding: &Encoding) -> bool {
    const CYRILLIC: [&rs::Encoding; 6] =
        [rs::WINDOWS_1251, rs::KOI8_R, rs::KOI8_U, rs::ISO_8859_5, rs::IBM866, rs::X_MAC_CYRILLIC];
    matches!(encoding, Encoding::Legacy(e) if CYRILLIC.contains(e))
}

/// Small letters of Cyrillic against capitals: where one code page has the ones, another has the
/// others, and most of a text is in small letters.
fn is_small(c: char) -> i32 {
    match c {
        '\u{430}'..='\u{45f}' | '\u{491}' => 1,
        '\u{400}'..='\u{42f}' | '\u{490}' => -1,
        _ => 0,
    }
}
