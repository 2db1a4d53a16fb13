//! A paragraph while it is read: its text, its kind, and the format of its runs.

use crate::model::article::{BlockKind, Blocks, Mark};
use crate::model::role::Role;
use crate::source::inline::Inline;

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
}

/// How a run of characters looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) marks: Vec<Mark>,
    pub(super) is_struck: bool,
    pub(super) is_hidden: bool,
    pub(super) latin: Option<String>,
    pub(super) east_asian: Option<String>,
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

    /// Closes the marks of the format.
    pub(super) fn unmark(&mut self) {
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
