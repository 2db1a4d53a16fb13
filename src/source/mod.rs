//! Bytes → [`Article`](crate::model::article::Article).
//!
//! [`inputs`] turns what the user named into single inputs, [`fetch`] gets the bytes of one,
//! [`table`] finds the reader that knows them, and the reader (an implementation of
//! [`Source`](reader::Source)) makes an article. To add a reader: one new file, one row in
//! [`table::SOURCES`], its extensions in `extensions.rs`.
//!
//! What every reader promises, and the suite in `table.rs` holds all of them to:
//! - **Nothing is invented.** Every shown character that is not white space comes from the input,
//!   entities decoded. (Two exceptions: a numbered list of Markdown shows the numbers that a page
//!   would show, whatever numbers its author typed; a formula is set on one line, with the signs that
//!   its form on paper makes unneeded: `1/2`, `√3`, `10⁶`.)
//! - **Nothing is lost.** What a person would see on the page is in a block, read or skipped with
//!   its reason. Only marks of structure (`#`, `- `, a line of dashes) are gone: they became kinds.
//! - **The same bytes give the same article**, in time linear in their number.

#[cfg(test)]
mod accounts;
mod addresses;
mod archive;
mod boilerplate;
mod cut;
mod date;
pub mod decode;
pub mod docx;
pub mod epub;
mod extensions;
pub mod feed;
pub mod fetch;
mod flow;
mod foreign;
mod formula;
mod front_matter;
mod glob;
mod html;
mod inline;
mod inline_lexicon;
pub mod inputs;
pub mod language;
mod ledger;
mod lines;
pub mod markdown;
mod markup;
mod natural_sort;
mod note_marks;
mod notices;
mod opening;
#[cfg(feature = "pdf")]
pub mod pdf;
mod percent;
pub mod plain;
pub mod reader;
mod runs;
mod sniff;
mod stand_in;
mod superscript;
pub mod table;
mod xml;
