//! What is taken out of every text; [`decode`](super) says why.

use std::borrow::Cow;

/// Takes out what shows nothing, and makes line ends `\n` or `\r\n`.
pub(super) fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut chars = text.char_indices().peekable();
    let first = loop {
        match chars.next() {
            None => return text,
            Some((_, '\r')) if chars.peek().is_some_and(|(_, c)| *c == '\n') => {}
            Some((i, c)) if is_silent(c) || line_end(c).is_some() => break i,
            Some(_) => {}
        }
    };
    let mut clean = String::with_capacity(text.len());
    clean.push_str(&text[..first]);
    let mut chars = text[first..].chars().peekable();
    while let Some(c) = chars.next() {
        match line_end(c) {
            Some(_) if c == '\r' && chars.peek() == Some(&'\n') => {}
            Some(end) => clean.push_str(end),
            None if is_silent(c) => {}
            None => clean.push(c),
        }
    }
    Cow::Owned(clean)
}

fn line_end(c: char) -> Option<&'static str> {
    match c {
        '\r' | '\u{85}' | '\u{2028}' => Some("\n"),
        '\u{2029}' => Some("\n\n"),
        _ => None,
    }
}

/// Whether a character shows nothing and is no part of how a word is spelt.
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
