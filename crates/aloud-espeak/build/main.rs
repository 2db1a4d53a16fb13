//! Builds the embedded engine: eSpeak NG's C sources and its data, both from crates.io. Only a Rust toolchain and a C
//! compiler are needed.

mod data;
mod library;
mod mandarin;
mod patches;

use std::path::{Path, PathBuf};
use std::{env, fs};

type Result<T> = std::result::Result<T, String>;

/// `PACKAGE_VERSION` of the sources, part of every fingerprint.
const ENGINE: &str = "1.52.0";

fn main() {
    println!("cargo:rerun-if-changed=build");
    if let Err(why) = build() {
        eprintln!("cannot build the embedded engine: {why}");
        eprintln!("(`--no-default-features` builds aloud without it)");
        std::process::exit(1);
    }
}

fn build() -> Result<()> {
    let out = PathBuf::from(var("OUT_DIR")?);
    let [source, phonemes, dicts, russian] = aloud_pinned::locate([
        ("espeak-rs-sys", "0.2.0"),
        ("espeak-ng-data-phonemes", "0.2.0"),
        ("espeak-ng-data-dicts", "0.2.0"),
        ("espeak-ng-data-dict-ru", "0.2.0"),
    ])?;
    let source = source.join("espeak-ng").join("src");
    library::compile(&source, &out)?;
    data::pack(&[phonemes, dicts, russian].map(|p| p.join("data")), &out)
}

fn var(name: &str) -> Result<String> {
    env::var(name).map_err(|e| format!("environment variable {name}: {e}"))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))
}
