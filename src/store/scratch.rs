//! A folder for unfinished files that no killed process leaves behind for good.

use crate::error::{Error, Kind, Result};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// This process's own folder below a shared one. It is removed when dropped; the folder of a
/// process that was killed is removed by the next one that comes.
///
/// Beside each folder stands a file of the same name, locked as long as its process lives.
#[derive(Debug)]
pub struct Scratch {
    dir: PathBuf,
    lock: PathBuf,
    /// Holds the lock.
    _alive: File,
    count: AtomicU64,
}

impl Scratch {
    /// Makes a folder of our own below `parent`, and sweeps those of the dead.
    pub(crate) fn new(parent: &Path) -> Result<Self> {
        sweep(parent);
        // Every failed try means that another process came or went at this very moment.
        let made = (0..).find_map(|n| match make(parent, n) {
            Ok(made) => made.map(Ok),
            // `AlreadyExists`: the parent was there to be made, and gone when it was looked at.
            Err(e) if may_pass(&e) && n < 100 => None,
            Err(e) => Some(Err(e)),
        });
        match made {
            Some(Ok((dir, lock, alive))) => {
                Ok(Scratch { dir, lock, _alive: alive, count: AtomicU64::new(0) })
            }
            failed => {
                let what = format!("cannot make a folder below {}", parent.display());
                let error = Error::new(Kind::Disk, what);
                Err(match failed {
                    Some(Err(e)) => error.because(e),
                    _ => error,
                })
            }
        }
    }

    /// A path that nobody else uses.
    pub fn path(&self) -> PathBuf {
        self.dir.join(self.count.fetch_add(1, Ordering::Relaxed).to_string())
    }

    /// The folder itself.
    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }
}

fn may_pass(e: &io::Error) -> bool {
    matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists)
}

/// One try; `None` if the name is taken.
fn make(parent: &Path, n: u32) -> io::Result<Option<(PathBuf, PathBuf, File)>> {
    fs::create_dir_all(parent)?;
    // Never the same name twice, or a sweeper that met the last owner would sweep the next.
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
    let dir = parent.join(format!("{}-{}-{n}", std::process::id(), now.as_nanos()));
    let lock = dir.with_extension("lock");
    let alive = match File::create_new(&lock) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
        Err(e) => return Err(e),
    };
    alive.lock()?;
    // Before it was locked, a sweeper may have taken it for dead.
    if !lock.exists() {
        return Ok(None);
    }
    fs::create_dir(&dir)?;
    Ok(Some((dir, lock, alive)))
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Whatever this leaves, the next process sweeps.
        let _ = fs::remove_dir_all(&self.dir);
        let _ = fs::remove_file(&self.lock);
        if let Some(parent) = self.dir.parent() {
            // Succeeds for the last one only.
            let _ = fs::remove_dir(parent);
        }
    }
}

/// Removes the folders whose processes are gone. Failing to is no reason to stop.
fn sweep(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let lock = entry.path();
        if lock.extension().is_none_or(|e| e != "lock") {
            continue;
        }
        if let Ok(file) = File::open(&lock)
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_dir_all(lock.with_extension(""));
            let _ = fs::remove_file(&lock);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_living_stay_and_the_dead_are_swept() {
        let parent = tempfile::tempdir().unwrap();
        let parent = parent.path().join("unfinished");
        let a = Scratch::new(&parent).unwrap();
        fs::write(a.path(), "half a clip").unwrap();
        let dead = parent.join("99999-0");
        fs::create_dir(&dead).unwrap();
        fs::write(dead.with_extension("lock"), "").unwrap();
        let b = Scratch::new(&parent).unwrap();
        assert!(a.dir.join("0").exists() && !dead.exists());
        assert_ne!(a.dir, b.dir);
        drop(b);
        drop(a);
        assert!(!parent.exists(), "nothing is left");
    }

    #[test]
    fn many_at_once() {
        let parent = tempfile::tempdir().unwrap();
        let parent = parent.path().join("unfinished");
        std::thread::scope(|s| {
            for _ in 0..8 {
                s.spawn(|| {
                    for _ in 0..50 {
                        let scratch = Scratch::new(&parent).unwrap();
                        fs::write(scratch.path(), "x").unwrap();
                        assert!(scratch.dir.join("0").exists());
                    }
                });
            }
        });
        assert!(!parent.exists());
    }
}
