//! Numbers by themselves: counts, decimals, groups of three, and figures that are read one by one.

use super::count::{
    calling, capitals, code_before, coded_before, counts, digits_before, goes_on, is_edge, two,
};
use super::say::{Two, cardinal, decimal as say_decimal, digits};
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::number::{ENGLISH, LONGEST, number};
use crate::text::normalize::scan::{self, after, before, is_han, mentions, tail};

/// Every run of figures has at least this reading.
pub(super) fn whole(text: &str, at: usize, found: &mut Found) {
    let d = scan::digits(text, at);
    let end = at + d.len();
    let said = cardinal(d, two(text, at, end));
    put(found, at..end, Class::Cardinal, Evidence::Figures, said);
}

/// `3.14`, `1,234`, `1,234.5`.
pub(super) fn decimal(text: &str, at: usize, found: &mut Found) {
    let Some(n) = number(text, at, ENGLISH) else { return };
    let inside = before(text, at).is_some_and(|c| c == '.' || c == ',')
        && !digits_before(text, at.saturating_sub(1), 1).is_empty();
    if n.is_plain() || inside {
        return;
    }
    let class = if n.part.is_some() { Class::Decimal } else { Class::Cardinal };
    let said = say_decimal(&n.whole, n.part, two(text, at, n.end));
    put(found, at..n.end, class, Evidence::Shape, said);
}

