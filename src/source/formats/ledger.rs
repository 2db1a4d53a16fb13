//! The account of an input's text: what of it is in no block, and what blocks have beside it.

use crate::model::article::{Block, Omission, fold};
use crate::model::role::OmissionReason;

/// Grows while a reader builds blocks.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// The text of the input that is in no block, in its order.
    pub(crate) omitted: Vec<Omission>,
    /// The text of blocks that is not text of the input.
    pub(crate) added: String,
    /// Whether text with the same reason goes on the last entry.
    pub(crate) goes_on: bool,
    /// Whether white space came since the last text.
    pub(crate) space: bool,
}

impl Ledger {
    /// Accounts for text that is in no block; `before` counts the blocks that were finished by then.
    pub(crate) fn omit(&mut self, text: &str, reason: OmissionReason, before: usize) {
        let starts_apart = text.starts_with(char::is_whitespace);
        let folded = fold(text);
        if folded.is_empty() {
            self.space |= starts_apart;
            return;
        }
        let goes_on = std::mem::replace(&mut self.goes_on, true);
        let last = self.omitted.last_mut().filter(|_| goes_on);
        match last.filter(|last| (last.reason, last.before) == (reason, before)) {
            Some(last) => {
                if self.space || starts_apart {
                    last.text.push(' ');
                }
                last.text.push_str(&folded);
            }
            None => self.omitted.push(Omission { text: folded, reason, before }),
        }
        self.space = text.ends_with(char::is_whitespace);
    }

    /// What is omitted next is an entry of its own.
    pub(crate) fn part(&mut self) {
        self.goes_on = false;
        self.space = false;
    }

    /// Takes in entries that were found later, each at its place.
    pub(crate) fn insert(&mut self, entries: Vec<Omission>) {
        if !entries.is_empty() {
            self.omitted.extend(entries);
            self.omitted.sort_by_key(|o| o.before);
        }
    }

    /// Accounts for all blocks' being replaced by others, whose text is not in the input.
    pub(crate) fn replace(&mut self, old: Vec<Block>, new: &[Block]) {
        self.omitted.iter_mut().for_each(|o| o.before = 0);
        let reason = OmissionReason::Duplicate;
        let old = old.into_iter().map(|b| Omission { text: b.text, reason, before: 0 });
        self.omitted.extend(old);
        new.iter().for_each(|b| self.add(&b.text));
    }

    /// Accounts for text in a block that is not in the input.
    pub(crate) fn add(&mut self, text: &str) {
        self.added.extend(text.chars().filter(|c| !c.is_whitespace()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_one_line_are_one_entry() {
        let mut ledger = Ledger::default();
        let outside = OmissionReason::Outside;
        for text in ["More ", "  ", "news", "paper\n", "of today"] {
            ledger.omit(text, outside, 2);
        }
        ledger.part();
        ledger.omit("Sport", outside, 2);
        ledger.omit(" [1]", OmissionReason::Pointer, 2);
        ledger.omit(" end", OmissionReason::Pointer, 3);
        let texts: Vec<_> = ledger.omitted.iter().map(|o| (o.text.as_str(), o.before)).collect();
        assert_eq!(texts, [("More newspaper of today", 2), ("Sport", 2), ("[1]", 2), ("end", 3)]);
    }
}
