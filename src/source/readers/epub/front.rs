//! Pages that lead into a book or close it and are not text of it: the table of contents, the imprint.
//!
//! Few books say which pages these are, and their titles are in any language, so a page is told by
//! what it is made of.

use super::imprint::{is_certain, is_imprint, is_prose};
use super::navigation::Point;
use crate::model::article::{Block, BlockKind, Mark};
use crate::model::role::Role;
use crate::source::boilerplate;
use crate::source::boilerplate::notices::{self, Place};
use crate::source::lines::{columns, ends_sentence};
use crate::source::readers::html;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// So many pages from either end of a book may be an imprint.
const EDGE: usize = 6;

/// Skips the blocks of such pages, unless nothing else is in the book. `told` is what the package
/// says of some.
pub(super) fn skip(
    blocks: &mut [Block],
    pages: &[(String, Range<usize>)],
    told: &HashMap<String, Role>,
    points: &[Point],
) {
    let titles = Titles::of(blocks, pages, points);
    let role = |(i, (path, range)): (usize, &(String, Range<usize>))| {
        let page = &blocks[range.clone()];
        let is_edge = i < EDGE || i + EDGE >= pages.len();
        let told = told.get(path).copied().or_else(|| of_file(path).filter(|_| is_edge));
        let told = told.filter(|role| !is_text(page, *role));
        let role = told
            .or_else(|| is_list_of_links(page, path).then_some(Role::Navigation))
            .or_else(|| titles.are_listed_in(page, i).then_some(Role::Navigation))
            .or_else(|| (is_edge && is_contents(page)).then_some(Role::Navigation))
            .or_else(|| (is_edge && is_imprint(page) || is_certain(page)).then_some(Role::Legal))
            .or_else(|| if is_edge && pages.len() > 2 { back_matter(page) } else { None });
        Some((range.clone(), role?))
    };
    let front: Vec<_> = pages.iter().enumerate().filter_map(role).collect();
    if front.iter().map(|(range, _)| range.len()).sum::<usize>() == blocks.len() {
        return;
    }
    for (range, role) in front {
        blocks[range].iter_mut().for_each(|block| block.mark_whole(role));
    }
}

/// What tools and makers name the files of a page that is no text: `p-colophon.xhtml`, as the guide of
/// the Japanese publishers (EBPAJ) has it, `copyright.xhtml`, `signup.xhtml`.
fn of_file(path: &str) -> Option<Role> {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    stem.split(|c: char| !c.is_ascii_alphabetic()).find_map(|word| match word {
        "toc" | "contents" => Some(Role::Navigation),
        "colophon" | "copyright" | "imprint" | "impressum" | "okuduke" => Some(Role::Legal),
        "ad" | "ads" | "advert" | "signup" | "newsletter" => Some(Role::Advertisement),
        "alsoby" => Some(Role::Related),
        _ => None,
    })
}

/// Whether a page is running text, although the package says that it has another role: Word and
/// converters call the first file of a book its cover, whatever is in it. An imprint has sentences.
fn is_text(page: &[Block], told: Role) -> bool {
    let least = match told {
        Role::Legal => 600,
        Role::Advertisement | Role::Related => 300,
        _ => 150,
    };
    let weight = |b: &Block| columns(&b.text);
    let prose: usize = page.iter().filter(|b| is_prose(b) && linked(b).0 == 0).map(weight).sum();
    prose > least && prose * 2 > page.iter().map(weight).sum()
}

/// What tables of contents are called.
const CONTENTS: &[&str] = &[
    "contents",
    "table of contents",
    "目录",
    "目錄",
    "目次",
    "inhalt",
    "inhaltsverzeichnis",
    "table des matières",
    "sommaire",
    "índice",
    "indice",
    "sumário",
    "содержание",
    "оглавление",
    "차례",
    "목차",
];

/// Whether a page is called a table of contents and has no sentence.
fn is_contents(page: &[Block]) -> bool {
    let mut blocks = page.iter().filter(|b| !b.is_skipped());
    blocks.next().is_some_and(is_called_contents)
        && blocks.all(|b| !is_prose(b) && !ends_sentence(&b.text))
}

/// Whether a block is the heading of a table of contents.
pub(super) fn is_called_contents(title: &Block) -> bool {
    let title: String = title.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    CONTENTS.iter().any(|name| *name == title || title.replace(' ', "") == *name)
}

/// A longer page, in columns, is text of the book.
const LONGEST_MATTER: usize = 1600;

