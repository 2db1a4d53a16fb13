//! What differs between languages: abbreviations, the words sentences begin with, a few marks.
//!
//! A table lists abbreviations in lower case and without their last dot, by what they say about
//! the dot. Adding a language is one file with a [`Language`] and one row in `table::ALL`.

mod arabic;
mod cyrillic;
mod de;
mod el;
mod en;
mod es;
mod fr;
mod hy;
mod indic;
mod it;
mod language;
mod nordic;
mod pt;
mod slavic;
mod table;

pub(super) use language::Language;
pub(super) use table::{AFTER_TIME, english, of};
