//! Which line breaks end a sentence and which only wrap a line.

use super::chars::{char_before, closes, continues, is_bullet, is_cjk, stop};
use super::list;
use std::ops::Range;

/// A line this wide (letters are one wide, hanzi two) was probably wrapped and goes on below.
const WRAPPED: usize = 60;

/// Cuts `text` at the line breaks that end a sentence.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let mut line = start;
        let mut at = start;
        while let Some(b) = next_break(text, at) {
            let gap_start = text[..b].trim_end().len().max(start);
            let gap_end = text.len() - text[b..].trim_start().len();
            if ends_paragraph(text, line, gap_start, gap_end) {
                let range = start..gap_start;
                start = gap_end;
                return Some(range);
            }
            line = gap_end;
            at = gap_end;
        }
        done = true;
        Some(start..text.len())
    })
}

const BREAK_BYTE: [bool; 256] = {
    let mut t = [false; 256];
    let list = [b'\n', b'\r', 0x0B, 0x0C, 0xC2, 0xE2];
    let mut i = 0;
    while i < list.len() {
        t[list[i] as usize] = true;
        i += 1;
    }
    t
};

/// The first line break at or after `from`.
fn next_break(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut i = from;
    while i < bytes.len() {
        if BREAK_BYTE[bytes[i] as usize] {
            let found = match bytes[i] {
                0xC2 => bytes[i + 1] == 0x85,
                0xE2 => bytes[i + 1] == 0x80 && matches!(bytes[i + 2], 0xA8 | 0xA9),
                _ => true,
            };
            if found {
                return Some(i);
            }
        }
        i += 1;
    }
    None
}

/// Whether the white space `gap` after the line that began at `line` ends a sentence.
fn ends_paragraph(text: &str, line: usize, gap_start: usize, gap_end: usize) -> bool {
    let gap = &text[gap_start..gap_end];
    let rest = &text[gap_end..];
    let breaks =
        gap.chars().filter(|c| matches!(c, '\n' | '\u{B}' | '\u{85}' | '\u{2028}')).count();
    let returns = gap.matches('\r').count();
    // A blank line, a page, a paragraph.
    if breaks.max(returns) != 1 || gap.contains(['\u{C}', '\u{2029}']) {
        return true;
    }
    let (Some(last), Some(next)) = (char_before(text, gap_start), rest.chars().next()) else {
        return true;
    };
    if is_bullet(next) || list::marker(text, gap_end, text.len()).is_some() {
        return true;
    }
    if matches!(next, '*' | '-' | '–' | '—' | '+' | '#' | '>' | '|') {
        return true;
    }
    // An indented line begins a paragraph.
    if gap.ends_with([' ', '\t', '\u{3000}']) && !next.is_lowercase() {
        return true;
    }
    let sign = stop(last).is_some() || matches!(last, ':' | '：');
    let lower = next.is_lowercase();
    if sign {
        // `Mr.` at the end of a wrapped line: left to the rules for stops.
        return !(last == '.' && wide(&text[line..gap_start]));
    }
    // A line of prose that goes on in the middle of a sentence: lists and poems have no full stops
    // inside their lines.
    if lower && last.is_alphabetic() && holds_end(rest) {
        return false;
    }
    // An editor leaves the space at which it wrapped.
    if gap.starts_with([' ', '\u{3000}']) && (lower || matches!(next, '(' | '[')) {
        return false;
    }
    if continues(last) && (lower || is_cjk(next)) {
        return false;
    }
    // A sentence ended within the line: it is prose, and the next one goes on below.
    if is_cjk(last) && is_cjk(next) && text[line..gap_start].contains(['。', '！', '？']) {
        return false;
    }
    if last.is_ascii_alphabetic() && ends_in_small_word(&text[line..gap_start]) {
        return false;
    }
    if is_cjk(last) && is_cjk(next) && hangs(&text[line..gap_start], rest) {
        return false;
    }
    !wide(&text[line..gap_start])
}

