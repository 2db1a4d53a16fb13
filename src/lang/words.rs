//! Abbreviations, signs and the names of letters.

use super::lines::{Reader, head, words_of};
use super::quick::Table;

/// Beside what an abbreviation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Anything.
    Anywhere,
    /// A figure behind it.
    BeforeFigure,
    /// A figure before it.
    AfterFigure,
    /// A word with a capital behind it: a name.
    BeforeName,
    /// A word with a capital before it: a name.
    AfterName,
    /// In an address of the web.
    Web,
    /// The name of a place and a comma before it, or a figure of five digits behind it.
    AfterTown,
}

/// An abbreviation and its words.
#[derive(Clone, Debug)]
pub struct Abbreviation {
    /// As it is written.
    pub short: String,
    /// As it is said.
    pub said: String,
    /// As it is said behind certain words, which give it another case.
    pub unless: Vec<(Vec<String>, String)>,
    /// Where it stands.
    pub place: Place,
}

/// Where a sign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignPlace {
    /// In an address of the web.
    Web,
    /// Between figures.
    Math,
    /// Anywhere.
    Lone,
    /// Before a figure.
    Front,
    /// Behind a figure.
    Behind,
    /// Twice in a row.
    Double,
}

/// The words of a language for what is written short.
#[derive(Clone, Debug, Default)]
pub struct Words {
    abbreviations: Table<String, Vec<Abbreviation>>,
    /// Those at the end of a word.
    endings: Vec<Abbreviation>,
    /// Which lengths, as bits, the first letters of abbreviations have: by the first one.
    lengths: Table<char, u64>,
    signs: Table<char, Vec<(SignPlace, String)>>,
    letters: Table<char, String>,
}

impl Words {
    /// `short = words ; words before = other words`; `=#` before a figure, `#=` behind one, `=A` before a name,
    /// `A=` behind one, `=,` behind a place and a comma; a hyphen in front: at the end of a word.
    pub(super) fn read_abbreviations(&mut self, mut reader: Reader<'_>) {
        const PLACES: [(&str, Place); 7] = [
            (" = ", Place::Anywhere),
            (" =# ", Place::BeforeFigure),
            (" #= ", Place::AfterFigure),
            (" =A ", Place::BeforeName),
            (" A= ", Place::AfterName),
            (" =, ", Place::AfterTown),
            (" =@ ", Place::Web),
        ];
        reader.each(|line| {
            let split = |(mark, place): &(&str, Place)| {
                line.split_once(mark).map(|(short, said)| (short.trim(), said.trim(), *place))
            };
            // The first mark counts: clauses behind it have an equals sign, too.
            let found = PLACES.iter().filter_map(split).min_by_key(|(short, ..)| short.len());
            let found = found.filter(|(a, b, _)| !a.is_empty() && !b.is_empty());
            let (short, said, place) = found.ok_or("an abbreviation is short = words")?;
            if let Some(ending) = short.strip_prefix('-') {
                let (short, said) = (ending.to_owned(), said.to_owned());
                self.endings.push(Abbreviation { short, said, unless: Vec::new(), place });
                return Ok(());
            }
            let first = key(short);
            if first.is_empty() {
                return Err(format!("{short:?} does not begin with a letter"));
            }
            if let Some(c) = first.chars().next() {
                *self.lengths.entry(c).or_default() |= 1 << first.len().min(63);
            }
            let list = self.abbreviations.entry(first).or_default();
            let mut clauses = said.split(" ; ");
            let said = clauses.next().unwrap_or(said).to_owned();
            let clause = |c: &str| {
                c.split_once(" = ").map(|(words, said)| (words_of(words), said.to_owned()))
            };
            let unless = clauses.map(clause).collect::<Option<_>>();
            let unless = unless.ok_or("a clause behind ; is words = how it is said")?;
            list.push(Abbreviation { short: short.to_owned(), said, unless, place });
            list.sort_by_key(|a| std::cmp::Reverse(a.short.len()));
            Ok(())
        });
    }

    /// `web . dot`
    pub(super) fn read_signs(&mut self, mut reader: Reader<'_>) {
        reader.each(|line| {
            let (place, rest) = head(line)?;
            let (sign, word) = head(rest)?;
            let place = match place {
                "web" => SignPlace::Web,
                "math" => SignPlace::Math,
                "lone" => SignPlace::Lone,
                "front" => SignPlace::Front,
                "behind" => SignPlace::Behind,
                "double" => SignPlace::Double,
                _ => {
                    return Err(format!("{place} is not web, math, lone, front, behind or double"));
                }
            };
            let mut chars = sign.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => self.signs.entry(c).or_default().push((place, word.to_owned())),
                _ => return Err(format!("{sign:?} is not one character")),
            }
            Ok(())
        });
    }

    /// `a name`
    pub(super) fn read_letters(&mut self, mut reader: Reader<'_>) {
        reader.each(|line| {
            let (letter, name) = head(line)?;
            let mut chars = letter.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => self.letters.insert(c, name.to_owned()),
                _ => return Err(format!("{letter:?} is not one letter")),
            };
            Ok(())
        });
        let missing: String = ('a'..='z').filter(|c| !self.letters.contains_key(c)).collect();
        if !missing.is_empty() {
            reader.fault(format!("the letters {missing} have no name"));
        }
    }

    /// The abbreviations that begin with this run of letters, the longest first.
    pub fn abbreviations(&self, word: &str) -> &[Abbreviation] {
        // Most words cannot be one: told without putting them into small letters.
        let first = word.chars().next().unwrap_or(' ');
        let size: usize = word.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        let lengths = self.lengths.get(&first.to_ascii_lowercase()).copied().unwrap_or(0);
        if word.is_ascii() && lengths & (1 << size.min(63)) == 0 {
            return &[];
        }
        self.abbreviations.get(&key(word)).map_or(&[], Vec::as_slice)
    }

    /// The abbreviations at the end of a word: `str.`
    pub fn endings(&self) -> &[Abbreviation] {
        &self.endings
    }

    /// How many abbreviations there are.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.abbreviations.values().map(Vec::len).sum()
    }

    /// The word for a sign in a place.
    pub fn sign(&self, sign: char, place: SignPlace) -> Option<&str> {
        let all = self.signs.get(&sign)?;
        all.iter().find(|(p, _)| *p == place).map(|(_, w)| w.as_str())
    }

    /// Does the language write Latin letters itself? Their names tell.
    pub fn writes_latin(&self) -> bool {
        let latin = |c: char| c.is_ascii_alphabetic() || ('\u{C0}'..='\u{24F}').contains(&c);
        self.letter('a').is_some_and(|n| n.chars().all(latin))
    }

    /// The name of a letter of the Latin alphabet, in any case.
    pub fn letter(&self, letter: char) -> Option<&str> {
        self.letters.get(&letter.to_ascii_lowercase()).map(String::as_str)
    }
}

/// The letters that a text begins with, in lower case.
fn key(text: &str) -> String {
    let letters = text.chars().take_while(|c| c.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}
