//! The names of the files in an archive, and who is meant by a name that none of them has.
//!
//! Archives are packed by careless tools: with backslashes, with a slash in front, in the encoding
//! of the machine and no word about it; and what refers to a file differs from its name in the case
//! of letters or in percent signs.

use crate::source::formats::percent;
use encoding_rs as rs;
use std::collections::HashMap;

/// The names, each with the index of its file.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In the order of the archive.
    all: Vec<String>,
    /// The index of a file by its name.
    exact: HashMap<String, usize>,
    /// The places in `all` by what [`loose`] makes of a name, in each encoding it may be in.
    loose: HashMap<String, usize>,
    /// The same by the last part alone; `None`, if several have it.
    last: HashMap<String, Option<usize>>,
    /// Two files have the same name.
    has_twice: bool,
}

impl Names {
    /// Adds a file; of two with the same name the later counts, as for whoever unpacks both.
    pub(super) fn add(&mut self, raw: &[u8], index: usize) {
        let mut readings = readings(raw).map(|name| plain(&name));
        let Some(name) = readings.next() else { return };
        let place = self.all.len();
        for name in readings.chain([name.clone()]) {
            let loose = loose(&name);
            let last = last_part(&loose).to_owned();
            let unique = self.last.entry(last).or_insert(Some(place));
            if *unique != Some(place) {
                *unique = None;
            }
            self.loose.entry(loose).or_insert(place);
        }
        if self.exact.insert(name.clone(), index).is_none() {
            self.all.push(name);
        } else {
            self.has_twice = true;
        }
    }

    /// Whether two files have the same name.
    pub(super) fn has_twice(&self) -> bool {
        self.has_twice
    }

    /// The index of the file with exactly this name.
    pub(super) fn exact(&self, name: &str) -> Option<usize> {
        self.exact.get(name).copied()
    }

    /// The name of the file that is meant by `name`.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        if let Some((name, _)) = self.exact.get_key_value(name) {
            return Some(name);
        }
        let loose = loose(&plain(name));
        let place = self.loose.get(&loose).copied();
        let place = place.or_else(|| self.last.get(last_part(&loose)).copied().flatten())?;
        self.all.get(place).map(String::as_str)
    }

    /// All names.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(String::as_str)
    }
}

/// Whether a name would leave the folder into which the archive is unpacked, on any system.
pub(super) fn leads_out(name: &str) -> bool {
    let name = name.replace('\\', "/");
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    name.starts_with("//")
        || has_drive
        || name.contains('\0')
        || name.split('/').any(|part| part == "..")
}

/// What the bytes of a name may mean, the likeliest first: few archives say in which encoding
/// their names are, and most that are not in UTF-8 were packed on Windows in East Asia.
fn readings(raw: &[u8]) -> impl Iterator<Item = String> {
    const EAST: [&rs::Encoding; 4] = [rs::GBK, rs::BIG5, rs::SHIFT_JIS, rs::EUC_KR];
    let utf8 = std::str::from_utf8(raw).ok().map(str::to_owned);
    let is_utf8 = utf8.is_some();
    let legacy = EAST.into_iter().filter(move |_| !is_utf8).filter_map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(raw);
        text.map(std::borrow::Cow::into_owned)
    });
    let lossy = (!is_utf8).then(|| String::from_utf8_lossy(raw).into_owned());
    utf8.into_iter().chain(legacy).chain(lossy)
}

/// A name with the slashes of the standard, and none in front.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_owned()
}

/// A name without what careless tools get wrong.
fn loose(name: &str) -> String {
    let lower = percent::decoded(name).to_lowercase();
    lower.replace('+', " ")
}

fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(raw: &[&[u8]]) -> Names {
        let mut names = Names::default();
        raw.iter().enumerate().for_each(|(i, raw)| names.add(raw, i));
        names
    }

    #[test]
    fn names_that_lead_out() {
        for name in ["../a", "a/../../b", "C:/a", "a\\..\\b", "a/..", "\\\\host\\a", "//host/a"] {
            assert!(leads_out(name), "{name}");
        }
        for name in ["a/b.c", "a..b/c", "...", "x/c:", "/O/a", "O\\a"] {
            assert!(!leads_out(name), "{name}");
        }
    }

    #[test]
    fn names_are_found_as_careless_tools_write_them() {
        let names =
            names(&[b"O\\Text\\Tide 1.xhtml", b"/O/b%20c.xhtml", b"O/x/d.xhtml", b"O/y/d.xhtml"]);
        assert_eq!(names.find("O/Text/Tide 1.xhtml"), Some("O/Text/Tide 1.xhtml"));
        assert_eq!(names.find("o/text/tide%201.XHTML"), Some("O/Text/Tide 1.xhtml"));
        assert_eq!(names.find("O/b c.xhtml"), Some("O/b%20c.xhtml"));
        // A folder that is not there, and a name that only one file has.
        assert_eq!(names.find("OPS/tide 1.xhtml"), Some("O/Text/Tide 1.xhtml"));
        assert_eq!(names.find("d.xhtml"), None, "two are called so");
    }

    #[test]
    fn names_in_the_encoding_of_the_machine() {
        for (encoding, name) in
            [(rs::GBK, "第一章.html"), (rs::BIG5, "雜誌.html"), (rs::SHIFT_JIS, "第一話ー.html")]
        {
            let raw = encoding.encode(name).0;
            let names = names(&[&raw]);
            let found = names.find(name);
            assert!(found.is_some_and(|n| names.exact(n) == Some(0)), "{name}");
        }
        assert_eq!(names(&[b"a\xff\x80.txt"]).all().count(), 1);
    }
}
