//! From lines to blocks.

use super::columns::{self, Line};
use super::glyphs::Page;
use crate::model::article::{Block, BlockKind, Blocks};
use crate::model::role::Role;
use crate::source::lines::{ends_sentence, joint};
use std::collections::{HashMap, HashSet};

/// The blocks of all pages.
pub(super) fn read(pages: Vec<Page>) -> Vec<Block> {
    let (turned, pages): (Vec<_>, Vec<_>) = pages.into_iter().map(|p| (p.turned, p.pieces)).unzip();
    let pages = columns::of_pages(pages);
    let running = running(&pages);
    let mut reader = Reader::new(&pages);
    for ((page, lines), turned) in pages.into_iter().enumerate().zip(turned) {
        for line in lines {
            if running.contains(&(page, place(&line), pattern(&line))) {
                reader.aside.push(line.piece.text);
            } else {
                reader.line(line);
            }
        }
        reader.aside.push(turned);
    }
    reader.paragraph();
    reader.blocks.finish()
}

/// What may stand where a line cuts a word.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// How high a line stands, in steps of a few points.
fn place(line: &Line) -> i64 {
    (line.piece.y / 4.0).round() as i64
}

/// A line with all numbers made equal.
fn pattern(line: &Line) -> String {
    let mut pattern = String::new();
    for c in line.piece.text.chars() {
        match c {
            c if c.is_numeric() && pattern.ends_with('0') => {}
            c if c.is_numeric() => pattern.push('0'),
            c => pattern.push(c),
        }
    }
    pattern
}

/// The heads and feet of pages: what is among the first or last two lines of a page and stands at
/// the same height on at least two fifths of them (left and right pages may differ), and on two.
fn running(pages: &[Vec<Line>]) -> HashSet<(usize, i64, String)> {
    let mut on: HashMap<(i64, String), Vec<usize>> = HashMap::new();
    for (page, lines) in pages.iter().enumerate() {
        let mut by_height: Vec<&Line> = lines.iter().collect();
        by_height.sort_by(|a, b| a.piece.y.total_cmp(&b.piece.y));
        let last = by_height.len().saturating_sub(2).max(2);
        for line in by_height.iter().take(2).chain(by_height.iter().skip(last)) {
            on.entry((place(line), pattern(line))).or_default().push(page);
        }
    }
    let are_many = |on: &Vec<usize>| on.len() >= 2 && on.len() * 5 >= pages.len() * 2;
    let running = on.into_iter().filter(|(_, on)| are_many(on));
    running
        .flat_map(|((place, pattern), on)| {
            on.into_iter().map(move |page| (page, place, pattern.clone()))
        })
        .collect()
}

/// Builds paragraphs.
struct Reader {
    blocks: Blocks,
    /// What stands beside the text of the page: it comes after the paragraph.
    aside: Vec<String>,
    text: String,
    /// The last line of the paragraph.
    last: Option<Line>,
    /// The size of running text, and from one of its lines to the next.
    size: f64,
    leading: f64,
    /// The sizes of headings, the largest first.
    headings: Vec<i64>,
    words: HashSet<String>,
}

