//! Arabic script.

use super::Language;

#[rustfmt::skip]
pub(super) const ARABIC: Language = Language {
    tags: &["ar", "arz", "fa", "ps"],
    before_word: &["د", "أ", "م", "ا", "أ.د", "ص", "ت", "هـ", "ق.م"],
    // A heading and its text are joined by a colon; a quotation after it is not cut off.
    stops: &[':'],
    ..Language::PLAIN
};
