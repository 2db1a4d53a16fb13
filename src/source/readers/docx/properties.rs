//! What a document says of itself (`docProps/core.xml`).

use crate::Result;
use crate::model::article::Metadata;
use crate::model::language::Language;
use crate::source::date;
use crate::source::formats::xml::{Piece, Pieces};

/// Reads the properties. When a file was created is not when its text was published, so that is left out.
pub(super) fn read(xml: &str, origin: &str) -> Result<Metadata> {
    let mut meta = Metadata::default();
    let mut pieces = Pieces::new(xml, origin);
    while let Some(piece) = pieces.next()? {
        let Piece::Start(e) = piece else { continue };
        match e.qualified() {
            "dc:title" => meta.title = Some(pieces.line()?).filter(|t| !t.is_empty()),
            "dc:creator" => {
                let names = pieces.line()?;
                let names = names.split([';', '；']).map(|n| n.trim().to_owned());
                meta.authors = names.filter(|n| !n.is_empty()).collect();
            }
            "dc:language" => {
                meta.language = Language::parse(&pieces.line()?).filter(|l| !l.is_unknown());
            }
            "dcterms:modified" => meta.modified = date::iso(&pieces.line()?),
            _ => {}
        }
    }
    Ok(meta)
}
