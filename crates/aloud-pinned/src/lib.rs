//! For build scripts: finds packages whose files are read and that are never built as crates.
//!
//! Some C libraries come in packages whose own build scripts want cmake, libclang, make or git. A package that is named
//! in `Cargo.toml` under a condition that is never true is not built, and still pinned, checksummed, downloaded and
//! vendored by Cargo; `cargo metadata` tells where it lies.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What went wrong, as a sentence.
pub type Result<T> = std::result::Result<T, String>;

fn var(name: &str) -> Result<String> {
    std::env::var(name).map_err(|e| format!("environment variable {name}: {e}"))
}

/// The folders of these packages, by name and version, for the package that is being built, from `cargo
/// metadata`: without the network if they are there already (also from a vendored folder), else Cargo downloads
/// what `Cargo.lock` pins.
pub fn locate<const N: usize>(packages: [(&str, &str); N]) -> Result<[PathBuf; N]> {
    let metadata = |offline: bool| -> Result<String> {
        let mut cargo = Command::new(var("CARGO")?);
        cargo.args(["metadata", "--format-version", "1", "--locked"]);
        cargo.args(offline.then_some("--offline"));
        cargo.current_dir(var("CARGO_MANIFEST_DIR")?);
        let done = cargo.output().map_err(|e| format!("cannot run cargo metadata: {e}"))?;
        match done.status.success() {
            true => Ok(String::from_utf8_lossy(&done.stdout).into_owned()),
            false => Err(format!(
                "cargo metadata failed: {}",
                String::from_utf8_lossy(&done.stderr).trim()
            )),
        }
    };
    let json = metadata(true).or_else(|_| metadata(false))?;
    let manifests = manifest_paths(&json);
    let mut found = packages.map(|_| PathBuf::new());
    for ((name, version), folder) in packages.iter().zip(&mut found) {
        *folder = manifests
            .iter()
            .find(|m| is_package(m, name, version))
            .and_then(|m| m.parent())
            .ok_or_else(|| format!("cargo metadata names no package {name} {version}"))?
            .to_path_buf();
    }
    Ok(found)
}

/// Every `"manifest_path"` of the JSON. A whole JSON reader would cost every build more than
/// it is worth: the value is checked by opening the file it names.
fn manifest_paths(json: &str) -> Vec<PathBuf> {
    let key = "\"manifest_path\":\"";
    let mut paths = Vec::new();
    for (at, _) in json.match_indices(key) {
        let mut path = String::new();
        let mut chars = json[at + key.len()..].chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => break,
                // Cargo escapes the backslashes of Windows and, if ever, quotes.
                '\\' => path.extend(chars.next()),
                c => path.push(c),
            }
        }
        paths.push(PathBuf::from(path));
    }
    paths
}

fn is_package(manifest: &Path, name: &str, version: &str) -> bool {
    // The folder is `name-version` in the registry, `name` or `name-version` when vendored.
    let folder = manifest.parent().and_then(|p| p.file_name()).unwrap_or_default();
    folder.to_string_lossy().starts_with(name)
        && fs::read_to_string(manifest).is_ok_and(|text| {
            let has = |line: String| text.lines().any(|l| l.trim() == line);
            has(format!("name = \"{name}\"")) && has(format!("version = \"{version}\""))
        })
}