/// A size as a whole number, for comparing: in half points.
fn rounded(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

impl Reader {
    fn new(pages: &[Vec<Line>]) -> Self {
        let all = || pages.iter().flatten();
        let mut sizes: HashMap<i64, usize> = HashMap::new();
        let mut leadings: HashMap<i64, usize> = HashMap::new();
        for line in all() {
            *sizes.entry(rounded(line.piece.size)).or_default() += line.piece.text.len();
        }
        let most = |of: &HashMap<i64, usize>| {
            of.iter().max_by_key(|(at, n)| (**n, **at)).map_or(0.0, |(at, _)| *at as f64 / 2.0)
        };
        let size = most(&sizes);
        for pair in pages.iter().flat_map(|page| page.windows(2)) {
            let down = pair[1].piece.y - pair[0].piece.y;
            if !pair[1].is_first && down > 0.0 && rounded(pair[1].piece.size) == rounded(size) {
                *leadings.entry(rounded(down)).or_default() += 1;
            }
        }
        let mut headings: Vec<i64> =
            sizes.keys().copied().filter(|s| *s as f64 / 2.0 > size * 1.12).collect();
        headings.sort_by_key(|s| std::cmp::Reverse(*s));
        // Words as they are written where no line cuts them.
        let mut words = HashSet::new();
        let mut is_cut = false;
        for line in all() {
            let text = line.piece.text.trim();
            let mut of_line: Vec<&str> =
                text.split_whitespace().skip(usize::from(is_cut)).collect();
            is_cut = text.ends_with(HYPHENS);
            if is_cut {
                of_line.pop();
            }
            let bare = |w: &&str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            words.extend(of_line.iter().map(bare));
        }
        Reader {
            blocks: Blocks::default(),
            aside: Vec::new(),
            text: String::new(),
            last: None,
            size,
            leading: most(&leadings).max(size),
            headings,
            words,
        }
    }

    fn line(&mut self, line: Line) {
        if self.last.as_ref().is_some_and(|last| !self.goes_on(last, &line)) {
            self.paragraph();
        }
        self.join(&line.piece.text);
        self.last = Some(line);
    }

    /// Whether a line goes on with the paragraph of the one before.
    fn goes_on(&self, last: &Line, line: &Line) -> bool {
        let size = line.piece.size;
        let indent = line.piece.x - line.left;
        let was_indented = last.piece.x - last.left > 0.8 * size;
        let is_indented = indent > 0.8 * size && indent < 6.0 * size;
        let ended_early = last.right - last.piece.end > 0.15 * (last.right - last.left);
        let has_ended = ends_sentence(&last.piece.text);
        if (last.piece.size - size).abs() > 0.1 * size || is_item(&line.piece.text) {
            return false;
        }
        if line.is_first || line.piece.y < last.piece.y {
            // In the next column or on the next page.
            return !(has_ended && (is_indented || ended_early)) && !self.is_heading(size);
        }
        let down = line.piece.y - last.piece.y;
        let is_near = down < 1.35 * self.leading.max(self.leading * size / self.size);
        let begins = is_indented && !was_indented || has_ended && ended_early;
        is_near && !begins
    }

    fn is_heading(&self, size: f64) -> bool {
        self.headings.contains(&rounded(size))
    }

    /// Adds a line to the paragraph.
    fn join(&mut self, next: &str) {
        let begun = self.text.strip_suffix(HYPHENS).filter(|b| b.ends_with(char::is_alphanumeric));
        if let Some(begun) = begun
            .filter(|b| b.ends_with(char::is_alphabetic) && next.starts_with(char::is_lowercase))
        {
            let of_word = |c: char| c.is_alphanumeric() || HYPHENS.contains(&c);
            let first = begun.rsplit(|c| !of_word(c)).next().unwrap_or_default().to_lowercase();
            let second = next.split(|c| !of_word(c)).next().unwrap_or_default().to_lowercase();
            let has = |word: &str| self.words.contains(word);
            let hyphened = has(&format!("{first}-{second}"));
            let halves = has(&first) && has(&second) && !has(&format!("{first}{second}"));
            if !hyphened && !halves {
                self.text.truncate(begun.len());
            }
        } else if begun.is_none() && !self.text.is_empty() {
            let joint = joint(&self.text, next);
            self.text.push_str(joint);
        }
        self.text.push_str(next);
    }

    /// Ends the paragraph.
    fn paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let size = self.last.take().map_or(0.0, |line| line.piece.size);
        let level = self.headings.iter().position(|s| *s == rounded(size));
        let text = text.replace('\u{ad}', "");
        match level {
            // Whole paragraphs in large letters are not headings.
            Some(level) if text.chars().count() < 200 => {
                self.blocks.push(BlockKind::Heading { level: (level + 1).min(6) as u8 }, &text);
            }
            _ if is_item(&text) => {
                let text = text.trim_start_matches(BULLETS);
                self.blocks.push(BlockKind::ListItem, text);
            }
            _ => self.blocks.push(BlockKind::Paragraph, &text),
        }
        for aside in std::mem::take(&mut self.aside) {
            let before = self.blocks.len();
            self.blocks.push(BlockKind::Paragraph, &aside);
            if self.blocks.len() > before
                && let Some(block) = self.blocks.last_mut()
            {
                block.mark_whole(Role::Navigation);
            }
        }
    }
}

const BULLETS: &[char] = &['•', '▪', '◦', '‣', '●', '■', '○'];

/// Whether a line begins an item of a list.
fn is_item(text: &str) -> bool {
    text.starts_with(BULLETS)
}

#[cfg(test)]
mod tests {
    use super::super::glyphs::Piece;
    use super::*;

    /// A page with these lines, each one on its own, in letters of one size.
    fn page(lines: &[&str]) -> Page {
        let piece = |(i, text): (usize, &&str)| Piece {
            text: (*text).into(),
            x: 0.0,
            end: 5.0 * text.len() as f64,
            y: 20.0 + 12.0 * i as f64,
            size: 10.0,
        };
        Page { pieces: lines.iter().enumerate().map(piece).collect(), ..Page::default() }
    }

    fn texts(pages: Vec<Page>) -> Vec<String> {
        read(pages).into_iter().filter(|b| !b.is_skipped()).map(|b| b.text).collect()
    }

    #[test]
    fn hyphens_at_line_ends_are_taken_out_where_they_are_none_of_the_word() {
        let text = [
            "The infor-",
            "mation of a well-",
            "known man is self-",
            "evident; whoever is well, has known",
            "it. The self-evident is not infor-",
            "mation, and 10-",
            "year plans are none",
        ];
        assert_eq!(
            texts(vec![page(&text)]),
            [
                "The information of a well-known man is self-evident; whoever is well, has known it. \
              The self-evident is not information, and 10-year plans are none"
            ]
        );
    }

    #[test]
    fn heads_and_feet_are_skipped_and_paragraphs_go_on_over_pages() {
        let words = ["one", "two", "three", "four"];
        let pages = words.iter().zip(1..).map(|(word, n)| {
            let number = format!("{n}");
            let body = format!("the text goes on with {word}");
            let lines = ["Skerrow Post", "", "", &body, word, "", "", &number];
            let mut page = page(&lines);
            page.pieces.retain(|p| !p.text.is_empty());
            page
        });
        let blocks = read(pages.collect());
        let read: Vec<_> = blocks.iter().filter(|b| !b.is_skipped()).map(|b| &b.text).collect();
        assert_eq!(read.len(), 1, "{read:?}");
        let skipped = blocks.iter().filter(|b| b.is_skipped());
        assert!(skipped.clone().count() == 8 && skipped.clone().any(|b| b.text == "4"));
    }
}
