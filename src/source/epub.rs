//! EPUB 2 and 3: a zip archive with a package of XHTML files.
//!
//! What a listener gets:
//! - The files in the order of the spine. Those that it calls auxiliary (`linear="no"`: answers,
//!   notes, tables that the text points to) come after all others: a listener has no way to jump to
//!   them, and nothing is to be lost.
//! - The chapters of the table of contents (the navigation document, else the NCX). A file that has
//!   no heading and does not show the chapter's name gets that name as its heading.
//! - The table of contents and the cover page, where they are pages of the spine, are skipped
//!   (`navigation`), unless there is nothing else to read.
//! - A file that is missing is passed over with a note. A book whose files are encrypted is refused.

mod navigation;
mod package;
mod path;
mod protection;
mod xhtml;

use super::archive::Archive;
use super::decode::{Form, decode};
use super::fetch::Fetched;
use super::html;
use super::reader::{Claim, Source, by_extension};
use super::xml::{Piece, Pieces};
use crate::model::article::{Article, Block, BlockKind, Blocks, Chapter};
use crate::model::role::Role;
use crate::{Error, Kind, Result};
use navigation::Point;
use package::Package;
use std::collections::HashMap;

const MEDIA_TYPE: &str = "application/epub+zip";

/// The reader of EPUB.
#[derive(Clone, Copy, Debug)]
pub struct Epub;

impl Source for Epub {
    fn name(&self) -> &'static str {
        "epub"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["epub"]
    }

    fn claim(&self, fetched: &Fetched) -> Claim {
        // The media type is the first file, not compressed, and its name is `mimetype`.
        let head = &fetched.bytes[..fetched.bytes.len().min(4096)];
        let says_so = head.starts_with(b"PK\x03\x04")
            && head.windows(MEDIA_TYPE.len()).any(|w| w == MEDIA_TYPE.as_bytes());
        if says_so || fetched.media_type.as_deref() == Some(MEDIA_TYPE) {
            return Claim::Sure;
        }
        by_extension(self, fetched).unwrap_or(Claim::No)
    }

    fn read(&self, fetched: &Fetched) -> Result<Article> {
        let mut archive = Archive::open(&fetched.bytes, &fetched.origin)?;
        protection::check(&mut archive, &fetched.origin)?;
        let mut book = Book::open(&mut archive, &fetched.origin)?;
        book.read_pages()?;
        book.finish()
    }
}

/// A file of the archive as text, with its notes.
fn text(archive: &mut Archive, path: &str, origin: &str) -> Result<Option<(String, Vec<String>)>> {
    let Some(bytes) = archive.read(path)? else { return Ok(None) };
    let file = Fetched { origin: within(origin, path), bytes, ..Fetched::default() };
    let decoded = decode(&file, Form::Html)?;
    Ok(Some((decoded.text.into_owned(), decoded.notes)))
}

/// A file of the book, for messages.
fn within(origin: &str, path: &str) -> String {
    format!("{path} in {origin}")
}

fn refusal(origin: &str, why: &str) -> Error {
    Error::new(Kind::Input, format!("cannot read {origin}: {why}"))
}

/// A book that is being read.
struct Book<'a, 'b> {
    archive: &'a mut Archive<'b>,
    origin: &'a str,
    package: Package,
    /// The table of contents.
    points: Vec<Point>,
    blocks: Blocks,
    /// Where each file begins: the index of a block, by its path.
    files: HashMap<String, usize>,
    /// Where each element with an id begins, by path and id.
    anchors: HashMap<(String, String), usize>,
    /// The ranges of blocks that lead into the book and are no part of its text.
    front: Vec<std::ops::Range<usize>>,
}

impl<'a, 'b> Book<'a, 'b> {
    fn open(archive: &'a mut Archive<'b>, origin: &'a str) -> Result<Self> {
        let package_path = container(archive, origin)?;
        let missing = || {
            let why = format!("{package_path}, the list of its parts, is missing in it");
            refusal(origin, &why)
        };
        let (opf, mut notes) = text(archive, &package_path, origin)?.ok_or_else(missing)?;
        let mut package = package::read(&opf, &package_path, &within(origin, &package_path))?;
        package.meta.notes.append(&mut notes);
        if let Some(other) = other_media_type(archive)? {
            package.meta.notes.push(format!(
                "{origin} calls itself {other:?} and not {MEDIA_TYPE}; it is read as a book all the same"
            ));
        }
        let points = navigation::read(archive, &mut package, origin)?;
        Ok(Book {
            archive,
            origin,
            package,
            points,
            blocks: Blocks::default(),
            files: HashMap::new(),
            anchors: HashMap::new(),
            front: Vec::new(),
        })
    }

