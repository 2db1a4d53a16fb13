//! Where the files of an edition are: in a folder of its own, or beside a WAV file that the user named.

use super::edition::{AUDIO, MANIFEST, TIMING};
use std::path::{Path, PathBuf};

/// The files of an edition. It is called by its folder, or by its sound: `talk.wav` has its timing map
/// and manifest beside it, in `talk.timing.json` and `talk.edition.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionFiles {
    dir: PathBuf,
    /// The sound's file name without its extension, and with it; in a folder of its own, none.
    named: Option<(String, String)>,
}

impl EditionFiles {
    /// In a folder of its own.
    pub(crate) fn folder(dir: impl Into<PathBuf>) -> Self {
        EditionFiles { dir: dir.into(), named: None }
    }

    /// The edition that a path means: a folder, or a file of the edition.
    pub fn of(path: &Path) -> Self {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let parent = path.parent().unwrap_or(Path::new(""));
        if [AUDIO, TIMING, MANIFEST].contains(&name.as_str()) {
            return EditionFiles::folder(parent);
        }
        let sound = if is_wav(path) { name.rsplit_once('.') } else { None };
        if let Some((stem, _)) = sound {
            return EditionFiles { dir: parent.into(), named: Some((stem.into(), name)) };
        }
        let stem = [TIMING, MANIFEST].iter().find_map(|n| name.strip_suffix(n)?.strip_suffix('.'));
        match stem {
            Some(stem) => {
                let named = Some((stem.to_owned(), format!("{stem}.wav")));
                EditionFiles { dir: parent.into(), named }
            }
            None => EditionFiles::folder(path),
        }
    }

    /// The folder that holds them.
    pub(crate) fn dir(&self) -> &Path {
        // A relative name has the empty path for its parent, which cannot be opened.
        if self.dir.as_os_str().is_empty() { Path::new(".") } else { &self.dir }
    }

    /// The name of the sound in that folder.
    pub(crate) fn audio_name(&self) -> String {
        self.named.as_ref().map_or_else(|| AUDIO.into(), |(_, name)| name.clone())
    }

    /// The name of the timing map in that folder.
    pub(crate) fn timing_name(&self) -> String {
        self.beside(TIMING)
    }

    /// The name of the manifest in that folder.
    pub(crate) fn manifest_name(&self) -> String {
        self.beside(MANIFEST)
    }

    fn beside(&self, name: &str) -> String {
        self.named.as_ref().map_or_else(|| name.into(), |(stem, _)| format!("{stem}.{name}"))
    }

    /// The name, in that folder, of what is exported as `name`: beside a sound that the user named, it
    /// has the stem of the sound, as players expect: `talk.mp3`, `talk.chapters.json`.
    pub fn export_name(&self, name: &str) -> String {
        let Some((stem, _)) = &self.named else { return name.into() };
        let general = ["audio.", "transcript."].iter().find_map(|part| name.strip_prefix(part));
        format!("{stem}.{}", general.unwrap_or(name))
    }

    /// The path of the sound.
    pub fn audio(&self) -> PathBuf {
        self.dir.join(self.audio_name())
    }

    /// The path of the timing map.
    pub fn timing(&self) -> PathBuf {
        self.dir.join(self.timing_name())
    }

    /// The path of the manifest.
    pub(crate) fn manifest(&self) -> PathBuf {
        self.dir.join(self.manifest_name())
    }

    /// The path that the edition is called by: its folder, or its sound.
    pub fn path(&self) -> PathBuf {
        if self.named.is_some() { self.audio() } else { self.dir.clone() }
    }
}

/// Whether a path is called like a WAV file.
pub(crate) fn is_wav(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("wav"))
        && path.file_stem().is_some_and(|s| !s.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_an_edition_means_the_edition() {
        let folder = EditionFiles::folder("out/a");
        for name in ["out/a", "out/a/audio.wav", "out/a/timing.json", "out/a/edition.json"] {
            assert_eq!(EditionFiles::of(Path::new(name)), folder, "{name}");
        }
        assert_eq!(folder.timing(), Path::new("out/a/timing.json"));
        let file = EditionFiles::of(Path::new("out/b.v2.wav"));
        for name in ["out/b.v2.timing.json", "out/b.v2.edition.json"] {
            assert_eq!(EditionFiles::of(Path::new(name)), file, "{name}");
        }
        assert_eq!(file.manifest(), Path::new("out/b.v2.edition.json"));
        assert_eq!(file.path(), Path::new("out/b.v2.wav"));
        let exported = ["audio.mp3", "chapters.json"].map(|name| file.export_name(name));
        assert_eq!(exported, ["b.v2.mp3", "b.v2.chapters.json"]);
        assert_eq!(folder.export_name("audio.mp3"), "audio.mp3");
        let shouted = EditionFiles::of(Path::new("C.WAV"));
        assert_eq!((shouted.dir(), shouted.audio_name().as_str()), (Path::new("."), "C.WAV"));
    }
}
