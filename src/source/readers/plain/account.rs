//! The account of a plain text: what of it is in no block.

use crate::model::article::Block;
use crate::model::role::OmissionReason;
use crate::source::formats::ledger::Ledger;

/// Goes through a text and the blocks that were made of it beside each other. Blocks hold the
/// characters of the text in its order; what lies between them is bullets, rules and underlines.
pub(super) fn account(text: &str, blocks: &[Block]) -> Ledger {
    let mut ledger = Ledger::default();
    let mut at = 0;
    for (i, block) in blocks.iter().enumerate() {
        match ends(&text[at..], &block.text) {
            Some(gaps) => {
                for (start, end) in gaps.omitted {
                    omit(&text[at + start..at + end], i, &mut ledger);
                }
                at += gaps.end;
            }
            None => ledger.add(&block.text),
        }
    }
    omit(&text[at..], blocks.len(), &mut ledger);
    ledger
}

fn omit(text: &str, before: usize, ledger: &mut Ledger) {
    for line in text.lines() {
        let is_text = line.contains(char::is_alphanumeric);
        let reason = if is_text { OmissionReason::Outside } else { OmissionReason::Markup };
        ledger.omit(line, reason, before);
        ledger.part();
    }
}

/// How a block lies in a text.
struct Gaps {
    /// What lies between its characters and is not in it.
    omitted: Vec<(usize, usize)>,
    /// Where it ends.
    end: usize,
}

/// Finds the characters of a block in a text, each as early as it can be.
fn ends(text: &str, block: &str) -> Option<Gaps> {
    let visible = |s: &'_ str| s.chars().any(|c| !c.is_whitespace());
    let (mut omitted, mut end) = (Vec::new(), 0);
    for c in block.chars().filter(|c| !c.is_whitespace()) {
        let gap = text[end..].find(c)?;
        if visible(&text[end..end + gap]) {
            omitted.push((end, end + gap));
        }
        end += gap + c.len_utf8();
    }
    Some(Gaps { omitted, end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::{BlockKind, Blocks};

    #[test]
    fn what_is_in_no_block_is_omitted() {
        let mut blocks = Blocks::default();
        ["Tides", "ebb - flow", "-3 m"].iter().for_each(|t| blocks.push(BlockKind::Paragraph, t));
        let text = "Tides\n=====\n- ebb -\n  flow\n\n-3 m\n***\n";
        let ledger = account(text, &blocks.finish());
        let omitted: Vec<_> = ledger.omitted.iter().map(|o| (&*o.text, o.before)).collect();
        assert_eq!(omitted, [("=====", 1), ("-", 1), ("***", 3)]);
        assert_eq!(ledger.added, "");
    }
}
