//! Editions on disk: written aside, renamed into place, the manifest last.

use super::scratch::Scratch;
use crate::error::{Error, Kind, Result};
use crate::model::edition::{FileMark, Manifest};
use crate::model::edition_files::EditionFiles;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// An edition that is being written.
pub struct EditionWriter {
    files: EditionFiles,
    // Dropped in this order: the scratch folder first, then what it leaves.
    scratch: Scratch,
    _emptied: Emptied,
}

/// A folder that goes when nothing came of it.
struct Emptied(PathBuf);

impl Drop for Emptied {
    fn drop(&mut self) {
        // Fails where something is in it, as it should.
        let _ = fs::remove_dir(&self.0);
    }
}

impl EditionWriter {
    /// Begins an edition. What stands in its place stays valid until [`EditionWriter::finish`].
    pub fn begin(files: &EditionFiles) -> Result<Self> {
        let dir = files.dir();
        let cannot = |e| {
            let what = format!("cannot make the folder {}", dir.display());
            Error::new(Kind::Disk, what).because(e)
        };
        fs::create_dir_all(dir).map_err(cannot)?;
        // Beside the edition and not in it, so that the next run sweeps what a killed one left,
        // whatever it renders.
        let beside = match files.path() == dir {
            true => dir.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")),
            false => dir,
        };
        let scratch = Scratch::new(&beside.join(".unfinished"))?;
        Ok(EditionWriter { files: files.clone(), scratch, _emptied: Emptied(dir.into()) })
    }

    /// Where to write the sound.
    pub fn audio(&self) -> PathBuf {
        self.part(&self.files.audio_name())
    }

    /// Where to write the timing map.
    pub fn timing(&self) -> PathBuf {
        self.part(&self.files.timing_name())
    }

    fn part(&self, name: &str) -> PathBuf {
        self.scratch.dir().join(name)
    }

    /// The folder for unfinished files.
    pub fn scratch(&self) -> &Path {
        self.scratch.dir()
    }

    /// Moves the sound and the timing map into place and writes the manifest, which makes the
    /// edition valid. `manifest.files` is filled in here.
    pub fn finish(self, mut manifest: Manifest) -> Result<Manifest> {
        let cannot = |e: std::io::Error| {
            let what = format!("cannot finish the edition {}", self.files.path().display());
            Error::new(Kind::Disk, what).because(e)
        };
        let mut files = BTreeMap::new();
        let (audio, timing) = (self.files.audio_name(), self.files.timing_name());
        let last = self.files.manifest_name();
        for name in [&audio, &timing] {
            files.insert(name.to_string(), mark(&self.part(name)).map_err(cannot)?);
        }
        manifest.files = files;
        // What was exported before stays beside it, and is stale if this edition is another.
        if let Ok(before) = self::manifest(&self.files) {
            let same = hash(&before) == hash(&manifest);
            manifest.loudness.levelled = before.loudness.levelled.filter(|_| same);
            manifest.exports = before.exports;
        }
        let mut json = serde_json::to_vec_pretty(&manifest).map_err(|e| cannot(e.into()))?;
        json.push(b'\n');
        let part = self.part(&last);
        let dir = self.files.dir();
        let moved = || {
            fs::write(&part, json)?;
            for name in [&timing, &last] {
                File::options().write(true).open(self.part(name))?.sync_all()?;
            }
            // While old and new files stand side by side, the folder is not an edition.
            match fs::remove_file(dir.join(&last)) {
                Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e),
                _ => {}
            }
            for name in [&audio, &timing, &last] {
                fs::rename(self.part(name), dir.join(name))?;
            }
            sync_dir(dir)
        };
        moved().map_err(cannot)?;
        Ok(manifest)
    }
}

/// Moves files that were written aside into place, each from the first path to the second.
pub fn put(moves: &[(PathBuf, PathBuf)]) -> Result<()> {
    for (from, to) in moves {
        let moved = File::options()
            .write(true)
            .open(from)
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(from, to));
        moved.map_err(|e| {
            Error::new(Kind::Disk, format!("cannot write {}", to.display())).because(e)
        })?;
    }
    Ok(())
}

/// Moves files beside those of an edition, and then a manifest that lists them.
pub fn add(
    edition: &EditionFiles,
    files: &[(PathBuf, PathBuf)],
    manifest: &Manifest,
    aside: &Path,
) -> Result<()> {
    let part = aside.join(edition.manifest_name());
    let write = || {
        let mut json = serde_json::to_vec_pretty(manifest)?;
        json.push(b'\n');
        fs::write(&part, json)
    };
    let cannot = |e: std::io::Error| {
        let what = format!("cannot add files to the edition {}", edition.path().display());
        Error::new(Kind::Disk, what).because(e)
    };
    write().map_err(cannot)?;
    put(files)?;
    put(&[(part.clone(), edition.manifest())])?;
    sync_dir(edition.dir()).map_err(cannot)
}

/// The hash of an edition: of all that its manifest says but what was exported from it.
pub fn hash(manifest: &Manifest) -> String {
    let mut bare = manifest.clone();
    bare.exports.clear();
    bare.loudness.levelled = None;
    // A manifest has no map but by strings, so it can always be written.
    let json = serde_json::to_vec(&bare).unwrap_or_default();
    blake3::hash(&json).to_hex().to_string()
}

