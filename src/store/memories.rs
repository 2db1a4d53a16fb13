//! What the player remembers of each article, one small file an article.

use super::paths;
use crate::error::{Error, Kind, Result};
use crate::model::memory::Memory;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The memories in a folder.
#[derive(Clone, Debug)]
pub struct Memories(PathBuf);

impl Default for Memories {
    /// Those of the user, in the folder for the state of programs.
    fn default() -> Self {
        Memories::new(&paths::state().join("places"))
    }
}

impl Memories {
    /// Those in `dir`, which is made when something is remembered.
    pub(crate) fn new(dir: &Path) -> Self {
        Memories(dir.into())
    }

    fn path(&self, source: &str) -> PathBuf {
        let hash = blake3::hash(source.as_bytes()).to_hex();
        self.0.join(format!("{}.json", &hash[..32]))
    }

    /// What is remembered of an article, which its source names. Nothing, if that cannot be read.
    pub fn of(&self, source: &str) -> Memory {
        let bytes = fs::read(self.path(source)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Remembers, in place of what was. A memory of nothing leaves no file.
    pub fn keep(&self, source: &str, memory: &Memory) -> Result<()> {
        let path = self.path(source);
        let write = || {
            if *memory == Memory::default() {
                return match fs::remove_file(&path) {
                    Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e),
                    _ => Ok(()),
                };
            }
            fs::create_dir_all(&self.0)?;
            let mut file = tempfile::NamedTempFile::new_in(&self.0)?;
            file.write_all(&serde_json::to_vec(memory)?)?;
            file.persist(&path).map_err(|e| e.error)?;
            Ok(())
        };
        write().map_err(|e| {
            let what = format!("cannot remember the place in {}", self.0.display());
            Error::new(Kind::Disk, what).because(e)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::memory::{Bookmark, Spot};
    use crate::model::units::{Frames, SourceChars};

    #[test]
    fn each_source_has_its_memory() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path().join("places");
        let memories = Memories::new(&dir);
        assert_eq!(memories.of("a.md"), Memory::default());
        let spot = Spot { segment: "b1.s2".into(), offset: Frames(7) };
        let bookmark = Bookmark { spot: spot.clone(), at: SourceChars(3), words: "你好".into() };
        let memory = Memory { place: Some(spot), bookmarks: vec![bookmark] };
        memories.keep("a.md", &memory).unwrap();
        assert_eq!(memories.of("a.md"), memory);
        assert_eq!(memories.of("b.md"), Memory::default());
        memories.keep("a.md", &Memory::default()).unwrap();
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 0);
        fs::write(memories.path("a.md"), "torn").unwrap();
        assert_eq!(memories.of("a.md"), Memory::default());
    }
}
