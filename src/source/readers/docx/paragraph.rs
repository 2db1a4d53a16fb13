//! A paragraph while it is read: its text, its kind, and the format of its runs.

use super::styles::Styles;
use crate::Result;
use crate::model::article::{BlockKind, Blocks, Mark};
use crate::model::role::Role;
use crate::source::formats::inline::Inline;
use crate::source::formats::superscript;
use crate::source::formats::xml::Pieces;

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) inline: Inline,
    pub(super) kind: Option<BlockKind>,
    pub(super) role: Option<Role>,
    pub(super) is_title: bool,
    pub(super) forced_line_end: bool,
    pub(super) new_cell: bool,
    pub(super) is_in_link: bool,
    /// How many marks of the format are open in it.
    pub(super) marks: usize,
    /// The format that they are of.
    pub(super) format: Format,
    /// Raised text whose end has not come yet: a sign may be cut into several runs.
    pub(super) raised: String,
    /// Raised text that is in no block as it stands: with what it became, if that is text.
    pub(super) rewritten: Vec<(String, Option<String>)>,
}

/// How a run of characters looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) marks: Vec<Mark>,
    pub(super) is_struck: bool,
    pub(super) is_hidden: bool,
    /// Set higher than the line.
    pub(super) is_raised: bool,
    pub(super) latin: Option<String>,
    pub(super) east_asian: Option<String>,
}

impl Format {
    /// The format that the properties of a run, which have just begun, tell.
    pub(super) fn read(pieces: &mut Pieces, styles: &Styles) -> Result<Format> {
        let mut format = Format::default();
        pieces.each(|e| {
            let value = e.attribute("val");
            let is_on = !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"));
            match e.name() {
                "b" if is_on => format.marks.push(Mark::Strong),
                "i" if is_on => format.marks.push(Mark::Emphasis),
                "rStyle" => {
                    format.is_raised |= value.as_ref().is_some_and(|v| styles.is_raised(v));
                    format.marks.extend(value.and_then(|id| styles.mark(&id)));
                }
                "vertAlign" => format.is_raised = value.as_deref() == Some("superscript"),
                "strike" | "dstrike" => format.is_struck |= is_on,
                "vanish" => format.is_hidden = is_on,
                "lang" => {
                    format.latin = value;
                    format.east_asian = e.attribute("eastAsia");
                }
                "rPrChange" => return false,
                _ => {}
            }
            true
        })?;
        Ok(format)
    }
}

impl Paragraph {
    /// Opens the marks of a format, unless they are open already: Word cuts its runs anywhere.
    pub(super) fn mark(&mut self, format: Format) {
        if self.format == format {
            return;
        }
        self.unmark();
        for mark in &format.marks {
            self.inline.open(mark.clone());
        }
        if format.is_struck {
            self.inline.open_part(Role::StruckOut);
        }
        self.marks = format.marks.len() + usize::from(format.is_struck);
        self.format = format;
    }

    /// Ends the raised text: it is the sign of a note, a power, or a text like any other.
    pub(super) fn settle(&mut self) {
        if self.raised.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.raised);
        let before = self.inline.text();
        if let Some(label) = superscript::note(&text, before) {
            self.inline.point(Mark::NoteReference(label));
            self.rewritten.push((text, None));
        } else if let Some(power) = superscript::power(&text, before) {
            self.inline.push(&power);
            self.rewritten.push((text, Some(power)));
        } else {
            self.inline.push(&text);
        }
    }

    /// Closes the marks of the format.
    pub(super) fn unmark(&mut self) {
        self.settle();
        (0..std::mem::take(&mut self.marks)).for_each(|_| self.inline.close());
        self.format = Format::default();
    }

    /// Writes the separator of a cell, once it has text.
    pub(super) fn cell(&mut self) {
        if std::mem::take(&mut self.new_cell) {
            self.unmark();
            self.inline.push(" ");
            let start = self.inline.len();
            self.inline.push("|");
            self.inline.part_from(start, Role::Markup);
            self.inline.push(" ");
        }
    }

    pub(super) fn flush(&mut self, to: &mut Blocks) {
        let kind = self.kind.unwrap_or(BlockKind::Paragraph);
        let role = self.role.or((kind == BlockKind::Code).then_some(Role::Code));
        self.inline.flush(kind, role, None, to);
    }
}
