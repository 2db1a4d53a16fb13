//! The words of all languages.

use super::super::piece::Words;
use super::{de, en, es, fr, it, ja, ko, pl, ru, zh};

/// The words of all languages.
pub const ALL: [&Words; 10] = [
    &zh::WORDS,
    &en::WORDS,
    &de::WORDS,
    &fr::WORDS,
    &es::WORDS,
    &it::WORDS,
    &pl::WORDS,
    &ru::WORDS,
    &ja::WORDS,
    &ko::WORDS,
];
