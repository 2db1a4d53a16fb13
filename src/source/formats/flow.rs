//! Blocks from a stream of text and structure, as readers of marked-up formats meet them.

use super::inline::Inline;
use super::ledger::Ledger;
use crate::model::article::{Block, BlockKind, Blocks};
use crate::model::language::Language;
use crate::model::role::{OmissionReason, Role};

/// What a block stands in.
#[derive(Debug)]
pub(crate) enum Around {
    /// A quotation.
    Quote,
    /// An item of a list, with the number that its first block shows.
    Item(Option<String>),
    /// Something that has a role as a whole.
    Role(Role),
    /// Something in a language of its own.
    Language(Language),
}

/// What a block stands in, and where to find the others that tell about it.
#[derive(Debug)]
struct Level {
    around: Around,
    /// The outermost role.
    role: Option<Role>,
    /// Of the innermost language, its place in the stack.
    language: Option<usize>,
    /// Of the innermost quotation or item, its place in the stack.
    place: Option<usize>,
}

/// Builds blocks. Structure is told by [`Flow::begin`], [`Flow::flush`] and what is around; text and
/// marks go to [`Flow::inline`].
#[derive(Debug, Default)]
pub(crate) struct Flow {
    /// The finished blocks.
    pub(crate) blocks: Blocks,
    /// The innermost is the last. As deep as the input likes: so it is not recursion, and each knows
    /// what it stands in.
    around: Vec<Level>,
    /// The block that is being read, where it is not told by what is around it.
    kind: Option<BlockKind>,
    /// The text of the block that is being read.
    pub(crate) inline: Inline,
    forced_line_end: bool,
    /// A cell of a table began that is not the first in its row with text.
    new_cell: bool,
    /// What is in no block, and what is in blocks and not in the input.
    pub(crate) ledger: Ledger,
}

impl Flow {
    /// Begins a block of this kind, whatever is around it.
    pub(crate) fn begin(&mut self, kind: BlockKind) {
        self.flush();
        self.kind = Some(kind);
    }

    /// What follows stands in this, until [`Flow::leave`].
    pub(crate) fn enter(&mut self, around: Around) {
        self.flush();
        let here = self.around.len();
        let outer = |of: fn(&Level) -> Option<usize>| self.around.last().and_then(of);
        let is_language = matches!(around, Around::Language(_));
        let is_place = matches!(around, Around::Quote | Around::Item(_));
        let own_role = match around {
            Around::Role(role) => Some(role),
            _ => None,
        };
        let level = Level {
            role: self.role().or(own_role),
            language: if is_language { Some(here) } else { outer(|l| l.language) },
            place: if is_place { Some(here) } else { outer(|l| l.place) },
            around,
        };
        self.around.push(level);
    }

    /// Ends what was entered last.
    pub(crate) fn leave(&mut self) {
        self.flush();
        self.around.pop();
    }

    /// The role of all that comes now.
    pub(crate) fn role(&self) -> Option<Role> {
        self.around.last().and_then(|level| level.role)
    }

    /// Adds text to the block.
    pub(crate) fn text(&mut self, text: &str) {
        if self.forced_line_end && !text.trim_start().is_empty() {
            self.forced_line_end = false;
            if self.inline.goes_on_with(text) || self.kind == Some(BlockKind::TableRow) {
                self.inline.line_end();
            } else {
                // The next line is of the same kind.
                let kind = self.kind;
                self.flush();
                self.kind = kind;
            }
        }
        if !text.trim_start().is_empty() {
            self.cell();
        }
        self.inline.push(text);
    }

    /// Adds text to the block in a form that the input does not have: `source` as `text`.
    pub(crate) fn rewrite(&mut self, source: &str, text: &str) {
        self.omit(source, OmissionReason::Rewritten);
        self.ledger.add(text);
        self.text(text);
    }

    /// Accounts for something beside the input's text that cannot be put into words.
    pub(crate) fn unreadable(&mut self, source: &str) {
        self.omit(source, OmissionReason::Unreadable);
        self.ledger.add(source);
    }

    /// Accounts for text that is to be in no block.
    pub(crate) fn omit(&mut self, text: &str, reason: OmissionReason) {
        self.ledger.omit(text, reason, self.blocks.len());
    }

    /// The author forced a line end: a new block, unless the sentence evidently goes on.
    pub(crate) fn forced_line_end(&mut self) {
        // Two in a row are a paragraph's end.
        if std::mem::replace(&mut self.forced_line_end, true)
            && self.kind != Some(BlockKind::TableRow)
        {
            let kind = self.kind;
            self.flush();
            self.kind = kind;
        }
    }

    /// A cell of a row begins.
    pub(crate) fn begin_cell(&mut self) {
        self.new_cell = !self.inline.is_empty();
    }

    /// Writes the separator of a cell, once it has text: empty cells say nothing, so they get none.
    pub(crate) fn cell(&mut self) {
        if std::mem::take(&mut self.new_cell) {
            self.inline.push(" ");
            let start = self.inline.len();
            self.inline.push("|");
            self.ledger.added.push('|');
            self.inline.part_from(start, Role::Markup);
            self.inline.push(" ");
        }
    }

    /// Ends the block that is being read.
    pub(crate) fn flush(&mut self) {
        self.forced_line_end = false;
        self.new_cell = false;
        let kind = self.kind.take();
        if self.inline.is_empty() {
            return;
        }
        let place = self.around.last().and_then(|level| level.place);
        let mut place = place.map(|at| &mut self.around[at].around);
        let of_place = match place {
            Some(Around::Item(_)) => BlockKind::ListItem,
            Some(_) => BlockKind::Quote,
            None => BlockKind::Paragraph,
        };
        let kind = kind.unwrap_or(of_place);
        if kind == BlockKind::ListItem
            && let Some(Around::Item(number)) = &mut place
            && let Some(number) = number.take()
        {
            self.inline.prepend(&number);
            self.ledger.add(&number);
        }
        let role = self.role().or((kind == BlockKind::Code).then_some(Role::Code));
        let language = self.around.last().and_then(|level| level.language);
        let language = language.and_then(|at| match &self.around[at].around {
            Around::Language(language) => Some(language.clone()),
            _ => None,
        });
        self.inline.flush(kind, role, language, &mut self.blocks);
    }

    /// All blocks, and the account of what is in none.
    pub(crate) fn finish_all(mut self) -> (Vec<Block>, Ledger) {
        self.flush();
        (self.blocks.finish(), self.ledger)
    }
}
