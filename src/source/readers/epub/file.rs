//! A file of the book, and what is said of one.

use crate::source::decode::{Form, decode};
use crate::source::fetch::Fetched;
use crate::source::formats::archive::Archive;
use crate::{Error, Kind};

/// The media type of a book.
pub(super) const MEDIA_TYPE: &str = "application/epub+zip";

/// A file of the archive as text and its path; `None`, if there is no such file or it holds no text.
/// What is wrong with it becomes notes.
pub(super) fn page_text(
    archive: &mut Archive,
    path: &str,
    origin: &str,
    notes: &mut Vec<String>,
) -> Option<(String, String)> {
    let unpacked = archive.unpack(path).map_err(|e| notes.push(e.to_string())).ok()??;
    notes.extend(unpacked.damage.map(|e| format!("{e}; what comes before is read")));
    let bytes = unpacked.bytes;
    let file = Fetched { origin: within(origin, path), bytes, ..Fetched::default() };
    match decode(&file, Form::Html) {
        Ok(decoded) => {
            notes.extend(decoded.notes);
            Some((decoded.text.into_owned(), path.to_owned()))
        }
        Err(e) => {
            notes.push(e.to_string());
            None
        }
    }
}

/// A file of the book, for messages.
pub(super) fn within(origin: &str, path: &str) -> String {
    format!("{path} in {origin}")
}

/// The error for a book that cannot be read.
pub(super) fn refusal(origin: &str, why: &str) -> Error {
    Error::new(Kind::Input, format!("cannot read {origin}: {why}"))
}
