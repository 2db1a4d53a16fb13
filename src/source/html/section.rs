//! Headings of sections of which nothing is read.

use crate::model::article::{Block, BlockKind};
use crate::model::role::Role;

/// Skips the headings below which all is skipped: "References" would announce what never comes.
/// They take the role of what they announce, so that they are read where that is.
pub(super) fn hush(blocks: &mut [Block]) {
    // From the end: for each level, what is known of the text up to the next heading that ends the
    // section of such a heading. `Some(None)` is text that is read.
    let mut below: [Option<Option<Role>>; 7] = [None; 7];
    for block in blocks.iter_mut().rev() {
        let level = match block.kind {
            BlockKind::Heading { level } => usize::from(level.clamp(1, 6)),
            _ => 7,
        };
        if let Some(Some(role)) = below.get(level).filter(|_| level > 1 && !block.is_skipped()) {
            block.mark_whole(*role);
        }
        let role = block.skipped().next().filter(|_| block.is_skipped()).map(|p| p.role);
        for (of, known) in below.iter_mut().enumerate() {
            *known = match known {
                _ if of >= level => None,
                Some(None) => Some(None),
                _ => Some(role),
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
        let mut heading = |level, text| blocks.push(BlockKind::Heading { level }, text);
        heading(2, "Notes");
        heading(3, "Of the author");
        blocks.push(BlockKind::ListItem, "1. A note.");
        blocks.last_mut().unwrap().mark_whole(Role::Footnote);
        let mut heading = |level, text| blocks.push(BlockKind::Heading { level }, text);
        heading(2, "Part two");
        heading(3, "Sources");
        blocks.push(BlockKind::ListItem, "1. A book.");
        blocks.last_mut().unwrap().mark_whole(Role::Reference);
        blocks.push(BlockKind::Heading { level: 3 }, "Thanks");
        blocks.push(BlockKind::Paragraph, "To all.");
        blocks.push(BlockKind::Heading { level: 2 }, "Nothing follows");
        let mut blocks = blocks.finish();
        hush(&mut blocks);
        let read: Vec<_> = blocks.iter().filter(|b| !b.is_skipped()).map(|b| &*b.text).collect();
        assert_eq!(read, ["Part two", "Thanks", "To all.", "Nothing follows"]);
        assert_eq!(blocks[0].parts[0].role, Role::Footnote);
    }
}
