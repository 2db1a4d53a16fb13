//! What is left of a printed page or a converted file: running heads, and entries of a table of contents
//! with the numbers of their pages.

use super::front::{bare, is_called_contents, linked};
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
        contents(&mut blocks[range.clone()]);
        let has_text = blocks[range.clone()].iter().any(|b| is_prose(b) && !b.is_skipped());
        for i in range.clone() {
            let block = &blocks[i];
            if block.is_skipped() || matches!(block.kind, BlockKind::Heading { .. }) {
                continue;
            }
            let is_margin = i < range.start + MARGIN || i + MARGIN >= range.end;
            let is_head = || title.is_some_and(|title| is_running_head(&block.text, title));
            let is_numbered = || {
                let heading = range.clone().find(|b| !blocks[*b].is_skipped() && *b != i);
                let heading = heading.map(|b| blocks[b].text.as_str());
                is_numbered_head(&block.text, title.into_iter().chain(heading))
            };
            let leads = linked(block).0 > 0 && has_page_number(&block.text);
            if is_entry(&block.text)
                || leads
                || is_page_of_pages(&block.text)
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

/// Skips a table of contents that stands amid a page: its heading, and the lines with links below it.
fn contents(page: &mut [Block]) {
    let Some(at) = page.iter().position(|b| !b.is_skipped() && is_called_contents(b)) else {
        return;
    };
    let leads = |b: &Block| linked(b).0 > 0 && !is_prose(b) || is_entry(&b.text);
    let entries = page[at + 1..].iter().take_while(|b| leads(b)).count();
    if entries > 1 {
        page[at..=at + entries].iter_mut().for_each(|b| b.mark_whole(Role::Navigation));
    }
}

/// Whether a line ends by counting the pages of a printed text: `Report – Page 2 of 6`, `第3页 共9页`.
fn is_page_of_pages(text: &str) -> bool {
    const WIDEST: usize = 100;
    const PAGES: [&str; 7] = ["page", "seite", "página", "pagina", "страница", "第", "pág."];
    const BETWEEN: [&str; 10] =
        ["of", "von", "sur", "de", "di", "из", "/", "页共", "頁共", "页/共"];
    let line: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let line = line.trim_end_matches(['页', '頁', ')', '）']);
    let number = |line: &str| line.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let count = number(line);
    let Some(rest) = BETWEEN.iter().find_map(|word| line[..count].strip_suffix(word)) else {
        return false;
    };
    let page = number(rest);
    columns(text) <= WIDEST
        && count < line.len()
        && page < rest.len()
        && PAGES.iter().any(|name| rest[..page].ends_with(name))
}

/// Whether a line ends with dots and the number of a page.
fn has_page_number(text: &str) -> bool {
    let before = text.trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
    before.len() < text.trim_end().len() && before.trim_end().ends_with(['…', '.', '·'])
}

/// A shorter part of a title, in columns, may be any words.
const LEAST_TITLE: usize = 8;

/// Whether a line is the number of a page beside one of these titles, or the beginning of one.
fn is_numbered_head<'a>(text: &str, titles: impl Iterator<Item = &'a str>) -> bool {
    let is_gap = |c: char| c.is_whitespace() || "|｜•·-–—".contains(c);
    let line = text.trim_matches(is_gap);
    let is_number = |part: &str| (1..=4).contains(&part.len());
    let digits = |c: char| c.is_ascii_digit();
    let (behind, before) = (line.trim_start_matches(digits), line.trim_end_matches(digits));
    let rest = match () {
        () if is_number(&line[..line.len() - behind.len()]) && behind.starts_with(is_gap) => behind,
        () if is_number(&line[before.len()..]) && before.ends_with(is_gap) => before,
        () => return false,
    };
    let rest = bare(rest);
    columns(&rest) >= LEAST_TITLE
        && !ends_sentence(text)
        && titles
            .map(bare)
            .any(|t| t.starts_with(&rest) || columns(&t) >= LEAST_TITLE && rest.starts_with(&t))
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
    fn pages_that_are_counted_are_told_from_text() {
        for head in
            ["Report – Page 2 of 6", "Gutachten, Seite 3 / 9", "第3页 共9页", "Page 2 sur 6"]
        {
            assert!(is_page_of_pages(head), "{head}");
        }
        for line in ["On page 2 of 6 books", "2 of 6", "Three of 6", "第3页", "Page 12"] {
            assert!(!is_page_of_pages(line), "{line}");
        }
    }

    #[test]
    fn a_title_with_the_number_of_a_page_is_a_running_head() {
        let titles = ["Salt and Rope", "The Long Pier"];
        for head in
            ["18 | SALT AND ROPE", "The Long Pier · 19", "· 7 · The long pier", "4 Salt and Ro"]
        {
            assert!(is_numbered_head(head, titles.into_iter()), "{head}");
        }
        for line in
            ["18 | Tides", "Salt and Rope | The Long Pier", "1 | 2", "The Long Pier", "4 Salt"]
        {
            assert!(!is_numbered_head(line, titles.into_iter()), "{line}");
        }
        assert!(has_page_number("The Long Pier … 19") && has_page_number("船歌……7"));
        assert!(!has_page_number("In 1912") && !has_page_number("The Long Pier …"));
    }
}
