//! The text as the scanners see it: digits of any script and full-width letters in their plain form.
//!
//! Each character of the view stands for one character of the text, so that a place in one is a
//! place in the other; nothing is rewritten.

use crate::text::normalize::forms;
use std::borrow::Cow;
use std::ops::Range;

/// A view of a text.
pub(in crate::text::normalize) struct Plain<'a> {
    text: Cow<'a, str>,
    /// From these places on, the two texts are apart as here: (place in the view, in the text).
    steps: Vec<(usize, usize)>,
}

impl<'a> Plain<'a> {
    /// The view of a text.
    pub(in crate::text::normalize) fn of(text: &'a str) -> Plain<'a> {
        Plain::with(text, |text, at, c| plain(c).or_else(|| between_figures(text, at, c)))
    }

    /// The view of a text by other forms: `form` gets the text, a place and the character there.
    pub(in crate::text::normalize) fn with(
        text: &'a str,
        form: impl Fn(&str, usize, char) -> Option<char>,
    ) -> Plain<'a> {
        let Some(first) = text.char_indices().find(|(i, c)| form(text, *i, *c).is_some()) else {
            return Plain { text: Cow::Borrowed(text), steps: Vec::new() };
        };
        let mut view = String::with_capacity(text.len());
        view.push_str(&text[..first.0]);
        let mut steps = Vec::new();
        for (at, c) in text[first.0..].char_indices() {
            let plain = form(text, first.0 + at, c);
            view.push(plain.unwrap_or(c));
            if plain.is_some_and(|p| p.len_utf8() != c.len_utf8()) {
                steps.push((view.len(), first.0 + at + c.len_utf8()));
            }
        }
        Plain { text: Cow::Owned(view), steps }
    }

    /// The view.
    pub(in crate::text::normalize) fn text(&self) -> &str {
        &self.text
    }

    /// Where a piece of the view stands in the text.
    pub(in crate::text::normalize) fn shown(&self, range: &Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end)
    }

    fn place(&self, at: usize) -> usize {
        let before = self.steps.partition_point(|(view, _)| *view <= at);
        match before.checked_sub(1).map(|i| self.steps[i]) {
            Some((view, text)) => text + (at - view),
            None => at,
        }
    }
}

/// The plain form of a wide colon or comma within a time or a number: `１０：００`, `３，０００`.
fn between_figures(text: &str, at: usize, c: char) -> Option<char> {
    let figure = |c: char| forms::digit(c).is_some();
    let left = || text[..at].chars().next_back().is_some_and(figure);
    let right = || text[at + c.len_utf8()..].chars().take(4).take_while(|c| figure(*c)).count();
    match c {
        '：' if left() && right() > 0 => Some(':'),
        '，' if left() && right() == 3 => Some(','),
        _ => None,
    }
}

/// The plain form of a character that has one.
pub(in crate::text::normalize) fn plain(c: char) -> Option<char> {
    match c {
        _ if c.is_ascii() => None,
        '\u{FF21}'..='\u{FF3A}'
        | '\u{FF41}'..='\u{FF5A}'
        | '％'
        | '＋'
        | '＝'
        | '＄'
        | '＆'
        | '＠'
        | '．'
        | '／' => char::from_u32(c as u32 - 0xFEE0),
        '＜' => Some('<'),
        '＞' => Some('>'),
        '＃' => Some('#'),
        '￥' => Some('¥'),
        '￡' => Some('£'),
        '￦' => Some('₩'),
        '٪' => Some('%'),
        '₀'..='₉' => char::from_digit(c as u32 - 0x2080, 10),
        _ => forms::digit(c).and_then(|d| char::from_digit(d, 10)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back() {
        let text = "é ٣٤ क १२x";
        let view = Plain::of(text);
        assert_eq!(view.text(), "é 34 क 12x");
        let at = view.text().find("12").unwrap();
        assert_eq!(&text[view.shown(&(at..at + 2))], "१२");
        let at = view.text().find("34").unwrap();
        assert_eq!(&text[view.shown(&(at..at + 2))], "٣٤");
        assert_eq!(view.shown(&(0..view.text().len())), 0..text.len());
    }
}
