//! What distributors, converters and sites put into a book beside its text: licences, credits of who
//! scanned it, requests for votes, lists of other books.
//!
//! Books speak of copying and voting too. So a line is believed only where such lines stand (on a page
//! without running text at either end of the book, or at the edge of a chapter), if it is short, begins
//! as such lines do, and says two things of the kind.

mod makers;
pub(in crate::source) mod rights;
mod scraper;
mod words;

use crate::model::article::{Block, BlockKind};
use crate::model::role::Role;
use crate::source::lines::{columns, ends_sentence};
use makers::{AIMS, COPYISTS, CREDITS, DEEDS, THINGS};
use rights::{FORBIDDEN, PROHIBITIONS, RESERVED};
pub(in crate::source) use scraper::is_of_copyist;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use words::{ASIDES, CUTS, GROUPS, OTHER_BOOKS, PICTURES, PRAISE, VOTES};

/// Who owns it.
const RIGHTS: [&[&str]; 3] = [RESERVED, FORBIDDEN, PROHIBITIONS];

/// No such line is longer, in columns.
const LONGEST_LINE: usize = 240;

/// So many blocks from either end of a chapter are looked at.
const EDGE: usize = 3;

/// So many chapters that end or begin with the same line make it one of the site.
const REPEATED: usize = 3;

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// On a page at either end of the book that has hardly any running text.
    BarePage,
    /// Where a chapter has its title, which may be almost anything.
    Title,
    /// At the edge of a chapter.
    ChapterEdge,
    /// There, and in the same words in other chapters.
    Repeated,
}

/// A part of the book whose edges are looked at.
struct Chapter {
    range: Range<usize>,
    /// It is one of the first or the last pages.
    is_outer: bool,
    /// It is such a page, and has hardly any running text.
    is_bare: bool,
}

/// Marks what is not text of the book at the edges of its pages and chapters, and what stands outside
/// of the marks that a distributor sets around the text. A book that would have no text left stays as
/// it is.
pub(crate) fn skip(blocks: &mut [Block], pages: &[Range<usize>]) {
    let mut found: Vec<(usize, Role)> = outside(blocks);
    let pictures = blocks.iter().enumerate().filter(|(_, b)| is_picture(&b.text));
    found.extend(pictures.map(|(b, _)| (b, Role::Caption)));
    let chapters = chapters(blocks, pages);
    let repeated = repeated(blocks, &chapters);
    for chapter in &chapters {
        let read: Vec<usize> = chapter.range.clone().filter(|b| !blocks[*b].is_skipped()).collect();
        let page = &blocks[chapter.range.clone()];
        match promotes(page).filter(|_| chapter.is_outer) {
            Some(role) => found.extend(read.iter().map(|b| (*b, role))),
            None => lines(blocks, &read, chapter.is_bare, &repeated, &mut found),
        }
    }
    let mut is_left: Vec<bool> = blocks.iter().map(|b| !b.is_skipped()).collect();
    found.iter().for_each(|(b, _)| is_left[*b] = false);
    let is_text = |b: &Block| !matches!(b.kind, BlockKind::Heading { .. });
    if blocks.iter().zip(&is_left).any(|(b, left)| *left && is_text(b)) {
        found.into_iter().for_each(|(b, role)| blocks[b].mark_whole(role));
    }
}

/// The pages, parted at their headings where they hold running text.
fn chapters(blocks: &[Block], pages: &[Range<usize>]) -> Vec<Chapter> {
    const OUTER: usize = 6;
    const LEAST_PROSE: usize = 600;
    let is_heading = |b: usize| matches!(blocks[b].kind, BlockKind::Heading { .. });
    let mut chapters = Vec::new();
    for (i, range) in pages.iter().enumerate() {
        let is_outer = pages.len() > 1 && (i < OUTER || i + OUTER >= pages.len());
        let read = blocks[range.clone()].iter().filter(|b| !b.is_skipped());
        let prose = read.filter(|b| ends_sentence(&b.text)).map(|b| columns(&b.text));
        if is_outer && prose.sum::<usize>() < LEAST_PROSE {
            chapters.push(Chapter { range: range.clone(), is_outer, is_bare: true });
            continue;
        }
        let mut begin = range.start;
        for b in range.clone().skip(1) {
            if is_heading(b) && !is_heading(b - 1) {
                chapters.push(Chapter { range: begin..b, is_outer, is_bare: false });
                begin = b;
            }
        }
        chapters.push(Chapter { range: begin..range.end, is_outer, is_bare: false });
    }
    chapters
}

