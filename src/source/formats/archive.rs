//! The zip archives that books and documents are, made by strangers.
//!
//! Headers may lie, so what counts is what comes out while reading. Nothing is ever unpacked to a
//! disk, so a name is a key and no path; but one that climbs out of the archive is a sign of harm.

mod names;

use crate::{Error, Kind, Result};
use names::Names;
use std::io::{Cursor, ErrorKind, Read};
use zip::result::ZipError;

/// Files in one archive, at most. Large books have some thousands.
const MOST_FILES: usize = 20_000;

/// The text in one file, in bytes, at most: twice what is read of a plain text by default. In a
/// document, two thirds of that are tags.
const LARGEST_FILE: u64 = 64 << 20;

/// What is read of all files together, in bytes, at most: eight times what is read of a plain text
/// by default. Deflate makes of a text a third to a fifth, so even an archive of nothing but text
/// that keeps to that limit stays below; a bomb is a thousand times as large as its archive.
const LARGEST: u64 = 256 << 20;

/// An archive whose files are read by their names.
pub(crate) struct Archive<'a> {
    zip: zip::ZipArchive<Cursor<&'a [u8]>>,
    names: Names,
    origin: &'a str,
    /// How many bytes may still be read.
    left: u64,
}

/// What came out of a file of an archive.
#[derive(Debug)]
pub(crate) struct Unpacked {
    /// Its bytes, as far as they could be unpacked.
    pub(crate) bytes: Vec<u8>,
    /// What broke the rest, if anything did.
    pub(crate) damage: Option<Error>,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// `Input`, if it is none, is damaged, holds a name that leads out of its folder, an encrypted
    /// file, or too many files.
    pub(crate) fn open(bytes: &'a [u8], origin: &'a str) -> Result<Self> {
        // Counted before room is made for them: each file has such a mark.
        let marks = bytes.windows(4).filter(|w| *w == b"PK\x01\x02").take(MOST_FILES + 1);
        if marks.count() > MOST_FILES {
            let why = format!("it holds more than {MOST_FILES} files, as no book or document does");
            return Err(refusal(origin, &why));
        }
        let zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| no_archive(origin, e))?;
        let mut names = Names::default();
        let all = zip.metadata();
        for i in 0..zip.len() {
            let file = all.entry(i).map_err(|e| no_archive(origin, e))?;
            let raw = file.name_raw();
            if names::leads_out(&String::from_utf8_lossy(raw)) {
                let name = String::from_utf8_lossy(raw);
                let why = format!(
                    "the name of one of its files ({name:?}) leads out of its folder; \
                     such an archive is made to do harm"
                );
                return Err(refusal(origin, &why));
            }
            if file.encrypted() {
                let why = "its files are encrypted with a password; unpack it and pack it anew without one";
                return Err(refusal(origin, why));
            }
            names.add(raw, i);
        }
        Ok(Archive { zip, names, origin, left: LARGEST })
    }

    /// Whether it has a file of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.exact(name).is_some()
    }

    /// The name that a file has which somebody calls `name`: the same, else one that differs in the
    /// case of its letters or in how they are written down, else the only one that ends so.
    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        self.names.find(name)
    }

    /// The names of all files, in the order of the archive.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.all()
    }

    /// What a person should know about the archive, if it has two files of one name.
    pub(crate) fn note(&self) -> Option<String> {
        let is_ambiguous = self.zip.has_duplicate_names() || self.names.has_twice();
        is_ambiguous.then(|| {
            format!("{} holds several files of one name; the last of them is read", self.origin)
        })
    }

    /// The bytes of a file; `None`, if there is no such file.
    ///
    /// # Errors
    /// `Input`, if it is damaged or too large.
    pub(crate) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        match self.unpack(name)? {
            Some(Unpacked { damage: Some(e), .. }) => Err(e),
            Some(Unpacked { bytes, .. }) => Ok(Some(bytes)),
            None => Ok(None),
        }
    }

    /// As much of a file as can be unpacked; `None`, if there is no such file.
    ///
    /// # Errors
    /// `Input`, if it is too large.
    pub(crate) fn unpack(&mut self, name: &str) -> Result<Option<Unpacked>> {
        let Some(index) = self.names.exact(name) else { return Ok(None) };
        let damaged = |e: ZipError| {
            let why = format!("{name} in it is damaged; get the file anew");
            refusal(self.origin, &why).because(e)
        };
        let limit = LARGEST_FILE.min(self.left);
        let mut bytes = Vec::new();
        let damage = match self.zip.by_index(index) {
            Ok(file) => file.take(limit + 1).read_to_end(&mut bytes).err().map(ZipError::Io),
            Err(e) => Some(e),
        };
        let length = bytes.len() as u64;
        if length > limit {
            let why = format!(
                "{name} in it unpacks to more than {} MiB, the most that is read; \
                 it is made to fill the memory, or no text",
                limit.max(1 << 20) >> 20
            );
            return Err(refusal(self.origin, &why));
        }
        self.left -= length;
        Ok(Some(Unpacked { bytes, damage: damage.map(damaged) }))
    }

    /// The same as [`Archive::read`] for a file without which nothing can be read.
    ///
    /// # Errors
    /// `Input`, also if the file is missing; `what` says what it would be.
    pub(crate) fn need(&mut self, name: &str, what: &str) -> Result<Vec<u8>> {
        self.read(name)?.ok_or_else(|| {
            let why = format!("{name}, {what}, is missing in it; get the file anew");
            refusal(self.origin, &why)
        })
    }
}

