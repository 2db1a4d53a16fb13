//! HZ (RFC 1843): GB 2312 in seven bits, as mail and news had it.
//!
//! `~{` begins a run of hanzi, two bytes each; `~}` ends it, and so does a line end, that damage
//! stays in its line. Beside the runs all is ASCII, with `~~` for `~`.

use super::legacy;
use super::raw::Raw;
use encoding_rs::GBK;

enum Piece<'a> {
    /// Text as it stands.
    Ascii(&'a [u8]),
    /// A run, and whether it ends as one does.
    Run(&'a [u8], bool),
}

/// Cuts bytes into pieces, each with its offset.
fn pieces(bytes: &[u8]) -> impl Iterator<Item = (usize, Piece<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|r| !r.is_empty())?;
        let start = at;
        let piece = match rest {
            [b'~', b'{', run @ ..] => {
                // `~` leads no pair, but may be the second byte of one.
                let end = |i: usize| match run[i..] {
                    [b'~' | b'\n', ..] => Some(i),
                    [_, b'\n', ..] => Some(i + 1),
                    _ => None,
                };
                let end = (0..run.len()).step_by(2).find_map(end).unwrap_or(run.len());
                let is_closed = run[end..].starts_with(b"~}");
                at += 2 + end + if is_closed { 2 } else { 0 };
                return Some((start + 2, Piece::Run(&run[..end], is_closed)));
            }
            [b'~', b'~', ..] => {
                at += 1;
                &rest[..1]
            }
            // A line goes on.
            [b'~', b'\n', ..] => &rest[..0],
            _ => {
                let next = rest.iter().skip(1).position(|b| *b == b'~');
                &rest[..next.map_or(rest.len(), |n| n + 1)]
            }
        };
        at += piece.len().max(1) + usize::from(piece.is_empty());
        Some((start, Piece::Ascii(piece)))
    })
}

/// Decodes HZ.
pub(super) fn read(bytes: &[u8]) -> Raw<'static> {
    let mut text = String::with_capacity(bytes.len() + 16);
    let (mut bad, mut first) = (0, None);
    for (at, piece) in pieces(bytes) {
        match piece {
            Piece::Ascii(piece) => text.push_str(&String::from_utf8_lossy(piece)),
            Piece::Run(run, _) => {
                // Only the high bits are missing.
                let run: Vec<u8> = run.iter().map(|b| b | 0x80).collect();
                let (hanzi, is_damaged) = GBK.decode_without_bom_handling(&run);
                text.push_str(&hanzi);
                if is_damaged {
                    let raw = legacy::read(GBK, &run);
                    bad += raw.bad;
                    first = first.or(raw.first.map(|f| f + at));
                }
            }
        }
    }
    Raw::new(text.into(), bad, first)
}

/// Whether a text in ASCII can only be HZ: its runs are closed and are of everyday hanzi, which in
/// a text that has such braces for another reason they are not.
pub(super) fn is_evident(bytes: &[u8]) -> bool {
    let (mut pairs, mut everyday) = (0, 0);
    for (_, piece) in pieces(bytes) {
        let Piece::Run(run, is_closed) = piece else { continue };
        if !is_closed || !run.len().is_multiple_of(2) {
            return false;
        }
        pairs += run.len() / 2;
        // Punctuation, and the hanzi that are ordered by their sounds.
        let is_everyday = |p: &&[u8]| matches!(p[0], 0x21..=0x23 | 0x30..=0x57);
        everyday += run.chunks_exact(2).filter(is_everyday).count();
    }
    pairs >= 4 && everyday * 10 >= pairs * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, usize, Option<usize>) {
        let raw = read(bytes);
        (raw.text.into_owned(), raw.bad, raw.first)
    }

    #[test]
    fn runs_are_hanzi() {
        for (bytes, expected) in [
            (&b"~{<:Ky2;S{#,NpJ)SZHK!#~}"[..], "己所不欲，勿施于人。"),
            (b"One ~{;r~}~~~{6~~}.", "One 或~二."),
            (b"a~\nb ~ c~", "ab ~ c~"),
            (b"", ""),
        ] {
            let raw = read(bytes);
            assert_eq!((raw.text.as_ref(), raw.bad), (expected, 0));
        }
    }

    #[test]
    fn damage_stays_in_its_line() {
        assert_eq!(text(b"~{;r\nab ~{;r;\n~{;r"), ("或\nab 或\u{fffd}\n或".into(), 1, Some(12)));
        assert_eq!(text(b"~{;r~x"), ("或~x".into(), 0, None));
        assert_eq!(text(b"~{"), (String::new(), 0, None));
    }

    #[test]
    fn only_hanzi_make_it_evident() {
        assert!(is_evident(b"From: a\n\n~{<:Ky2;S{~}, ~{NpJ)SZHK~}."));
        for other in
            ["(format t \"~{~a~^, ~}\" list)", "~{ab~}", "~{abcd~} ~{efgh~}", "~{<:Ky2;S{", "~~ {}"]
        {
            assert!(!is_evident(other.as_bytes()), "{other}");
        }
    }
}