/// Finds such lines among the blocks of a chapter that are read.
fn lines(
    blocks: &[Block],
    read: &[usize],
    is_bare: bool,
    repeated: &HashSet<String>,
    found: &mut Vec<(usize, Role)>,
) {
    // Whether a note of those who copied the text goes on.
    let mut note = false;
    for (n, b) in read.iter().enumerate() {
        let text = &blocks[*b].text;
        let is_heading = matches!(blocks[*b].kind, BlockKind::Heading { .. });
        note &= is_bare && !is_heading;
        // What stands below the mark of a distributor is mostly another line of it.
        let goes_on = *b > 0 && found.iter().any(|(f, role)| f + 1 == *b && *role != Role::Caption);
        let place = match () {
            () if is_heading && !is_bare => Place::Title,
            () if repeated.contains(text) => Place::Repeated,
            () if is_bare || (goes_on && n < EDGE) => Place::BarePage,
            () if n >= EDGE && n + EDGE < read.len() => {
                found.extend(is_of_copyist(text).then_some((*b, Role::Source)));
                continue;
            }
            () => Place::ChapterEdge,
        };
        let own = role(text, place);
        note |= copyist(text).is_some_and(str::is_empty);
        found.extend(own.or(note.then_some(Role::Source)).map(|role| (*b, role)));
    }
}

/// What a line is, if it is such a line.
pub(crate) fn role(text: &str, place: Place) -> Option<Role> {
    let trimmed = text.trim();
    if is_of_copyist(trimmed) {
        return Some(Role::Source);
    }
    let is_speech = trimmed.starts_with(['"', '“', '「', '『', '«', '„', '‘', '—', '»']);
    if is_speech || columns(trimmed) > LONGEST_LINE {
        return None;
    }
    let line = plain(trimmed);
    let has = |words: &[&str]| words.iter().any(|w| line.contains(w));
    let begins = |words: &[&str]| words.iter().any(|w| line.starts_with(w));
    let signs = hits(&line, DEEDS) + hits(&line, AIMS);
    let enough = match place {
        Place::Title => return (begins(THINGS) && signs >= 3).then_some(Role::Source),
        Place::ChapterEdge => 2,
        Place::BarePage | Place::Repeated => 1,
    };
    // The same address at the edge of many chapters.
    if place == Place::Repeated && ["www.", "http"].iter().any(|a| trimmed.contains(a)) {
        return Some(Role::Source);
    }
    if columns(trimmed) <= LONGEST_LINE / 3 && has(CUTS) {
        return Some(Role::Navigation);
    }
    if votes(&line) || is_aside(trimmed, &line) {
        return Some(Role::Advertisement);
    }
    let pieces = super::pieces(trimmed, &[]);
    let is_button = |p: &super::Piece| {
        matches!(
            p.role,
            Some(Role::Navigation | Role::Controls | Role::Share | Role::Advertisement)
        )
    };
    let is_sure = |p: &super::Piece| p.sure >= super::Context::PageEdge && is_button(p);
    if pieces.len() > 1 && pieces.iter().all(is_button) {
        return Some(Role::Navigation);
    }
    if place != Place::ChapterEdge && !pieces.is_empty() && pieces.iter().all(is_sure) {
        return pieces[0].role;
    }
    if copyist(trimmed).is_some() {
        return Some(Role::Source);
    }
    let owned =
        || line.starts_with('©') || line.starts_with("copyright ©") || RIGHTS.into_iter().any(has);
    // All rights reserved, as one of few words or beside another such sign.
    let alone = || columns(trimmed) <= 60 && RIGHTS.into_iter().any(begins);
    if owned() && (place != Place::ChapterEdge || alone()) {
        return Some(Role::Legal);
    }
    if begins(THINGS) && signs >= enough {
        return Some(Role::Source);
    }
    if place == Place::Repeated && (signs >= 2 || line.contains("www.") || line.contains("http")) {
        return Some(Role::Source);
    }
    if place != Place::ChapterEdge && line.starts_with("the project gutenberg") {
        return Some(Role::Legal);
    }
    let is_label = CREDITS.iter().filter_map(|c| line.strip_prefix(c)).any(labels);
    // `Produced by …`
    let by = CREDITS.iter().filter(|c| c.contains(' ')).any(|c| line.starts_with(*c));
    let is_line = by && !ends_sentence(trimmed) && (signs >= 2 || place == Place::BarePage);
    (is_label || is_line).then_some(Role::Source)
}

