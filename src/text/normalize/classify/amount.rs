//! A number as it is written: sign, groups, decimal part.

use crate::lang::Grammar;
use crate::text::normalize::number::{is_minus, sign_allowed};
use crate::text::normalize::scan::{self, after, before, digits};

/// A written number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::text::normalize) struct Amount {
    pub(in crate::text::normalize) minus: bool,
    /// The digits before the mark, without those between groups.
    pub(in crate::text::normalize) whole: String,
    /// The digits behind the mark.
    pub(in crate::text::normalize) part: Option<String>,
    /// Is the mark another one than the language's own?
    pub(in crate::text::normalize) foreign: bool,
    /// Were groups marked? Then it is a quantity, never a year or a code.
    pub(in crate::text::normalize) grouped: bool,
    pub(in crate::text::normalize) start: usize,
    pub(in crate::text::normalize) end: usize,
}

impl Amount {
    /// A whole number.
    pub(in crate::text::normalize) fn whole(digits: impl Into<String>) -> Amount {
        Amount { whole: digits.into(), ..Amount::default() }
    }

    /// Without sign, groups and part.
    pub(super) fn is_plain(&self) -> bool {
        !self.minus && self.part.is_none() && !self.grouped
    }

    /// Its value, if it is a plain number of at most four digits.
    pub(super) fn small(&self) -> Option<u32> {
        let short = self.is_plain() && self.whole.len() <= 4;
        short.then(|| self.whole.parse().ok()).flatten()
    }
}

/// The number whose first figure is at `at`, with the minus before it if there is one.
pub(super) fn amount(text: &str, at: usize, g: &Grammar) -> Option<Amount> {
    if !after(text, at)?.is_ascii_digit() {
        return None;
    }
    let sign = before(text, at).filter(|c| is_minus(*c));
    let start = sign.map_or(at, |c| at - c.len_utf8());
    let minus = start < at && sign_allowed(text, start) && !hyphenated(text, start);
    let mut n = Amount { minus, start: if minus { start } else { at }, ..Amount::default() };
    let first = digits(text, at);
    n.whole.push_str(first);
    n.end = at + first.len();
    if first.len() <= 3 && !first.starts_with('0') {
        groups(text, &mut n, g);
    }
    for (index, point) in g.points.iter().enumerate() {
        if after(text, n.end) != Some(*point) {
            continue;
        }
        let from = n.end + point.len_utf8();
        let part = digits(text, from);
        let stop = from + part.len();
        let again =
            after(text, stop) == Some(*point) && !digits(text, stop + point.len_utf8()).is_empty();
        // 1.500 where the point marks groups is no decimal; 0.500 is.
        let group = index > 0 && part.len() == 3 && g.groups.contains(point) && n.whole != "0";
        if !part.is_empty() && !again && !group {
            n.part = Some(part.to_owned());
            n.foreign = index > 0;
            n.end = stop;
        }
        break;
    }
    Some(n)
}

/// A dash with a space before and a letter before that is a pause; one without is a hyphen.
fn hyphenated(text: &str, at: usize) -> bool {
    before(text, at).is_some_and(scan::is_joined)
}

/// Takes the groups of three digits that follow; in India, of two before the last.
fn groups(text: &str, n: &mut Amount, g: &Grammar) {
    let mut mark = None;
    let mut end = n.end;
    let mut whole = n.whole.clone();
    // Twelve groups are more than any number that is read as one.
    for _ in 0..12 {
        let Some(c) = after(text, end) else { break };
        let spaces = |c: char| matches!(c, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}');
        // Where the comma is the point, two of them mark groups all the same: 1,250,000.
        let comma = || {
            let own = digits(text, end + 1);
            c == ','
                && (mark == Some(c)
                    || own.len() == 3
                        && after(text, end + 4) == Some(',')
                        && digits(text, end + 5).len() == 3
                    // 1,234.50, as in English.
                    || own.len() == 3
                        && after(text, end + 4) == Some('.')
                        && (1..=2).contains(&digits(text, end + 5).len()))
        };
        let known = g.groups.contains(&c) || comma();
        if !known || mark.is_some_and(|m| m != c && !(spaces(m) && spaces(c))) {
            break;
        }
        let group = digits(text, end + c.len_utf8());
        let next = after(text, end + c.len_utf8() + group.len());
        let short = g.indian && group.len() == 2 && next == Some(c);
        if group.len() != 3 && !short {
            break;
        }
        whole.push_str(group);
        end += c.len_utf8() + group.len();
        mark = Some(c);
        if group.len() == 3 {
            (n.whole, n.end, n.grouped) = (whole.clone(), end, true);
        }
    }
}
