//! What is left of Chinese numbers: decimals, counts, and codes that are read digit by digit.

use super::cardinal::{cardinal, decimal, digits};
use super::context::{code, counts, two};
use crate::text::normalize::number::{ENGLISH, Number, number};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before, is_han, leads};

pub(super) const fn decimal_rule(finish: fn(String) -> String) -> Scanner {
    let about = "decimals: 3.14 is 三点一四";
    Scanner {
        name: "decimal",
        about,
        starts: Starts::of("0123456789.-−"),
        read: read_decimal,
        finish,
    }
}

pub(super) const fn integer(finish: fn(String) -> String) -> Scanner {
    let about = "whole numbers: a count (三千五百人) or a code digit by digit (九三零新政)";
    Scanner {
        name: "integer",
        about,
        starts: Starts::of("0123456789-−"),
        read: read_integer,
        finish,
    }
}

fn read_decimal(text: &str, at: usize) -> Option<Rewrite> {
    let n = number(text, at, ENGLISH)?;
    n.part?;
    if before(text, at).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let minus = if n.minus { "负" } else { "" };
    Rewrite::new(n.end, format!("{minus}{}", decimal(&n.whole, n.part, two(text, at, n.end))))
}

fn read_integer(text: &str, at: usize) -> Option<Rewrite> {
    let n = number(text, at, ENGLISH)?;
    let start = n.end - text[at..n.end].trim_start_matches(['-', '−']).len();
    let minus = if n.minus { "负" } else { "" };
    let said = if n.grouped || n.minus || !by_digit(text, start, &n) {
        cardinal(&n.whole, two(text, start, n.end))
    } else {
        digits(&n.whole)
    };
    Rewrite::new(n.end, format!("{minus}{said}"))
}

/// What follows a day or a year that names an event: 930新政, 911事件, 315晚会, 618大促.
const EVENTS: &[&str] = &[
    "新政",
    "事件",
    "晚会",
    "晚會",
    "大促",
    "事变",
    "事變",
    "惨案",
    "讲话",
    "講話",
    "购物节",
    "購物節",
    "行动",
    "工程",
    "专案",
    "案件",
    "大案",
    "政策",
    "地震",
    "恐袭",
    "空难",
    "活动",
    "局",
];

/// What a room's number stands before. 301医院 is a name of the same kind.
const ROOMS: &[&str] = &[
    "室",
    "房",
    "教室",
    "病房",
    "会议室",
    "會議室",
    "办公室",
    "辦公室",
    "包厢",
    "包廂",
    "宿舍",
    "寝室",
    "寢室",
    "医院",
    "醫院",
    "号房",
    "號房",
    "号室",
    "號室",
    "号病房",
    "號病房",
    "号楼",
    "號樓",
    "号教室",
    "號教室",
];

