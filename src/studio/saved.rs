//! Editions that are finished and on disk.

use crate::Result;
use crate::model::edition::Manifest;
use crate::model::edition_files::is_wav;
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
    /// Reads the edition that a path means: its folder, or its WAV file.
    ///
    /// # Errors
    /// [`Kind::Verify`](crate::Kind::Verify) if the manifest or the timing map is missing or not
    /// understood.
    pub fn open(path: &Path) -> Result<Self> {
        let files = edition::files_of(path);
        let manifest = edition::manifest(&files)?;
        let map = timing::read(&files.timing())?;
        Ok(SavedEdition { manifest, map, audio: files.audio() })
    }

    /// The finished editions in a folder, by name: folders, and sounds with a manifest beside them.
    pub fn all_in(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
        let found = entries.filter(|p| (p.is_dir() || is_wav(p)) && SavedEdition::is_in(p));
        let mut found: Vec<PathBuf> = found.collect();
        found.sort();
        found
    }

    /// Whether a path means a finished edition: its folder, or its WAV file.
    pub fn is_in(path: &Path) -> bool {
        edition::files_of(path).manifest().is_file()
    }
}
