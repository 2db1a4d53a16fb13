//! Books that are locked.

use super::file::{page_text, refusal, within};
use crate::Result;
use crate::source::formats::archive::Archive;
use crate::source::formats::xml::{Piece, Pieces};

/// Ways to spoil fonts (EPUB 3.3, 4.4.1, and Adobe's older one) that leave all text readable.
const OF_FONTS: [&str; 2] =
    ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Refuses a book whose text is encrypted.
///
/// # Errors
/// `Input`, with the name of the protection and what to do.
pub(super) fn check(archive: &mut Archive, origin: &str) -> Result<()> {
    let scheme = [
        ("META-INF/license.lcpl", "Readium LCP"),
        ("META-INF/sinf.xml", "Apple's FairPlay"),
        ("META-INF/rights.xml", "Adobe's ADEPT"),
    ];
    let named = scheme.iter().find(|(file, _)| archive.has(file)).map(|(_, name)| *name);
    if named.is_none() && !has_encrypted_text(archive, origin) {
        return Ok(());
    }
    let by = named.map_or(String::new(), |name| format!(" by {name}"));
    let why = format!(
        "it is protected{by} (DRM), so that only the programs of its shop can open it; \
         get a copy without protection from a shop or library that gives one"
    );
    Err(refusal(origin, &why))
}

fn has_encrypted_text(archive: &mut Archive, origin: &str) -> bool {
    const LIST: &str = "META-INF/encryption.xml";
    let Some((xml, _)) = page_text(archive, LIST, origin, &mut Vec::new()) else {
        return false;
    };
    let file = within(origin, LIST);
    let mut pieces = Pieces::new(&xml, &file);
    while let Ok(Some(piece)) = pieces.next() {
        if let Piece::Start(e) = piece
            && e.name() == "EncryptionMethod"
            && !OF_FONTS.contains(&e.attribute("Algorithm").unwrap_or_default().trim())
        {
            return true;
        }
    }
    false
}
