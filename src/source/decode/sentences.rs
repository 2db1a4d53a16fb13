//! What a person is told of an encoding.

use super::choose::{Choice, Claim};
use super::encoding::Encoding;
use crate::{Error, Kind};

/// The note that an input is not what somebody said.
pub(super) fn contradicted(
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
pub(super) fn damaged(origin: &str, bytes: &[u8], choice: &Choice<'_>) -> Option<String> {
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

/// The refusal of what is not text, or too damaged.
pub(super) fn refusal(origin: &str, bytes: &[u8], choice: &Choice<'_>) -> Error {
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
