//! Editions that are finished and on disk.

use crate::Result;
use crate::model::edition::{AUDIO, MANIFEST, Manifest, TIMING};
use crate::model::timeline::TimingMap;
use crate::store::{edition, timing};
use std::path::{Path, PathBuf};

/// A finished edition, as its folder has it. Its sound is not checked
/// ([`verify`](super::verify) does that).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SavedEdition {
    /// What it is, who spoke it, and the hashes of its files.
    pub manifest: Manifest,
    /// Its text, and when each word of it sounds.
    pub map: TimingMap,
    /// The path of its sound.
    pub audio: PathBuf,
}

impl SavedEdition {
    /// Reads the edition in a folder.
    ///
    /// # Errors
    /// [`Kind::Verify`](crate::Kind::Verify) if the manifest or the timing map is missing or not
    /// understood.
    pub fn open(dir: &Path) -> Result<Self> {
        let manifest = edition::manifest(dir)?;
        let map = timing::read(&dir.join(TIMING))?;
        Ok(SavedEdition { manifest, map, audio: dir.join(AUDIO) })
    }

    /// Whether a folder holds a finished edition.
    pub fn is_in(dir: &Path) -> bool {
        dir.join(MANIFEST).is_file()
    }
}
