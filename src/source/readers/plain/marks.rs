//! What a line begins with: bullets, numbers, chapter words.

use crate::model::english::SMALL;
use std::ops::RangeInclusive;

/// The mark at the beginning of a line. A bullet is not text; a number is.
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

/// What novels call their parts, behind 第 and a number or before a number.
const UNITS: &str = "章节節回卷篇部集幕折话話册冊";

/// Names of parts that have no number, alone or with more behind them.
const PARTS: &[&str] = &[
    "楔子",
    "序章",
    "序幕",
    "序言",
    "引子",
    "引言",
    "前言",
    "尾声",
    "尾聲",
    "终章",
    "終章",
    "后记",
    "後記",
    "番外",
    "大结局",
    "大結局",
    "自序",
    "代序",
    "跋",
    "プロローグ",
    "エピローグ",
    "あとがき",
];

/// The same in languages that part words by spaces: words before a number.
const NUMBERED: &[&str] = &[
    "chapter",
    "part",
    "book",
    "volume",
    "act",
    "kapitel",
    "teil",
    "chapitre",
    "partie",
    "capítulo",
    "parte",
    "capitolo",
    "capítol",
    "hoofdstuk",
    "rozdział",
    "глава",
    "часть",
    "chương",
    "bab",
];

/// And those that stand alone.
const UNNUMBERED: &[&str] = &[
    "prologue",
    "epilogue",
    "interlude",
    "foreword",
    "afterword",
    "prolog",
    "epilog",
    "prólogo",
    "epílogo",
    "épilogue",
    "prologo",
    "epilogo",
    "vorwort",
    "nachwort",
    "пролог",
    "эпилог",
];

fn chapter(line: &str) -> Option<Mark> {
    (is_ordinal(line) || is_part(line) || is_worded(line)).then_some(Mark::Chapter)
}

/// Whether a text ends here or a name may follow: 第一部分工程 is text.
fn is_apart(rest: &str) -> bool {
    let mut after = rest.chars();
    after.next().is_none_or(|c| c.is_whitespace() || "：:·.、（(《【-—".contains(c))
}

/// `第十二章 风起`, `卷一 山雨`, `第3話`, `제1장`, also behind `正文` or the name of a volume.
fn is_ordinal(line: &str) -> bool {
    let line = line.strip_prefix("正文").map_or(line, str::trim_start);
    let is_figure =
        |c: char| is_hanzi_figure(c) || c.is_ascii_digit() || ('０'..='９').contains(&c);
    let after_figures = |text: &str| {
        let text = text.trim_start();
        let rest = text.trim_start_matches(is_figure);
        (rest.len() < text.len()).then(|| rest.trim_start().to_owned())
    };
    let behind = |open: char, units: &str| {
        let rest = line.strip_prefix(open).and_then(after_figures);
        rest.is_some_and(|rest| {
            let unit = rest.chars().next().filter(|c| units.contains(*c));
            unit.is_some_and(|c| is_apart(&rest[c.len_utf8()..]))
        })
    };
    let volume = || {
        let rest = line.strip_prefix('卷').unwrap_or_default();
        let name = rest.trim_start_matches(is_figure);
        name.len() < rest.len() && is_apart(name)
    };
    behind('第', UNITS) || behind('제', "장부권화편") || volume()
}

/// `楔子`, `番外 雪夜`, `番外一：雪夜`, `后记`.
fn is_part(line: &str) -> bool {
    PARTS.iter().any(|part| {
        let Some(rest) = line.strip_prefix(part) else { return false };
        let rest = rest.strip_prefix(['篇', '之']).unwrap_or(rest);
        is_apart(rest.trim_start_matches(|c: char| is_hanzi_figure(c) || c.is_ascii_digit()))
    })
}

/// `Chapter IV. The Harbour`, `PART TWO`, `Prologue`: in capitals, as titles are.
fn is_worded(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let Some(first) = words.next().filter(|w| w.starts_with(char::is_uppercase)) else {
        return false;
    };
    let bare = |word: &str| word.trim_end_matches([':', '.', ',', '-', '–', '—']).to_lowercase();
    let word = bare(first);
    if UNNUMBERED.contains(&&*word) {
        // A sentence about one goes on in small letters.
        return first.ends_with(':')
            || words.next().is_none_or(|w| !w.starts_with(char::is_lowercase));
    }
    let Some(number) = words.next() else { return false };
    let ends = number.ends_with([':', '.', ',', '-', '–', '—']);
    let is_roman = number.trim_end_matches([':', '.', ',']).bytes().all(|b| b"IVXLC".contains(&b));
    let is_number = is_roman || bare(number).bytes().all(|b| b.is_ascii_digit());
    let names = SMALL[1..].iter().chain(&["twenty"]);
    let is_word =
        names.into_iter().any(|n| *n == &*bare(number)) && number.starts_with(char::is_uppercase);
    // "Part 2 of the agreement was signed": what follows is not a title.
    let goes_on = words.next().is_some_and(|w| w.starts_with(char::is_lowercase));
    NUMBERED.contains(&&*word)
        && !bare(number).is_empty()
        && (is_number || is_word)
        && (ends || !goes_on)
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
            ("第３回　風起", Some(Mark::Chapter)),
            ("正文 第一百零二章 雪夜？", Some(Mark::Chapter)),
            ("卷三 山雨", Some(Mark::Chapter)),
            ("卷三十页给他看", None),
            ("卷一卷袖子", None),
            ("楔子", Some(Mark::Chapter)),
            ("番外二：雪夜", Some(Mark::Chapter)),
            ("后记者赶到现场", None),
            ("跋涉了三天", None),
            ("第一部分工程", None),
            ("第三话费了很久", None),
            ("제2장 바다", Some(Mark::Chapter)),
            ("PART TWO", Some(Mark::Chapter)),
            ("Prologue", Some(Mark::Chapter)),
            ("Prologue and epilogue were cut", None),
            ("Part 2 of the agreement was signed", None),
            ("Глава 5. Море", Some(Mark::Chapter)),
        ] {
            assert_eq!(mark(line), expected, "{line}");
        }
    }
}