/// Whether a line stands in the place of a picture: `[Illustration: the quay]`.
fn is_picture(text: &str) -> bool {
    // The sign points to the picture above.
    if text.starts_with(['▲', '△', '▼', '▽']) && text.contains(char::is_alphabetic) {
        return true;
    }
    let inner = text.trim().strip_prefix(['[', '［', '【']);
    let inner = inner.and_then(|t| t.strip_suffix([']', '］', '】'])).map(str::to_lowercase);
    inner.is_some_and(|t| {
        !t.contains(['[', ']'])
            && PICTURES
                .iter()
                .filter_map(|p| t.strip_prefix(p))
                .any(|rest| rest.is_empty() || rest.starts_with([':', '：', '.', '（', '「']))
    })
}

/// Whether what stands behind a word makes that word a label with a name: `扫描：老林`.
fn labels(rest: &str) -> bool {
    let value = rest.trim_start().strip_prefix([':', '：']);
    value.is_some_and(|v| columns(v) <= 60 && !v.trim().is_empty() && !ends_sentence(v))
}

/// In small letters, with plain apostrophes and without brackets around it.
fn plain(text: &str) -> String {
    let around = |c: char| c.is_whitespace() || "()（）[]【】{}〔〕*＊-=—~".contains(c);
    text.trim_matches(around).to_lowercase().replace('’', "'")
}

fn hits(line: &str, words: &[&str]) -> usize {
    // One word within another counts once, as does one that two languages have.
    let mut ends: Vec<usize> = words.iter().filter_map(|w| Some(line.find(w)? + w.len())).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.len()
}

/// Whether the writer asks readers for votes, or names the number of their group.
fn votes(line: &str) -> bool {
    const LONGEST: usize = 120;
    let clauses = line.split(|c: char| !c.is_alphanumeric());
    let asks = |clause: &str| {
        clause.strip_prefix('求').is_some_and(|what| VOTES.iter().any(|v| what.starts_with(v)))
    };
    let digits = line.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    let in_group = digits >= 6 && GROUPS.iter().any(|g| line.contains(g));
    columns(line) <= LONGEST && (in_group || clauses.into_iter().any(asks))
}

/// Whether the writer speaks to the readers of the day: of the next chapter, of votes and gifts.
fn is_aside(text: &str, line: &str) -> bool {
    const WIDEST: usize = 120;
    let is_set_off = line.starts_with("ps") || text.starts_with(['（', '(', '【', '*']);
    let signs = hits(line, ASIDES);
    columns(line) <= WIDEST && signs >= if is_set_off { 2 } else { 3 }
}

