//! EPUB 2 and 3: a zip archive with a package of XHTML files.
//!
//! What a listener gets:
//! - The files in the order of the spine. Those that it calls auxiliary (`linear="no"`: answers,
//!   notes, tables that the text points to) and that are not chapters come after all others: a
//!   listener has no way to jump to them, and nothing is to be lost.
//! - The chapters of the table of contents (the navigation document, else the NCX). A file that has
//!   no heading and does not show the chapter's name gets that name as its heading.
//! - The table of contents, the cover page (`navigation`) and the imprint (`legal`), where they are
//!   pages of the spine, are skipped, unless there is nothing else to read: what the package says of
//!   a page counts, and what the page is made of (`front.rs`).
//! - Numbers of printed pages are not text, notes are footnotes (`annotate.rs`).
//! - Whatever is wrong in a book is mended as far as it can be guessed (a name in other letters, a
//!   missing container, a file that no list names) and costs a note. A book whose files are
//!   encrypted is refused.

mod annotate;
mod container;
mod file;
mod front;
mod imprint;
mod margins;
mod navigation;
mod nodes;
mod package;
mod path;
mod pictures;
mod protection;
mod spine;
mod xhtml;

use super::html::{self, Html};
use crate::Result;
use crate::model::article::{Article, Block, BlockKind, Blocks, Chapter, Omission};
use crate::source::boilerplate::notices;
use crate::source::fetch::Fetched;
use crate::source::finish::note_marks;
use crate::source::formats::archive::Archive;
use crate::source::formats::extensions;
use crate::source::formats::ledger::Ledger;
use crate::source::reader::{Claim, Source, by_extension};
use file::{MEDIA_TYPE, page_text, refusal, within};
use navigation::Point;
use package::{Package, Place};
use std::collections::HashMap;
use std::ops::Range;

/// The reader of EPUB.
#[derive(Clone, Copy, Debug)]
pub struct Epub;

impl Source for Epub {
    fn name(&self) -> &'static str {
        "epub"
    }

    fn extensions(&self) -> &'static [&'static str] {
        extensions::EPUB
    }

    fn claim(&self, fetched: &Fetched) -> Claim {
        let bytes = &fetched.bytes;
        let has = |part: &[u8], what: &[u8]| part.windows(what.len()).any(|w| w == what);
        // The media type is the first file, not compressed, and its name is `mimetype`. Where it is
        // missing, the list of files at the end names the container.
        let head = &bytes[..bytes.len().min(4096)];
        let tail = &bytes[bytes.len().saturating_sub(1 << 16)..];
        let says_so = head.starts_with(b"PK\x03\x04")
            && (has(head, MEDIA_TYPE.as_bytes()) || has(tail, b"META-INF/container.xml"));
        if says_so || fetched.media_type.as_deref() == Some(MEDIA_TYPE) {
            return Claim::Sure;
        }
        by_extension(self, fetched).unwrap_or(Claim::No)
    }

    fn read(&self, fetched: &Fetched) -> Result<Article> {
        let mut archive = Archive::open(&fetched.bytes, &fetched.origin)?;
        protection::check(&mut archive, &fetched.origin)?;
        let mut book = Book::open(&mut archive, &fetched.origin)?;
        book.read_pages();
        book.finish()
    }

    fn texts(&self, fetched: &Fetched) -> Result<Option<Vec<String>>> {
        let mut archive = Archive::open(&fetched.bytes, &fetched.origin)?;
        let mut book = Book::open(&mut archive, &fetched.origin)?;
        let mut texts = Vec::new();
        for Place { path, .. } in std::mem::take(&mut book.package.spine) {
            let text = page_text(book.archive, &path, &fetched.origin, &mut Vec::new());
            let Some((content, _)) = text else { continue };
            let bytes = xhtml::as_html(&content).into_owned().into_bytes();
            let charset = Some("utf-8".to_owned());
            let page = Fetched { origin: path, bytes, charset, ..Fetched::default() };
            // What cannot be read is not text of the article either, and is told in its notes.
            texts.extend(Html.texts(&page).ok().flatten().unwrap_or_default());
        }
        Ok(Some(texts))
    }
}

/// A book that is being read.
struct Book<'a, 'b> {
    archive: &'a mut Archive<'b>,
    origin: &'a str,
    package: Package,
    /// The table of contents.
    points: Vec<Point>,
    blocks: Blocks,
    ledger: Ledger,
    /// The pages that were read, with their blocks.
    pages: Vec<(String, Range<usize>)>,
    /// Where each file begins: the index of a block, by its path.
    files: HashMap<String, usize>,
    /// Where each element with an id begins, by path and id.
    anchors: HashMap<(String, String), usize>,
    /// The notes that the text has pointed to so far.
    noted: annotate::Noted,
}

impl<'a, 'b> Book<'a, 'b> {
    fn open(archive: &'a mut Archive<'b>, origin: &'a str) -> Result<Self> {
        let mut notes: Vec<String> = archive.note().into_iter().collect();
        let path = container::package(archive, origin, &mut notes)?;
        let opf = path.and_then(|path| page_text(archive, &path, origin, &mut notes));
        let mut package = opf.map_or_else(Package::default, |(opf, path)| {
            package::read(&opf, &path, &within(origin, &path))
        });
        notes.append(&mut package.meta.notes);
        notes.extend(container::other_media_type(archive, origin));
        package.meta.notes = notes;
        let points = navigation::read(archive, &mut package, origin);
        spine::settle(&mut package, &points, archive, origin);
        Ok(Book {
            archive,
            origin,
            package,
            points,
            blocks: Blocks::default(),
            ledger: Ledger::default(),
            pages: Vec::new(),
            files: HashMap::new(),
            anchors: HashMap::new(),
            noted: annotate::Noted::default(),
        })
    }

