//! Remarks of editors in the text, `[citation needed]`, `［来源请求］`: no words of its author.

use super::super::cut::cut;
use crate::model::article::{Block, BlockKind};
use crate::model::role::OmissionReason;
use crate::source::boilerplate;
use crate::source::formats::ledger::Ledger;
use std::ops::Range;

/// A longer remark, in bytes, is a part of the text.
const LONGEST: usize = 90;

/// Takes the remarks out of the text.
pub(super) fn take(blocks: &mut [Block], ledger: &mut Ledger) {
    for (at, block) in blocks.iter_mut().enumerate().filter(|(_, b)| b.kind != BlockKind::Code) {
        let found = remarks(&block.text);
        for range in &found {
            ledger.omit(&block.text[range.clone()], OmissionReason::Pointer, at);
            ledger.part();
        }
        if !found.is_empty() {
            cut(block, &found);
        }
    }
}

/// The remarks of a text, with their brackets and the space before them.
fn remarks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find(['[', '［', '【']).map(|at| from + at) {
        let inside = open + text[open..].chars().next().map_or(1, char::len_utf8);
        from = inside;
        let reach = text.floor_char_boundary((inside + LONGEST).min(text.len()));
        let Some(end) = text[inside..reach].find([']', '］', '】']).map(|at| inside + at) else {
            continue;
        };
        let after = end + text[end..].chars().next().map_or(1, char::len_utf8);
        // At the beginning of a line it is a label of what follows.
        let start = text[..open].trim_end().len();
        if start > 0 && boilerplate::is_remark(text[inside..end].trim()) {
            found.push(start..after);
            from = after;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Blocks;

    #[test]
    fn remarks_are_silent_and_other_brackets_are_not() {
        for (text, expected) in [
            (
                "The pier burned twice.[citation needed] It stands.",
                "The pier burned twice. It stands.",
            ),
            ("The pier [by whom?] was sold.", "The pier was sold."),
            ("栈桥烧过两次[来源请求]，现在还在。", "栈桥烧过两次，现在还在。"),
            ("栈桥烧过两次【可疑】【何时？】。", "栈桥烧过两次。"),
            ("“He [the captain] slept.”", "“He [the captain] slept.”"),
            ("[When?] is the title of a song.", "[When?] is the title of a song."),
            ("a [b", "a [b"),
        ] {
            let mut blocks = Blocks::default();
            blocks.push(BlockKind::Paragraph, text);
            let mut blocks = blocks.finish();
            take(&mut blocks, &mut Ledger::default());
            assert_eq!(blocks[0].text, expected);
        }
    }
}