    fn read_pages(&mut self) -> Result<()> {
        // The title that a file has in the table of contents, if it begins a chapter.
        let mut titles: HashMap<String, (String, u8)> = HashMap::new();
        for point in self.points.iter().filter(|p| p.fragment.is_none()) {
            titles.entry(point.path.clone()).or_insert((point.title.clone(), point.level));
        }
        for path in std::mem::take(&mut self.package.spine) {
            match text(self.archive, &path, self.origin)? {
                None => self.package.meta.notes.push(format!(
                    "{}, which its order of reading names, is missing; it is read without it",
                    within(self.origin, &path)
                )),
                Some((content, mut notes)) => {
                    self.package.meta.notes.append(&mut notes);
                    let title = titles.get(&path).map(|(title, level)| (title.as_str(), *level));
                    self.page(&path, &content, title)?;
                }
            }
        }
        Ok(())
    }

    fn page(&mut self, path: &str, content: &str, title: Option<(&str, u8)>) -> Result<()> {
        let mut page = Blocks::default();
        let origin = within(self.origin, path);
        let whole = html::whole(&xhtml::as_html(content), &origin, None, &mut page)?;
        let page = page.finish();
        let begin = self.blocks.len();
        let is_front = self.package.is_front(path);
        if let Some((title, level)) = title.filter(|(t, _)| !is_front && !shows(&page, t)) {
            self.blocks.push(BlockKind::Heading { level: level.clamp(1, 6) }, title);
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
        for (id, block) in whole.anchors {
            // What begins the file begins with the heading that it was given.
            let block = if block == 0 { begin } else { first + block };
            self.anchors.insert((path.to_owned(), id), block);
        }
        if is_front {
            self.front.push(begin..self.blocks.len());
        }
        Ok(())
    }

    fn finish(self) -> Result<Article> {
        let mut blocks = self.blocks.finish();
        if blocks.is_empty() {
            let why = "there is no text in it; if its pages are pictures, they need OCR first";
            return Err(refusal(self.origin, why));
        }
        let front: usize = self.front.iter().map(ExactSizeIterator::len).sum();
        if front < blocks.len() {
            let front = self.front.into_iter().flatten();
            front.for_each(|i| blocks[i].mark_whole(Role::Navigation));
        }
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
        Ok(Article { meta: self.package.meta, blocks, chapters, ..Article::default() })
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

/// The path of the package that the container names.
fn container(archive: &mut Archive, origin: &str) -> Result<String> {
    const CONTAINER: &str = "META-INF/container.xml";
    let Some((xml, _)) = text(archive, CONTAINER, origin)? else {
        let why = format!("{CONTAINER} is missing in it, so it is no EPUB book, or a damaged one");
        return Err(refusal(origin, &why));
    };
    let file = within(origin, CONTAINER);
    let mut pieces = Pieces::new(&xml, &file);
    while let Some(piece) = pieces.next()? {
        if let Piece::Start(e) = &piece
            && e.name() == "rootfile"
            && let Some(path) = e.attribute("full-path").and_then(|p| path::resolve("", &p))
        {
            return Ok(path.0);
        }
    }
    let why = format!("{CONTAINER} in it does not name its list of parts; it is damaged");
    Err(refusal(origin, &why))
}

/// What the book calls itself, if that is no EPUB book.
fn other_media_type(archive: &mut Archive) -> Result<Option<String>> {
    let found = archive.read("mimetype")?.unwrap_or_default();
    let found = String::from_utf8_lossy(&found[..found.len().min(80)]).trim().to_owned();
    Ok((!found.is_empty() && found.trim_start_matches('\u{feff}') != MEDIA_TYPE).then_some(found))
}

#[cfg(test)]
mod tests;
