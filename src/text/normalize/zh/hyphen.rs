//! The hyphen between and before numbers: 到, 杠, 比, 减, 负 or 零下.

use super::beside::{NUMERIC, noun_before, operand, words};
use super::count::{counts, digits_before, figure_at};
use super::of;
use crate::text::normalize::scan::{self, after, before, head, is_han, mentions, spaces_end, tail};

/// Is there an equals sign near? Then a hyphen is a minus.
fn equation(text: &str, at: usize) -> bool {
    const ENDS: [char; 5] = ['，', '。', '；', '、', '\n'];
    let near = |c: char| "=≈≠＋×÷<>".contains(c);
    let behind = head(text, at, 16).split(ENDS).next().unwrap_or_default();
    let done = tail(text, at, 8).rsplit(ENDS).next().unwrap_or_default();
    let arrow = behind.contains("=>") || behind.contains("->");
    !arrow && behind.contains(near)
        || mentions(behind, &["等于", "大于", "小于"])
        || done.contains(['=', '≈', '×', '÷'])
        || done.contains("等于")
}

/// 1-2-3: a chain of three or more is not a range but a code; 图3-1 is the number of a picture.
fn chained(text: &str, at: usize, next: usize) -> bool {
    let piece = tail(text, at, 4);
    let name = piece.trim_end_matches(|c: char| c.is_ascii_digit());
    let captions = ["图", "表", "式", "例", "附录"];
    if name.len() < piece.len() && captions.iter().any(|w| name.ends_with(w)) {
        return true;
    }
    let run = scan::digits(text, next);
    let right = !run.is_empty()
        && after(text, next + run.len()) == Some('-')
        && figure_at(text, next + run.len() + 1);
    let first = digits_before(text, at, 20).len();
    let left = first > 0
        && before(text, at - first) == Some('-')
        && before(text, at - first - 1).is_some_and(|c| c.is_ascii_digit());
    // A letter before the first figure and a zero before the second: B2-08, No.2023-0618.
    let letters = before(text, at - first).is_some_and(|c| c.is_ascii_alphabetic());
    let padded = run.len() > 1
        && run.starts_with('0')
        && !text[next + run.len()..].starts_with(['月', '日', '年']);
    right
        || left
        || padded
        || letters && first > 0 && !run.is_empty() && first <= 2 && !counts(text, next + run.len())
}

/// Is the hyphen at `at` one that is said 杠?
pub(super) fn is_joint(text: &str, at: usize) -> bool {
    hyphen(text, at) == Some("杠")
}

/// A hyphen with figures on both sides and no space.
fn hyphen(text: &str, at: usize) -> Option<&'static str> {
    let end = at + 1;
    let tight = before(text, at).is_some_and(|c| c.is_ascii_digit()) && figure_at(text, end);
    if !tight {
        return None;
    }
    let chained = chained(text, at, end);
    // 满200-30: what is taken off.
    let first = digits_before(text, at, 6);
    let off = text[..at - first.len()].ends_with('满');
    match () {
        _ if off => Some("减"),
        _ if chained => Some("杠"),
        _ if equation(text, end) => Some("减"),
        _ => joined(text, at, end),
    }
}

/// Two whole numbers that make no range: 3-102 is a room, 12345-2 an extension, 皇马3-1巴萨 a
/// score. A range goes up, and what it counts stands behind it.
fn joined(text: &str, at: usize, end: usize) -> Option<&'static str> {
    let b = scan::digits(text, end);
    let stop = end + b.len();
    let a = digits_before(text, at, 9);
    let start = at - a.len();
    if b.is_empty() || b.len() > 4 || counts(text, stop) {
        return None;
    }
    let next = after(text, stop);
    if next.is_some_and(|c| c.is_ascii_alphabetic() || "年月日号%‰℃°./,:".contains(c)) {
        return None;
    }
    if before(text, start).is_some_and(|c| matches!(c, '.' | ',' | ':' | '/' | '-')) {
        return None;
    }
    let value = |d: &str| d.parse::<u64>().unwrap_or(u64::MAX);
    let (low, high) = (value(a), value(b));
    // 2018-19 goes from a year to the next.
    let years = a.len() == 4 && b.len() == 2 && high > low % 100;
    let room = of("rooms").starts(text, stop);
    let storey = b.len() >= 3 && (1..=30).contains(&(high % 100)) && (a.len() == 1 || room);
    if high > low && !storey || years {
        return None;
    }
    let word = |c: Option<char>| c.is_some_and(is_han);
    let places = ["第", "住", "在", "题", "室", "楼", "区", "苑", "路", "周", "电", "转"];
    let place = mentions(tail(text, start, 3), &places);
    let address = room || of("buildings").starts(text, stop);
    // 118-112: in basketball both sides score a hundred.
    let baskets = (60..200).contains(&low) && (60..200).contains(&high);
    let small = a.len() <= 2 && b.len() <= 2 || baskets;
    let score = small && word(before(text, start)) && word(next);
    Some(if score && !place && !address { "比" } else { "杠" })
}

