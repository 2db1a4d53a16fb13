//! Which form of a number a word asks for: by the word, its ending, or its beginning.

use super::lines::{head, words_of};
use super::quick::Table;

/// Words, endings (`*ung`) and beginnings (`명*`) by the variant that agrees with them; the line that stands first counts.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    /// The variant of each line.
    variants: Vec<String>,
    words: Table<String, usize>,
    /// Endings with their line, which rises.
    endings: Vec<(String, usize)>,
    /// The same of beginnings.
    beginnings: Vec<(String, usize)>,
}

impl Agreement {
    /// `f persona *as`
    pub(super) fn add(&mut self, line: &str) -> Result<(), String> {
        let (variant, words) = head(line)?;
        let index = self.variants.len();
        self.variants.push(variant.to_owned());
        for word in words_of(words) {
            match (word.strip_prefix('*'), word.strip_suffix('*')) {
                (Some(ending), _) => self.endings.push((ending.to_owned(), index)),
                (_, Some(head)) => self.beginnings.push((head.to_owned(), index)),
                _ => {
                    self.words.entry(word).or_insert(index);
                }
            }
        }
        Ok(())
    }

    /// Is there no word at all?
    pub fn is_empty(&self) -> bool {
        self.variants.is_empty()
    }

    /// The variant that agrees with a word in small letters.
    pub fn of(&self, word: &str) -> Option<&str> {
        let named = self.words.get(word).copied();
        // An ending that is as long as a word is one itself: Jahr, Halbjahr.
        let fits = |end: &str| word.ends_with(end) && (word.len() > end.len() || end.len() > 3);
        let ending = self.endings.iter().find(|(end, _)| fits(end)).map(|(_, line)| *line);
        let begins = self.beginnings.iter().find(|(head, _)| word.starts_with(head.as_str()));
        let lines = [named, ending, begins.map(|(_, line)| *line)];
        lines.into_iter().flatten().min().map(|line| self.variants[line].as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_counts() {
        let mut a = Agreement::default();
        a.add("m días *emas").unwrap();
        a.add("f *as noches").unwrap();
        assert_eq!((a.of("días"), a.of("casas")), (Some("m"), Some("f")));
        assert_eq!((a.of("problemas"), a.of("noches"), a.of("as")), (Some("m"), Some("f"), None));
        assert!(a.add("f").is_err() && !a.is_empty());
    }
}
