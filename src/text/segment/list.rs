//! Numbers and letters that open the items of a list, on lines of their own or in running text.

use super::chars::{char_at, is_bullet};
use crate::model::roman::from_roman;

/// A list marker such as `1.`, `2)`, `(iii)`, `a.)`, `（2）` or `• 4.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Which place in the list it names, from 1.
    pub(super) value: u32,
    /// Markers of one list look the same.
    pub(super) style: Style,
    /// Where the marker ends.
    pub(super) end: usize,
}

/// How a marker is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    bullet: Option<char>,
    open: bool,
    letter: bool,
    upper: bool,
    dot: bool,
    close: bool,
}

impl Style {
    /// `A.` and `1.` alone also stand in names and dates.
    pub(super) fn is_weak(self) -> bool {
        self.dot && !self.close && self.bullet.is_none()
    }

    /// `A.` is the initial of a name sooner than the first of a list.
    pub(super) fn is_initial(self) -> bool {
        self.is_weak() && self.letter && self.upper
    }

    /// Both ends in brackets: also a reference, so it opens an item only at a sentence's start.
    pub(super) fn is_enclosed(self) -> bool {
        self.open
    }
}

/// Reads the marker that begins at `at`; white space must follow it, unless it ends in a fullwidth
/// bracket.
pub(super) fn marker(text: &str, at: usize, end: usize) -> Option<Marker> {
    let mut i = at;
    let mut bullet = None;
    if let Some(c) = char_at(text, i)
        && is_bullet(c)
    {
        bullet = Some(c);
        i += c.len_utf8();
        i += usize::from(text[i..].starts_with(' '));
    }
    let rest = text.get(i..end)?;
    let open = rest.starts_with(['(', '（']);
    let body = rest.trim_start_matches(['(', '（']);
    let opening = rest.len() - body.len();
    if opening > '（'.len_utf8() {
        return None;
    }
    let digits = body.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let letters = body.bytes().take(5).take_while(u8::is_ascii_alphabetic).count();
    let (value, length, letter, upper) = match (digits, letters) {
        (1.., _) => (body[..digits].parse().ok()?, digits, false, false),
        (0, 1) => {
            let b = body.as_bytes()[0];
            (u32::from(b.to_ascii_lowercase() - b'a') + 1, 1, true, b.is_ascii_uppercase())
        }
        (0, 2..=4) => (roman(&body[..letters])?, letters, false, false),
        _ => return None,
    };
    let tail = &body[length..];
    let dot = tail.starts_with('.');
    let closing = tail[usize::from(dot)..].chars().next().filter(|c| matches!(c, ')' | '）'));
    let close = closing.is_some();
    if !(close || (dot && !open)) {
        return None;
    }
    let end = i + opening + length + usize::from(dot) + closing.map_or(0, char::len_utf8);
    let style = Style { bullet, open, letter, upper, dot, close };
    // A fullwidth bracket brings its own space.
    char_at(text, end).filter(|c| c.is_whitespace() || closing == Some('）'))?;
    Some(Marker { value, style, end })
}

/// Whether the next item of the same list follows soon after `m`.
pub(super) fn goes_on(text: &str, m: Marker) -> bool {
    let mut inside = false;
    for (i, c) in text[m.end..].char_indices().take(240) {
        if c.is_whitespace() {
            inside = false;
        } else if !inside {
            inside = true;
            if let Some(next) = marker(text, m.end + i, text.len())
                && next.style == m.style
            {
                return next.value == m.value + 1;
            }
        }
    }
    false
}

/// A small Roman numeral in small letters.
fn roman(word: &str) -> Option<u32> {
    let small = word.bytes().all(|b| b.is_ascii_lowercase());
    from_roman(&word.to_uppercase()).filter(|n| small && *n <= 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_read() {
        let value = |t: &str| marker(t, 0, t.len()).map(|m| (m.value, m.end));
        assert_eq!(value("1. x"), Some((1, 2)));
        assert_eq!(value("b.) x"), Some((2, 3)));
        assert_eq!(value("(iv) x"), Some((4, 4)));
        assert_eq!(value("⁃9. x"), Some((9, 5)));
        assert_eq!(value("1.5 x"), None);
        assert_eq!(value("ok. x"), None);
    }
}
