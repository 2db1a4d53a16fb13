//! The text of one block while it grows.

use crate::model::article::{BlockKind, Blocks, Mark, Part, Run};
use crate::model::language::Language;
use crate::model::role::Role;
use crate::source::lines::{ends_clause, ends_sentence, joint};

/// A text whose white space is folded as it comes, as [`Blocks::push`] would, so that the ranges of
/// its parts and runs stay true.
#[derive(Debug, Default)]
pub(crate) struct Inline {
    text: String,
    parts: Vec<Part>,
    runs: Vec<Run>,
    /// What goes on, the innermost last, and where it began. It outlives the block.
    open: Vec<(usize, Open)>,
    /// How many more are open within those.
    ignored: usize,
    /// A line ended here; what that means, the next text tells.
    line_end: bool,
    /// White space that is written only if text follows it.
    space: Option<char>,
}

/// Marks within each other. Each block is marked anew by all that are open, and one letter may be a
/// block: without a limit, a page of a megabyte makes gigabytes of marks.
const MOST_OPEN: usize = 12;

#[derive(Clone, Debug)]
enum Open {
    Run(Mark),
    Part(Role),
}

impl Inline {
    /// Whether it has no text yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text so far, without white space at its ends.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Adds text. White space in it is folded.
    pub(crate) fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.line_end) && !self.text.is_empty() {
            match joint(&self.text, text.trim_start()) {
                "" => self.space = None,
                _ => self.space = Some(' '),
            }
        }
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end_matches(char::is_whitespace);
            if !word.is_empty() {
                self.word(word);
            }
            if let Some(space) = piece[word.len()..].chars().next() {
                // One hard space alone may stay; any more is a space.
                self.space = Some(if self.space.is_some() { ' ' } else { space });
            }
        }
    }

    fn word(&mut self, word: &str) {
        let is_space = !(self.text.is_empty() || self.is_after_sign() && closes(word));
        if let Some(space) = self.space.take().filter(|_| is_space) {
            // Holds the digits of one number together.
            let hard = matches!(space, '\u{a0}' | '\u{202f}')
                && self.text.ends_with(|c: char| c.is_ascii_digit())
                && word.starts_with(|c: char| c.is_ascii_digit());
            self.text.push(if hard { space } else { ' ' });
        }
        self.text.push_str(word);
    }

    /// Whether the sign of a note stood here, which is not text: the space before it parted the two.
    fn is_after_sign(&self) -> bool {
        let is_sign = |run: &Run| {
            matches!(run.mark, Mark::NoteReference(_)) && run.range.end == self.text.len()
        };
        self.runs.last().is_some_and(is_sign)
    }

    /// A line of the source ends: it is a space or nothing, by the scripts on both sides.
    pub(crate) fn line_end(&mut self) {
        self.line_end = true;
    }

    /// Whether the sentence goes on over the line end that the author forced before `next`.
    pub(crate) fn goes_on_with(&self, next: &str) -> bool {
        let sentence = ends_sentence(&self.text);
        !sentence && (ends_clause(&self.text) || next.trim_start().starts_with(char::is_lowercase))
    }

    /// Puts a text before all others.
    pub(crate) fn prepend(&mut self, text: &str) {
        self.text.insert_str(0, text);
        let ranges = self.parts.iter_mut().map(|p| &mut p.range);
        for range in ranges.chain(self.runs.iter_mut().map(|r| &mut r.range)) {
            *range = range.start + text.len()..range.end + text.len();
        }
        self.open.iter_mut().for_each(|(start, _)| *start += text.len());
    }

    /// Where the text ends now: what comes next begins here, or one space further.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// Says what the text that came since `start` is besides running text.
    pub(crate) fn part_from(&mut self, start: usize, role: Role) {
        let start = self.start_of_text(start);
        // What lay within it is part of it now.
        while self.parts.last().is_some_and(|p| p.range.start >= start) {
            self.parts.pop();
        }
        if start < self.text.len() {
            let skipped = !role.read_by_default();
            self.parts.push(Part { range: start..self.text.len(), role, skipped });
        }
    }

    /// Marks the text that comes, until [`Inline::close`].
    pub(crate) fn open(&mut self, mark: Mark) {
        self.begin(Open::Run(mark));
    }

    /// Says what the text that comes is besides running text, until [`Inline::close`].
    pub(crate) fn open_part(&mut self, role: Role) {
        self.begin(Open::Part(role));
    }

    fn begin(&mut self, open: Open) {
        if self.open.len() < MOST_OPEN {
            self.open.push((self.text.len(), open));
        } else {
            self.ignored += 1;
        }
    }

    /// Ends what was opened last.
    pub(crate) fn close(&mut self) {
        if self.ignored > 0 {
            self.ignored -= 1;
        } else if let Some((start, open)) = self.open.pop() {
            self.end(start, open);
        }
    }

    fn end(&mut self, start: usize, open: Open) {
        match open {
            Open::Run(mark) => self.run_from(start, mark),
            Open::Part(role) => self.part_from(start, role),
        }
    }

    /// Marks the text that came since `start`.
    pub(crate) fn run_from(&mut self, start: usize, mark: Mark) {
        let start = self.start_of_text(start);
        if start < self.text.len() {
            self.runs.push(Run { range: start..self.text.len(), mark });
        }
    }

    /// Marks a piece of the text that came before.
    pub(crate) fn run_over(&mut self, start: usize, end: usize, mark: Mark) {
        let start = self.start_of_text(start.min(self.text.len()));
        let end = end.min(self.text.len());
        if start < end && self.text.is_char_boundary(end) {
            self.runs.push(Run { range: start..end, mark });
        }
    }

    /// Marks the place where the text ends now.
    pub(crate) fn point(&mut self, mark: Mark) {
        self.runs.push(Run { range: self.text.len()..self.text.len(), mark });
    }

    fn start_of_text(&self, start: usize) -> usize {
        // A line that ended meanwhile may have taken the text away in which the place was noted.
        let start = (0..=start).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let behind_space = |start: usize| {
            let text = &self.text[start..];
            start + text.len() - text.trim_start().len()
        };
        let start = behind_space(start);
        // The bar before a cell is written with its first text, inside of what is open by then.
        match self.parts.binary_search_by_key(&start, |p| p.range.start) {
            Ok(i) if self.parts[i].role == Role::Markup => behind_space(self.parts[i].range.end),
            _ => start,
        }
    }

    /// Makes a block of it, all of it one part if it has a role, and begins anew.
    pub(crate) fn flush(
        &mut self,
        kind: BlockKind,
        role: Option<Role>,
        language: Option<Language>,
        to: &mut Blocks,
    ) {
        // The innermost first, as they would be closed.
        for (start, open) in self.open.clone().into_iter().rev() {
            self.end(start, open);
        }
        let open = self.open.drain(..).map(|(_, open)| (0, open)).collect();
        let ignored = self.ignored;
        let Inline { text, parts, mut runs, .. } =
            std::mem::replace(self, Inline { open, ignored, ..Inline::default() });
        if text.is_empty() {
            return;
        }
        to.push(kind, &text);
        let Some(block) = to.last_mut() else { return };
        debug_assert_eq!(block.text, text);
        // The outer before the inner.
        runs.sort_by_key(|r| (r.range.start, std::cmp::Reverse(r.range.end)));
        block.runs = runs;
        block.parts = parts;
        block.language = language;
        if let Some(role) = role {
            block.mark_whole(role);
        }
    }
}