/// What a short page at either end of a book is that tells of the author, asks for something or names
/// its makers in nearly every line.
fn back_matter(page: &[Block]) -> Option<Role> {
    let blocks: Vec<&Block> = page.iter().filter(|b| !b.is_skipped()).collect();
    let (first, rest) = blocks.split_first()?;
    let length: usize = blocks.iter().map(|b| columns(&b.text)).sum();
    if length > LONGEST_MATTER {
        return None;
    }
    let tells_of_author = |role: &Role| *role == Role::Bio;
    let of_title = boilerplate::pieces(&first.text, &[]).first().and_then(|p| p.role);
    if !rest.is_empty() && of_title.as_ref().is_some_and(tells_of_author) {
        return of_title;
    }
    let is_line = |b: &&&Block| {
        let pieces = boilerplate::pieces(&b.text, &[]);
        let is_furniture = |p: &boilerplate::Piece| p.role.is_some_and(|r| !r.read_by_default());
        notices::role(&b.text, Place::BarePage).is_some()
            || !pieces.is_empty() && pieces.iter().all(is_furniture)
            || html::speaks_of_site(&b.text)
            || is_contact(&b.text)
            || is_labelled(&b.text)
    };
    let told = blocks.iter().filter(is_line).count();
    let is_heading = |b: &&&Block| matches!(b.kind, BlockKind::Heading { .. });
    let headings = blocks.iter().filter(is_heading).count();
    let lines = blocks.len() - headings.min(blocks.len());
    let prose = blocks.iter().filter(|b| is_prose(b) && !is_line(b)).count();
    let is_told = lines > 1 && told * 10 >= lines * 6 || lines == 1 && told == blocks.len();
    (is_told && prose == 0).then_some(Role::Legal)
}

/// Whether a line tells how to reach those who made the file.
fn is_contact(text: &str) -> bool {
    let is_address = |word: &str| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    !ends_sentence(text)
        && (text.split(|c: char| !c.is_ascii_graphic()).any(is_address)
            || text.contains(" @")
            || text.contains("www.")
            || text.contains("http"))
}

/// Whether a line is a short label with its value: `标签：乡土`.
fn is_labelled(text: &str) -> bool {
    const LONGEST_LABEL: usize = 12;
    const LONGEST_VALUE: usize = 60;
    text.split_once([':', '：', '／']).is_some_and(|(label, value)| {
        (1..=LONGEST_LABEL).contains(&columns(label.trim()))
            && columns(value) <= LONGEST_VALUE
            && !ends_sentence(value)
    })
}

/// The letters of a block that lead into the book, and those in all.
pub(super) fn linked(block: &Block) -> (usize, usize) {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let links = targets(block).map(|(range, _)| letters(&block.text[range])).sum();
    (links, letters(&block.text))
}

/// The links of a block into the book.
fn targets(block: &Block) -> impl Iterator<Item = (Range<usize>, &str)> {
    block.runs.iter().filter_map(|run| match &run.mark {
        Mark::Link(href) if !href.split('/').next().is_some_and(|first| first.contains(':')) => {
            Some((run.range.clone(), href.as_str()))
        }
        _ => None,
    })
}

/// Whether a page is little but links to different places of the book; its title is none.
fn is_list_of_links(page: &[Block], path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let body = page.iter().filter(|b| !b.is_skipped());
    let (mut links, mut all, mut title) = (0, 0, None);
    let (mut places, mut files) = (HashSet::new(), HashSet::new());
    for block in body {
        let (own, letters) = linked(block);
        if own == 0 && is_prose(block) {
            return false;
        }
        if own == 0 && title.is_none() && all == 0 {
            title = Some(letters);
            continue;
        }
        links += own;
        all += letters;
        for (_, href) in targets(block) {
            places.insert(href);
            files.insert(href.split('#').next().filter(|f| !f.is_empty()).unwrap_or(name));
        }
    }
    // Headings of one chapter that lead back to the table of contents are two links to one file.
    let is_list = files.len() >= 2 || places.len() >= 4;
    places.len() >= 2 && is_list && links * 10 >= all * 8
}

/// The titles of the book's chapters.
struct Titles {
    /// The pages that show each as a heading or as their first line.
    shown: HashMap<String, HashSet<usize>>,
    /// What the table of contents names.
    named: HashSet<String>,
}

impl Titles {
    fn of(blocks: &[Block], pages: &[(String, Range<usize>)], points: &[Point]) -> Self {
        let mut shown: HashMap<String, HashSet<usize>> = HashMap::new();
        for (i, (_, range)) in pages.iter().enumerate() {
            for (n, block) in blocks[range.clone()].iter().enumerate() {
                let is_heading = matches!(block.kind, BlockKind::Heading { .. });
                if (n == 0 || is_heading) && columns(&block.text) <= 100 {
                    shown.entry(bare(&block.text)).or_default().insert(i);
                }
            }
        }
        let named = points.iter().map(|p| bare(&p.title)).collect();
        Titles { shown, named }
    }