/// A minus before a number: nothing that could be its left side stands before it.
fn negative(text: &str, at: usize, end: usize) -> bool {
    let rest = text[end..].trim_start_matches(['$', '¥', '€', '£']);
    let number =
        rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') || rest.starts_with("百分之");
    let free = before(text, at)
        .is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, ')' | ']' | '）' | '_' | '-'));
    let counted = before(text, at).is_some_and(|c| NUMERIC.contains(c));
    number && free && (!counted || noun_before(text, at) || frost(text, at, end))
}

/// 今日-5℃: a temperature whose left side is a time is below zero, not the end of a range.
fn frost(text: &str, at: usize, end: usize) -> bool {
    before(text, at).is_some_and(|c| "年月日号时点分秒".contains(c)) && degrees(text, end)
}

/// A temperature: `5℃`, `5~3℃`, `0.5°C`.
fn degrees(text: &str, at: usize) -> bool {
    let figure = |at: usize| {
        let end = at + scan::digits(text, at).len();
        let part =
            if after(text, end) == Some('.') { 1 + scan::digits(text, end + 1).len() } else { 0 };
        end + part
    };
    let mut stop = figure(at);
    if stop == at {
        return false;
    }
    let rest = text[stop..].trim_start_matches(['~', '～', '到', '至', '-', '－', '—']);
    let second = text.len() - rest.len();
    if second > stop && figure_at(text, second) {
        stop = figure(second);
    }
    let stop = spaces_end(text, stop);
    ["℃", "°C", "ºC", "°c", "摄氏"].iter().any(|w| text[stop..].starts_with(w))
}

pub(super) fn minus(
    text: &str,
    c: char,
    at: usize,
    end: usize,
    (left, right): (usize, usize),
    numbers: bool,
) -> Option<(usize, String)> {
    let tight = left == at && right == end;
    let digit_next = figure_at(text, right);
    let say = |end: usize, said: &str| Some((end, said.to_owned()));
    let sum = equation(text, end);
    let both = operand(before(text, left)) && operand(after(text, right));
    // 90后-00后
    let decades = before(text, left) == Some('后')
        && digit_next
        && before(text, left - 3).is_some_and(|c| c.is_ascii_digit());
    if tight && words(text, left, right) || decades {
        return say(right, "到");
    }
    if tight && frost(text, at, end) {
        return say(end, "零下");
    }
    if tight && before(text, at).is_some_and(|c| matches!(c, '?' | '？')) && digit_next {
        return say(end, "到");
    }
    if let Some(said) = hyphen(text, at).filter(|_| c == '-' && tight) {
        return say(end, said);
    }
    // (-2)²: behind a bracket that opens nothing can be taken off.
    let opens = before(text, left).is_some_and(|c| matches!(c, '(' | '（'));
    if numbers && !opens || both && digit_next && sum && !tight {
        return say(right, if sum || c == '−' { "减" } else { "到" });
    }
    let letters = before(text, left).is_some_and(|c| {
        let word = before(text, left - c.len_utf8()).is_some_and(|b| b.is_ascii_alphabetic());
        !is_han(c) && (!c.is_ascii_lowercase() || !word)
    });
    // (1-x), (a-b): one sign on either side, and nothing else in the brackets.
    let one = |at: usize| after(text, at).is_some_and(|c| c.is_ascii_alphanumeric());
    let bracketed = tight
        && at >= 2
        && one(at - 1)
        && one(end)
        && matches!(before(text, at - 1), Some('('))
        && after(text, end + 1) == Some(')');
    if bracketed {
        return say(end, "减");
    }
    if sum && both && letters && !opens && before(text, left).is_none_or(|c| c != '于') {
        return say(right, "减");
    }
    if right == end && negative(text, at, end) {
        // In a sentence a temperature is below zero; by itself it is a number with its sign.
        let below = degrees(text, end) && before(text, at).is_some();
        return say(end, if below { "零下" } else { "负" });
    }
    None
}
