//! One article that is wanted.

use crate::source::fetch;
use crate::{Error, Kind, Result};
use std::ffi::OsStr;
use std::path::PathBuf;

/// One article that is wanted: a file, an address on the web, standard input, or one item of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The input, as it was named.
    pub(super) name: String,
    /// Which of a feed's items, the newest is 0; without meaning for other inputs.
    pub(super) item: usize,
}

impl Input {
    /// The input of that name: a path, a URL, or `-` for standard input.
    ///
    /// # Errors
    /// [`Kind::Usage`] if it is empty.
    pub fn parse(name: &str) -> Result<Self> {
        match name {
            "" => Err(Error::new(Kind::Usage, "an input has no name; name a file or an address")),
            name => Ok(Input { name: name.to_owned(), item: 0 }),
        }
    }

    /// The one article that `items` names of an input, as [`Studio::inputs`](super::Studio::inputs) takes it.
    ///
    /// # Errors
    /// [`Kind::Usage`] if it names several.
    pub fn single(name: &str, items: Option<&str>) -> Result<Self> {
        let (first, end) = items.map_or(Ok((0, 1)), range)?;
        if end != first + 1 {
            let what = "this command shows one article; name one item, e.g. --items 2";
            return Err(Error::new(Kind::Usage, what));
        }
        Ok(Input { item: first, ..Input::parse(name)? })
    }

    /// The name that a path has as an input: itself, or, if its bytes are not text, the address of the
    /// file, in which they are escaped.
    pub fn name_of(path: impl AsRef<OsStr>) -> String {
        fetch::called(path)
    }

    /// Its path, if it is a file or folder of this machine.
    pub fn path(&self) -> Option<PathBuf> {
        fetch::path_of(&self.name)
    }

    /// Whether it may be there: a file is looked for, an address is not asked.
    ///
    /// # Errors
    /// [`Kind::Input`] for a file that there is not.
    pub fn check(&self) -> Result<()> {
        let Some(path) = self.path().filter(|_| self.name != fetch::STDIN) else { return Ok(()) };
        // A pattern that no shell has expanded names no file.
        if self.name.contains(['*', '?', '[']) {
            return Ok(());
        }
        match path.metadata() {
            Err(e) => Err(fetch::cannot_read(&self.name, e)),
            Ok(_) => Ok(()),
        }
    }

    /// What to call it in messages.
    pub fn label(&self) -> String {
        match self.item {
            0 => self.name.clone(),
            n => format!("{}, item {}", self.name, n + 1),
        }
    }
}

/// Indices, the end not included.
pub(super) fn range(items: &str) -> Result<(usize, usize)> {
    let number = |n: &str| n.trim().parse::<usize>().ok().filter(|n| *n > 0);
    let parsed = match items.split_once('-') {
        _ if items == "all" => Some((0, usize::MAX)),
        None => number(items).map(|n| (n - 1, n)),
        Some((from, to)) => number(from).zip(number(to)).map(|(from, to)| (from - 1, to)),
    };
    parsed.filter(|(from, to)| from < to).ok_or_else(|| {
        let what = format!("--items is {items:?}; say one (3), several (1-5), or all");
        Error::new(Kind::Usage, what)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_named_as_people_count() {
        assert_eq!(range("1").unwrap(), (0, 1));
        assert_eq!(range("2-5").unwrap(), (1, 5));
        assert_eq!(range("all").unwrap(), (0, usize::MAX));
        for bad in ["0", "", "5-2", "x", "1-"] {
            assert!(range(bad).is_err(), "{bad}");
        }
        assert_eq!(Input::single("a", Some("3")).unwrap().label(), "a, item 3");
        assert!(Input::single("a", Some("1-2")).is_err() && Input::parse("").is_err());
    }
}
