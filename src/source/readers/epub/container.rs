//! The way into a book: the container names the package, the list of the book's parts.

use super::file::{MEDIA_TYPE, page_text, refusal, within};
use super::path;
use crate::Result;
use crate::source::formats::archive::Archive;
use crate::source::formats::xml::{Piece, Pieces};

const CONTAINER: &str = "META-INF/container.xml";

/// The path of the package. Where the container is missing, broken, or names none that is there, it
/// is the uppermost package in the archive, with a note.
///
/// # Errors
/// `Input`, if the archive has no package and no page either.
pub(super) fn package(
    archive: &mut Archive,
    origin: &str,
    notes: &mut Vec<String>,
) -> Result<Option<String>> {
    let mut named = None;
    if let Some((xml, _)) = page_text(archive, CONTAINER, origin, notes) {
        named = root_file(&xml, &within(origin, CONTAINER));
    }
    if let Some(path) = named.as_deref().and_then(|path| archive.find(path)) {
        return Ok(Some(path.to_owned()));
    }
    let wrong = match named {
        Some(path) => format!("{path}, which it names, is missing"),
        None => "it is missing or damaged".to_owned(),
    };
    let is_package = |name: &&str| name.to_ascii_lowercase().ends_with(".opf");
    let found = archive.names().filter(is_package).min_by_key(|n| n.matches('/').count());
    let found = found.map(str::to_owned);
    if found.is_none() && !archive.names().any(super::package::is_page_name) {
        let why = format!("{CONTAINER}: {wrong}, so it is not an EPUB book, or a damaged one");
        return Err(refusal(origin, &why));
    }
    let instead = match &found {
        Some(path) => format!("{path} is taken for the list of its parts"),
        None => "its pages are read in the order of their names".to_owned(),
    };
    notes.push(format!("{CONTAINER} in {origin}: {wrong}; {instead}"));
    Ok(found)
}

/// The first package that the container names, as far as it can be read.
fn root_file(xml: &str, file: &str) -> Option<String> {
    let mut pieces = Pieces::new(xml, file);
    while let Ok(Some(piece)) = pieces.next() {
        if let Piece::Start(e) = &piece
            && e.name() == "rootfile"
            && let Some(path) = e.attribute("full-path").and_then(|p| path::resolve("", &p))
        {
            return Some(path.0);
        }
    }
    None
}

/// The note that the book calls itself something else than an EPUB book, if it does.
pub(super) fn other_media_type(archive: &mut Archive, origin: &str) -> Option<String> {
    let found = archive.unpack("mimetype").ok()?.map(|u| u.bytes).unwrap_or_default();
    let found = String::from_utf8_lossy(&found[..found.len().min(80)]).trim().to_owned();
    let is_other = !found.is_empty() && found.trim_start_matches('\u{feff}') != MEDIA_TYPE;
    is_other.then(|| {
        format!(
            "{origin} calls itself {found:?} and not {MEDIA_TYPE}; it is read as a book all the same"
        )
    })
}
