//! What is done to an article after its blocks are read.
//!
//! Of the text: `note_marks.rs` takes out the signs that point to notes, `inline_lexicon.rs` what an
//! author wrote about how a word is said, both by `cut.rs`. Of all blocks: `addresses.rs` marks
//! addresses of the web, `foreign.rs` and `runs.rs` what is in another language.

pub(super) mod addresses;
mod cut;
pub(super) mod foreign;
pub(super) mod inline_lexicon;
pub(super) mod note_marks;
mod runs;
