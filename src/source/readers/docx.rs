//! Word documents (DOCX, ECMA-376).
//!
//! What a listener gets:
//! - Paragraphs as their styles say what they are, by the styles' names and outline levels: ids are
//!   different in every language of Word. Lists and headings show their numbers as Word would count
//!   them; bullets are not text.
//! - Tables row by row, their cells joined by ` | ` (`markup`); a table of one column is a frame around
//!   paragraphs.
//! - Text as it is after all changes are accepted: insertions are read, deletions are not.
//! - A text box comes after the paragraph that it is anchored in, and once.
//! - Footnotes and endnotes stand at the end (`footnote`); so that the sentence stays whole, their
//!   signs in the text are not text. Heads and feet of pages, comments and hidden text are not read.
//! - Raised figures are powers (10⁶) or signs of notes, as in pages; formulas stand on one line.
//! - The language is the one that the properties name, or the one in which more than half of the
//!   letters are expressly set. The default of a document is not evidence: programs write `en-US`
//!   there whatever the text is.

mod math;
mod number;
mod numbering;
mod paragraph;
mod properties;
mod styles;
mod walk;

use crate::Result;
use crate::model::article::{Article, BlockKind};
use crate::source::decode::{Form, decode};
use crate::source::fetch::Fetched;
use crate::source::formats::archive::Archive;
use crate::source::formats::extensions;
use crate::source::formats::ledger::Ledger;
use crate::source::formats::xml::{Piece, Pieces};
use crate::source::reader::{Claim, Source, by_extension};
use std::collections::HashMap;

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The reader of Word documents.
#[derive(Clone, Copy, Debug)]
pub struct Docx;

impl Source for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn extensions(&self) -> &'static [&'static str] {
        extensions::DOCX
    }

    fn claim(&self, fetched: &Fetched) -> Claim {
        if fetched.media_type.as_deref() == Some(MEDIA_TYPE) {
            return Claim::Sure;
        }
        // The name of the main part is in the list of files at the end.
        let bytes = &fetched.bytes[..];
        let tail = &bytes[bytes.len().saturating_sub(64 << 10)..];
        let part = b"word/document.xml";
        if bytes.starts_with(b"PK\x03\x04") && tail.windows(part.len()).any(|w| w == part) {
            return Claim::Sure;
        }
        by_extension(self, fetched).unwrap_or(Claim::No)
    }

    fn read(&self, fetched: &Fetched) -> Result<Article> {
        let origin = &fetched.origin;
        let mut archive = Archive::open(&fetched.bytes, origin)?;
        let main = "word/document.xml";
        let document = text(main, archive.need(main, "its main part")?, origin)?;
        let mut part = |name: &str| -> Result<String> {
            archive.read(name)?.map_or(Ok(String::new()), |bytes| text(name, bytes, origin))
        };
        let mut walk = walk::Walk::new(
            styles::read(&part("word/styles.xml")?, origin)?,
            numbering::read(&part("word/numbering.xml")?, origin)?,
        );
        walk.links = links(&part("word/_rels/document.xml.rels")?, origin)?;
        walk.body(&document, origin)?;
        for name in ["footnotes", "endnotes"] {
            walk.links = links(&part(&format!("word/_rels/{name}.xml.rels"))?, origin)?;
            walk.notes(&part(&format!("word/{name}.xml"))?, origin)?;
        }
        let mut meta = properties::read(&part("docProps/core.xml")?, origin)?;
        meta.notes.extend(archive.note());
        meta.language = meta.language.or_else(|| walk.language());
        let (title, blocks, ledger) = walk.finish();
        let is_title = |kind| kind == BlockKind::Heading { level: 1 };
        let heading = || blocks.iter().find(|b| is_title(b.kind)).map(|b| b.text.clone());
        // What stands on the page, before what some program wrote beside it.
        meta.title = title.or(meta.title).or_else(heading);
        let Ledger { omitted, added, .. } = ledger;
        Ok(Article { meta, blocks, omitted, added, ..Article::default() })
    }

    fn texts(&self, fetched: &Fetched) -> Result<Option<Vec<String>>> {
        let origin = &fetched.origin;
        let mut archive = Archive::open(&fetched.bytes, origin)?;
        let mut texts = Vec::new();
        for name in ["document", "footnotes", "endnotes"] {
            let name = format!("word/{name}.xml");
            let Some(bytes) = archive.read(&name)? else { continue };
            let xml = text(&name, bytes, origin)?;
            let mut pieces = Pieces::new(&xml, origin);
            while let Some(piece) = pieces.next()? {
                let Piece::Start(e) = piece else { continue };
                match e.name() {
                    "t" => texts.push(pieces.text()?),
                    // What is not there any more, and what is there twice.
                    "del" | "moveFrom" | "Fallback" => pieces.skip()?,
                    _ => {}
                }
            }
        }
        Ok(Some(texts))
    }
}

fn text(name: &str, bytes: Vec<u8>, origin: &str) -> Result<String> {
    let part = Fetched { origin: format!("{name} in {origin}"), bytes, ..Fetched::default() };
    Ok(decode(&part, Form::Xml)?.text.into_owned())
}

/// The addresses that a part refers to, by their ids.
fn links(xml: &str, origin: &str) -> Result<HashMap<String, String>> {
    let mut links = HashMap::new();
    let mut pieces = Pieces::new(xml, origin);
    while let Some(piece) = pieces.next()? {
        if let Piece::Start(e) = piece
            && e.attribute("TargetMode").as_deref() == Some("External")
            && let (Some(id), Some(target)) = (e.attribute("Id"), e.attribute("Target"))
        {
            links.insert(id, target);
        }
    }
    Ok(links)
}

#[cfg(test)]
mod tests;
