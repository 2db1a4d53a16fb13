//! Named lists and tables of words, for a language that reads by code of its own.
//!
//! A file is made of sections. `[measure]` opens one; the lines behind it are words with spaces
//! between (`_` is a space within a word), or `key = value`. A backslash in front keeps a word as it is.
//! A section may go on in another file.
//!
//! ```text
//! [measure]
//! 个 名 位
//! [units]
//! km = 千米
//! ```

use super::lines::{Fault, Reader};
use super::quick::Table;
use std::sync::OnceLock;

/// One list or table.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// By the first character, the longest first: the key and its value, which is empty in a list.
    first: Table<char, Vec<(String, String)>>,
    /// By the last character.
    last: Table<char, Vec<String>>,
}

impl Section {
    fn add(&mut self, key: &str, value: &str) -> Result<(), String> {
        // A backslash keeps what follows as it is: a `#` at the head of a line, a `_`.
        let key = match key.strip_prefix('\\') {
            Some(literal) => literal.to_owned(),
            None => key.replace('_', " "),
        };
        let ends = key.chars().next().zip(key.chars().next_back());
        let (first, last) = ends.ok_or("a key is empty")?;
        let list = self.first.entry(first).or_default();
        if list.iter().any(|(k, _)| *k == key) {
            return Err(format!("{key:?} stands here twice"));
        }
        list.push((key.clone(), value.to_owned()));
        list.sort_by_key(|(k, _)| std::cmp::Reverse(k.len()));
        self.last.entry(last).or_default().push(key);
        Ok(())
    }

    /// The longest key that stands at a place: the end of it, and its value.
    pub fn at<'s>(&'s self, text: &str, at: usize) -> Option<(usize, &'s str)> {
        let rest = text.get(at..)?;
        let list = self.first.get(&rest.chars().next()?)?;
        let (key, value) = list.iter().find(|(k, _)| rest.starts_with(k.as_str()))?;
        Some((at + key.len(), value))
    }

    /// Does a key stand at a place?
    pub fn starts(&self, text: &str, at: usize) -> bool {
        self.at(text, at).is_some()
    }

    /// Does a key end at a place?
    pub fn ends(&self, text: &str, at: usize) -> bool {
        let Some(done) = text.get(..at) else { return false };
        let list = done.chars().next_back().and_then(|c| self.last.get(&c));
        list.is_some_and(|l| l.iter().any(|k| done.ends_with(k.as_str())))
    }

    /// Does a key stand anywhere in a short piece of text?
    pub fn within(&self, piece: &str) -> bool {
        piece.char_indices().any(|(i, _)| self.starts(piece, i))
    }

    /// Is a word a key?
    pub fn has(&self, word: &str) -> bool {
        self.at(word, 0).is_some_and(|(end, _)| end == word.len())
    }

    /// The value of a key.
    pub fn value<'s>(&'s self, key: &str) -> Option<&'s str> {
        self.at(key, 0).filter(|(end, _)| *end == key.len()).map(|(_, v)| v)
    }
}

/// All sections of a language.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    sections: Table<String, Section>,
    none: Section,
}

impl Facts {
    fn read(&mut self, mut reader: Reader<'_>) {
        let mut name = String::new();
        reader.each(|line| {
            if let Some(head) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                name = head.to_owned();
                self.sections.entry(name.clone()).or_default();
                return Ok(());
            }
            let section = self.sections.get_mut(&name).ok_or("no [section] stands before this")?;
            match line.split_once(" = ") {
                Some((key, value)) => section.add(key.trim(), value.trim()),
                None => line.split_whitespace().try_for_each(|w| section.add(w, "")),
            }
        });
    }

    /// A section by its name; an empty one if there is none, which the tests find.
    pub fn of(&self, name: &str) -> &Section {
        debug_assert!(self.sections.contains_key(name), "no section {name}");
        self.sections.get(name).unwrap_or(&self.none)
    }
}

/// The files of Chinese.
const CHINESE: [(&str, &str); 5] = [
    ("words.txt", include_str!("zh/words.txt")),
    ("names.txt", include_str!("zh/names.txt")),
    ("units.txt", include_str!("zh/units.txt")),
    ("signs.txt", include_str!("zh/signs.txt")),
    ("script.txt", include_str!("zh/script.txt")),
];

fn read_chinese(faults: &mut Vec<Fault>) -> Facts {
    let mut facts = Facts::default();
    for (file, text) in CHINESE {
        facts.read(Reader::new("zh", file, text, faults));
    }
    facts
}

/// What is known of Chinese. Parsed at the first call.
pub fn chinese() -> &'static Facts {
    static FACTS: OnceLock<Facts> = OnceLock::new();
    FACTS.get_or_init(|| read_chinese(&mut Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_of_chinese_has_a_fault() {
        let mut faults = Vec::new();
        read_chinese(&mut faults);
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }

    #[test]
    fn the_longest_key_counts() {
        let mut s = Section::default();
        s.add("km", "千米").unwrap();
        s.add("km/h", "千米每小时").unwrap();
        assert_eq!(s.at("5km/h", 1), Some((5, "千米每小时")));
        assert!(s.ends("5km", 3) && !s.ends("5km", 2) && s.within("a km") && s.has("km"));
    }
}