/// The files of the edition that a path means: a folder, or a file of the edition.
pub fn files_of(path: &Path) -> EditionFiles {
    // A folder may be called like a sound.
    if path.is_dir() { EditionFiles::folder(path) } else { EditionFiles::of(path) }
}

/// Renames are on the disk when their folder is; only Unix lets a folder be opened for that.
fn sync_dir(dir: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}

/// Length and hash of a file.
pub fn mark(path: &Path) -> std::io::Result<FileMark> {
    let mut hash = blake3::Hasher::new();
    hash.update_reader(File::open(path)?)?;
    Ok(FileMark { bytes: hash.count(), blake3: hash.finalize().to_hex().to_string() })
}

/// The manifest of an edition, if there is a valid one.
pub fn manifest(files: &EditionFiles) -> Result<Manifest> {
    let (path, name) = (files.manifest(), files.manifest_name());
    let bad = |e: Box<dyn std::error::Error + Send + Sync>| {
        let what = format!("{} is not a finished edition", files.path().display());
        Error::new(Kind::Verify, what).because(e)
    };
    let bytes = fs::read(&path).map_err(|e| bad(format!("cannot read {name}: {e}").into()))?;
    let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|e| bad(e.into()))?;
    if manifest.version != crate::model::edition::VERSION {
        return Err(bad(format!("{name} has version {}", manifest.version).into()));
    }
    Ok(manifest)
}

/// The folder below `output` for an article: its slug, unless an edition of another source stands
/// there; then the source's hash tells them apart.
pub fn folder(output: &Path, slug: &str, source: &str) -> PathBuf {
    let dir = output.join(slug);
    match manifest(&EditionFiles::folder(&dir)) {
        Ok(there) if there.source != source => folder_of_source(output, slug, source),
        _ => dir,
    }
}

/// The folder below `output` that no article of another source has.
pub fn folder_of_source(output: &Path, slug: &str, source: &str) -> PathBuf {
    let hash = blake3::hash(source.as_bytes()).to_hex();
    output.join(format!("{slug}-{}", &hash[..8]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edition::{AUDIO, Loudness, VERSION, VoiceUsed};

    fn manifest_of(source: &str) -> Manifest {
        Manifest {
            version: VERSION,
            title: "T".into(),
            authors: vec![],
            published: None,
            source: source.into(),
            url: None,
            language: "en".into(),
            chapters: vec![],
            voice: VoiceUsed {
                name: "v".into(),
                backend: "b".into(),
                licence: "l".into(),
                settings: "s".into(),
            },
            other_voices: vec![],
            stand_ins: vec![],
            doubtful: vec![],
            loudness: Loudness { sample_peak_dbfs: -1.0, levelled: None },
            files: BTreeMap::new(),
            exports: BTreeMap::new(),
            program: "aloud".into(),
        }
    }

    fn write(dir: &Path, source: &str) -> Manifest {
        let w = EditionWriter::begin(&EditionFiles::of(dir)).unwrap();
        fs::write(w.audio(), "sound").unwrap();
        fs::write(w.timing(), "{}").unwrap();
        w.finish(manifest_of(source)).unwrap()
    }

    #[test]
    fn a_finished_edition_is_valid_and_has_nothing_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path().join("title");
        let written = write(&dir, "a.txt");
        assert_eq!(manifest(&EditionFiles::folder(&dir)).unwrap(), written);
        assert_eq!(written.files[AUDIO].bytes, 5);
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 3);
        write(&dir, "a.txt");
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 3);
    }

    #[test]
    fn a_sound_that_was_named_has_its_map_and_manifest_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let wav = dir.path().join("talk.wav");
        let written = write(&wav, "a.txt");
        assert_eq!(written.files.keys().collect::<Vec<_>>(), ["talk.timing.json", "talk.wav"]);
        assert_eq!(manifest(&EditionFiles::of(&wav)).unwrap(), written);
        write(&dir.path().join("other.wav"), "b.txt");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 6, "two editions, and no leftovers");
    }

    #[test]
    fn an_edition_that_failed_leaves_the_old_one_alone() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), "a.txt");
        let files = EditionFiles::folder(dir.path());
        let w = EditionWriter::begin(&files).unwrap();
        fs::write(w.audio(), "half").unwrap();
        drop(w);
        assert_eq!(fs::read(dir.path().join(AUDIO)).unwrap(), b"sound");
        assert!(manifest(&files).is_ok());
        let nothing = dir.path().join("nothing");
        drop(EditionWriter::begin(&EditionFiles::folder(&nothing)).unwrap());
        assert!(!nothing.exists());
    }

    #[test]
    fn equal_titles_of_two_sources_do_not_meet() {
        let out = tempfile::tempdir().unwrap();
        let first = folder(out.path(), "title", "a.txt");
        write(&first, "a.txt");
        assert_eq!(folder(out.path(), "title", "a.txt"), first);
        let second = folder(out.path(), "title", "b.txt");
        assert_ne!(first, second);
        assert_eq!(folder(out.path(), "title", "b.txt"), second);
    }
}
