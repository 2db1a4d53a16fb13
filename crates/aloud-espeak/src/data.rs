//! The library's data: embedded here, unpacked once into the cache folder.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

include!(concat!(env!("OUT_DIR"), "/espeak-data.rs"));

const FOLDER: &str = "espeak-ng-data";
/// Held by whoever unpacks into the folder it stands in.
const LOCK: &str = "lock";
/// How much is written before its memory is given back, in bytes.
const PIECE: usize = 1 << 18;

/// Every embedded file: its path under `espeak-ng-data`, and what is in it.
pub fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let mut rest = BLOB;
    INDEX.iter().map(move |&(name, len)| {
        let (bytes, after) = rest.split_at(len);
        rest = after;
        (name, bytes)
    })
}

/// The folder under `cache` that holds `espeak-ng-data`, unpacked if it is not there yet.
///
/// Any number of processes may call this at once: it is unpacked beside its final place and renamed.
/// A folder that a power cut or a cache cleaner damaged is noticed and unpacked anew, since the
/// library would speak nothing with a dictionary that is not there, and not say so.
///
/// # Errors
/// If the cache folder cannot be written.
pub fn unpack(cache: &Path) -> io::Result<PathBuf> {
    let home = cache.join(format!("espeak-{DATA_VERSION}"));
    if is_whole(&home) {
        return Ok(home);
    }
    unpack_beside(cache, &home)?;
    Ok(home)
}

/// Whether every file is there in its length: some hundred looks at the file system, well under a
/// millisecond.
fn is_whole(home: &Path) -> bool {
    let folder = home.join(FOLDER);
    let has = |(name, len): &(&str, usize)| {
        fs::metadata(folder.join(name)).is_ok_and(|m| m.len() == *len as u64)
    };
    INDEX.iter().all(has)
}

fn unpack_beside(cache: &Path, home: &Path) -> io::Result<()> {
    fs::create_dir_all(cache)?;
    sweep(cache);
    let nanos = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let part = cache.join(format!("espeak-part-{}-{nanos}", std::process::id()));
    fs::create_dir(&part)?;
    let lock = File::create(part.join(LOCK))?;
    lock.lock()?;
    let done = write_all(&part.join(FOLDER)).and_then(|()| {
        if home.exists() && !is_whole(home) {
            // Taken away in one step, so that nobody meets a half of it.
            let damaged = part.with_extension("damaged");
            fs::rename(home, &damaged)?;
            fs::remove_dir_all(damaged)?;
        }
        fs::remove_file(part.join(LOCK))?;
        fs::rename(&part, home)
    });
    if done.is_err() {
        let _ = fs::remove_dir_all(&part);
        // Somebody else was faster, and theirs is the same.
        if is_whole(home) {
            return Ok(());
        }
    }
    done
}

fn write_all(folder: &Path) -> io::Result<()> {
    let mut made = PathBuf::new();
    for (name, bytes) in files() {
        let path = folder.join(name);
        if let Some(parent) = path.parent()
            && parent != made
        {
            fs::create_dir_all(parent)?;
            made = parent.to_path_buf();
        }
        let mut file = File::create(path)?;
        for (i, piece) in bytes.chunks(PIECE).enumerate() {
            file.write_all(piece)?;
            // From the beginning: the kernel also maps pages before the one that is read.
            crate::memory::release(&bytes[..i * PIECE + piece.len()]);
        }
    }
    Ok(())
}

/// Removes what killed processes left: folders whose lock nobody holds. One that was made a moment
/// ago may not have its lock yet, so the young are spared.
fn sweep(cache: &Path) {
    let Ok(entries) = fs::read_dir(cache) else { return };
    for entry in entries.flatten() {
        if !entry.file_name().to_string_lossy().starts_with("espeak-part-") {
            continue;
        }
        let age = entry.metadata().and_then(|m| m.modified()).map(|t| t.elapsed());
        let young = matches!(age, Ok(Ok(age)) if age.as_secs() < 60);
        let held = File::open(entry.path().join(LOCK))
            .is_ok_and(|f| matches!(f.try_lock(), Err(TryLockError::WouldBlock)));
        if !young && !held {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("aloud-data-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).unwrap();
        dir
    }

    #[test]
    fn the_index_covers_the_blob() {
        assert_eq!(files().map(|(_, b)| b.len()).sum::<usize>(), BLOB.len());
        assert!(files().any(|(name, _)| name == "cmn_dict"));
        assert!(files().all(|(name, _)| !name.contains("voices/mb") && !name.contains("..")));
    }

    #[test]
    fn many_at_once_end_with_one_whole_folder() {
        let cache = scratch("many");
        std::thread::scope(|s| {
            for _ in 0..16 {
                s.spawn(|| {
                    let home = unpack(&cache).unwrap();
                    for (name, bytes) in files().step_by(40) {
                        assert_eq!(fs::read(home.join(FOLDER).join(name)).unwrap(), bytes);
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(&cache).unwrap().count(), 1, "no leftovers");
        fs::remove_dir_all(cache).unwrap();
    }

    #[test]
    fn a_damaged_folder_is_unpacked_anew() {
        let cache = scratch("damaged");
        let home = unpack(&cache).unwrap();
        fs::write(home.join(FOLDER).join("en_dict"), "").unwrap();
        fs::remove_file(home.join(FOLDER).join("phontab")).unwrap();
        assert_eq!(unpack(&cache).unwrap(), home);
        assert!(is_whole(&home));
        assert_eq!(fs::read_dir(&cache).unwrap().count(), 1, "no leftovers");
        fs::remove_dir_all(cache).unwrap();
    }

    #[test]
    fn what_killed_processes_left_is_swept_and_what_is_in_use_is_not() {
        let cache = scratch("sweep");
        let old = SystemTime::now() - std::time::Duration::from_secs(3600);
        let leave = |name: &str| {
            let dir = cache.join(name);
            fs::create_dir_all(dir.join(FOLDER)).unwrap();
            let lock = File::create(dir.join(LOCK)).unwrap();
            File::open(&dir).unwrap().set_modified(old).unwrap();
            (dir, lock)
        };
        let (dead, _) = leave("espeak-part-1-1");
        let (alive, lock) = leave("espeak-part-1-2");
        lock.lock().unwrap();
        let (_, _) = leave("other");
        sweep(&cache);
        assert!(!dead.exists() && alive.exists() && cache.join("other").exists());
        fs::remove_dir_all(cache).unwrap();
    }
}
