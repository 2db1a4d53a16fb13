//! Armenian.

use super::Language;

#[rustfmt::skip]
pub(super) const ARMENIAN: Language = Language {
    tags: &["hy", "hyw"],
    // The full stop `։` is often typed as a colon.
    stops: &[':'],
    ..Language::PLAIN
};
