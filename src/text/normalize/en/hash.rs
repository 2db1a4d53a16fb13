//! The sign # in English: the sharp of a note or a language, and the number of a place.

use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const HASH: Scanner = Scanner {
    name: "hash",
    about: "the sign #: C# is C sharp, #1 is number one",
    starts: Starts::of("#"),
    read,
    finish: |s| s,
};

fn read(text: &str, at: usize) -> Option<Rewrite> {
    let (left, right) = (before(text, at), after(text, at + 1));
    let open = right.is_some_and(|c| c.is_alphanumeric() || matches!(c, '#' | '_'));
    // The notes of the scale, and the languages that are called after them.
    if left.is_some_and(|c| matches!(c, 'A'..='G' | 'J')) && !open {
        let alone = !before(text, at - 1).is_some_and(|c| c.is_alphanumeric() || c == '_');
        return if alone { Rewrite::new(at + 1, " sharp") } else { None };
    }
    // A colour, a tag and &#39; are codes.
    let d = scan::digits(text, at + 1);
    let end = at + 1 + d.len();
    let code = left.is_some_and(|c| c.is_alphanumeric() || matches!(c, '&' | '#' | '/'))
        || after(text, end).is_some_and(|c| c.is_alphanumeric() || matches!(c, ';' | '_'));
    if code || !(1..=4).contains(&d.len()) || d.starts_with('0') {
        return None;
    }
    Rewrite::new(at + 1, "number ")
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[test]
    fn sharps_and_numbers() {
        for (shown, said) in [
            ("in C# and F#.", "in C sharp and F sharp."),
            ("the #1 song, #12", "the number one song, number twelve"),
            ("#2020vision", "hash two thousand twenty vision"),
        ] {
            assert_eq!(normalize(shown, "en").said(), said, "{shown}");
        }
    }
}
