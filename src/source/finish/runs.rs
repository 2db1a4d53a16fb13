//! Which passages within a block are in another language than the block, by their letters.

use crate::model::article::{Block, Mark, Run};
use crate::model::language::Language;
use crate::model::role::Role;
use crate::model::writing::{Writing, is_passage};
use crate::source::language::of_passage;
use std::ops::Range;

/// Adds a run for each passage in letters that the block's language (its own, or the one `around`
/// it) is not written in. Where the author marked a language, or program text, that stands.
pub(crate) fn mark(block: &mut Block, around: &Language) {
    let language = block.language.as_ref().unwrap_or(around);
    let mut taken = taken(block).into_iter().peekable();
    let mut found = Vec::new();
    for (range, writing) in stretches(&block.text, language) {
        while taken.next_if(|t| t.end <= range.start).is_some() {}
        if taken.peek().is_some_and(|t| t.start < range.end)
            || !is_passage(&block.text, range.clone(), language)
        {
            continue;
        }
        let other = of_passage(&block.text[range.clone()], writing);
        if !other.is_unknown() {
            found.push(Run { range, mark: Mark::Language(other) });
        }
    }
    block.runs.append(&mut found);
    // Stable, and by the end too, so that what holds another run stands before it.
    block.runs.sort_by_key(|r| (r.range.start, std::cmp::Reverse(r.range.end)));
}

/// What has its language from the author, or none; in order, without overlaps.
fn taken(block: &Block) -> Vec<Range<usize>> {
    let runs = block.runs.iter().filter(|r| matches!(r.mark, Mark::Language(_) | Mark::Code));
    let addresses = block.parts.iter().filter(|p| p.role == Role::Url);
    let mut all: Vec<_> =
        runs.map(|r| r.range.clone()).chain(addresses.map(|p| p.range.clone())).collect();
    all.sort_by_key(|r| r.start);
    let mut taken: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for range in all {
        match taken.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => taken.push(range),
        }
    }
    taken
}

/// Stretches of letters of one writing system that `language` is not written in, from the first
/// letter to the last, with the numbers that belong to them.
fn stretches(text: &str, language: &Language) -> Vec<(Range<usize>, Writing)> {
    let mut all: Vec<(Range<usize>, Writing)> = Vec::new();
    // Whether the last stretch may go on.
    let mut open = false;
    for (at, c) in text.char_indices() {
        let Some(writing) = Writing::of(c) else {
            // Latin names between marks of Chinese are a list, or the names of works.
            let latin = all.last().is_some_and(|(_, writing)| *writing == Writing::Latin);
            open &= !(latin && "，、。；：《》".contains(c));
            continue;
        };
        if language.writes(writing) {
            open = false;
            continue;
        }
        // Japanese is written in both.
        let is_japanese = writing == Writing::Kana && !language.writes(Writing::Han);
        let writing = if is_japanese { Writing::Han } else { writing };
        let end = at + c.len_utf8();
        match all.last_mut() {
            Some((last, of)) if open && *of == writing => last.end = end,
            _ => all.push((at..end, writing)),
        }
        open = true;
    }
    let mut floor = 0;
    for (range, writing) in &mut all {
        *range = with_numbers(text, range.clone(), *writing, floor);
        floor = range.end;
    }
    all
}

/// The stretch with the numbers before it (not before `floor`) and after it, as in `3.5 million
/// people` and `3月5日`, unless a letter of another word touches them.
fn with_numbers(text: &str, range: Range<usize>, writing: Writing, floor: usize) -> Range<usize> {
    let is_number = |c: char| c.is_ascii_digit() || ".,:%$€£+-".contains(c);
    let is_joint = |c: char| c == ' ' && !writing.is_dense();
    let has_digit = |s: &str| s.contains(|c: char| c.is_ascii_digit());
    let before = text[floor..range.start].trim_end_matches(is_joint);
    let rest = before.trim_end_matches(is_number);
    let number = before[rest.len()..].trim_start_matches(['.', ',', ':', '%', '-']);
    let start = match has_digit(number) && !rest.ends_with(char::is_alphabetic) {
        true => floor + before.len() - number.len(),
        false => range.start,
    };
    let after = &text[range.end..];
    let gap = after.len() - after.trim_start_matches(is_joint).len();
    let rest = after[gap..].trim_start_matches(is_number);
    let number = after[gap..after.len() - rest.len()].trim_end_matches(['.', ',', ':', '-', '+']);
    let end = match has_digit(number) && !rest.starts_with(char::is_alphabetic) {
        true => range.end + gap + number.len(),
        false => range.end,
    };
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::{BlockKind, Blocks};

    fn tag(tag: &str) -> Language {
        Language::parse(tag).unwrap()
    }

    fn block(text: &str) -> Block {
        let mut b = Blocks::default();
        b.push(BlockKind::Paragraph, text);
        b.finish().remove(0)
    }

    fn passages(block: &Block) -> Vec<String> {
        let language = |r: &Run| match &r.mark {
            Mark::Language(l) => Some(format!("{l}:{}", &block.text[r.range.clone()])),
            _ => None,
        };
        block.runs.iter().filter_map(language).collect()
    }

    #[test]
    fn passages_in_other_letters() {
        for (around, text, expected) in [
            (
                "zh-Hans",
                "他说：“We will not stop here.”随后离开。",
                vec!["en:We will not stop here"],
            ),
            ("zh-Hans", "去年GDP增长，iPhone 17 Pro发布，WTO开会。", vec![]),
            ("zh-Hans", "Apple、Google、Microsoft、Amazon都来了。", vec![]),
            (
                "zh-Hans",
                "他写道 la mer est belle et les jours sont longs，又说 3.5 million people live here in 2026。",
                vec![
                    "fr:la mer est belle et les jours sont longs",
                    "en:3.5 million people live here in 2026",
                ],
            ),
            (
                "zh-Hans",
                "图3 shows the result of it，2015年 was the year when 2016年",
                vec!["en:shows the result of it", "en:was the year when"],
            ),
            ("zh-Hans", "他说 the end of the 2015年", vec!["en:the end of the"]),
            (
                "en",
                "The River Li (漓江, 桂林) flows on 3月5日 there.",
                vec!["zh:漓江, 桂林", "zh:3月5日"],
            ),
            ("en", "He ate お好み焼き with α.", vec!["ja:お好み焼き"]),
            ("ru", "Он сказал: Windows 11. Потом 漓江.", vec!["zh:漓江"]),
            ("de", "Nur Deutsch, µ und Ⅲ.", vec![]),
        ] {
            let mut block = block(text);
            mark(&mut block, &tag(around));
            assert_eq!(passages(&block), expected, "{text}");
        }
    }

    #[test]
    fn what_the_author_marked_stands() {
        let mut b = block("见 one two three four 和 five six seven eight。");
        b.runs.push(Run { range: 4..22, mark: Mark::Emphasis });
        b.runs.push(Run { range: 12..17, mark: Mark::Language(tag("nl")) });
        mark(&mut b, &tag("zh"));
        assert_eq!(passages(&b), ["nl:three", "en:five six seven eight"]);
        let starts: Vec<_> = b.runs.iter().map(|r| r.range.start).collect();
        assert!(starts.is_sorted());
    }
}