    /// Whether page `own` is little but titles of other pages.
    fn are_listed_in(&self, page: &[Block], own: usize) -> bool {
        let lines = page.iter().filter(|b| !b.is_skipped()).skip(1);
        let lines: Vec<String> = lines.map(|b| bare(&b.text)).filter(|l| !l.is_empty()).collect();
        let of_others = |line: &&String| {
            let shown = self.shown.get(*line).is_some_and(|on| on.iter().any(|i| *i != own));
            shown || self.named.contains(*line)
        };
        let found: HashSet<&String> = lines.iter().filter(of_others).collect();
        found.len() >= 3 && found.len() * 10 >= lines.len() * 7
    }
}

/// A title without marks, and without the number of its page at the end.
pub(super) fn bare(title: &str) -> String {
    let end = |c: char| c.is_ascii_digit() || c.is_whitespace() || "./…·・-—_()（）".contains(c);
    let text = title.trim_end_matches(end);
    // A title that is nothing but a number.
    let text = if text.is_empty() { title } else { text };
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::{Blocks, Run};

    fn page(lines: &[&str]) -> Vec<Block> {
        let mut blocks = Blocks::default();
        lines.iter().for_each(|line| blocks.push(BlockKind::Paragraph, line));
        blocks.finish()
    }

    fn linked(lines: &[(&str, &str)]) -> Vec<Block> {
        let mut blocks = page(&lines.iter().map(|(text, _)| *text).collect::<Vec<_>>());
        for (block, (_, href)) in blocks.iter_mut().zip(lines).filter(|(_, (_, h))| !h.is_empty()) {
            let range = 0..block.text.len();
            block.runs.push(Run { range, mark: Mark::Link((*href).to_owned()) });
        }
        blocks
    }

    #[test]
    fn a_list_of_links_into_the_book_is_told_from_headings_and_lists_of_addresses() {
        let contents = linked(&[("Inhalt", ""), ("Ebbe", "a.html"), ("Flut", "b.html#x")]);
        assert!(is_list_of_links(&contents, "t.html"));
        let back = linked(&[("Teil eins", "t.html#1"), ("Ebbe", "t.html#2")]);
        assert!(!is_list_of_links(&back, "a.html"));
        let web = linked(&[("One", "http://a.org/"), ("Two", "https://b.org/")]);
        assert!(!is_list_of_links(&web, "a.html"));
        let prose = linked(&[
            ("Ebbe", "a.html"),
            ("Flut", "b.html"),
            ("At low water the whole of the bay lies dry for three hours.", ""),
        ]);
        assert!(!is_list_of_links(&prose, "t.html"));
    }

    #[test]
    fn files_are_named_for_what_they_are() {
        assert_eq!(of_file("item/xhtml/p-colophon.xhtml"), Some(Role::Legal));
        assert_eq!(of_file("OEBPS/back-ad.html"), Some(Role::Advertisement));
        assert_eq!(of_file("toc/chapter-1.xhtml"), None);
        assert_eq!(of_file("adventure.html"), None);
    }

    #[test]
    fn a_page_that_is_called_contents_and_has_no_sentence_is_one() {
        assert!(is_contents(&page(&[
            "Contents",
            "One: The Pier (start here)",
            "Also by Ann Rope"
        ])));
        assert!(is_contents(&page(&["目 录", "第一章", "第二章"])));
        assert!(!is_contents(&page(&["Contents", "The box held a rope and a knife."])));
        assert!(!is_contents(&page(&["The Pier", "One", "Two"])));
    }

    #[test]
    fn titles_of_other_pages_are_a_table_of_contents_without_links() {
        let mut blocks = Blocks::default();
        for line in ["目录", "第一章 潮 …… 1", "第二章 灯 …… 20", "第三章 雾 …… 31"]
        {
            blocks.push(BlockKind::Paragraph, line);
        }
        for line in ["第一章 潮", "第二章 灯", "第三章 雾"] {
            blocks.push(BlockKind::Heading { level: 1 }, line);
        }
        let mut blocks = blocks.finish();
        let pages: Vec<_> = [0..4, 4..5, 5..6, 6..7].map(|r| (format!("{}", r.start), r)).into();
        skip(&mut blocks, &pages, &HashMap::new(), &[]);
        let skipped: Vec<_> = blocks.iter().map(Block::is_skipped).collect();
        assert_eq!(skipped, [true, true, true, true, false, false, false]);
    }
}
