//! The text of one block while it grows.

use crate::model::article::{BlockKind, Blocks, Skipped};
use crate::source::lines::{ends_clause, ends_sentence, joint};
use std::ops::Range;

/// A text whose white space is folded as it comes, as [`Blocks::push`] would, so that the ranges of
/// what is skipped stay true.
#[derive(Debug, Default)]
pub(super) struct Inline {
    text: String,
    skipped: Vec<Skipped>,
    /// A line ended here; what that means, the next text tells.
    line_end: bool,
}

impl Inline {
    /// Whether it has no text yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds text. White space in it is folded.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.line_end) {
            let joint = joint(self.text.trim_end(), text.trim_start());
            self.push(joint);
        }
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end_matches(char::is_whitespace);
            self.text.push_str(word);
            let space = word.len() < piece.len();
            if space && !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }

    /// A line of the source ends: it is a space or nothing, by the scripts on both sides.
    pub(super) fn line_end(&mut self) {
        self.line_end = true;
    }

    /// Whether the sentence goes on over the line end that the author forced before `next`.
    pub(super) fn goes_on_with(&self, next: &str) -> bool {
        let text = self.text.trim_end();
        let sentence = ends_sentence(text);
        !sentence && (ends_clause(text) || next.trim_start().starts_with(char::is_lowercase))
    }

    /// Puts a text before all others.
    pub(super) fn prepend(&mut self, text: &str) {
        self.text.insert_str(0, text);
        for s in &mut self.skipped {
            s.range = s.range.start + text.len()..s.range.end + text.len();
        }
    }

    /// Where the text ends now.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Marks what came since `start` as not read.
    pub(super) fn skip_from(&mut self, start: usize, reason: &'static str) {
        self.skip(start..self.text.len(), reason);
    }

    fn skip(&mut self, range: Range<usize>, reason: &'static str) {
        let piece = &self.text[range.clone()];
        let start = range.start + piece.len() - piece.trim_start().len();
        let range = start..start + piece.trim().len();
        // What was skipped within it is part of it now.
        while self.skipped.last().is_some_and(|s| s.range.start >= range.start) {
            self.skipped.pop();
        }
        if !range.is_empty() {
            self.skipped.push(Skipped { range, reason });
        }
    }

    /// Makes a block of it, wholly skipped if a reason is given, and begins anew.
    pub(super) fn flush(&mut self, kind: BlockKind, reason: Option<&'static str>, to: &mut Blocks) {
        self.line_end = false;
        self.text.truncate(self.text.trim_end().len());
        let empty = self.text.is_empty();
        to.push(kind, &self.text);
        if let Some(reason) = reason {
            self.skip_from(0, reason);
        }
        let skipped = std::mem::take(&mut self.skipped);
        if let Some(block) = to.last_mut().filter(|_| !empty) {
            debug_assert_eq!(block.text, self.text);
            block.skipped = skipped;
        }
        self.text.clear();
    }
}
