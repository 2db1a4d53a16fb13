//! Chinese dates: 2015年, 1月, 15日, and all-figure dates, years first as GB/T 7408 writes them.

use super::count::{counts, goes_on};
use super::say::{Two, cardinal, digits};
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::scan::{self, after, before, head, spaces_end, tail};

pub(super) fn value(d: &str) -> u32 {
    if d.len() > 4 { u32::MAX } else { d.parse().unwrap_or(u32::MAX) }
}

pub(super) fn is_year(d: &str) -> bool {
    d.len() == 4 && (1000..=2999).contains(&value(d))
}

pub(super) fn is_modern(d: &str) -> bool {
    d.len() == 4 && (1900..2100).contains(&value(d))
}

pub(super) fn is_month(d: &str) -> bool {
    d.len() <= 2 && (1..=12).contains(&value(d))
}

pub(super) fn is_day(d: &str) -> bool {
    d.len() <= 2 && (1..=31).contains(&value(d))
}

/// Are these a year of our times, a month and a day?
pub(super) fn is_dated(y: &str, m: &str, d: &str) -> bool {
    is_modern(y) && is_month(m) && is_day(d)
}

/// A month or a day as a number, without its padding zero.
pub(super) fn number(d: &str) -> String {
    cardinal(d.trim_start_matches('0'), Two::Er)
}

fn month_day(m: &str, d: &str) -> String {
    format!("{}月{}日", number(m), number(d))
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '~' | '～' | '―')
}

/// `2008-08-08`, `08/2008`, `2026.10.1`, `2018·6·15`.
pub(super) fn figures(text: &str, at: usize, found: &mut Found) {
    let a = scan::digits(text, at);
    let mut end = at + a.len();
    let Some(sep) = after(text, end).filter(|c| matches!(c, '-' | '/' | '.' | '·')) else {
        return;
    };
    // 2026.10.1-2026.10.7: the dots say where a date ends, the hyphen is between two of them.
    let dotted = is_year(a) && sep == '.';
    if goes_on(text, at) && !(dotted && before(text, at) == Some('-')) {
        return;
    }
    let b = scan::digits(text, end + sep.len_utf8());
    end += sep.len_utf8() + b.len();
    let c = match after(text, end) {
        Some(c) if c == sep => scan::digits(text, end + sep.len_utf8()),
        _ => "",
    };
    if !c.is_empty() {
        end += sep.len_utf8() + c.len();
    }
    let range = dotted && !c.is_empty();
    // Nothing may follow that makes it a longer chain, a quantity or a code.
    let next = after(text, end);
    let open = next.is_some_and(|c| {
        c.is_ascii_alphanumeric() && c != 'T'
            || matches!(c, '%' | '/' | '-') && !(range && c == '-')
    });
    let chain = next == Some('.') && super::count::figure_at(text, end + 1);
    if open || chain || counts(text, end) && c.is_empty() {
        return;
    }
    let full = |y: &str, m: &str, d: &str| format!("{}年{}", digits(y), month_day(m, d));
    let fits = |y: &str, m: &str, d: &str| is_year(y) && is_month(m) && is_day(d);
    let padded = |m: &str| m.len() == 2 && is_month(m);
    let (evidence, said) = match (a, b, c) {
        (y, m, d) if fits(y, m, d) => (Evidence::Form, full(y, m, d)),
        _ if sep == '·' => return,
        (d, m, y) if fits(y, m, d) => (Evidence::Form, full(y, m, d)),
        (m, d, y) if fits(y, m, d) => (Evidence::Form, full(y, m, d)),
        // 12/2/2: the year shortened to two digits.
        (y, m, d) if sep == '/' && y.len() == 2 && is_month(m) && is_day(d) => {
            (Evidence::Form, full(y, m, d))
        }
        // 2008.08, 08/2008: two digits for the month, or it would be a number.
        (y, m, "") if is_modern(y) && padded(m) => {
            (Evidence::Form, format!("{}年{}月", digits(y), number(m)))
        }
        (m, y, "") if is_modern(y) && padded(m) => {
            (Evidence::Form, format!("{}年{}月", digits(y), number(m)))
        }
        _ => return,
    };
    // PyCharm 2021.3.1 is a version.
    if sep == '.' && scan::word_before(text, at).ends_with(scan::is_latin) && !c.is_empty() {
        return;
    }
    put(found, at..end, Class::Date, evidence, said);
}

