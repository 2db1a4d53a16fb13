//! What a line begins with: bullets, numbers, chapter words.

use std::ops::RangeInclusive;

/// The mark at the beginning of a line. A bullet is no text; a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A bullet with the space behind it, of this many bytes.
    Bullet(usize),
    /// `1.`, `(1)`, `1、`, `①`: an item, with its number.
    Number(u32),
    /// `一、` or `（一）`: an item or a heading of this level.
    Section(u8),
    /// `第一章`, `Chapter 1`.
    Chapter,
}

/// The mark of a line without white space at its ends.
pub(super) fn mark(line: &str) -> Option<Mark> {
    bullet(line).or_else(|| number(line)).or_else(|| section(line)).or_else(|| chapter(line))
}

fn bullet(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let text = rest.trim_start();
    let space = rest.len() - text.len();
    // Signs that also stand before words and figures need the space; dashes that open speech are
    // no bullets at all.
    let is_bullet = match first {
        '•' | '‣' | '▪' | '●' | '■' | '◆' | '◦' | '\u{f0b7}' => true,
        '-' | '*' | '+' | '·' => space > 0,
        _ => false,
    };
    (is_bullet && !text.is_empty()).then_some(Mark::Bullet(first.len_utf8() + space))
}

/// `1. `, `1) `, `1、`, `(1)`, `（1）`, `①`. At most three figures: `2015. ` is a year.
fn number(line: &str) -> Option<Mark> {
    const CIRCLED: RangeInclusive<char> = '①'..='⑳';
    let first = line.chars().next()?;
    if CIRCLED.contains(&first) {
        return Some(Mark::Number(first as u32 - '①' as u32 + 1));
    }
    let open = line.strip_prefix(['(', '（']);
    let figures = open.unwrap_or(line);
    let length = figures.bytes().take_while(u8::is_ascii_digit).count();
    let n = figures[..length].parse().ok().filter(|_| (1..=3).contains(&length))?;
    let mut rest = figures[length..].chars();
    let ends = match (open.is_some(), rest.next()?) {
        (true, ')' | '）') | (false, '、' | '．' | '）') => true,
        (false, '.' | ')') => rest.clone().next().is_some_and(char::is_whitespace),
        _ => false,
    };
    (ends && !rest.as_str().trim().is_empty()).then_some(Mark::Number(n))
}

fn is_hanzi_figure(c: char) -> bool {
    "零〇一二三四五六七八九十百两".contains(c)
}

fn section(line: &str) -> Option<Mark> {
    let open = line.strip_prefix(['(', '（']);
    let figures = open.unwrap_or(line);
    let rest = figures.trim_start_matches(is_hanzi_figure);
    if rest.len() == figures.len() {
        return None;
    }
    match (open.is_some(), rest.chars().next()?) {
        (false, '、') => Some(Mark::Section(2)),
        (true, ')' | '）') => Some(Mark::Section(3)),
        _ => None,
    }
}

fn chapter(line: &str) -> Option<Mark> {
    if let Some(rest) = line.strip_prefix('第') {
        let unit = rest.trim_start_matches(|c: char| is_hanzi_figure(c) || c.is_ascii_digit());
        // After the unit comes the name of the chapter, or nothing: 第一部分工程 is text.
        let mut after = unit.chars();
        let is_unit =
            unit.len() < rest.len() && after.next().is_some_and(|c| "章节回卷篇".contains(c));
        let ends = after.next().is_none_or(|c| c.is_whitespace() || "：:".contains(c));
        return (is_unit && ends).then_some(Mark::Chapter);
    }
    let mut words = line.split_whitespace();
    let is_word = matches!(
        words.next()?,
        "Chapter" | "CHAPTER" | "Kapitel" | "KAPITEL" | "Chapitre" | "CHAPITRE"
    );
    let number = words.next()?.trim_end_matches([':', '.', ',']);
    let roman = |s: &str| s.bytes().all(|b| b"IVXLC".contains(&b));
    let is_number =
        !number.is_empty() && (number.bytes().all(|b| b.is_ascii_digit()) || roman(number));
    (is_word && is_number).then_some(Mark::Chapter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for (line, expected) in [
            ("- a", Some(Mark::Bullet(2))),
            ("•  a", Some(Mark::Bullet(5))),
            ("-5 °C", None),
            ("— Good morning.", None),
            ("* ", None),
            ("1. a", Some(Mark::Number(1))),
            ("1.5 Mio.", None),
            ("2015. aasta", None),
            ("(12) a", Some(Mark::Number(12))),
            ("（3）甲", Some(Mark::Number(3))),
            ("3、甲", Some(Mark::Number(3))),
            ("③甲", Some(Mark::Number(3))),
            ("一、甲", Some(Mark::Section(2))),
            ("（十二）甲", Some(Mark::Section(3))),
            ("一是甲", None),
            ("第十二章 风起", Some(Mark::Chapter)),
            ("第一章程序", None),
            ("Chapter IV. The Harbour", Some(Mark::Chapter)),
            ("Chapter and verse", None),
        ] {
            assert_eq!(mark(line), expected, "{line}");
        }
    }
}