/// Is a plain whole number a code, read digit by digit?
fn by_digit(text: &str, at: usize, n: &Number) -> bool {
    let d = &*n.whole;
    let (left, right) = (before(text, at), after(text, n.end));
    if n.too_long() || d.len() > 1 && d.starts_with('0') || code(text, at) {
        return true;
    }
    // A380, G1234, T-34 but M1 and iPhone 13.
    if left.is_some_and(|c| c.is_ascii_alphabetic())
        || left == Some('-') && before(text, at - 1).is_some_and(|c| c.is_ascii_alphabetic())
    {
        return d.len() > 2;
    }
    // 1080P and 720p are lines of a picture; 1920×1080 its size.
    if matches!(right, Some('p' | 'P')) && (3..=4).contains(&d.len()) || picture(text, at, n.end, d)
    {
        return true;
    }
    if leads(text, n.end, &["后", "後"]) && d.len() == 2 && d >= "50" {
        return true;
    }
    let value: u64 = d.parse().unwrap_or(0);
    // Before 大 is taken for what is counted: 618大促.
    if d.len() == 3 && leads(text, n.end, EVENTS) && !value.is_multiple_of(100) {
        return true;
    }
    if counts(text, n.end) || left == Some('第') {
        return false;
    }
    // 102室, 1203号房: the storey and the number of the room.
    if (3..=4).contains(&d.len()) && !value.is_multiple_of(100) && leads(text, n.end, ROOMS) {
        return true;
    }
    // （2024）京01民终5678号: the number of a case.
    if leads(text, n.end, &["号", "號"]) && CASES.iter().any(|c| text[..at].ends_with(c)) {
        return true;
    }
    // 600519.SH, 浪潮（000977）: the code of a share.
    let bracketed = matches!(left, Some('(' | '（')) && matches!(right, Some(')' | '）'));
    let market = leads(text, n.end, &[".SH", ".SZ", ".BJ", ".SS", ".HK"]);
    if market || d.len() == 6 && bracketed && d.starts_with(['0', '3', '6', '8']) {
        return true;
    }
    // 601路公交: a line of three figures is read figure by figure.
    if d.len() == 3 && value > 100 && leads(text, n.end, &["路"]) && is_bus(text, at, n.end) {
        return true;
    }
    // The second half of 3-102.
    if (3..=4).contains(&d.len()) && left == Some('杠') {
        return true;
    }
    match d.len() {
        // A year that stands alone: 截至2023, (1988).
        4 => {
            (1900..2100).contains(&value)
                && !value.is_multiple_of(100)
                && !right.is_some_and(is_counted)
        }
        // The service numbers of the Chinese carriers.
        5 => (10010..10100).contains(&value) && !right.is_some_and(is_han),
        // A figure of eight digits that is neither round nor counted is a number to dial.
        8 => d.bytes().filter(|b| *b == b'0').count() < 4,
        _ => false,
    }
}

/// What courts number.
const CASES: &[&str] = &[
    "民初",
    "民终",
    "民再",
    "民申",
    "刑初",
    "刑终",
    "刑再",
    "行初",
    "行终",
    "知民初",
    "商初",
    "执",
    "执恢",
    "仲字第",
];

fn is_bus(text: &str, at: usize, end: usize) -> bool {
    let vehicle = leads(text, end + "路".len(), &["公交", "车", "車", "巴士", "公共"]);
    vehicle || scan::mentions(scan::tail(text, at, 6), &["公交", "乘", "坐", "车", "車", "巴士"])
}

fn is_counted(c: char) -> bool {
    matches!(c, '+' | '%' | '多' | '余' | '餘' | '个' | '個')
}

/// One side of a picture's size in points.
fn picture(text: &str, at: usize, end: usize, d: &str) -> bool {
    if !(3..=4).contains(&d.len()) {
        return false;
    }
    let sized = text[end..].starts_with("乘") || text[..at].ends_with("乘");
    sized
        && (scan::head(text, end, 12).contains("像素")
            || ["1920", "1080", "1280", "720", "3840", "2160", "2560", "1440", "1024", "768"]
                .contains(&d))
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn counts_and_codes() {
        zh("共465篇，约315万字", "共四百六十五篇，约三百一十五万字");
        zh("人均200以内", "人均两百以内");
        zh("2个和第2名，2楼", "两个和第二名，二楼");
        zh("M1芯片，A380", "M一芯片，A三八零");
        zh("930新政策，618大促，90后", "九三零新政策，六一八大促，九零后");
        zh("分辨率为1024", "分辨率为一零二四");
        zh("1920×1080", "一九二零乘一零八零");
        zh("（2024）京01民终5678号", "（二零二四）京零一民终五六七八号");
        zh("茅台(600519.SH)、300750.SZ", "茅台(六零零五一九.SH)、三零零七五零.SZ");
        zh("27930122", "二七九三零一二二");
    }

    #[test]
    fn rooms() {
        zh("102室和305房间", "一零二室和三零五房间");
        zh("1203号房，3室", "一二零三号房，三室");
        zh("3-102室", "三杠一零二室");
        zh("乘坐601路公交，筑路601公里", "乘坐六零一路公交，筑路六百零一公里");
        zh("共305个房间", "共三百零五个房间");
    }

    #[test]
    fn decimals() {
        zh("-2930.1929", "负两千九百三十点一九二九");
        zh("23.23万", "二十三点二三万");
    }
}
