//! Cutting shown text into sentences, and long sentences into pieces a backend can take.
//!
//! [`sentences`] reads a text paragraph by paragraph ([`lines`]), notes which quotes and brackets
//! belong together ([`pairs`]), and stops at every mark that might end a sentence ([`scan`]).
//! Whether it does is decided by what stands around it ([`decide`]), with a small table for each
//! language ([`lang`]). [`split_long`] cuts what is still too long.

mod boundary;
mod chars;
mod decide;
mod grapheme;
mod lang;
mod lines;
mod list;
mod long;
mod pairs;
mod period;
mod run;
mod scan;
mod wide;
mod words;

pub use long::{Cut, split_long};
pub use scan::sentences;