/// Whether a word begins with what stands at the word before it.
fn closes(word: &str) -> bool {
    word.starts_with(['.', ',', ';', ':', ')', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_as_it_comes_and_ranges_stay_true() {
        let mut i = Inline::default();
        i.push(" a ");
        let start = i.len();
        i.push("  b\n");
        i.run_from(start, Mark::Strong);
        i.push(" 1\u{a0}000\u{a0}km ");
        i.prepend("x ");
        let mut blocks = Blocks::default();
        i.flush(BlockKind::Paragraph, None, None, &mut blocks);
        let block = &blocks.finish()[0];
        assert_eq!(block.text, "x a b 1\u{a0}000 km");
        assert_eq!(&block.text[block.runs[0].range.clone()], "b");
    }

    #[test]
    fn marks_by_the_hundred_are_no_danger() {
        let mut i = Inline::default();
        let mut blocks = Blocks::default();
        i.open(Mark::Strong);
        (0..1000).for_each(|_| i.open(Mark::Emphasis));
        for _ in 0..1000 {
            i.push("a");
            i.flush(BlockKind::Paragraph, None, None, &mut blocks);
        }
        (0..1000).for_each(|_| i.close());
        i.push("b");
        i.close();
        i.push("c");
        i.flush(BlockKind::Paragraph, None, None, &mut blocks);
        let blocks = blocks.finish();
        assert_eq!(blocks[999].runs.len(), MOST_OPEN);
        assert_eq!(blocks[1000].runs, [Run { range: 0..1, mark: Mark::Strong }]);
    }

    #[test]
    fn line_ends_are_told_by_what_follows() {
        let mut i = Inline::default();
        for text in ["提高", "认识 and", "more"] {
            i.push(text);
            i.line_end();
        }
        assert_eq!(i.text(), "提高认识 and more");
    }
}
