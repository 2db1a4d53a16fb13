//! Headings of sections of which nothing is read.

use crate::model::article::{Block, BlockKind};
use crate::model::role::Role;

/// What is in the section of a heading.
#[derive(Clone, Copy)]
enum Below {
    Nothing,
    Skipped(Role),
    Read,
}

/// Skips the headings below which all is skipped: "References" would announce what never comes.
/// They take the role of what they announce, so that they are read where that is.
pub(in crate::source) fn hush(blocks: &mut [Block]) {
    // From the end: what a heading of each level would have in its section.
    let mut below = [Below::Nothing; 7];
    for block in blocks.iter_mut().rev() {
        let level = match block.kind {
            BlockKind::Heading { level } => usize::from(level.min(6)),
            _ => below.len(),
        };
        if level > 1
            && !block.is_skipped()
            && let Some(Below::Skipped(role)) = below.get(level)
        {
            block.mark_whole(*role);
        }
        let role = block.skipped().next().filter(|_| block.is_skipped()).map(|p| p.role);
        for (of, known) in below.iter_mut().enumerate() {
            *known = match (role, *known) {
                _ if of >= level => Below::Nothing,
                (_, Below::Read) | (None, _) => Below::Read,
                (Some(role), _) => Below::Skipped(role),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Blocks;

    #[test]
    fn a_heading_goes_with_its_section() {
        let mut blocks = Blocks::default();
        let heading = |level| BlockKind::Heading { level };
        blocks.push(heading(2), "Notes");
        blocks.push(heading(3), "Of the author");
        blocks.push(BlockKind::ListItem, "1. A note.");
        blocks.last_mut().unwrap().mark_whole(Role::Footnote);
        blocks.push(heading(2), "Part two");
        blocks.push(heading(3), "Sources");
        blocks.push(BlockKind::ListItem, "1. A book.");
        blocks.last_mut().unwrap().mark_whole(Role::Reference);
        blocks.push(heading(3), "Thanks");
        blocks.push(BlockKind::Paragraph, "To all.");
        blocks.push(heading(2), "Nothing follows");
        let mut blocks = blocks.finish();
        hush(&mut blocks);
        let read: Vec<_> = blocks.iter().filter(|b| !b.is_skipped()).map(|b| &*b.text).collect();
        assert_eq!(read, ["Part two", "Thanks", "To all.", "Nothing follows"]);
        assert_eq!(blocks[0].parts[0].role, Role::Footnote);
    }
}