fn no_archive(origin: &str, e: ZipError) -> Error {
    let why = match &e {
        ZipError::Io(e) if e.kind() != ErrorKind::UnexpectedEof => "its archive cannot be read",
        _ => {
            "its archive has no end or is not a zip archive; \
             if a download broke off, get the file anew"
        }
    };
    refusal(origin, why).because(e)
}

fn refusal(origin: &str, why: &str) -> Error {
    Error::new(Kind::Input, format!("cannot read {origin}: {why}"))
}

/// Archives for the tests of all that reads them.
#[cfg(test)]
pub(crate) mod made {
    use std::io::{Cursor, Write};
    use zip::CompressionMethod::{Deflated, Stored};
    use zip::write::SimpleFileOptions;

    /// An archive with these files, in this order; `mimetype` is not compressed, as EPUB has it.
    pub(in crate::source) fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            let method = if *name == "mimetype" { Stored } else { Deflated };
            let options = SimpleFileOptions::default().compression_method(method);
            zip.start_file(*name, options).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::work::within;
    use made::archive;
    use std::time::Duration;

    fn refused(bytes: &[u8]) -> String {
        let e = Archive::open(bytes, "a.epub").err().unwrap();
        assert_eq!(e.kind(), Kind::Input);
        e.to_string()
    }

    #[test]
    fn files_are_read_by_name() {
        let bytes = archive(&[("a/第一章.txt", b"one"), ("b", b"")]);
        let mut a = Archive::open(&bytes, "a.epub").unwrap();
        assert!(a.has("b") && !a.has("c"));
        assert_eq!(a.read("a/第一章.txt").unwrap().as_deref(), Some(&b"one"[..]));
        assert_eq!(a.read("c").unwrap(), None);
        let e = a.need("c", "its list").unwrap_err().to_string();
        assert!(e.contains("c, its list, is missing"), "{e}");
    }

    #[test]
    fn names_that_lead_out_are_refused() {
        assert!(refused(&archive(&[("a/../../b", b"x")])).contains("leads out of its folder"));
    }

    #[test]
    fn of_two_files_with_one_name_the_later_counts() {
        let mut twice = archive(&[("one.txt", b"x"), ("two.txt", b"y")]);
        for at in 0..twice.len() - 7 {
            if &twice[at..at + 7] == b"two.txt" {
                twice[at..at + 3].copy_from_slice(b"one");
            }
        }
        let mut a = Archive::open(&twice, "a.epub").unwrap();
        assert_eq!(a.read("one.txt").unwrap().as_deref(), Some(&b"y"[..]));
        assert!(a.note().is_some_and(|note| note.contains("several files of one name")));
        // The same file for whoever unpacks both, though the names differ.
        let slashes = archive(&[("a/one.txt", b"x"), ("a\\one.txt", b"y")]);
        assert!(Archive::open(&slashes, "a.epub").unwrap().note().is_some());
        let apart = archive(&[("a/one.txt", b"x"), ("b/one.txt", b"x"), ("a/One.txt", b"x")]);
        assert_eq!(Archive::open(&apart, "a.epub").unwrap().note(), None);
    }

    #[test]
    fn what_comes_before_the_damage_is_had() {
        let text: String = (0..20_000).map(|n| format!("{n} ")).collect();
        let mut bytes = archive(&[("a", text.as_bytes())]);
        let middle = bytes.len() / 2;
        bytes[middle..middle + 64].fill(0xff);
        let mut a = Archive::open(&bytes, "a.epub").unwrap();
        let unpacked = a.unpack("a").unwrap().unwrap();
        assert!(unpacked.damage.is_some() && text.as_bytes().starts_with(&unpacked.bytes[..9]));
        assert!(a.read("a").is_err());
    }

    #[test]
    fn what_is_broken_is_refused() {
        assert!(refused(b"").contains("not a zip archive"));
        let whole = archive(&[("a", &b"text ".repeat(200))]);
        for end in (0..whole.len()).step_by(7) {
            refused(&whole[..end]);
        }
        let mut damaged = whole.clone();
        damaged[40] ^= 0xff;
        let e = Archive::open(&damaged, "a.epub").unwrap().read("a").unwrap_err();
        assert!(e.to_string().contains("a in it is damaged"), "{e}");
    }

    #[test]
    fn a_bomb_is_refused_while_it_is_read() {
        let zeros = vec![0; LARGEST_FILE as usize + 1];
        let bytes = archive(&[("a", &zeros), ("b", &zeros[1..])]);
        assert!(bytes.len() < 1 << 20);
        let mut a = Archive::open(&bytes, "a.epub").unwrap();
        assert!(a.read("a").unwrap_err().to_string().contains("more than 64 MiB"));
        for _ in 0..LARGEST / LARGEST_FILE {
            a.read("b").unwrap();
        }
        assert!(a.read("b").is_err(), "all together are too much");
    }

    #[test]
    fn an_encrypted_file_is_refused() {
        // The flag in the local and in the central header.
        let mut bytes = archive(&[("a", b"x")]);
        let central = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        bytes[6] |= 1;
        bytes[central + 8] |= 1;
        assert!(refused(&bytes).contains("encrypted with a password"));
    }

    #[test]
    fn many_files_and_many_ends_are_refused_in_time() {
        for bytes in [
            b"PK\x01\x02".repeat(8 << 20),
            b"PK\x05\x06".repeat(1 << 20),
            [&b"PK\x03\x04"[..], &b"PK\x05\x06\0\0".repeat(1 << 20)].concat(),
        ] {
            within(Duration::from_secs(10), || refused(&bytes));
        }
    }
}