    fn read_pages(&mut self) {
        // The title that a file has in the table of contents, if it begins a chapter.
        let mut titles: HashMap<String, (String, u8)> = HashMap::new();
        for point in self.points.iter().filter(|p| p.fragment.is_none()) {
            titles.entry(point.path.clone()).or_insert((point.title.clone(), point.level));
        }
        for Place { path, .. } in std::mem::take(&mut self.package.spine) {
            let notes = &mut self.package.meta.notes;
            if !self.archive.has(&path) {
                notes.push(format!(
                    "{}, which its order of reading names, is missing; it is read without it",
                    within(self.origin, &path)
                ));
            }
            let Some((content, _)) = page_text(self.archive, &path, self.origin, notes) else {
                continue;
            };
            let title = titles.get(&path).map(|(title, level)| (title.as_str(), *level));
            if let Err(e) = self.page(&path, &content, title) {
                self.package.meta.notes.push(e.to_string());
            }
        }
    }

    fn page(&mut self, path: &str, content: &str, title: Option<(&str, u8)>) -> Result<()> {
        let mut page = Blocks::default();
        let origin = within(self.origin, path);
        let (noted, mut added) = (&mut self.noted, String::new());
        let whole = html::whole_of(
            &xhtml::as_html(content),
            &origin,
            None,
            &mut page,
            &mut |document| added = annotate::annotate(document, path, noted),
            &annotate::verdict,
        )?;
        let page = page.finish();
        let begin = self.blocks.len();
        let is_front = self.package.front.contains_key(path);
        if let Some((title, level)) = title.filter(|(t, _)| !is_front && !shows(&page, t)) {
            self.blocks.push(BlockKind::Heading { level: level.clamp(1, 6) }, title);
            self.ledger.add(title);
        }
        let first = self.blocks.len();
        let book_language = &mut self.package.meta.language;
        let language = whole.language.filter(|l| !l.is_unknown());
        let foreign = match (&language, &*book_language) {
            (Some(own), Some(book)) if own.primary() != book.primary() => language,
            (Some(_), None) => {
                *book_language = language;
                None
            }
            _ => None,
        };
        for mut block in page {
            block.language = block.language.or_else(|| foreign.clone());
            self.blocks.append(block);
        }
        self.files.insert(path.to_owned(), begin);
        let omitted = whole.omitted.into_iter();
        let omitted = omitted.map(|o| Omission { before: first + o.before, ..o });
        self.ledger.omitted.extend(omitted);
        self.ledger.add(&whole.added);
        self.ledger.add(&added);
        for (id, block) in whole.anchors {
            // What begins the file begins with the heading that it was given.
            let block = if block == 0 { begin } else { first + block };
            self.anchors.insert((path.to_owned(), id), block);
        }
        self.pages.push((path.to_owned(), begin..self.blocks.len()));
        Ok(())
    }

    fn finish(mut self) -> Result<Article> {
        let mut blocks = std::mem::take(&mut self.blocks).finish();
        if blocks.is_empty() {
            // What is wrong with its pages says more than that there is nothing.
            let why = match self.package.meta.notes.as_slice() {
                [] => "if its pages are pictures, they need OCR first".to_owned(),
                notes => notes.join("; "),
            };
            return Err(refusal(self.origin, &format!("there is no text in it; {why}")));
        }
        note_marks::take(&mut blocks, &mut self.ledger);
        html::hush(&mut blocks);
        front::skip(&mut blocks, &self.pages, &self.package.front, &self.points);
        margins::skip(&mut blocks, &self.pages, self.package.meta.title.as_deref());
        let pages: Vec<_> = self.pages.iter().map(|(_, range)| range.clone()).collect();
        notices::skip(&mut blocks, &pages);
        let place = |point: &Point| {
            let anchor = point.fragment.clone().map(|id| (point.path.clone(), id));
            let anchor = anchor.and_then(|a| self.anchors.get(&a));
            anchor.or_else(|| self.files.get(&point.path)).copied().filter(|b| *b < blocks.len())
        };
        let chapter = |point: &Point| {
            Some(Chapter { title: point.title.clone(), level: point.level, block: place(point)? })
        };
        let mut chapters: Vec<_> = self.points.iter().filter_map(chapter).collect();
        chapters.sort_by_key(|c| c.block);
        let Ledger { omitted, added, .. } = self.ledger;
        let meta = self.package.meta;
        Ok(Article { meta, blocks, chapters, omitted, added, ..Article::default() })
    }
}

/// Whether a file has a heading, or shows its title all the same.
fn shows(blocks: &[Block], title: &str) -> bool {
    let plain = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let title = plain(title);
    blocks.iter().any(|b| matches!(b.kind, BlockKind::Heading { .. }))
        // Where a title is shown, that is at the beginning: as one block, or as two or three.
        || plain(&blocks.iter().take(5).map(|b| b.text.as_str()).collect::<String>())
            .contains(&title)
}

#[cfg(test)]
mod tests;
