//! What is taken out of every text; [`decode`](super) says why.

use std::borrow::Cow;

/// Takes out what shows nothing, and makes line ends `\n` or `\r\n`.
pub(super) fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut clean = String::new();
    // What was looked at, and what of it is done with.
    let (mut at, mut done) = (0, 0);
    while let Some(next) = text.as_bytes()[at..].iter().position(|b| MAY_GO[usize::from(*b)]) {
        let start = at + next;
        let Some(c) = text[start..].chars().next() else { break };
        at = start + c.len_utf8();
        let instead = match line_end(c) {
            // Not worth a copy; in a copy it need not stay.
            Some(_) if c == '\r' && text[at..].starts_with('\n') => match done {
                0 => continue,
                _ => "",
            },
            Some(end) => end,
            None if is_silent(c) => "",
            None => continue,
        };
        clean.push_str(&text[done..start]);
        clean.push_str(instead);
        done = at;
    }
    if done == 0 {
        return text;
    }
    clean.push_str(&text[done..]);
    Cow::Owned(clean)
}

/// The bytes that what goes begins with: a table, since every byte of every input is looked up.
const MAY_GO: [bool; 256] = {
    let mut may_go = [false; 256];
    let mut b = 0;
    while b < 256 {
        may_go[b] = match b as u8 {
            b'\t' | b'\n' | 0xb | 0xc => false,
            b => matches!(b, 0..0x20 | 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef),
        };
        b += 1;
    }
    may_go
};

fn line_end(c: char) -> Option<&'static str> {
    match c {
        '\r' | '\u{85}' | '\u{2028}' => Some("\n"),
        '\u{2029}' => Some("\n\n"),
        _ => None,
    }
}

/// Whether a character shows nothing and is not part of how a word is spelt.
pub(super) fn is_silent(c: char) -> bool {
    match c {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' => false,
        c if c.is_control() => true,
        // Soft hyphen; marks of direction; zero-width space, word joiner, byte-order mark.
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' => true,
        '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> String {
        clean(s.into()).into_owned()
    }

    #[test]
    fn no_first_byte_is_missing() {
        for c in ('\0'..=char::MAX).filter(|c| is_silent(*c) || line_end(*c).is_some()) {
            assert!(MAY_GO[usize::from(c.to_string().as_bytes()[0])], "{c:?}");
        }
    }

    #[test]
    fn line_ends_are_line_ends_and_what_is_silent_goes() {
        assert_eq!(text("a\rb\u{85}c\u{2028}d\u{2029}e\r\nf"), "a\nb\nc\nd\n\ne\nf");
        assert_eq!(text("a\0b\x01c\x1b[d\u{7f}\u{9b}e"), "abc[de");
        assert_eq!(
            text("Bib\u{ad}lio\u{200b}thek\u{feff} \u{202e}x\u{202c}\u{ffff}"),
            "Bibliothek x"
        );
        assert_eq!(
            text("می\u{200c}خواهم 👩\u{200d}🚀 ❤\u{fe0f}"),
            "می\u{200c}خواهم 👩\u{200d}🚀 ❤\u{fe0f}"
        );
    }
}
