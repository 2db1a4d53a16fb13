//! Cutting shown text into sentences, and long sentences into parts a backend can take.
//!
//! [`sentences`] reads a text paragraph by paragraph (`lines`), notes which quotes and brackets
//! belong together (`pairs`), and stops at every mark that might end a sentence (`scan`; `read` for the `run` of
//! stops there, `note` for the signs of notes behind it).
//! Whether it does is decided by what stands around it (`decide`; `period` for the ambiguous full
//! stop, `wide` for marks that need no space), with a small table for each language (`lang`).
//! Lines that were run together are found again (`flat`). Numbered items in running text are sentences of their own (`list`).
//!
//! [`split_long`] cuts what is still too long at the best `boundary`, and never tears a visible
//! character apart.
//!
//! Every rule looks a bounded way around a mark, so time is linear whatever the text.

mod abbreviation;
mod boundary;
mod chars;
mod cut;
mod decide;
mod flat;
mod lang;
mod lines;
mod list;
mod long;
mod note;
mod pairs;
mod period;
mod read;
mod run;
mod scan;
mod wide;
mod words;

pub use chars::ends_sentence;
pub use cut::Cut;
pub use long::split_long;
pub use scan::sentences;
