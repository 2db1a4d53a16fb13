//! Readings above the line (HTML 4.5.10): which of them belongs to which piece of the base.

/// One `<ruby>` while it is read. Places are bytes of the block's text.
#[derive(Debug)]
pub(super) struct Ruby {
    /// Where the base begins of which no reading came yet.
    start: usize,
    /// The pieces that `<rb>` marked and that have no reading yet, in order.
    bases: Vec<(usize, usize)>,
    /// How many of these got theirs.
    read: usize,
}

impl Ruby {
    /// Begins where the text ends now.
    pub(super) fn new(at: usize) -> Self {
        Ruby { start: at, bases: Vec::new(), read: 0 }
    }

    /// A piece of the base that is marked as one.
    pub(super) fn base(&mut self, start: usize, end: usize) {
        if self.read == self.bases.len() {
            (self.bases, self.read) = (Vec::new(), 0);
        }
        self.bases.push((start, end));
    }

    /// Takes the piece that the next reading is for; `at` is where the text ends now.
    pub(super) fn next(&mut self, at: usize) -> (usize, usize) {
        let base = self.bases.get(self.read).copied().unwrap_or((self.start.min(at), at));
        self.read += usize::from(self.read < self.bases.len());
        self.start = at;
        base
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reading_has_its_piece() {
        let mut ruby = Ruby::new(3);
        assert_eq!(ruby.next(6), (3, 6));
        assert_eq!(ruby.next(9), (6, 9));
        let mut marked = Ruby::new(0);
        marked.base(0, 3);
        marked.base(3, 6);
        assert_eq!([marked.next(6), marked.next(6)], [(0, 3), (3, 6)]);
        marked.base(6, 9);
        assert_eq!(marked.next(9), (6, 9));
    }
}
