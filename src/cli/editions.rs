//! The editions that a name means.

use aloud::model::{AUDIO, MANIFEST, TIMING};
use aloud::{Error, Kind, Result};
use std::path::{Path, PathBuf};

/// A folder that holds no sound of its own stands for the editions in it.
pub fn expand(named: &Path) -> Result<Vec<PathBuf>> {
    let bad = |why: &str| {
        Error::new(Kind::Input, format!("cannot use {} as an edition: {why}", named.display()))
    };
    if !named.is_dir() {
        return Err(bad(if named.exists() {
            "it is a file; name the edition's folder"
        } else {
            "there is no such folder; check the name"
        }));
    }
    let is_edition = |dir: &Path| [MANIFEST, TIMING, AUDIO].iter().any(|f| dir.join(f).exists());
    if is_edition(named) {
        return Ok(vec![named.into()]);
    }
    let entries = std::fs::read_dir(named).into_iter().flatten().flatten();
    let mut inside: Vec<_> = entries.map(|e| e.path()).filter(|p| is_edition(p)).collect();
    inside.sort();
    if inside.is_empty() { Err(bad("there is no edition in it")) } else { Ok(inside) }
}
