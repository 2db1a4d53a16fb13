//! Builds the embedded engine: eSpeak NG's C sources and its data, both from crates.io.
//!
//! Only a Rust toolchain and a C compiler are needed. The sources come in the package
//! `espeak-rs-sys`, whose own build script wants cmake, libclang and git; so that package is never
//! built. `Cargo.toml` names it under a condition that is never true, which is enough for Cargo to
//! pin, checksum, download and vendor it, and `cargo metadata` tells where it lies.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/speech/engines/espeak/patch");
    #[cfg(feature = "espeak")]
    if let Err(why) = espeak::build() {
        eprintln!("cannot build the embedded engine: {why}");
        eprintln!("(`--no-default-features` builds aloud without it)");
        std::process::exit(1);
    }
}

#[cfg(feature = "espeak")]
#[path = "src/speech/engines/espeak/patch/patches.rs"]
mod patches;

#[cfg(feature = "espeak")]
mod espeak {
    use super::patches::{FRESH, MANDARIN, PATCHES, mandarin};
    use std::path::{Path, PathBuf};
    use std::process::Command;
    use std::{env, fs};

    type Result<T> = std::result::Result<T, String>;

    /// `PACKAGE_VERSION` of the sources, part of every fingerprint.
    const ENGINE: &str = "1.52.0";

    const LIB: &str = "common mnemonics error ieee80 compiledata compiledict dictionary encoding \
        intonation langopts numbers phoneme phonemelist readclause setlengths soundicon spect \
        ssml synthdata synthesize tr_languages translate translateword voices wavegen speech \
        espeak_api klatt";
    const UCD: &str = "case categories ctype proplist scripts tostring";

    const CONFIG: &str = "#define HAVE_MKSTEMP 1\n#define USE_ASYNC 0\n#define USE_KLATT 1\n\
        #define USE_LIBPCAUDIO 0\n#define USE_LIBSONIC 0\n#define USE_MBROLA 0\n\
        #define USE_SPEECHPLAYER 0\n#define PACKAGE_VERSION \"1.52.0\"\n";

    pub fn build() -> Result<()> {
        let out = PathBuf::from(var("OUT_DIR")?);
        let [source, phonemes, dicts, russian] = locate([
            ("espeak-rs-sys", "0.2.0"),
            ("espeak-ng-data-phonemes", "0.2.0"),
            ("espeak-ng-data-dicts", "0.2.0"),
            ("espeak-ng-data-dict-ru", "0.2.0"),
        ])?;
        let source = source.join("espeak-ng").join("src");
        compile(&source, &out)?;
        pack(&[phonemes, dicts, russian].map(|p| p.join("data")), &out)
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

    /// The folders of these packages, from `cargo metadata`: without the network if they are there
    /// already (also from a vendored folder), else Cargo downloads what `Cargo.lock` pins.
    fn locate<const N: usize>(packages: [(&str, &str); N]) -> Result<[PathBuf; N]> {
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

    fn compile(source: &Path, out: &Path) -> Result<()> {
        let lib = source.join("libespeak-ng");
        let ucd = source.join("ucd-tools").join("src");
        let c = out.join("c");
        fs::create_dir_all(&c).map_err(|e| format!("cannot make {}: {e}", c.display()))?;
        write(&c.join("config.h"), [CONFIG, FRESH].concat())?;
        println!("cargo:rerun-if-changed={}", lib.join("wavegen.c").display());

        // All are copied, so that the patched headers are the ones that are found.
        for entry in
            fs::read_dir(&lib).map_err(|e| format!("cannot list {}: {e}", lib.display()))?
        {
            let file = entry.map_err(|e| e.to_string())?.path();
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.ends_with(".c") || name.ends_with(".h") {
                let mut text = String::from_utf8_lossy(&read(&file)?).replace("\r\n", "\n");
                if let Some(patch) = PATCHES.iter().find(|p| p.file == name) {
                    text = patch.apply(text)?;
                }
                write(&c.join(name), text)?;
            }
        }
        let mut cc = cc::Build::new();
        cc.files(LIB.split_whitespace().map(|name| c.join(format!("{name}.c"))));
        cc.files(UCD.split_whitespace().map(|name| ucd.join(format!("{name}.c"))));
        cc.include(&c).include(source.join("include")).include(ucd.join("include"));
        if cfg!(windows) {
            cc.include(source.join("include").join("compat"));
        }
        // Where the data lie is said at run time.
        cc.define("PATH_ESPEAK_DATA", "\"\"").define("_GNU_SOURCE", None);
        // The C code relies on wrapping `int`s. Unoptimized it is too slow even for a debug build.
        cc.flag_if_supported("-fwrapv").opt_level(3).debug(false).warnings(false);
        // A fused multiply-add rounds once where two operations round twice: other bytes on ARM.
        cc.flag_if_supported("-ffp-contract=off").flag_if_supported("-w");
        cc.try_compile("aloud_espeak").map_err(|e| e.to_string())?;
        if env::var("CARGO_CFG_UNIX").is_ok() {
            println!("cargo:rustc-link-lib=m");
        }
        Ok(())
    }

    /// Packs the data files into one blob with an index, and hashes all that shapes the sound.
    fn pack(folders: &[PathBuf], out: &Path) -> Result<()> {
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
}