/// A month and a day in figures: `08.08`, `09-01至10-07`, `（12/7）` beside 周六, `5.1号`, `2024.5.1-5.5`.
pub(super) fn short(text: &str, at: usize, found: &mut Found) {
    let m = scan::digits(text, at);
    let mut end = at + m.len();
    let Some(sep) = after(text, end).filter(|c| matches!(c, '-' | '/' | '.')) else { return };
    let d = scan::digits(text, end + 1);
    end += 1 + d.len();
    if !is_month(m) || !is_day(d) {
        return;
    }
    let next = after(text, end);
    let open = next.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '/'))
        || matches!(next, Some('.' | '-' | ':'))
            && super::count::figure_at(text, end + 1)
            && !(sep == '.' && next == Some('-'));
    if open || counts(text, end) {
        return;
    }
    // The second half of a span whose first half has its year.
    let left = before(text, at);
    let dash = left.filter(|c| is_dash(*c) || matches!(c, '至' | '到'));
    let second = dash.is_some_and(|c| dated_before(text, at - c.len_utf8(), sep));
    if left.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '/' | ':' | '-'))
        && !second
    {
        return;
    }
    // 5.1号, but 5.1号线.
    if sep == '.' && next == Some('号') && !text[end..].starts_with("号线") {
        put(found, at..end, Class::Date, Evidence::Word, format!("{}月{}", number(m), number(d)));
        return;
    }
    let both = m.len() == 2 && d.len() == 2;
    let zero = m.starts_with('0') || d.starts_with('0');
    // 08.08: a padded month is not a number.
    let dots = sep == '.' && both && m.starts_with('0');
    let joined = matches!(next, Some('至' | '到')) && padded_day(text, end + 3, sep)
        || dash.is_some_and(|c| padded_day_before(text, at - c.len_utf8(), sep));
    let near =
        || of("days-near").within(tail(text, at, 8)) || of("days-near").within(head(text, end, 4));
    let day = both && zero && sep != '.' && (joined || near()) || sep == '/' && near();
    if dots || second || day {
        put(found, at..end, Class::Date, Evidence::Word, month_day(m, d));
    }
}

/// Does a full date with this mark end before `at`?
fn dated_before(text: &str, at: usize, sep: char) -> bool {
    let chain = |c: char| c.is_ascii_digit() || c == sep;
    let piece = tail(text, at, 10);
    let piece = &piece[piece.trim_end_matches(chain).len()..];
    let mut parts = piece.rsplit(sep);
    let (d, m, y) = (parts.next(), parts.next(), parts.next());
    matches!((y, m, d), (Some(y), Some(m), Some(d)) if is_dated(y, m, d))
}

/// `09-01` with a zero in front.
fn padded_day(text: &str, at: usize, sep: char) -> bool {
    let (m, d) =
        (scan::digits(text, at), scan::digits(text, at + scan::digits(text, at).len() + 1));
    after(text, at + m.len()) == Some(sep)
        && m.len() == 2
        && d.len() == 2
        && is_month(m)
        && is_day(d)
}

fn padded_day_before(text: &str, at: usize, sep: char) -> bool {
    at >= 5 && text.is_char_boundary(at - 5) && padded_day(text, at - 5, sep)
}

/// `01月05日`, `2月29号`: without padding.
pub(super) fn day(text: &str, at: usize, found: &mut Found) {
    let left = before(text, at);
    if goes_on(text, at) && left != Some('-') {
        return;
    }
    let d = scan::digits(text, at);
    let mark = spaces_end(text, at + d.len());
    let (name, limit) = match after(text, mark) {
        Some('月') => ('月', 12),
        Some(name @ ('日' | '号')) => (name, 31),
        _ => return,
    };
    let dated =
        name != '号' || left.is_some_and(|c| is_dash(c) || matches!(c, '月' | '至' | '到' | '、'));
    if d.len() > 2 || value(d) > limit || value(d) == 0 || d.starts_with('0') && !dated {
        return;
    }
    let span = at..mark + name.len_utf8();
    put(found, span, Class::Date, Evidence::Unit, format!("{}{name}", number(d)));
}
