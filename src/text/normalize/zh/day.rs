//! Figures that are names: the day of a feast or an event, 985 and 996, 24/7.

use super::count::{counts, goes_on};
use super::date::{is_day, is_month};
use super::say::digits;
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::scan::{self, after, before, head, is_han, tail};

/// `3.8妇女节`, `“3.15”晚会`, `5·12`: month and day are said figure by figure, and the dot not at all.
pub(super) fn feast(text: &str, at: usize, found: &mut Found) {
    let month = scan::digits(text, at);
    let dot = after(text, at + month.len()).filter(|c| matches!(c, '.' | '·' | '•' | '・'));
    let Some(dot) = dot.filter(|_| !goes_on(text, at)) else { return };
    let from = at + month.len() + dot.len_utf8();
    let day = scan::digits(text, from);
    let end = from + day.len();
    let whole = |d: &str| !d.starts_with('0');
    if !is_month(month) || !is_day(day) || !whole(month) || !whole(day) {
        return;
    }
    let quote = after(text, end).filter(|c| matches!(c, '”' | '"' | '」' | ' '));
    let next = end + quote.map_or(0, char::len_utf8);
    // 3.5运动模式 is not a movement; those of history are few.
    let moved = text[next..].starts_with("运动") && of("movements").has(&format!("{month}.{day}"));
    let known = moved
        || of("feasts").starts(text, next)
        || remembered(text, next)
        || day.len() == 2 && of("quakes").starts(text, next)
        || dot == '·' && before(text, at) != Some('·') && after(text, end) != Some('·');
    if !known {
        return;
    }
    // 十一 for the first of October, 双十一 for 11.11, as everybody calls them.
    let said = match (month, day) {
        ("11", "11") => "双十一".into(),
        ("12", "12") => "双十二".into(),
        ("10", d) => format!("十{}", digits(d)),
        (m, d) => digits(m) + &digits(d),
    };
    put(found, at..end, Class::Date, Evidence::Word, said);
}

/// 世界读书日, 国际护士节: a day that the world or the country keeps.
fn remembered(text: &str, at: usize) -> bool {
    let Some((end, _)) = of("feast-heads").at(text, at) else { return false };
    let name = head(text, end, 8);
    name.chars().take_while(|c| is_han(*c)).any(|c| matches!(c, '日' | '节'))
}

/// `24/7`: no fraction but round the clock, as Chinese says it. In a calculation it is left alone.
pub(super) fn all_day(text: &str, at: usize, found: &mut Found) {
    let Some(rest) = text[at..].strip_prefix("24/7") else { return };
    let calculated = |c: char| c.is_ascii_alphanumeric() || "=+-*/×÷.%≈".contains(c);
    if rest.starts_with(calculated) || before(text, at).is_some_and(calculated) {
        return;
    }
    // The hours are said already.
    let hours = if rest.starts_with("小时") { "" } else { "小时" };
    put(found, at..at + 4, Class::Time, Evidence::Form, format!("七天二十四{hours}"));
}

/// Does the figure that ends at `end` go on, or does a word stand behind it?
fn joined(text: &str, end: usize) -> bool {
    after(text, end).is_some_and(|c| {
        c.is_alphanumeric() && !"吗呢吧的了么".contains(c) || matches!(c, '.' | '%' | '-' | '/')
    })
}

/// `985高校`, `211工程`, `996工作制`.
pub(super) fn programme(text: &str, at: usize, found: &mut Found) {
    if goes_on(text, at) {
        return;
    }
    let d = scan::digits(text, at);
    let end = at + d.len();
    let worked = of("hours-behind").starts(text, end)
        || of("hours-before").ends(text, at) && !joined(text, end);
    if of("hours").has(d) && !counts(text, end) && worked {
        put(found, at..end, Class::Digits, Evidence::Word, digits(d));
    }
    schools(text, at, found);
}

/// `985、211院校`, `985/211`: one of the two programmes before what they name, or both.
fn schools(text: &str, at: usize, found: &mut Found) {
    let is = |d: &str| of("schools").has(d);
    let first = scan::digits(text, at);
    if !is(first) {
        return;
    }
    let (mut end, mut said) = (at + first.len(), digits(first));
    let second = after(text, end)
        .filter(|c| "、/和与及或".contains(*c))
        .map(|c| (c, scan::digits(text, end + c.len_utf8())))
        .filter(|(_, d)| is(d) && *d != first);
    if let Some((joint, d)) = second {
        end += joint.len_utf8() + d.len();
        said.push(if joint == '/' { '、' } else { joint });
        said += &digits(d);
    }
    let open = after(text, end).is_some_and(|c| c.is_ascii_alphanumeric())
        || after(text, end) == Some('/') && !after(text, end + 1).is_some_and(is_han);
    // 双非和985: with nothing behind it, what is spoken of must be near.
    let near = |piece| of("schools-near").within(piece);
    let named = of("schools-behind").starts(text, end)
        || !joined(text, end) && (near(tail(text, at, 12)) || near(head(text, end, 12)));
    if !open && (second.is_some() || named) {
        put(found, at..end, Class::Digits, Evidence::Word, said);
    }
}
