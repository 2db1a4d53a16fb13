//! What is left of a printed page or a converted file: running heads, and entries of a table of contents
//! with the numbers of their pages.

use super::front::{bare, linked};
use super::imprint::is_prose;
use crate::model::article::{Block, BlockKind};
use crate::model::role::Role;
use crate::source::lines::{columns, ends_sentence};
use std::ops::Range;

/// Blocks from either end of a page that may be its running head or foot.
const MARGIN: usize = 3;

/// Skips what is left of a printed page or a converted file: lines with the book's title and something
/// else beside it, entries of a table of contents with the dots before their page numbers.
pub(super) fn skip(blocks: &mut [Block], pages: &[(String, Range<usize>)], title: Option<&str>) {
    for (_, range) in pages {
        let has_text = blocks[range.clone()].iter().any(|b| is_prose(b) && !b.is_skipped());
        for i in range.clone() {
            let block = &blocks[i];
            if block.is_skipped() || matches!(block.kind, BlockKind::Heading { .. }) {
                continue;
            }
            let is_margin = i < range.start + MARGIN || i + MARGIN >= range.end;
            let is_head = || title.is_some_and(|title| is_running_head(&block.text, title));
            let is_numbered = || {
                let heading = blocks[range.clone()].iter().find(|b| !b.is_skipped());
                let titles = title.into_iter().chain(heading.map(|b| b.text.as_str()));
                is_numbered_head(&block.text, titles)
            };
            let leads = linked(block).0 > 0 && has_page_number(&block.text);
            if is_entry(&block.text)
                || leads
                || is_numbered()
                || (is_margin && has_text && is_head())
            {
                blocks[i].mark_whole(Role::Navigation);
            }
        }
    }
}

/// Whether a line is an entry of a printed table of contents: `The quay . . . . . 12`.
fn is_entry(text: &str) -> bool {
    let text = text.trim_end();
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let dots = |c: char| c.is_whitespace() || ".…·・．".contains(c);
    let leader = &before[before.trim_end_matches(dots).len()..];
    before.len() < text.len() && leader.chars().filter(|c| !c.is_whitespace()).count() >= 4
}

/// Whether a line ends with dots and the number of a page.
fn has_page_number(text: &str) -> bool {
    let before = text.trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
    before.len() < text.trim_end().len() && before.trim_end().ends_with(['…', '.', '·'])
}

/// Whether a line is one of these titles and the number of a page, with a bar between them.
fn is_numbered_head<'a>(text: &str, mut titles: impl Iterator<Item = &'a str>) -> bool {
    let Some((one, other)) = text.split_once(['|', '｜', '•', '·']) else { return false };
    let is_number = |part: &str| {
        let part = part.trim();
        (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let rest = match (is_number(one), is_number(other)) {
        (true, false) => bare(other),
        (false, true) => bare(one),
        _ => return false,
    };
    !rest.is_empty() && titles.any(|title| bare(title) == rest)
}

/// Whether a line is the book's title with something beside it that no sentence has there.
fn is_running_head(text: &str, title: &str) -> bool {
    const WIDEST: usize = 80;
    let title = title.trim();
    if columns(title) < 4 || columns(text) > WIDEST || ends_sentence(text) {
        return false;
    }
    let Some(at) = text.find(title) else { return false };
    let (before, after) = (text[..at].trim(), text[at + title.len()..].trim());
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    before.chars().all(|c| !c.is_alphanumeric())
        && !after.is_empty()
        && is_apart(after.chars().next())
        && !after.starts_with(['？', '?', '!', '！', ':', '：', '\'', '’'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_printed_pages_have_at_their_edges_is_told() {
        for head in ["灯下集 · 卷二 · 十四", "《灯下集》 校样", "灯下集, running head"]
        {
            assert!(is_running_head(head, "灯下集"), "{head}");
        }
        for line in ["灯下集", "灯下集里的人都走了", "我读灯下集 · 一", "灯下集：序。"]
        {
            assert!(!is_running_head(line, "灯下集"), "{line}");
        }
        assert!(is_entry("The quay . . . . . 12") && is_entry("码头……………3"));
        assert!(!is_entry("In the year 1912") && !is_entry("He waited... 3"));
    }

    #[test]
    fn a_title_with_the_number_of_a_page_is_a_running_head() {
        let titles = ["Salt and Rope", "The Long Pier"];
        for head in ["18 | SALT AND ROPE", "The Long Pier · 19", "The long pier｜7"] {
            assert!(is_numbered_head(head, titles.into_iter()), "{head}");
        }
        for line in ["18 | Tides", "Salt and Rope | The Long Pier", "1 | 2", "The Long Pier"] {
            assert!(!is_numbered_head(line, titles.into_iter()), "{line}");
        }
        assert!(has_page_number("The Long Pier … 19") && has_page_number("船歌……7"));
        assert!(!has_page_number("In 1912") && !has_page_number("The Long Pier …"));
    }
}
