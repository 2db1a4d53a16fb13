//! Signs between Chinese numbers and words: 到, 加, 减, 乘, 等于 …
//!
//! A sign is its own edit; what stands beside it is looked at as it is written.

use super::beside::{number_at, number_before, operand, unit_before, words};
use super::count::{figure_at, sounds};
use super::measure::{per, rated};
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::scan::{after, before, is_han, spaces_end, spaces_start};

/// What is said for a sign, and how surely.
pub(super) fn sign(text: &str, at: usize, found: &mut Found) {
    if let Some((end, said)) = read(text, at) {
        let class = if said == "到" { Class::Range } else { Class::Sign };
        put(found, at..end, class, Evidence::Sign, said);
    }
}

fn read(text: &str, at: usize) -> Option<(usize, String)> {
    let c = after(text, at)?;
    let mut end = at + c.len_utf8();
    // A sign that is doubled is drawing or code, except the Chinese dash between numbers.
    if before(text, at) == Some(c) || after(text, end) == Some(c) && c != '—' {
        return None;
    }
    if c == '—' && after(text, end) == Some('—') {
        end += 3;
    }
    let (left, right) = (spaces_start(text, at), spaces_end(text, end));
    let tight = left == at && right == end;
    let numbers =
        number_before(text, heard_before(text, at)) && number_at(text, heard_at(text, end));
    let digit_next = figure_at(text, right);
    let digit_left = before(text, left).is_some_and(|c| c.is_ascii_digit());
    let both = operand(before(text, left)) && operand(after(text, right));
    let say = |end: usize, said: &str| Some((end, said.to_owned()));
    let when = |fits: bool, end: usize, said: &str| if fits { say(end, said) } else { None };
    match c {
        '=' if after(text, end) == Some('>') => say(end + 1, "到"),
        '=' => when(both, right, "等于"),
        '+' if digit_next && before(text, at).is_some_and(|c| "为是达约到幅率值".contains(c)) => {
            say(end, "正")
        }
        '+' if both => say(right, "加"),
        '+' if operand(after(text, right)) && digit_next => say(end, "正"),
        // 10万+ is 十万加, as newsrooms say it: 十万多 would be a guess at what is meant.
        '+' => {
            let counted = before(text, at).is_some_and(|c| {
                c.is_ascii_digit() || c == '%' || "零一二三四五六七八九十百千万亿".contains(c)
            });
            when(counted, end, "加")
        }
        '-' | '−' if after(text, end) == Some('>') => say(end + 1, "到"),
        '-' | '−' => super::hyphen::minus(text, c, at, end, (left, right), numbers),
        '–' | '—' | '~' | '～' if numbers || words(text, left, right) => say(right, "到"),
        '~' | '～' if digit_next && !number_before(text, at) => say(end, "约"),
        '×' | '*' if numbers => say(right, "乘"),
        'x' | 'X' if digit_left && digit_next => say(right, "乘"),
        '÷' => say(right, "除以"),
        '×' => say(right, "乘"),
        '<' | '>' if after(text, end) == Some('=') => {
            say(spaces_end(text, end + 1), if c == '<' { "小于等于" } else { "大于等于" })
        }
        '<' => when(digit_next, right, "小于"),
        '>' => when(digit_next, right, "大于"),
        ':' => when(digit_left && digit_next && tight, end, "比"),
        '/' => slash(text, at, end),
        _ => None,
    }
}

/// Signs that have no sound where they are no part of a calculation: what is heard stands behind them.
fn is_mute(c: char) -> bool {
    c == ' ' || "=#*^_`~|<>+".contains(c)
}

/// The place before spaces and mute signs that end at `at`, at most four.
fn heard_before(text: &str, at: usize) -> usize {
    at - text[..at].chars().rev().take(4).take_while(|c| is_mute(*c)).count()
}

fn heard_at(text: &str, at: usize) -> usize {
    at + text[at..].chars().take(4).take_while(|c| is_mute(*c)).count()
}

/// A slash: 每 behind what is counted, a pause between words, 斜杠 between numbers.
fn slash(text: &str, at: usize, end: usize) -> Option<(usize, String)> {
    let left = before(text, at)?;
    let money = of("currencies").has(left.encode_utf8(&mut [0; 4]));
    if (money || is_han(left) && rated(text, at))
        && let Some((stop, name)) = per(text, at)
    {
        return Some((stop, format!("每{name}")));
    }
    let right = after(text, end)?;
    let word = |c: char| sounds(c) && !c.is_ascii_alphabetic() || "+-<>=≥≤*^~×÷.".contains(c);
    match (left.is_ascii_digit(), right.is_ascii_digit()) {
        (true, true) => Some((end, "斜杠".into())),
        _ if (word(left) || unit_before(text, at)) && word(right) => Some((end, "、".into())),
        _ => None,
    }
}
