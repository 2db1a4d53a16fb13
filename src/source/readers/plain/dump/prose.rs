//! The lines of a text, and where its prose lies among them.

use crate::source::boilerplate::Piece;
use crate::source::lines::{columns, ends_sentence};
use crate::source::readers::plain::group::{self, HEADING_COLUMNS};
use std::collections::BTreeMap;
use std::ops::Range;

/// A line that may be boilerplate.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Where it begins in the text.
    pub(super) at: usize,
    /// Its text as a block will show it.
    pub(super) shown: String,
    /// A blank line or the text's end stands above.
    pub(super) gap: bool,
    /// What it would be; none, if it is text.
    pub(super) pieces: Vec<Piece>,
}

/// The lines of a text with where they begin.
pub(super) fn lines(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.lines().map(move |line| (line.as_ptr() as usize - start, line))
}

/// Where the prose of a text lies: its first and its last paragraph, and their neighbours.
#[derive(Debug)]
pub(super) struct Prose {
    pub(super) first: Range<usize>,
    pub(super) second: Option<usize>,
    pub(super) last_but_one: Option<usize>,
    pub(super) last: Range<usize>,
    /// The width of the narrowest prose.
    pub(super) width: usize,
}

impl Prose {
    /// Looks for it; `found` are the lines that may be boilerplate, `width` is the narrowest prose.
    pub(super) fn of(text: &str, found: &BTreeMap<usize, Line>, width: usize) -> Option<Prose> {
        let mut prose: Option<Prose> = None;
        for group in group::groups(text, |at| found.contains_key(&at)) {
            let range = group.range();
            if found.contains_key(&range.start) || !is_prose(group.text(), width) {
                continue;
            }
            match &mut prose {
                None => {
                    prose = Some(Prose {
                        first: range.clone(),
                        second: None,
                        last_but_one: None,
                        last: range,
                        width,
                    });
                }
                Some(prose) => {
                    prose.second = prose.second.or(Some(range.start));
                    prose.last_but_one = Some(prose.last.end);
                    prose.last = range;
                }
            }
        }
        prose
    }
}

/// Whether some lines hold prose: a sentence of some length, in one line or wrapped.
pub(super) fn is_prose(lines: &str, narrowest: usize) -> bool {
    let long = |l: &str| {
        let width = columns(l);
        width > HEADING_COLUMNS || (width > narrowest && ends_sentence(l))
    };
    lines.lines().any(long) || (columns(lines) > HEADING_COLUMNS && ends_sentence(lines))
}
