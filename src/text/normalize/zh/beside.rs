//! What stands beside a sign: numbers, operands, words of spans.

use super::count::{figure_at, sounds};
use super::of;
use crate::text::normalize::scan::{before, is_han};

/// What a number in characters ends with, or what is counted.
pub(super) const NUMERIC: &str = "零一二三四五六七八九十百千万亿两点分秒年月日号时度元岁米";

/// Does a number, in figures or characters, end before `at`?
pub(super) fn number_before(text: &str, at: usize) -> bool {
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
pub(super) fn unit_before(text: &str, at: usize) -> bool {
    let letter = |b: &u8| b.is_ascii_alphabetic() || *b == b'/';
    let letters = text[..at].bytes().rev().take(6).take_while(letter).count();
    (1..=5).contains(&letters) && before(text, at - letters).is_some_and(|c| c.is_ascii_digit())
}

/// 温度, 高度, 速度: a 度 that ends a noun ends no number.
pub(super) fn noun_before(text: &str, at: usize) -> bool {
    before(text, at) == Some('度')
        && before(text, at - '度'.len_utf8())
            .is_some_and(|c| is_han(c) && c != '氏' && c != '几' && !NUMERIC.contains(c))
}

pub(super) fn number_at(text: &str, at: usize) -> bool {
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
pub(super) fn operand(c: Option<char>) -> bool {
    c.is_some_and(|c| sounds(c) || ")(）（-”“\"》《」「?？".contains(c))
}

/// 周一-周五, 上午9点-下午5点: words of the calendar and the like on both sides.
pub(super) fn words(text: &str, left: usize, right: usize) -> bool {
    let starts = of("span-words").starts(text, right);
    starts && (of("span-words").ends(text, left) || number_before(text, left))
}
