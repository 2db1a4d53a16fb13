//! Lines of data, and what is wrong with one.

use std::fmt;

/// A fault in a file of a language, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, such as `nl/units.txt`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// A file that is read line by line, and the faults found in it.
pub(super) struct Reader<'a> {
    file: String,
    text: &'a str,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Reader<'a> {
    /// A file of the folder of `tag`.
    pub(super) fn new(tag: &str, name: &str, text: &'a str, faults: &'a mut Vec<Fault>) -> Self {
        Reader { file: format!("{tag}/{name}"), text, faults }
    }

    /// Gives each line that holds a fact to `take`; what it refuses is a fault at that line.
    pub(super) fn each(&mut self, mut take: impl FnMut(&'a str) -> Result<(), String>) {
        for (index, line) in self.text.lines().enumerate() {
            let line = line.trim_end();
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            if let Err(what) = take(line) {
                self.faults.push(Fault { file: self.file.clone(), line: index + 1, what });
            }
        }
    }

    /// A fault of the whole file.
    pub(super) fn fault(&mut self, what: String) {
        self.faults.push(Fault { file: self.file.clone(), line: 1, what });
    }
}

/// The first word of a line, and the rest.
pub(super) fn head(line: &str) -> Result<(&str, &str), String> {
    match line.split_once(' ') {
        Some((head, rest)) if !rest.trim().is_empty() => Ok((head, rest.trim())),
        _ => Err(format!("{line:?} has one word; a word and a value are needed")),
    }
}

/// A line and what stands behind its last ` = `, which is a list of words.
pub(super) fn listed(line: &str) -> (&str, Vec<&str>) {
    match line.rsplit_once(" = ") {
        Some((line, words)) => (line.trim(), words.split_whitespace().collect()),
        None => (line.trim(), Vec::new()),
    }
}

/// Words with spaces between them, in lower case; `_` is a space within one.
pub(super) fn words_of(list: &str) -> Vec<String> {
    list.split_whitespace().map(|w| w.to_lowercase().replace('_', " ")).collect()
}
