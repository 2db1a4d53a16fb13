//! What scanners find, and what they look up.

use crate::lang::{Facts, Section, chinese};
use crate::text::normalize::classify::Meaning;
pub(super) use crate::text::normalize::classify::{Candidate, Class, Evidence};
use std::ops::Range;

/// What scanners find.
pub(super) type Found = Vec<Candidate>;

/// A section of the facts of Chinese.
pub(super) fn of(name: &str) -> &'static Section {
    static FACTS: std::sync::OnceLock<&'static Facts> = std::sync::OnceLock::new();
    FACTS.get_or_init(chinese).of(name)
}

/// Adds a candidate with its words.
pub(super) fn put(
    found: &mut Found,
    span: Range<usize>,
    class: Class,
    evidence: Evidence,
    said: impl Into<String>,
) {
    found.push(Candidate::new(span, class, evidence, Meaning::Words(said.into())));
}
