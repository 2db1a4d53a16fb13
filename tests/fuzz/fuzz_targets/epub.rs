//! A book, packed here: the checksums of an archive would stop every mutation of what is in it.

#![no_main]

mod promises;

use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // An archive is taken as it is.
    match bytes.starts_with(b"PK") {
        true => promises::hold("epub", bytes),
        false => promises::hold("epub", &pack(bytes)),
    }
});

/// Packs files that stand below each other, each after a line `=== PATH`.
fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    for file in String::from_utf8_lossy(bytes).split("=== ") {
        let (path, content) = file.split_once('\n').unwrap_or((file, ""));
        // The writer refuses a name that comes twice, the reader never sees such an archive of it.
        if archive.start_file(path, options).is_ok() {
            archive.write_all(content.as_bytes()).expect("memory takes bytes");
        }
    }
    archive.finish().expect("memory takes bytes").into_inner()
}
