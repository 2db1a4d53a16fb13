//! What an input names: standard input, a file, or an address on the web.

use crate::{Error, Kind, Result};
use reqwest::Url;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The name of standard input on the command line.
pub const STDIN: &str = "-";

/// Where an input is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Standard input.
    Stdin,
    /// A file on this machine.
    File(PathBuf),
    /// An address with `http` or `https`.
    Web(Url),
}

/// Schemes that stand without `//`.
const BARE: &[&str] = &["about", "blob", "data", "file", "javascript", "mailto", "view-source"];

/// The scheme of an input that is an address and no path. A file of that very name wins over the
/// schemes that are plain words.
pub(crate) fn scheme(input: &str) -> Option<&str> {
    let (scheme, rest) = input.split_once(':')?;
    // One letter is a drive of Windows.
    let valid = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let bare = || BARE.iter().any(|s| s.eq_ignore_ascii_case(scheme)) && !Path::new(input).exists();
    (valid && (rest.starts_with("//") || bare())).then_some(scheme)
}

/// What a path is called from here on: itself, or, if its bytes are not text, the address of the file,
/// in which they are escaped.
pub fn called(path: impl AsRef<OsStr>) -> String {
    let path = path.as_ref();
    if let Some(text) = path.to_str() {
        return text.to_owned();
    }
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.into());
    Url::from_file_path(&whole).map_or_else(|()| path.to_string_lossy().into_owned(), String::from)
}

/// The path that an input names, if it is on this machine.
pub fn path_of(input: &str) -> Option<PathBuf> {
    match Place::of(input) {
        Ok(Place::File(path)) => Some(path),
        _ => None,
    }
}

impl Place {
    /// # Errors
    /// `Input` for an address that cannot be understood, or of a kind that is not read.
    pub fn of(input: &str) -> Result<Self> {
        let refuse =
            |why: String| Err(Error::new(Kind::Input, format!("cannot read {input}: {why}")));
        let Some(scheme) = scheme(input).map(str::to_ascii_lowercase) else {
            return Ok(if input == STDIN { Place::Stdin } else { Place::File(input.into()) });
        };
        match (scheme.as_str(), Url::parse(input)) {
            ("http" | "https", Ok(url)) => Ok(Place::Web(url)),
            ("file", Ok(url)) => match url.to_file_path() {
                Ok(path) => Ok(Place::File(path)),
                Err(()) => refuse("it names no file on this machine; give its path".into()),
            },
            ("http" | "https" | "file", Err(e)) => {
                refuse(format!("it is not an address that can be understood ({e}); check it"))
            }
            _ => refuse(format!(
                "addresses that begin with {scheme}: are not read; give an http or https address, \
                 or save the article and give the file"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_told_apart() {
        let file = |path: &str| Place::File(path.into());
        for (input, place) in [
            ("-", Place::Stdin),
            ("a.md", file("a.md")),
            ("notes: part 1.txt", file("notes: part 1.txt")),
            ("C:\\a.md", file("C:\\a.md")),
            ("./data:x", file("./data:x")),
            ("FILE:///tmp/a%20b.md", file("/tmp/a b.md")),
            ("file:/tmp/a.md", file("/tmp/a.md")),
            ("HTTP://Example.org/A", Place::Web(Url::parse("http://example.org/A").unwrap())),
        ] {
            assert_eq!(Place::of(input).unwrap(), place, "{input}");
        }
        for (input, why) in [
            ("ftp://example.org/a", "begin with ftp:"),
            ("data:text/plain,hello", "begin with data:"),
            ("JavaScript:alert(1)", "begin with javascript:"),
            ("file://elsewhere/a.md", "no file on this machine"),
            ("http://", "empty host"),
            ("https://a b/", "not an address"),
            ("http://[::1/", "not an address"),
        ] {
            let e = Place::of(input).unwrap_err();
            assert!(e.kind() == Kind::Input && e.to_string().contains(why), "{e}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_is_called_by_an_address_that_leads_to_it() {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(called("a b.md"), "a b.md");
        let path = Path::new(OsStr::from_bytes(b"/tmp/caf\xe9 100%.txt"));
        assert_eq!(called(path), "file:///tmp/caf%E9%20100%25.txt");
        assert_eq!(Place::of(&called(path)).unwrap(), Place::File(path.into()));
        assert!(called(OsStr::from_bytes(b"\xff.md")).starts_with("file:///"));
    }
}
