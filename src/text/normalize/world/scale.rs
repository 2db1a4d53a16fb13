//! Words that scale a figure.

use super::grammar::Grammar;
use crate::text::normalize::scan::{self, after, is_wide};

/// A word that scales a figure, at `at`.
pub(super) fn scale(g: &Grammar, text: &str, at: usize) -> Option<(usize, &'static str)> {
    let from = scan::spaces_end(text, at);
    let lower = scan::head(text, from, 12).to_lowercase();
    let (mark, word) =
        g.scales.iter().filter(|(k, _)| lower.starts_with(k)).max_by_key(|(k, _)| k.len())?;
    let end = from + mark.len();
    // Where words have no spaces between them, nothing closes a scale.
    (g.gap.is_empty()
        || is_wide(mark.chars().next()?)
        || !after(text, end).is_some_and(char::is_alphabetic))
    .then_some((end, *word))
}
