//! Months and days of the week.

use super::lines::{Reader, head, listed};
use super::quick::{Known, Table};

/// A name of the calendar.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// Its forms; the first is the one in a date.
    pub forms: Vec<String>,
    /// How it is shortened, with or without its dot.
    pub short: Vec<String>,
}

/// The names of a language.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// January to December.
    pub months: Vec<Name>,
    /// Monday to Sunday.
    pub weekdays: Vec<Name>,
    words: Table<String, Word>,
    /// The first letters of months, in small letters.
    heads: Known<char>,
}

/// What a word says of a month.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    /// From 1.
    month: u32,
    short: bool,
    needs_dot: bool,
}

impl Calendar {
    pub(super) fn read(mut reader: Reader<'_>) -> Calendar {
        let mut calendar = Calendar::default();
        reader.each(|line| {
            let (line, short) = listed(line);
            let (kind, forms) = head(line)?;
            let list = match kind {
                "month" => &mut calendar.months,
                "weekday" => &mut calendar.weekdays,
                _ => return Err(format!("{kind} is not month or weekday")),
            };
            let forms = forms.split('|').map(|f| f.trim().to_owned()).collect();
            let short = short.into_iter().map(str::to_lowercase).collect();
            list.push(Name { forms, short });
            Ok(())
        });
        if (calendar.months.len(), calendar.weekdays.len()) != (12, 7) {
            reader.fault("there must be twelve months and seven days of the week".into());
        }
        calendar.index();
        calendar
    }

    /// The month, from 1, whose name in one of its forms or shortened is `word`.
    pub fn month(&self, word: &str) -> Option<u32> {
        self.word(word).map(|w| w.month)
    }

    /// Is `word` a shortened month that is one only with its dot?
    pub fn needs_dot(&self, word: &str) -> bool {
        self.word(word).is_some_and(|w| w.needs_dot)
    }

    /// Is `word` a shortened month that may have a dot behind it?
    pub fn is_short(&self, word: &str) -> bool {
        self.word(word).is_some_and(|w| w.short)
    }

    fn word(&self, word: &str) -> Option<&Word> {
        // Most words of a text begin as no month does: told without putting them into small letters.
        let first = word.chars().next()?;
        if first.is_ascii() && !self.heads.contains(&first.to_ascii_lowercase()) {
            return None;
        }
        self.words.get(word).or_else(|| self.words.get(&word.to_lowercase()))
    }

    /// Each way to write a month, in small letters.
    fn index(&mut self) {
        for (month, name) in (1..).zip(&self.months) {
            let forms = name.forms.iter().map(|f| (f.to_lowercase(), false, false));
            let short = name.short.iter().map(|s| {
                let bare = s.trim_end_matches('.');
                (bare.to_owned(), true, bare.len() < s.len())
            });
            for (text, short, needs_dot) in forms.chain(short) {
                self.heads.extend(text.chars().next());
                let word = self.words.entry(text).or_insert(Word { month, ..Word::default() });
                word.short |= short;
                word.needs_dot |= needs_dot;
            }
        }
    }
}
