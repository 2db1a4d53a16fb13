//! The editions that a name means.

use aloud::model::{AUDIO, EditionFiles, MANIFEST, TIMING};
use aloud::studio::SavedEdition;
use aloud::{Error, Kind, Result};
use std::path::{Path, PathBuf};

/// A folder that holds no sound of its own stands for the editions in it; a file of an edition, for
/// the edition.
pub fn expand(named: &Path) -> Result<Vec<PathBuf>> {
    let bad = |why: &str| {
        Error::new(Kind::Input, format!("cannot use {} as an edition: {why}", named.display()))
    };
    if named.is_file() {
        let files = EditionFiles::of(named);
        let is_one = files.path() != named || files.audio() == named;
        return match is_one {
            true => Ok(vec![files.path()]),
            false => {
                Err(bad("it is no file of an edition; name the edition's folder or its sound"))
            }
        };
    }
    if !named.is_dir() {
        return Err(bad("there is no such folder; check the name"));
    }
    let is_edition = |dir: &Path| [MANIFEST, TIMING, AUDIO].iter().any(|f| dir.join(f).exists());
    if is_edition(named) {
        return Ok(vec![named.into()]);
    }
    let entries = std::fs::read_dir(named).into_iter().flatten().flatten();
    let mut inside: Vec<_> = entries.map(|e| e.path()).filter(|p| is_edition(p)).collect();
    inside.extend(SavedEdition::all_in(named));
    inside.sort();
    inside.dedup();
    if inside.is_empty() { Err(bad("there is no edition in it")) } else { Ok(inside) }
}
