//! From the elements of a document to blocks.

mod paragraphs;

use super::math;
use super::numbering::Numbering;
use super::paragraph::{Format, Paragraph};
use super::styles::Styles;
use crate::Result;
use crate::model::article::{Block, BlockKind, Blocks, Mark};
use crate::model::language::Language;
use crate::model::role::{OmissionReason, Role};
use crate::source::formats::ledger::Ledger;
use crate::source::formats::xml::{Element, Piece, Pieces, folded};
use std::collections::HashMap;

/// Reads the parts of a document one after another.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The addresses of the part that is read, by their ids.
    pub(super) links: HashMap<String, String>,
    styles: Styles,
    numbering: Numbering,
    blocks: Blocks,
    ledger: Ledger,
    /// What stands in text boxes of the paragraph that is read: it comes after it.
    boxes: Blocks,
    /// The paragraphs that are open; all but the first stand in text boxes.
    open: Vec<Paragraph>,
    /// Whether text goes to the row of a table, from the outside to the inside.
    in_row: Vec<bool>,
    /// Whether each table around has columns.
    has_columns: Vec<bool>,
    format: Format,
    /// The reading of the ruby whose base comes.
    reading: String,
    /// The notes that the text refers to, by kind and id, with the labels they got.
    labels: HashMap<(Note, String), usize>,
    /// The last label of each kind.
    last_label: [usize; 2],
    /// The label of the note that is read.
    label: Option<usize>,
    title: Option<String>,
    /// How many letters were expressly set in a language, and how many there are.
    letters: HashMap<String, usize>,
    all_letters: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Note {
    Footnote,
    Endnote,
}

/// What is to be done when an element ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leave {
    Nothing,
    Paragraph,
    /// A paragraph within the row of a table.
    Joined,
    Row,
    Table,
    TextBox,
    Link,
    Ruby(usize),
    Run,
}

impl Walk {
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Self {
        Walk { styles, numbering, ..Walk::default() }
    }

    /// Reads the main part.
    pub(super) fn body(&mut self, xml: &str, origin: &str) -> Result<()> {
        self.part(&mut Pieces::new(xml, origin))
    }

    /// Reads the notes that the text refers to.
    pub(super) fn notes(&mut self, xml: &str, origin: &str) -> Result<()> {
        let mut pieces = Pieces::new(xml, origin);
        while let Some(piece) = pieces.next()? {
            let Piece::Start(e) = piece else { continue };
            let note = match e.name() {
                "footnote" => Note::Footnote,
                "endnote" => Note::Endnote,
                _ => continue,
            };
            let key = (note, e.attribute("id").unwrap_or_default());
            self.label = self.labels.get(&key).copied();
            // Lines that part the notes from the text are notes too.
            if self.label.is_some() {
                self.part(&mut pieces)?;
            } else {
                pieces.skip()?;
            }
        }
        self.label = None;
        Ok(())
    }

    /// The language in which more than half of the letters are set.
    pub(super) fn language(&self) -> Option<Language> {
        let (tag, _) = self.letters.iter().find(|(_, n)| **n * 2 > self.all_letters)?;
        Language::parse(tag).filter(|l| !l.is_unknown())
    }

    /// What stands in the style of titles, all blocks, and the account of what is in none.
    pub(super) fn finish(mut self) -> (Option<String>, Vec<Block>, Ledger) {
        let blocks = self.blocks.finish();
        let parts = blocks.iter().flat_map(|b| b.parts.iter().map(move |p| (b, p)));
        // The bars between cells.
        for (block, part) in parts.filter(|(_, part)| part.role == Role::Markup) {
            self.ledger.add(&block.text[part.range.clone()]);
        }
        (self.title, blocks, self.ledger)
    }

    fn omit(&mut self, text: &str, reason: OmissionReason) {
        self.ledger.omit(text, reason, self.blocks.len());
    }

    /// Reads up to the end of the element that has just begun, or of the part.
    fn part(&mut self, pieces: &mut Pieces) -> Result<()> {
        let mut open = Vec::new();
        while let Some(piece) = pieces.next()? {
            match piece {
                Piece::Start(e) => open.extend(self.start(&e, pieces)?),
                Piece::End => match open.pop() {
                    Some(leave) => self.leave(leave),
                    None => break,
                },
                Piece::Text(_) => {}
            }
        }
        // A part that breaks off.
        open.into_iter().rev().for_each(|leave| self.leave(leave));
        Ok(())
    }

