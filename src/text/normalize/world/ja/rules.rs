//! What Japanese has of its own: English short forms that are said in English.

use super::super::family::{Family, inside};
use super::grammar::GRAMMAR;
use crate::text::normalize::rule::{Rewrite, Starts};
use crate::text::normalize::scan::{after, before};

/// B2B, C2C, P2P: the figure is the English word *to*, in Japanese too (ビーツービー).
pub(in crate::text::normalize::world) static TO: Family = Family {
    grammar: &GRAMMAR,
    name: "to",
    about: "a 2 between two capitals: B2B is B to B",
    starts: Starts::of("2"),
    read: |_, text, at| {
        let (left, right) = (before(text, at)?, after(text, at + 1)?);
        let alone = !inside(text, at - left.len_utf8())
            && !after(text, at + 2).is_some_and(|c| c.is_ascii_alphanumeric());
        let capitals = left.is_ascii_uppercase() && right.is_ascii_uppercase();
        if capitals && alone { Rewrite::new(at + 1, " to ") } else { None }
    },
};
