//! Bytes → [`Article`](crate::model::article::Article).
//!
//! `inputs` turns what the user named into single inputs, `fetch` gets the bytes of one,
//! `table` finds the reader that knows them, and the reader (an implementation of
//! [`Source`]) makes an article.
//!
//! - `readers/` – one for each kind of input;
//! - `formats/` – what several of them share: zip, XML, front matter, the building of blocks;
//! - `boilerplate/` – what stands on a page around the article, and what it says about it;
//! - `finish/` – what is done to an article when its blocks are there.
//!
//! To add a reader: one new file in `readers/`, one row in `table::SOURCES`, its extensions in
//! `formats/extensions.rs`.
//!
//! What every reader promises, and the suite in `table.rs` holds all of them to:
//! - **Nothing is invented.** Every shown character that is not white space comes from the input,
//!   entities decoded. (Two exceptions: a numbered list of Markdown shows the numbers that a page
//!   would show, whatever numbers its author typed; a formula is set on one line, with the signs that
//!   its form on paper makes unneeded: `1/2`, `√3`, `10⁶`.)
//! - **Nothing is lost.** What a person would see on the page is in a block, read or skipped with
//!   its reason. Only marks of structure (`#`, `- `, a line of dashes) are gone: they became kinds.
//! - **The same bytes give the same article**, in time linear in their number.

mod boilerplate;
mod date;
pub(crate) mod decode;
pub(crate) mod fetch;
mod finish;
mod formats;
pub(crate) mod inputs;
pub(crate) mod language;
mod lines;
mod natural_sort;
pub(crate) mod reader;
pub(crate) mod readers;
pub(crate) mod table;

pub use decode::{Decoded, Form, decode};
pub use fetch::Fetched;
pub use formats::extensions::is_article_file;
pub use language::language_of;
pub use reader::{Claim, Source};
pub use table::format_names;