/// Whether an English line ends in a word that stands before another one.
fn ends_in_small_word(line: &str) -> bool {
    const WORDS: &[&str] = &[
        "a", "an", "the", "of", "to", "by", "for", "with", "from", "and", "or", "into", "at",
        "his", "her", "their", "its", "my", "your", "our", "is", "are", "was", "were", "has",
        "had", "than", "as", "that",
    ];
    let last = line.rsplit(' ').next().unwrap_or("");
    last.len() < line.len() && WORDS.contains(&last)
}

/// Whether a sentence ends in the line that `rest` begins with.
fn holds_end(rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or("");
    let ends = |(at, c): (usize, char)| {
        matches!(c, '.' | '!' | '?')
            && line[at + 1..].chars().next().is_none_or(|n| n.is_whitespace() || closes(n))
    };
    line.char_indices().any(ends)
}

/// Whether a line of Chinese or Japanese ends in the middle of a phrase: its last word needs another
/// one, and the next line is prose (the lines of a poem or a list bear no marks).
fn hangs(line: &str, rest: &str) -> bool {
    let prose =
        rest.split('\n').next().unwrap_or("").chars().any(|c| continues(c) || stop(c).is_some());
    // `目的`, `标的`, `存在` are nouns and verbs of their own.
    let whole = ["目的", "标的", "標的", "有的", "存在", "现在", "現在", "总和", "總和"];
    prose && line.ends_with(NEEDS_MORE) && !whole.iter().any(|w| line.ends_with(w))
}

/// Particles, prepositions and conjunctions that stand before what they belong to.
const NEEDS_MORE: &[char] = &[
    // Japanese: particles behind a noun, before its predicate.
    'の', 'は', 'が', 'を', 'に', 'へ', 'と', 'も', 'で', // Chinese.
    '的', '地', '得', '在', '和', '与', '與', '及', '或', '把', '被', '让', '讓', '给', '給', '对',
    '對', '从', '從', '向', '往', '为', '為', '于', '於', '以', '而', '且', '但', '是', '不', '很',
    '就', '都', '也', '还', '還', '又', '再', '才', '只', '这', '這', '那', '每', '各', '将', '將',
    '要', '会', '會', '能', '可',
];

/// Whether a line is as wide as wrapped lines are.
fn wide(line: &str) -> bool {
    let mut width = 0;
    for c in line.chars() {
        width += if is_cjk(c) { 2 } else { 1 };
        if width >= WRAPPED {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        paragraphs(text).map(|r| text[r].trim()).collect()
    }

    #[test]
    fn a_short_line_stands_alone_and_a_wrapped_one_goes_on() {
        assert_eq!(split("A heading\nThe text"), ["A heading", "The text"]);
        assert_eq!(split("one \r\n\r\ntwo"), ["one", "two"]);
        assert_eq!(split("- milk\n- bread"), ["- milk", "- bread"]);
        assert_eq!(split("第一章\n很久以前"), ["第一章", "很久以前"]);
        assert_eq!(split("床前明月光，\n疑是地上霜。"), ["床前明月光，\n疑是地上霜。"]);
        assert_eq!(split("河水已经漫过了\n堤坝。"), ["河水已经漫过了", "堤坝。"]);
        for wrapped in [
            "老人坐在门口的\n石阶上，抽着烟。",
            "彼は港で\n船を待っていた。",
            "水位比去年還\n高，大家都很擔心。",
        ] {
            assert_eq!(split(wrapped), [wrapped]);
        }
        let prose = "The boats came\nback at dawn. Nobody was\nlost.";
        assert_eq!(split(prose), [prose]);
        for wrapped in ["It was built by\nJohn Marr in May.", "船来了。岸上的人又\n热闹起来。"]
        {
            assert_eq!(split(wrapped), [wrapped]);
        }
        assert_eq!(split("brown bread\nsalted butter\ntea").len(), 3);
        for lines in ["研究的目的\n本文说明方法。", "夜の港は\n静かで", "春天里的\n一场雨"]
        {
            assert_eq!(split(lines).len(), 2, "{lines}");
        }
        let wrapped = "This line is about as long as a line of mail was in the good\nold days.";
        assert_eq!(split(wrapped), [wrapped]);
    }
}
