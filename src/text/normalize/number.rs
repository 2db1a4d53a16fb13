//! Numbers as they are written: sign, grouped digits, decimal part.

use super::scan::{after, before, digits, digits_end};
use crate::model::roman::from_roman;
use std::borrow::Cow;

/// Past this many digits nobody says a number as one: it is read digit by digit.
pub(super) const LONGEST: usize = 16;

/// How a language writes its numbers.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    /// Before the decimal part.
    pub(super) point: char,
    /// Between groups of three digits.
    pub(super) groups: &'static [char],
}

/// `1,234.5`, as in English and Chinese. The thin spaces are those of the SI brochure.
pub(super) const ENGLISH: Marks =
    Marks { point: '.', groups: &[',', '\u{A0}', '\u{2009}', '\u{202F}'] };

/// A written number.
#[derive(Debug, PartialEq)]
pub(super) struct Number<'a> {
    /// Was there a minus sign?
    pub(super) minus: bool,
    /// The digits before the point, without the marks between groups. Empty in `.5`.
    pub(super) whole: Cow<'a, str>,
    /// The digits after the point.
    pub(super) part: Option<&'a str>,
    /// Were groups marked? Then it is a quantity for certain, never a year or a code.
    pub(super) grouped: bool,
    pub(super) end: usize,
}

impl Number<'_> {
    /// A plain whole number without sign, marks and part.
    pub(super) fn is_plain(&self) -> bool {
        !self.minus && self.part.is_none() && !self.grouped
    }
}

/// Fractions that are one character: what stands above and below the bar.
/// Source: Unicode, "Number Forms".
pub(super) const VULGAR: &[(&str, (&str, &str))] = &[
    ("½", ("1", "2")),
    ("⅓", ("1", "3")),
    ("⅔", ("2", "3")),
    ("¼", ("1", "4")),
    ("¾", ("3", "4")),
    ("⅕", ("1", "5")),
    ("⅖", ("2", "5")),
    ("⅗", ("3", "5")),
    ("⅘", ("4", "5")),
    ("⅙", ("1", "6")),
    ("⅚", ("5", "6")),
    ("⅐", ("1", "7")),
    ("⅛", ("1", "8")),
    ("⅜", ("3", "8")),
    ("⅝", ("5", "8")),
    ("⅞", ("7", "8")),
    ("⅑", ("1", "9")),
    ("⅒", ("1", "10")),
];

/// Is `c` a minus sign? The hyphen counts as one where a number may be negative.
pub(super) fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '－' | '﹣')
}

/// May a sign before the place `at` belong to the number? Not after a letter, a digit or a closing
/// bracket: there it is a hyphen, a range or a subtraction.
pub(super) fn sign_allowed(text: &str, at: usize) -> bool {
    !before(text, at).is_some_and(|c| {
        (c.is_alphanumeric() && !super::scan::is_wide(c))
            || matches!(c, ')' | ']' | '%' | '_' | '）' | '.')
            || is_minus(c)
    })
}

/// The number that starts at `at`. One with a point twice (`1.2.3`) has no decimal part.
pub(super) fn number(text: &str, at: usize, marks: Marks) -> Option<Number<'_>> {
    let mut from = at;
    let first = after(text, at)?;
    let minus = is_minus(first);
    if minus {
        if !sign_allowed(text, at) {
            return None;
        }
        from += first.len_utf8();
    }
    let mut end = digits_end(text, from);
    let mut whole = Cow::Borrowed(&text[from..end]);
    let mut grouped = false;
    if (1..=3).contains(&whole.len()) && !whole.starts_with('0') {
        // Twelve groups are more than any number that is read as one.
        let mut mark = None;
        for _ in 0..12 {
            let Some(c) = after(text, end) else { break };
            // Where the comma is the point, two of them mark groups all the same: 1,250,000.
            let foreign = || {
                let more = text.as_bytes().get(end + 4) == Some(&b',');
                c == ',' && marks.point == ',' && (mark == Some(c) || more)
            };
            if !(marks.groups.contains(&c) || foreign()) || mark.is_some_and(|m| m != c) {
                break;
            }
            let group = &text[end + c.len_utf8()..];
            let group = &group[..group.bytes().take(4).take_while(u8::is_ascii_digit).count()];
            if group.len() != 3 {
                break;
            }
            whole.to_mut().push_str(group);
            end += c.len_utf8() + 3;
            mark = Some(c);
            grouped = true;
        }
    }
    let mut part = None;
    if after(text, end) == Some(marks.point) {
        let p = digits(text, end + marks.point.len_utf8());
        let stop = end + marks.point.len_utf8() + p.len();
        let again = after(text, stop) == Some(marks.point)
            && !digits(text, stop + marks.point.len_utf8()).is_empty();
        let bare =
            whole.is_empty() && before(text, from).is_some_and(|c| c.is_alphanumeric() || c == '.');
        if !p.is_empty() && !again && !bare {
            (part, end) = (Some(p), stop);
        }
    }
    if whole.is_empty() && part.is_none() {
        return None;
    }
    Some(Number { minus, whole, part, grouped, end })
}

/// The value of a Roman numeral up to 89 in its canonical form; more are words (MIX, DC), and so may be
/// those from 40 on (LI, XL).
pub(super) fn roman(word: &str) -> Option<usize> {
    from_roman(word).filter(|n| *n < 90).map(|n| n as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(t: &str) -> Option<(bool, String, Option<&str>, usize)> {
        number(t, 0, ENGLISH).map(|n| (n.minus, n.whole.into_owned(), n.part, n.end))
    }

    #[test]
    fn signs_groups_and_parts() {
        assert_eq!(parse("-1,234.50kg"), Some((true, "1234".into(), Some("50"), 9)));
        assert_eq!(parse("12,34"), Some((false, "12".into(), None, 2)), "no group of three");
        assert_eq!(parse("1,2345"), Some((false, "1".into(), None, 1)));
        assert_eq!(parse(".5"), Some((false, "".into(), Some("5"), 2)));
        assert_eq!(parse("1.2.3"), Some((false, "1".into(), None, 1)));
        assert_eq!(parse("3."), Some((false, "3".into(), None, 1)));
        assert_eq!(parse("-x"), None);
    }

    #[test]
    fn roman_numerals() {
        assert_eq!(["I", "IV", "XIV", "XXXIX"].map(roman), [Some(1), Some(4), Some(14), Some(39)]);
        assert_eq!(["", "IIX", "VV", "MIX", "x"].map(roman), [None; 5]);
    }
}