    /// Begins an element; `None`, if it has been read to its end.
    fn start(&mut self, e: &Element, pieces: &mut Pieces) -> Result<Option<Leave>> {
        let name = e.name();
        Ok(Some(match name {
            "p" => self.paragraph(),
            "tbl" => {
                self.has_columns.push(false);
                Leave::Table
            }
            "tblGrid" => {
                let columns = self.columns(pieces)?;
                self.has_columns.last_mut().into_iter().for_each(|h| *h = columns > 1);
                return Ok(None);
            }
            "tr" if self.has_columns.last() == Some(&true) && !self.is_in_row() => {
                let kind = Some(BlockKind::TableRow);
                self.open.push(Paragraph { kind, ..Paragraph::default() });
                self.in_row.push(true);
                Leave::Row
            }
            "tc" => {
                if let Some(row) =
                    self.open.last_mut().filter(|_| self.in_row.last() == Some(&true))
                {
                    row.new_cell = !row.inline.is_empty();
                }
                Leave::Nothing
            }
            "txbxContent" => {
                self.in_row.push(false);
                Leave::TextBox
            }
            "pPr" => {
                self.paragraph_properties(pieces)?;
                return Ok(None);
            }
            "r" => {
                self.format = Format::default();
                Leave::Run
            }
            "rPr" => {
                self.format = Format::read(pieces, &self.styles)?;
                return Ok(None);
            }
            "t" => {
                let text = pieces.text()?;
                self.text(&text);
                return Ok(None);
            }
            "tab" | "ptab" | "cr" | "br" => {
                let is_line = name == "cr" || (name == "br" && e.attribute("type").is_none());
                self.open.last_mut().into_iter().for_each(Paragraph::settle);
                match self.open.last_mut() {
                    Some(p) if is_line => p.forced_line_end = true,
                    Some(p) => p.inline.push(" "),
                    None => {}
                }
                Leave::Nothing
            }
            "oMath" => {
                let source = pieces.clone().text()?;
                let formula = math::read(pieces)?;
                self.omit(&source, OmissionReason::Rewritten);
                self.ledger.add(&formula);
                self.text(&formula);
                return Ok(None);
            }
            "noBreakHyphen" => {
                self.ledger.add("-");
                self.text("-");
                Leave::Nothing
            }
            "hyperlink" => {
                let id = e.qualified_attribute("r:id");
                let target = id.and_then(|id| self.links.get(&id).cloned());
                let anchor = || e.attribute("anchor").map(|a| format!("#{a}"));
                let innermost = self.open.last_mut().filter(|p| !p.is_in_link);
                match (target.or_else(anchor), innermost) {
                    (Some(target), Some(p)) => {
                        p.unmark();
                        p.is_in_link = true;
                        p.inline.open(Mark::Link(target));
                        Leave::Link
                    }
                    _ => Leave::Nothing,
                }
            }
            "footnoteReference" => self.reference(Note::Footnote, e),
            "endnoteReference" => self.reference(Note::Endnote, e),
            "footnoteRef" | "endnoteRef" => {
                if let Some(label) = self.label {
                    self.ledger.add(&label.to_string());
                    self.text(&format!("{label} "));
                }
                Leave::Nothing
            }
            "rt" => {
                self.reading = folded(&pieces.text()?);
                let reading = self.reading.clone();
                self.omit(&reading, OmissionReason::Pronunciation);
                return Ok(None);
            }
            "rubyBase" => Leave::Ruby(self.open.last().map_or(0, |p| p.inline.len())),
            // What was deleted or moved elsewhere; what is there for older programs; codes of fields;
            // settings, and what they were before.
            "del" | "moveFrom" | "Fallback" | "instrText" | "delInstrText" | "delText"
            | "sectPr" | "tblPr" | "trPr" | "tcPr" | "sdtPr" | "rubyPr" => {
                pieces.skip()?;
                return Ok(None);
            }
            _ => Leave::Nothing,
        }))
    }

    fn leave(&mut self, leave: Leave) {
        match leave {
            Leave::Nothing => {}
            Leave::Run => self.format = Format::default(),
            Leave::Paragraph => self.emit(),
            Leave::Joined => {
                if let Some(p) = self.open.last_mut() {
                    p.unmark();
                    p.inline.push(" ");
                }
            }
            Leave::Row => {
                self.in_row.pop();
                self.emit();
            }
            Leave::Table => drop(self.has_columns.pop()),
            Leave::TextBox => drop(self.in_row.pop()),
            Leave::Link => {
                if let Some(p) = self.open.last_mut() {
                    p.unmark();
                    p.inline.close();
                    p.is_in_link = false;
                }
            }
            Leave::Ruby(start) => {
                let reading = std::mem::take(&mut self.reading);
                if let Some(p) = self.open.last_mut().filter(|p| start <= p.inline.len()) {
                    p.inline.run_from(start, Mark::Ruby(reading));
                }
            }
        }
    }

    fn is_in_row(&self) -> bool {
        self.in_row.last() == Some(&true)
    }

    fn paragraph(&mut self) -> Leave {
        if self.is_in_row() {
            return Leave::Joined;
        }
        let role = self.label.map(|_| Role::Footnote);
        self.open.push(Paragraph { role, ..Paragraph::default() });
        Leave::Paragraph
    }

    fn columns(&self, pieces: &mut Pieces) -> Result<usize> {
        let mut columns = 0;
        pieces.each(|e| {
            columns += usize::from(e.name() == "gridCol");
            true
        })?;
        Ok(columns)
    }

    fn reference(&mut self, note: Note, e: &Element) -> Leave {
        let last = &mut self.last_label[note as usize];
        let key = (note, e.attribute("id").unwrap_or_default());
        let label = *self.labels.entry(key).or_insert_with(|| {
            *last += 1;
            *last
        });
        if let Some(p) = self.open.last_mut() {
            p.settle();
            p.inline.point(Mark::NoteReference(label.to_string()));
        }
        Leave::Nothing
    }
}