/// What stands behind the title of a note of those who copied the text.
fn copyist(text: &str) -> Option<&str> {
    let line = plain(text);
    let title = COPYISTS.iter().filter(|c| line.starts_with(**c)).max_by_key(|c| c.len())?;
    let rest = line[title.len()..].trim_start_matches('s');
    let is_title = rest.is_empty() || rest.starts_with([':', '：', '.', '—', ' ']);
    let behind = text.find([':', '：']).map_or("", |at| text[at..].trim_matches([':', '：', ' ']));
    is_title.then_some(behind)
}

/// What stands outside of the marks that a distributor sets around a text: `*** START OF … ***`.
fn outside(blocks: &[Block]) -> Vec<(usize, Role)> {
    let at = |begins: bool| move |b: &Block| mark(&b.text) == Some(begins);
    let start = blocks.iter().position(at(true));
    let end = blocks.iter().rposition(at(false)).filter(|end| start.is_none_or(|s| s < *end));
    // Several such marks may stand below each other.
    let end = end.map(|end| {
        let above = blocks[..end].iter().rev().take_while(|b| mark(&b.text) == Some(false));
        end - above.count()
    });
    let before = 0..start.map_or(0, |s| s + 1);
    let behind = end.unwrap_or(blocks.len())..blocks.len();
    before.chain(behind).map(|b| (b, Role::Legal)).collect()
}

/// Whether a line is such a mark, and whether the text begins there.
fn mark(text: &str) -> Option<bool> {
    let text = text.trim();
    if columns(text) > LONGEST_LINE {
        return None;
    }
    let line = plain(text);
    let is_set_off = text.starts_with("***")
        || line.starts_with("end of the project gutenberg")
        || line.starts_with("end of project gutenberg");
    let of_file =
        ["ebook", "e-book", "etext", "e-text", "gutenberg"].iter().any(|w| line.contains(w));
    let begins = line.starts_with("start of") || line.starts_with("start: ");
    let ends = line.starts_with("end of") || line.starts_with("end: ");
    (is_set_off && of_file && (begins || ends)).then_some(begins)
}

/// Short lines, no headings, at the edges of several chapters.
fn repeated(blocks: &[Block], chapters: &[Chapter]) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for range in chapters.iter().map(|c| &c.range) {
        let edges = range.clone().take(EDGE).chain(range.clone().skip(EDGE).rev().take(EDGE));
        for block in edges.map(|b| &blocks[b]) {
            if !matches!(block.kind, BlockKind::Heading { .. })
                && columns(&block.text) <= LONGEST_LINE
            {
                *counts.entry(block.text.clone()).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter(|(_, n)| *n >= REPEATED).map(|(text, _)| text).collect()
}

/// What a page is that lists other books or quotes what was said of this one.
fn promotes(page: &[Block]) -> Option<Role> {
    const LONGEST: usize = 6000;
    let mut lines = page.iter().filter(|b| !b.is_skipped());
    let mut title = plain(&lines.next()?.text);
    // The book's own title may stand above.
    let second = lines.next().map(|b| plain(&b.text));
    if let Some(second) = second.filter(|s| OTHER_BOOKS.iter().any(|w| s.starts_with(w))) {
        title = second;
    }
    let begins = |words: &[&str]| words.iter().any(|w| title.starts_with(w));
    let rest = page.iter().skip(1);
    let weight = |b: &Block| columns(&b.text);
    let is_short = columns(&title) <= 80 && page.iter().map(weight).sum::<usize>() <= LONGEST;
    let quotes = |b: &Block| {
        b.text.contains(['“', '"', '「', '«', '„', '—', '–']) || b.kind == BlockKind::Quote
    };
    let is_running = |b: &&Block| ends_sentence(&b.text) && weight(b) > 120 && !quotes(b);
    let running = rest.clone().filter(is_running).count();
    if !is_short || rest.len() == 0 || running * 4 > rest.len() {
        return None;
    }
    match () {
        () if begins(OTHER_BOOKS) => Some(Role::Related),
        () if begins(PRAISE) => Some(Role::Advertisement),
        () => None,
    }
}

#[cfg(test)]
mod tests;
