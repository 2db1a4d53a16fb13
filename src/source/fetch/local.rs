//! Gets the bytes of a file, or of standard input.

use super::Fetched;
use super::place::Place;
use crate::source::formats::extensions::is_known;
use crate::{Error, Kind, Result};
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// Gets an input of this machine by what the user called it: a path, the address of a file, or `-`
/// for standard input.
///
/// # Errors
/// `Input`, if it cannot be read, has more than `limit` bytes, or is on the web.
pub fn local(input: &str, limit: u64) -> Result<Fetched> {
    read(Place::of(input)?, limit)
}

pub(super) fn read(place: Place, limit: u64) -> Result<Fetched> {
    match place {
        Place::Stdin => from_reader("standard input", io::stdin().lock(), limit),
        Place::File(path) => file(&path, limit),
        Place::Web(url) => {
            let why = "only files are read here; `aloud script` and `aloud speak` read addresses";
            Err(Error::new(Kind::Input, format!("cannot read {url}: {why}")))
        }
    }
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
        return refuse("it is not a file but a device or a socket; give a file, or pipe it to `-`");
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
pub(crate) fn cannot_read(origin: &str, e: io::Error) -> Error {
    let why = match e.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory if is_like_an_address(origin) => {
            let what = format!(
                "cannot read {origin}: there is no such file; if it is a page on the web, its \
                 address begins with https:// (https://{origin})"
            );
            return Error::new(Kind::Input, what);
        }
        io::ErrorKind::NotFound => "there is no such file; check the name",
        io::ErrorKind::PermissionDenied => "you may not read it; check its permissions",
        io::ErrorKind::NotADirectory => "a part of its path is a file and not a folder",
        _ => return Error::new(Kind::Input, format!("cannot read {origin}")).because(e),
    };
    Error::new(Kind::Input, format!("cannot read {origin}: {why}"))
}

/// The generic domains that are older than most endings of files.
const GENERIC: [&str; 6] = ["com", "org", "net", "edu", "gov", "info"];

/// Whether a name may be an address without its scheme: `example.org/a.html`, `www.example.org`,
/// `127.0.0.1:8000`. A folder with a dot in its name is no host if it is there, and neither is what ends
/// like a file that is read here.
fn is_like_an_address(name: &str) -> bool {
    let (host, page) = name.split_once('/').unwrap_or((name, ""));
    let (host, port) = host.split_once(':').unwrap_or((host, ""));
    let is_port = !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    let is_label = |l: &str| !l.is_empty() && l.chars().all(|c| c.is_alphanumeric() || c == '-');
    let domain = || {
        let (labels, top) = host.rsplit_once('.').unwrap_or_default();
        let is_top = top.len() >= 2 && top.chars().all(char::is_alphabetic);
        // `report.doc` is rather a file than a host, and so is what is read here.
        let is_common = top.len() == 2 || GENERIC.contains(&top.to_lowercase().as_str());
        let is_file = page.is_empty() && (is_known(&top.to_lowercase()) || !is_common);
        labels.split('.').all(is_label) && is_top && !is_file && !Path::new(host).exists()
    };
    host.starts_with("www.") || is_port || host.parse::<std::net::Ipv4Addr>().is_ok() || domain()
}

fn too_large(origin: &str, limit: u64) -> Error {
    Error::new(Kind::Input, format!("cannot read {origin}: {}", more_than(limit)))
}

/// Why an input is not read that has more than the limit.
pub(super) fn more_than(limit: u64) -> String {
    let limit =
        if limit >= 1 << 20 { format!("{} MiB", limit >> 20) } else { format!("{limit} bytes") };
    format!(
        "it has more than {limit}, the most that is read of one input; split it, or raise \
         `max_input` in the configuration"
    )
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
        let f = local(path.to_str().unwrap(), 4).unwrap();
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
        assert!(sentence(local("HTTPS://example.org/a", 9)).contains("only files are read here"));
        #[cfg(unix)]
        assert!(sentence(file(Path::new("/dev/zero"), 9)).contains("a device"));
    }

    #[test]
    fn an_address_without_its_scheme_is_recognised() {
        for name in [
            "example.org/a.html",
            "www.example.org",
            "news.example.co.uk/",
            "127.0.0.1:80/x",
            "example.com",
        ] {
            assert!(is_like_an_address(name), "{name}");
        }
        for name in [
            "article.md",
            "notes.txt",
            "a/b.html",
            "src/main.rs",
            "..",
            "v1.2/notes",
            ".a/b",
            "a.doc",
        ] {
            assert!(!is_like_an_address(name), "{name}");
        }
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
