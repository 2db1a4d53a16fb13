//! Packs the library's data into one file that is embedded in the program.

use crate::mandarin::{MANDARIN, mandarin};
use crate::patches::PATCHES;
use crate::{ENGINE, Result, read, write};
use std::fs;
use std::path::{Path, PathBuf};

/// Packs the data files into one blob with an index, and hashes all that shapes the sound.
pub fn pack(folders: &[PathBuf], out: &Path) -> Result<()> {
    let mut files = Vec::new();
    for folder in folders {
        collect(folder, String::new(), &mut files)?;
    }
    files.sort();
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    hash.add(ENGINE.as_bytes());
    for patch in PATCHES {
        hash.add(patch.append.as_bytes());
        for (from, to) in patch.statics.iter().chain(patch.replace) {
            hash.add(from.as_bytes());
            hash.add(to.as_bytes());
        }
    }
    let (mut blob, mut index) = (Vec::new(), String::new());
    for (name, path) in files {
        let mut bytes = read(&path)?;
        if name == MANDARIN {
            bytes = mandarin(&bytes)?;
        }
        hash.add(name.as_bytes());
        hash.add(&bytes);
        index += &format!("    ({name:?}, {}),\n", bytes.len());
        blob.extend(bytes);
    }
    write(&out.join("espeak-data.bin"), blob)?;
    let code = format!(
        "/// The engine's version and a hash of its data and of our changes to it.\n\
         pub const DATA_VERSION: &str = \"{ENGINE}-{:016x}\";\n\n\
         /// Path and length of each file of `BLOB`, in order.\n\
         static INDEX: &[(&str, usize)] = &[\n{index}];\n\n\
         static BLOB: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/espeak-data.bin\"));\n",
        hash.0
    );
    write(&out.join("espeak-data.rs"), code)
}

fn collect(folder: &Path, prefix: String, files: &mut Vec<(String, PathBuf)>) -> Result<()> {
    let failed = |e| format!("cannot list {}: {e}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut name = format!("{prefix}{name}");
        // Only for MBROLA voices, and a listing for people.
        if ["mbrola_ph", "voices/mb", "phondata-manifest"].contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            collect(&path, name + "/", files)?;
            continue;
        }
        // The library puts a language's file name into lower case before it opens it.
        if name.starts_with("lang/") {
            name.make_ascii_lowercase();
        }
        files.push((name, path));
    }
    Ok(())
}

/// FNV-1a: it tells versions apart; nobody attacks it.
struct Fnv(u64);

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for &b in bytes.iter().chain(&[0]) {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x100_0000_01b3);
        }
    }
}
