//! Standard output and standard error.

use aloud::{Error, Kind, Result};
use serde::Serialize;
use std::io::{self, Write};

/// Writes a line.
pub fn line(text: impl std::fmt::Display) -> Result<()> {
    writeln!(io::stdout().lock(), "{text}").map_err(failed)
}

/// Writes one JSON object.
pub fn json(value: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(|e| failed(e.into()))?;
    line(text)
}

/// `1 segment`, `2 segments`.
pub fn count(n: u64, what: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {what}{s}")
}

/// Tells a person something, on standard error. Nobody is left to be told if that is closed.
pub fn remark(text: impl std::fmt::Display) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// A reader that went away (`| head`) wants no more and no complaint: that ends the program well.
pub fn failed(e: io::Error) -> Error {
    if e.kind() == io::ErrorKind::BrokenPipe {
        std::process::exit(0);
    }
    Error::new(Kind::Disk, "cannot write to standard output").because(e)
}
