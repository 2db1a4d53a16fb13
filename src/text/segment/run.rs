//! A run of stops, with what clings to it.

use super::chars::Stop;

/// A run of stops with the closing marks and references that cling to it.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// Where its first stop begins.
    pub(super) start: usize,
    /// Where its stops end.
    pub(super) marks: usize,
    /// Where everything ends.
    pub(super) end: usize,
    /// How many full stops it has.
    pub(super) dots: usize,
    /// It holds a mark that needs no space after it.
    pub(super) full: bool,
    /// It holds a question mark.
    pub(super) asks: bool,
    /// It holds a question or exclamation mark.
    pub(super) mark: bool,
    /// The first closing mark, right after the stops.
    pub(super) inner: Option<usize>,
    /// It holds a character that is an ellipsis by itself.
    pub(super) ellipsis: bool,
    /// It holds closing marks…
    pub(super) closed: bool,
    /// …the last of which stands here.
    pub(super) closing: Option<usize>,
    /// So far it holds full stops only.
    pub(super) marks_only_dots: bool,
}

impl Run {
    /// Takes in one more stop.
    pub(super) fn add(&mut self, c: char, kind: Stop) {
        let first = self.dots == 0 && !self.full && !self.mark && !self.ellipsis;
        self.marks_only_dots = c == '.' && (first || self.marks_only_dots);
        match kind {
            Stop::Period => self.dots += 1,
            Stop::Mark => {
                self.mark = true;
                self.asks |= c == '?';
            }
            Stop::Ellipsis => self.ellipsis = true,
            Stop::Full => self.full = true,
        }
    }

    /// Dots that let the sentence hang.
    pub(super) fn hangs(&self) -> bool {
        !self.full && !self.mark && (self.ellipsis || self.dots > 1)
    }
}
