//! The text broken into lines for a width in cells.

use super::track::{Outline, Slices};
use crate::model::units::SourceChars;
use std::ops::Range;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Below this width, what stands before a block's lines is left out.
const NARROW: usize = 12;

pub(super) struct Layout {
    pub(super) lines: Vec<Line>,
}

/// One line of a block, or an empty one between two.
pub(super) struct Line {
    /// The block; `None` between two.
    pub(super) block: Option<usize>,
    /// Bytes of the whole text.
    pub(super) bytes: Range<usize>,
    /// The code point that it begins with.
    pub(super) at: SourceChars,
    /// What stands before the text.
    pub(super) prefix: &'static str,
}

impl Layout {
    /// Takes time and memory by the text's length.
    pub(super) fn new(outline: &Outline, width: u16) -> Self {
        let width = usize::from(width.max(1));
        let mut texts = Slices::new(&outline.text);
        let mut lines: Vec<Line> = Vec::new();
        let mut before = "";
        for (i, block) in outline.blocks.iter().enumerate() {
            let start = texts.byte(block.text.0);
            let text = texts.get(block.text);
            if text.trim().is_empty() {
                continue;
            }
            let kind = block.kind.as_str();
            let close = matches!(kind, "list_item" | "table_row") && kind == before;
            if !lines.is_empty() && !close {
                let bytes = start..start;
                lines.push(Line { block: None, bytes, at: block.text.0, prefix: "" });
            }
            before = kind;
            let (first, others) = match kind {
                _ if width < NARROW => ("", ""),
                "list_item" => ("• ", "  "),
                "quote" => ("│ ", "│ "),
                "code" => ("  ", "  "),
                _ => ("", ""),
            };
            let (mut at, mut prefix) = (block.text.0, first);
            for piece in wrap(text, width - first.width()) {
                let count = SourceChars::of(&text[piece.clone()]);
                let bytes = start + piece.start..start + piece.end;
                lines.push(Line { block: Some(i), bytes, at, prefix });
                (at, prefix) = (at + count, others);
            }
        }
        Layout { lines }
    }

    /// The line that holds a code point.
    pub(super) fn line_of(&self, at: SourceChars) -> usize {
        self.lines.partition_point(|l| l.at <= at).saturating_sub(1)
    }
}

/// The cells that a grapheme takes.
pub(super) fn cells(grapheme: &str) -> usize {
    match grapheme {
        "\t" => 1,
        g if g.contains(char::is_control) => 0,
        g => g.width().min(2),
    }
}

/// Breaks a text where Unicode allows it (UAX 14, so also between Chinese characters, but not
/// before a comma), and elsewhere only where nothing else helps. White space may hang over.
fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let (mut lines, mut start, mut used) = (Vec::new(), 0, 0);
    let mut breaks = linebreaks(text).peekable();
    let mut last = None;
    for (i, grapheme) in text.grapheme_indices(true) {
        while let Some((at, kind)) = breaks.next_if(|(at, _)| *at <= i) {
            if kind == BreakOpportunity::Mandatory && at == i && i > start {
                lines.push(start..i);
                (start, used, last) = (i, 0, None);
            } else if at > start {
                last = Some(at);
            }
        }
        let size = cells(grapheme);
        // Twice where the last break was before so much that it does not fit a line of its own.
        while used + size > width && !grapheme.trim().is_empty() && i > start {
            let at = last.take().unwrap_or(i);
            lines.push(start..at);
            start = at;
            used = text[start..i].graphemes(true).map(cells).sum();
        }
        used += size;
    }
    if start < text.len() {
        lines.push(start..text.len());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::track::{Track, tests::map};
    use super::*;
    use proptest::prelude::*;
    use std::path::Path;

    fn wrapped(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|r| text[r].trim_end()).collect()
    }

    #[test]
    fn lines_break_where_people_would() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("清溪县治理，还清河道", 10), ["清溪县治", "理，还清河", "道"]);
        assert_eq!(wrapped("cafe\u{301}s unbreakable", 6), ["cafe\u{301}s", "unbrea", "kable"]);
        assert_eq!(wrapped("a\nb", 9), ["a", "b"]);
    }

    #[test]
    fn a_place_is_on_the_line_that_shows_it() {
        let track = Track::finished(map(&["# One", "two three", "four"]), vec![], Path::new("-"));
        let layout = Layout::new(track.outline().unwrap(), 6);
        let shown: Vec<_> = layout.lines.iter().map(|l| (l.block, l.at)).collect();
        let blocks = [Some(0), None, Some(1), Some(1), None, Some(2)];
        assert_eq!(shown.iter().map(|l| l.0).collect::<Vec<_>>(), blocks);
        assert_eq!([0, 6, 10, 16, 99].map(|at| layout.line_of(SourceChars(at))), [0, 2, 3, 5, 5]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(text in "[a-c 清，。e\u{301}\t\u{1F468}\u{200D}\n]{0,60}", width in 2usize..12) {
            let lines = wrap(&text, width);
            let whole: String = lines.iter().map(|r| &text[r.clone()]).collect();
            prop_assert_eq!(&whole, &text);
            for line in lines {
                let seen = text[line].trim_end();
                prop_assert!(seen.graphemes(true).map(cells).sum::<usize>() <= width, "{:?}", seen);
            }
        }
    }
}