/// `.30口径`: a point with nothing before it.
pub(super) fn bare(text: &str, at: usize, found: &mut Found) {
    let d = scan::digits(text, at + 1);
    let free =
        !before(text, at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_'));
    let end = at + 1 + d.len();
    if after(text, at) == Some('.') && !d.is_empty() && free && after(text, end) != Some('.') {
        put(found, at..end, Class::Decimal, Evidence::Sign, format!("零点{}", digits(d)));
    }
}

/// `1 000 000`: groups of three. A plain space parts other things too, so two groups are asked for, or one
/// that is followed by what it counts.
pub(super) fn grouped(text: &str, at: usize, found: &mut Found) {
    let head = scan::digits(text, at);
    let left = text[..at].trim_end_matches(' ');
    let cut = goes_on(text, at)
        || before(text, at) == Some('+')
        || left.len() < at && left.ends_with(|c: char| c.is_ascii_digit());
    if head.len() > 3 || head.starts_with('0') || cut || calling(text, at) || code_before(text, at)
    {
        return;
    }
    let (mut end, mut all, mut groups) = (at + head.len(), head.to_owned(), 0);
    // Four groups make an English quadrillion; more are something else.
    while groups < 5 && after(text, end) == Some(' ') {
        let group = scan::digits(text, end + 1);
        if group.len() != 3 {
            break;
        }
        all += group;
        end += 1 + group.len();
        groups += 1;
    }
    let part = match after(text, end) {
        Some('.') => Some(scan::digits(text, end + 1)).filter(|p| !p.is_empty()),
        _ => None,
    };
    let stop = end + part.map_or(0, |p| 1 + p.len());
    let next = after(text, stop);
    let open = next.is_some_and(|c| matches!(c, '-' | '/' | ':') || c.is_ascii_digit())
        || next == Some(' ') && super::count::figure_at(text, stop + 1);
    let counted = counts(text, stop) || next.is_some_and(|c| matches!(c, '%' | '℃'));
    // 12 345元 and 12 345.67; but 3 105米 may be two figures.
    let sure = (head.len() > 1 || all.ends_with("00")) && (counted || part.is_some());
    if open || groups == 0 || groups == 1 && !sure {
        return;
    }
    let said = say_decimal(&all, part, Two::Liang);
    put(found, at..stop, Class::Cardinal, Evidence::Word, said);
}

/// Figures that stand for something else than how many: read one by one.
pub(super) fn coded(text: &str, at: usize, found: &mut Found) {
    let d = scan::digits(text, at);
    let end = at + d.len();
    let inside = number(text, at, ENGLISH).is_some_and(|n| n.end != end)
        || before(text, at) == Some('.') && !digits_before(text, at - 1, 1).is_empty()
        || before(text, at) == Some(',')
            && d.len() == 3
            && !digits_before(text, at - 1, 1).is_empty();
    let market = of("markets").starts(text, end);
    if (market || !inside) && by_figure(text, at, end, d) {
        let year = d.len() == 4 && matches!(&d[..2], "19" | "20") && !code_before(text, at);
        let class = if year { Class::Year } else { Class::Digits };
        put(found, at..end, class, Evidence::Word, digits(d));
    }
}

fn by_figure(text: &str, at: usize, end: usize, d: &str) -> bool {
    let (left, right) = (before(text, at), after(text, end));
    if d.len() > LONGEST || d.len() > 1 && d.starts_with('0') || code_before(text, at) {
        return true;
    }
    if d.len() >= 4 && coded_before(text, at) {
        return true;
    }
    // A380, G1234, T-34 but M1 and iPhone 13.
    let hyphen = left == Some('-');
    let times = matches!(left, Some('x' | 'X')) && !digits_before(text, at - 1, 1).is_empty();
    if left.is_some_and(|c| c.is_ascii_alphabetic()) && !times
        || hyphen && before(text, at - 1).is_some_and(|c| c.is_ascii_alphabetic())
    {
        return d.len() > 2;
    }
    // 1080P and 720p are lines of a picture; 1920×1080 its size.
    if matches!(right, Some('p' | 'P')) && (3..=4).contains(&d.len()) || picture(text, at, end, d) {
        return true;
    }
    if right == Some('后') && d.len() == 2 && d >= "50" {
        return true;
    }
    let value: u64 = d.parse().unwrap_or(0);
    let round = value.is_multiple_of(100);
    // Before 大 is taken for what is counted: 618大促.
    if d.len() == 3 && of("events").starts(text, end) && !round {
        return true;
    }
    // 88折, but 8折 and 80折.
    if d.len() == 2 && right == Some('折') && !value.is_multiple_of(10) {
        return true;
    }
    if counts(text, end) || left == Some('第') {
        return false;
    }
    if (3..=4).contains(&d.len()) && !round && of("rooms").starts(text, end) {
        return true;
    }
    // 3栋2单元501, 18楼1802: behind a building the storey and the room.
    if (3..=4).contains(&d.len())
        && of("buildings").ends(text, at)
        && building_numbered(text, at)
        && !right.is_some_and(|c| c == '%' || c.is_ascii_alphanumeric())
    {
        return true;
    }
    let numbered = right == Some('号')
        || matches!(right, Some('”' | '"' | '」')) && text[end..].chars().nth(1) == Some('号');
    // （2024）京01民终5678号: the number of a case; “40817”号.
    if numbered && (d.len() >= 5 || of("cases").ends(text, at)) {
        return true;
    }
    // 600519.SH, 浪潮（000977）: the code of a share.
    let bracketed = matches!(left, Some('(' | '（')) && matches!(right, Some(')' | '）'));
    let share = d.len() == 6 && bracketed && d.starts_with(['0', '3', '6', '8']);
    if of("markets").starts(text, end) || share {
        return true;
    }
    // 601路公交: a line of three figures is read figure by figure.
    if d.len() == 3 && value > 100 && right == Some('路') && is_bus(text, at, end) {
        return true;
    }
    // The second half of 3-102.
    let storey = (3..=4).contains(&d.len()) && hyphen && super::hyphen::is_joint(text, at - 1);
    if storey {
        return true;
    }
    match d.len() {
        // A year that stands alone: 截至2023, (1988).
        4 => {
            (1900..2100).contains(&value)
                && !round
                && !right.is_some_and(|c| matches!(c, '+' | '%' | '多' | '余' | '个'))
        }
        // The service numbers of the carriers.
        5 => (10010..10100).contains(&value) && !right.is_some_and(is_han),
        // Alone, a figure of eight that is not round is a number to dial.
        8 => !left.is_some_and(is_han) && d.bytes().filter(|b| *b == b'0').count() < 4,
        _ => false,
    }
}

/// 3栋, B座, 2单元: a building that has a number or a letter, none that is only spoken of.
fn building_numbered(text: &str, at: usize) -> bool {
    let piece = tail(text, at, 4);
    let name = piece.trim_end_matches(|c| "栋幢单元楼座门号院弄".contains(c));
    name.len() < piece.len()
        && name.ends_with(|c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c))
}

