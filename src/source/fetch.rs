//! Gets the bytes of one input: a file, or standard input.

use crate::{Error, Kind, Result};
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// The name of standard input on the command line.
pub const STDIN: &str = "-";

/// An input's bytes, and what its name tells of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// What the user called it, for messages.
    pub origin: String,
    /// The file's name without folder and extension.
    pub name: Option<String>,
    /// The file's extension, in lower case and without its dot.
    pub extension: Option<String>,
    /// The address that the bytes came from, after all redirects; addresses in them are relative
    /// to it.
    pub url: Option<String>,
    /// The media type that a server named, in lower case and without parameters: `text/html`.
    pub media_type: Option<String>,
    /// The encoding that a server named, as it wrote it.
    pub charset: Option<String>,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Gets an input by what the user called it: a path, or `-` for standard input.
///
/// # Errors
/// `Input`, if it cannot be read or has more than `limit` bytes.
pub fn fetch(input: &str, limit: u64) -> Result<Fetched> {
    if input == STDIN {
        let stdin = io::stdin().lock();
        return from_reader("standard input", stdin, limit);
    }
    if is_url(input) {
        let what = format!(
            "cannot read {input}: reading URLs is not built yet; \
             save the article as a text or Markdown file and give that"
        );
        return Err(Error::new(Kind::Input, what));
    }
    file(Path::new(input), limit)
}

/// Whether the input is an address on the web and not a path.
pub(super) fn is_url(input: &str) -> bool {
    let scheme = |s: &str| input.get(..s.len()).is_some_and(|i| i.eq_ignore_ascii_case(s));
    scheme("http://") || scheme("https://")
}

/// Reads a file. A pipe with a name will do; a folder or a device will not.
///
/// # Errors
/// `Input`, if it cannot be read or has more than `limit` bytes.
pub fn file(path: &Path, limit: u64) -> Result<Fetched> {
    let origin = path.display().to_string();
    // Asked before it is opened: opening a device can have effects of its own.
    let meta = fs::metadata(path).map_err(|e| cannot_read(&origin, e))?;
    let refuse = |why: &str| Err(Error::new(Kind::Input, format!("cannot read {origin}: {why}")));
    if meta.is_dir() {
        return refuse("it is a folder, and one article is asked for here; name a file in it");
    }
    if !meta.is_file() && !is_pipe(&meta) {
        return refuse("it is no file but a device or a socket; give a file, or pipe it to `-`");
    }
    if meta.len() > limit {
        return Err(too_large(&origin, limit));
    }
    let file = File::open(path).map_err(|e| cannot_read(&origin, e))?;
    let mut fetched = from_reader(&origin, file, limit)?;
    let text = |s: &std::ffi::OsStr| s.to_string_lossy().into_owned();
    fetched.name = path.file_stem().map(text);
    fetched.extension = path.extension().map(|e| text(e).to_lowercase());
    Ok(fetched)
}

/// Reads all that a reader gives, and never more than one byte past `limit`.
///
/// # Errors
/// `Input`, if reading fails or there is more than `limit`.
pub fn from_reader(origin: &str, reader: impl Read, limit: u64) -> Result<Fetched> {
    let mut bytes = Vec::new();
    let read = reader.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|e| cannot_read(origin, e))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(origin, limit));
    }
    Ok(Fetched { origin: origin.to_owned(), bytes, ..Fetched::default() })
}

/// The sentence for a file that the system does not give.
pub(super) fn cannot_read(origin: &str, e: io::Error) -> Error {
    let why = match e.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the name",
        io::ErrorKind::PermissionDenied => "you may not read it; check its permissions",
        io::ErrorKind::NotADirectory => "a part of its path is a file and not a folder",
        _ => return Error::new(Kind::Input, format!("cannot read {origin}")).because(e),
    };
    Error::new(Kind::Input, format!("cannot read {origin}: {why}"))
}

fn too_large(origin: &str, limit: u64) -> Error {
    let limit =
        if limit >= 1 << 20 { format!("{} MiB", limit >> 20) } else { format!("{limit} bytes") };
    let what = format!(
        "cannot read {origin}: it has more than {limit}, the most that is read of one input; \
         split it, or raise the limit in the configuration"
    );
    Error::new(Kind::Input, what)
}

#[cfg(unix)]
fn is_pipe(meta: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    meta.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(r: Result<Fetched>) -> String {
        let e = r.unwrap_err();
        assert_eq!(e.kind(), Kind::Input);
        e.to_string()
    }

    #[test]
    fn a_file_is_read_with_what_its_name_tells() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("第一章.one.TXT");
        fs::write(&path, "text").unwrap();
        let f = fetch(path.to_str().unwrap(), 4).unwrap();
        assert_eq!(f.name.as_deref(), Some("第一章.one"));
        assert_eq!(f.extension.as_deref(), Some("txt"));
        assert_eq!(f.bytes, b"text");
        assert!(sentence(file(&path, 3)).contains("more than 3 bytes"));
    }

    #[test]
    fn what_cannot_be_read_is_said_in_a_sentence() {
        let dir = tempfile::tempdir().unwrap();
        assert!(sentence(file(&dir.path().join("none.txt"), 9)).contains("no such file"));
        assert!(sentence(file(dir.path(), 9)).contains("it is a folder"));
        assert!(sentence(fetch("HTTPS://example.org/a", 9)).contains("URLs is not built yet"));
        #[cfg(unix)]
        assert!(sentence(file(Path::new("/dev/zero"), 9)).contains("a device"));
    }

    #[test]
    fn no_more_than_the_limit_is_read() {
        struct Endless(u64);
        impl Read for Endless {
            fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
                self.0 += buf.len() as u64;
                assert!(self.0 < 100_000, "reads on and on");
                buf.fill(b'a');
                Ok(buf.len())
            }
        }
        let e = sentence(from_reader("standard input", Endless(0), 10_000));
        assert!(e.starts_with("cannot read standard input: it has more than 10000 bytes"), "{e}");
    }
}
