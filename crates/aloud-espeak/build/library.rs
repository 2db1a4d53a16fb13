//! Compiles the C library, patched.

use crate::patches::{FRESH, PATCHES};
use crate::{Result, read, write};
use std::path::Path;
use std::{env, fs};

const LIB: &str = "common mnemonics error ieee80 compiledata compiledict dictionary encoding \
    intonation langopts numbers phoneme phonemelist readclause setlengths soundicon spect \
    ssml synthdata synthesize tr_languages translate translateword voices wavegen speech \
    espeak_api klatt";
const UCD: &str = "case categories ctype proplist scripts tostring";

const CONFIG: &str = "#define HAVE_MKSTEMP 1\n#define USE_ASYNC 0\n#define USE_KLATT 1\n\
    #define USE_LIBPCAUDIO 0\n#define USE_LIBSONIC 0\n#define USE_MBROLA 0\n\
    #define USE_SPEECHPLAYER 0\n#define PACKAGE_VERSION \"1.52.0\"\n";

pub fn compile(source: &Path, out: &Path) -> Result<()> {
    let lib = source.join("libespeak-ng");
    let ucd = source.join("ucd-tools").join("src");
    let c = out.join("c");
    fs::create_dir_all(&c).map_err(|e| format!("cannot make {}: {e}", c.display()))?;
    write(&c.join("config.h"), [CONFIG, FRESH].concat())?;
    println!("cargo:rerun-if-changed={}", lib.join("wavegen.c").display());

    // All are copied, so that the patched headers are the ones that are found.
    for entry in fs::read_dir(&lib).map_err(|e| format!("cannot list {}: {e}", lib.display()))? {
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