fn is_bus(text: &str, at: usize, end: usize) -> bool {
    of("bus-behind").starts(text, end + "路".len()) || of("buses").within(tail(text, at, 6))
}

/// One side of a picture's size in points.
fn picture(text: &str, at: usize, end: usize, d: &str) -> bool {
    let times = |c: Option<char>| c.is_some_and(|c| matches!(c, '×' | '*' | 'x' | 'X'));
    let sized = times(after(text, end))
        && super::count::figure_at(text, end + after(text, end).map_or(1, char::len_utf8))
        || times(before(text, at));
    let points = || mentions(scan::head(text, end, 12), &["像素"]);
    (3..=4).contains(&d.len()) && sized && (of("pictures").has(d) || points())
}

/// `1米75`, `9秒58`, `3块5`: behind a unit the parts of one, figure by figure.
pub(super) fn trailing(text: &str, at: usize, found: &mut Found) {
    let d = scan::digits(text, at);
    let end = at + d.len();
    let unit = before(text, at).filter(|c| matches!(c, '米' | '秒' | '块'));
    let counted = unit.is_some_and(|c| {
        before(text, at - c.len_utf8())
            .is_some_and(|c| c.is_ascii_digit() || "一两二三四五六七八九十".contains(c))
    });
    let open = counts(text, end)
        || after(text, end).is_some_and(|c| {
            c.is_ascii_alphanumeric() || "号点分秒年月日%.,:/-+×*~～℃°".contains(c)
        });
    if counted && d.len() == 2 && !open {
        put(found, at..end, Class::Digits, Evidence::Word, digits(d));
    }
}

/// `666`, `520快乐`, `哈哈23333`: figures that stand for words, and count nothing.
pub(super) fn net(text: &str, at: usize, found: &mut Found) {
    let d = scan::digits(text, at);
    let end = at + d.len();
    let (left, right) = (before(text, at), after(text, end));
    let laugh = d.len() >= 4 && d.starts_with("233") && d[1..].bytes().all(|b| b == b'3');
    let same = d.len() >= 2 && d.bytes().all(|b| b == d.as_bytes()[0]);
    // 15，001到19，999: a comma of another width between groups.
    let list = left.is_some_and(|c| !digits_before(text, at - c.len_utf8(), 1).is_empty());
    let alone =
        is_edge(left) && !list && !matches!(left, Some('.' | ',' | ':' | '：' | '、' | '(' | '（'));
    let closed = is_edge(right) && !matches!(right, Some('.' | ',' | ':' | '、' | ')' | '）'))
        || right.is_some_and(|c| {
            is_han(c) && !counts(text, end) && !of("no-measure").starts(text, end)
        });
    let whole = is_edge(right) && !matches!(right, Some('.' | ':' | '、' | ')' | '）'));
    // A line that is a number only may be anything.
    let clause = !(at == 0 && end == text.len());
    let fits = laugh && !counts(text, end)
        || clause && alone && (of("net").has(d) && closed || same && d.len() <= 8 && whole);
    if fits && !calling(text, at) && capitals(text, at, 3).is_empty() {
        put(found, at..end, Class::Digits, Evidence::Word, digits(d));
    }
}
