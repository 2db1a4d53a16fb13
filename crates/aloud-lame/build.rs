//! Builds LAME 3.100 from the sources in the package `mp3lame-sys`. Only a Rust toolchain and a C compiler are needed.

use std::path::Path;
use std::{env, fs};

const FILES: &str = "VbrTag bitstream encoder fft gain_analysis id3tag lame newmdct presets psymodel quantize \
    quantize_pvt reservoir set_get tables takehiro util vbrquantize version mpglib_interface";

/// What LAME's `configure` finds out on 64-bit machines with a C99 library.
const CONFIG: &str = "#include <stdint.h>\n#define STDC_HEADERS 1\n#define HAVE_ERRNO_H 1\n#define HAVE_FCNTL_H 1\n\
    #define HAVE_LIMITS_H 1\n#define HAVE_STDINT_H 1\n#define HAVE_STRING_H 1\n#define HAVE_STRCHR 1\n\
    #define HAVE_MEMCPY 1\n#define PACKAGE \"lame\"\n#define PROTOTYPES 1\n#define USE_FAST_LOG 1\n\
    #define LAME_LIBRARY_BUILD 1\n#define TAKEHIRO_IEEE754_HACK 1\n#define SIZEOF_DOUBLE 8\n#define SIZEOF_FLOAT 4\n\
    #define SIZEOF_INT 4\n#define SIZEOF_SHORT 2\n\
    typedef long double ieee854_float80_t;\ntypedef double ieee754_float64_t;\ntypedef float ieee754_float32_t;\n";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if let Err(why) = build() {
        eprintln!("cannot build the MP3 encoder: {why}");
        eprintln!("(aloud without the feature `mp3` is built without it)");
        std::process::exit(1);
    }
}

fn build() -> Result<(), String> {
    let [package] = aloud_pinned::locate([("mp3lame-sys", "0.1.11")])?;
    let source = package.join("lame-3.100");
    let library = source.join("libmp3lame");
    let out = env::var("OUT_DIR").map_err(|e| format!("environment variable OUT_DIR: {e}"))?;
    let config = Path::new(&out).join("config.h");
    let x86_64 = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "x86_64");
    let sse = if x86_64 { "#define HAVE_XMMINTRIN_H 1\n" } else { "" };
    fs::write(&config, [CONFIG, sse].concat())
        .map_err(|e| format!("cannot write {}: {e}", config.display()))?;
    let mut cc = cc::Build::new();
    cc.files(FILES.split_whitespace().map(|name| library.join(format!("{name}.c"))));
    if x86_64 {
        cc.file(library.join("vector").join("xmm_quantize_sub.c"));
    }
    cc.include(&out)
        .include(source.join("include"))
        .include(&library)
        .define("HAVE_CONFIG_H", None);
    // Unoptimized it is too slow even for a debug build. The flags are those of LAME's own build.
    cc.opt_level(3).debug(false).warnings(false);
    for flag in ["-ffast-math", "-fomit-frame-pointer", "-w"] {
        cc.flag_if_supported(flag);
    }
    cc.try_compile("aloud_mp3lame").map_err(|e| e.to_string())?;
    if env::var("CARGO_CFG_UNIX").is_ok() {
        println!("cargo:rustc-link-lib=m");
    }
    Ok(())
}
