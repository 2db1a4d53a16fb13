//! Signs between Chinese numbers and words: 到, 加, 减, 乘, 等于 …
//!
//! A sign is its own edit; what stands beside it is looked at as it is written.

use super::count::{counts, digits_before, figure_at, sounds};
use super::measure::{per, rated};
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::scan::{
    self, after, before, head, is_han, mentions, spaces_end, spaces_start, tail,
};

/// What a number in characters ends with, or what is counted.
const NUMERIC: &str = "零一二三四五六七八九十百千万亿两点分秒年月日号时度元岁米";

/// Does a number, in figures or characters, end before `at`?
fn number_before(text: &str, at: usize) -> bool {
    let Some(c) = before(text, at) else { return false };
    let is = c.is_ascii_digit()
        || NUMERIC.contains(c)
        || matches!(c, '%' | '℃' | '°' | ')' | '）')
        || of("currencies").has(c.encode_utf8(&mut [0; 4]))
        || c.is_numeric()
        || text[..at].ends_with("°C")
        || unit_before(text, at);
    is && !noun_before(text, at)
}

/// Do letters end before `at` that stand behind a figure: 10kg, 60km/h?
fn unit_before(text: &str, at: usize) -> bool {
    let letter = |b: &u8| b.is_ascii_alphabetic() || *b == b'/';
    let letters = text[..at].bytes().rev().take(6).take_while(letter).count();
    (1..=5).contains(&letters) && before(text, at - letters).is_some_and(|c| c.is_ascii_digit())
}

/// 温度, 高度, 速度: a 度 that ends a noun ends no number.
fn noun_before(text: &str, at: usize) -> bool {
    before(text, at) == Some('度')
        && before(text, at - '度'.len_utf8())
            .is_some_and(|c| is_han(c) && c != '氏' && c != '几' && !NUMERIC.contains(c))
}

fn number_at(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let rest = rest
        .strip_prefix(|c: char| {
            "-−+负第(（前".contains(c) || of("currencies").has(c.encode_utf8(&mut [0; 4]))
        })
        .unwrap_or(rest);
    rest.starts_with(|c: char| c.is_numeric() || "零一二三四五六七八九十百千万两〇".contains(c))
        && !rest.starts_with("百分号")
        || rest.starts_with('.') && figure_at(rest, 1)
        || ["百分之", "星期", "次日", "周一"].iter().any(|w| rest.starts_with(w))
}

/// Does something that can be calculated with stand there: a number, a letter, a word?
fn operand(c: Option<char>) -> bool {
    c.is_some_and(|c| sounds(c) || ")(）（-”“\"》《」「?？".contains(c))
}

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
        '-' | '−' => minus(text, c, at, end, (left, right), numbers),
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

/// 周一-周五, 上午9点-下午5点: words of the calendar and the like on both sides.
fn words(text: &str, left: usize, right: usize) -> bool {
    let starts = of("span-words").starts(text, right);
    starts && (of("span-words").ends(text, left) || number_before(text, left))
}

fn minus(
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

/// `10⁶`, `x^2`, `10^{-1}`: behind a letter, a figure or a bracket; `Ca²⁺` is an ion.
pub(super) fn power(text: &str, at: usize, found: &mut Found) {
    let base = before(text, at);
    let fits =
        base.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ')' | '}' | '）' | 'π'));
    if !fits {
        return;
    }
    if after(text, at) == Some('^') {
        if let Some((end, said)) = caret(text, at) {
            put(found, at..end, Class::Sign, Evidence::Sign, said);
        }
        return;
    }
    let Some((end, minus, figures)) = scan::raised(text, at) else { return };
    // Ca²⁺, SO₄²⁻: how an ion is charged.
    if let Some(c) = after(text, end).filter(|c| matches!(c, '⁺' | '⁻')) {
        let said = super::say::digits(&figures) + if c == '⁺' { "正" } else { "负" };
        put(found, at..end + c.len_utf8(), Class::Sign, Evidence::Form, said);
        return;
    }
    // 每m², 单位为km²: a unit without its figure.
    let letters = text[..at].bytes().rev().take(3).take_while(u8::is_ascii_lowercase).count();
    let start = at - letters;
    let unit = of("units").at(text, start).filter(|(stop, _)| *stop == end && letters > 0);
    if let Some((_, name)) = unit.filter(|_| before(text, start).is_some_and(is_han)) {
        let said = format!("{}{name}", super::script::UNIT);
        put(found, start..end, Class::Measure, Evidence::Unit, said);
        return;
    }
    let said = super::say::power(minus, &figures);
    put(found, at..end, Class::Sign, Evidence::Sign, said);
}

/// `^2`, `^n`, `^{-1}`.
fn caret(text: &str, at: usize) -> Option<(usize, String)> {
    let brace = usize::from(after(text, at + 1) == Some('{'));
    let from = at + 1 + brace;
    let minus = usize::from(after(text, from) == Some('-'));
    let d = scan::digits(text, from + minus);
    let letter = after(text, from + minus).filter(char::is_ascii_lowercase);
    let size = if d.is_empty() { letter.map_or(0, char::len_utf8) } else { d.len() };
    let stop = from + minus + size;
    if size == 0 || size > 3 || brace > 0 && after(text, stop) != Some('}') {
        return None;
    }
    let said = super::say::power(minus > 0, &text[from + minus..stop]);
    Some((stop + brace, said))
}
