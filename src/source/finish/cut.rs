//! Pieces that are taken out of the text of a block.

use crate::model::article::{Block, Mark};
use std::ops::Range;

/// Takes the ranges, in order and apart from each other, out of a block's text. What its parts and
/// runs mark stays marked; those of which nothing is left are gone, but for the marks of a place.
pub(crate) fn cut(block: &mut Block, removed: &[Range<usize>]) {
    let mut text = String::with_capacity(block.text.len());
    let mut at = 0;
    // How much was taken out up to the end of each range.
    let mut taken = Vec::with_capacity(removed.len());
    for range in removed {
        text.push_str(&block.text[at..range.start]);
        at = range.end;
        taken.push(taken.last().unwrap_or(&0) + range.len());
    }
    text.push_str(&block.text[at..]);
    block.text = text;
    let moved = |at: usize| {
        let i = removed.partition_point(|r| r.end <= at);
        let before = if i > 0 { taken[i - 1] } else { 0 };
        at - before - removed.get(i).map_or(0, |r| at.saturating_sub(r.start))
    };
    for range in block.parts.iter_mut().map(|p| &mut p.range) {
        *range = moved(range.start)..moved(range.end);
    }
    block.parts.retain(|p| !p.range.is_empty());
    for range in block.runs.iter_mut().map(|r| &mut r.range) {
        *range = moved(range.start)..moved(range.end);
    }
    block.runs.retain(|r| !r.range.is_empty() || matches!(r.mark, Mark::NoteReference(_)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::{BlockKind, Blocks, Part, Run};
    use crate::model::role::Role;

    #[test]
    fn marks_stay_on_what_they_mark() {
        let mut blocks = Blocks::default();
        blocks.push(BlockKind::Paragraph, "ab12cd34ef");
        let mut block = blocks.finish().remove(0);
        let strong = |range| Run { range, mark: Mark::Strong };
        block.runs = vec![strong(1..5), strong(2..4), strong(6..10)];
        block.parts = vec![Part { range: 3..7, role: Role::Quote, skipped: false }];
        cut(&mut block, &[2..4, 6..8]);
        assert_eq!(block.text, "abcdef");
        let runs: Vec<_> = block.runs.iter().map(|r| &block.text[r.range.clone()]).collect();
        assert_eq!(runs, ["bc", "ef"]);
        assert_eq!(block.parts[0].range, 2..4);
    }
}
