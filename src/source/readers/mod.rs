//! The readers: one file each, and a folder of its parts.
//!
//! Each makes an article of one kind of input; all of them are in [`SOURCES`](super::table::SOURCES).
//! A reader may use another one, as books and feeds use the reader of pages.

#[cfg(test)]
mod accounts;
pub mod docx;
pub mod epub;
pub mod feed;
pub(super) mod html;
pub mod markdown;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod plain;
