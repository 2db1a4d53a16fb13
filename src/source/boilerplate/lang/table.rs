//! The words of all languages.

use super::{de, en, es, fr, it, ja, ko, pl, ru, zh};
use crate::source::boilerplate::piece::Words;

/// The words of all languages.
pub(in crate::source::boilerplate) const ALL: [&Words; 10] = [
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
