//! Bytes of an encoding of the time before Unicode → text.

use super::raw::Raw;
use encoding_rs as rs;

/// Decodes an encoding of the time before Unicode.
pub(super) fn read<'a>(encoding: &'static rs::Encoding, bytes: &'a [u8]) -> Raw<'a> {
    let (text, is_damaged) = encoding.decode_without_bom_handling(bytes);
    let (mut bad, mut first) = (0, None);
    if is_damaged {
        let mut end = usize::MAX;
        for (at, shown) in text.match_indices(char::REPLACEMENT_CHARACTER) {
            // Bad bytes next to each other are one place.
            bad += usize::from(at != end);
            end = at + shown.len();
        }
        first = first_bad(encoding, bytes);
    }
    let is_odd = odd_bytes(encoding);
    let is_odd = |b: &u8| is_odd[usize::from(*b)];
    let odd = bytes.iter().filter(|b| is_odd(b)).count();
    if odd > 0 && first.is_none() {
        first = bytes.iter().position(is_odd);
    }
    Raw { odd, ..Raw::new(text, bad, first) }
}

/// Where the first bytes are that are not a character.
fn first_bad(encoding: &'static rs::Encoding, bytes: &[u8]) -> Option<usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut at, mut out) = (0, [0; 4096]);
    loop {
        let (result, read, _) =
            decoder.decode_to_utf8_without_replacement(&bytes[at..], &mut out, true);
        at += read;
        match result {
            rs::DecoderResult::InputEmpty => return None,
            rs::DecoderResult::OutputFull => {}
            rs::DecoderResult::Malformed(length, after) => {
                return at.checked_sub(usize::from(length) + usize::from(after));
            }
        }
    }
}

/// The bytes that stand for control characters which no text has.
fn odd_bytes(encoding: &'static rs::Encoding) -> [bool; 256] {
    // Escapes switch between the character sets of ISO-2022-JP.
    let is_escape = |b: u8| b == 0x1b && encoding == rs::ISO_2022_JP;
    std::array::from_fn(|b| match b as u8 {
        b'\t'..=b'\r' => false,
        b @ (0..0x20 | 0x7f) => !is_escape(b),
        b @ 0x80..0xa0 if encoding.is_single_byte() => {
            let c = encoding.decode_without_bom_handling(&[b]).0.chars().next();
            c.is_some_and(char::is_control)
        }
        _ => false,
    })
}
