//! What a language must tell so that the shared rules can read its figures.

use crate::text::normalize::number::{Marks, Number};
use crate::text::normalize::web;

/// The gender of what is counted, where the numeral agrees with it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

/// A noun that is counted: its gender and its forms, one and many (in Russian one, few and many).
pub(super) type Noun = (Gender, &'static [&'static str]);

/// A currency: its mark, its name and the name of its hundredth part.
pub(super) type Currency = (&'static str, Noun, Noun);

/// A day as it is written; the parts that are missing are not said.
pub(super) struct Date<'a> {
    pub(super) day: Option<u32>,
    /// 1 to 12.
    pub(super) month: u32,
    pub(super) year: Option<&'a str>,
}

/// A time of day.
pub(super) struct Clock {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) second: Option<u32>,
    /// a.m. is `Some(false)`, p.m. `Some(true)`.
    pub(super) afternoon: Option<bool>,
}

/// One language.
pub(super) struct Grammar {
    /// How its numbers are written.
    pub(super) marks: Marks,
    /// A whole number, agreeing with a noun.
    pub(super) cardinal: fn(&str, Gender) -> String,
    /// The digits behind the point, with the word for it: ` Komma fünf`. Gets the whole part too.
    pub(super) decimal: fn(&str, &str) -> String,
    /// One digit after the other.
    pub(super) digits: fn(&str) -> String,
    /// A group of a telephone number.
    pub(super) dialled: fn(&str) -> String,
    /// A number that stands alone and may be a year: gets the text before it.
    pub(super) bare: fn(&str, &str) -> Option<String>,
    /// An ordinal: gets the digits, the mark behind them, and the word before them.
    pub(super) ordinal: fn(&str, &str, &str) -> Option<String>,
    /// The marks that make an ordinal, the longest that fits is taken.
    pub(super) ordinal_marks: &'static [&'static str],
    /// Three quarters.
    pub(super) fraction: fn(&str, &str) -> String,
    /// Between a whole number and a fraction.
    pub(super) mixed: &'static str,
    pub(super) date: fn(&Date) -> String,
    /// What may stand behind a year in figures: `г.`
    pub(super) year_marks: &'static [&'static str],
    /// Days of the week as they are shortened in brackets.
    pub(super) weekdays: &'static [(&'static str, &'static str)],
    /// Abbreviations in small letters, with their dots.
    pub(super) abbreviations: &'static [(&'static str, &'static str)],
    /// The months, and the other names and abbreviations they have.
    pub(super) months: &'static [(&'static str, u32)],
    /// Words that may stand between the day, the month and the year.
    pub(super) date_joint: &'static str,
    pub(super) time: fn(&Clock) -> String,
    /// Marks of the hour behind a time: `Uhr`, `h`.
    pub(super) hour_marks: &'static [&'static str],
    /// The form of a noun for this number.
    pub(super) form: fn(&Number) -> usize,
    pub(super) currencies: &'static [Currency],
    /// Between a million and its noun: `de` in Spanish.
    pub(super) of: &'static str,
    /// Between money and its hundredth parts.
    pub(super) money_joint: &'static str,
    /// Words that scale a figure: Millionen.
    pub(super) scales: &'static [(&'static str, &'static str)],
    pub(super) units: &'static [(&'static str, Noun)],
    pub(super) per: &'static str,
    pub(super) minus: &'static str,
    /// What a plus before a telephone number is called.
    pub(super) country: &'static str,
    /// The gender of a number before a word such as million.
    pub(super) before_scale: Gender,
    pub(super) percent: &'static str,
    /// Between the two ends of a range.
    pub(super) to: &'static str,
    /// Between words; nothing in Japanese.
    pub(super) gap: &'static str,
    /// Signs that stand alone.
    pub(super) signs: &'static [(&'static str, &'static str)],
    pub(super) web: web::Words,
}

impl Grammar {
    /// A number with sign and decimal part.
    pub(super) fn number(&self, n: &Number, gender: Gender) -> String {
        let minus = if n.minus { format!("{}{}", self.minus, self.gap) } else { String::new() };
        let whole = if n.whole.is_empty() { "0" } else { &n.whole };
        match n.part {
            // Too long to be said as one: digit by digit, with the word for the mark between.
            Some(part) if n.too_long() => {
                let dot = self.web.signs.iter().find(|(s, _)| *s == '.').map_or("", |(_, w)| w);
                let (whole, part, gap) = ((self.digits)(whole), (self.digits)(part), self.gap);
                format!("{minus}{whole}{gap}{dot}{gap}{part}")
            }
            Some(part) => format!("{minus}{}", (self.decimal)(whole, part)),
            None => format!("{minus}{}", self.whole(whole, gender)),
        }
    }

    /// A whole number; digit by digit where that is too long or padded with zeros.
    pub(super) fn whole(&self, d: &str, gender: Gender) -> String {
        if d.len() > crate::text::normalize::number::LONGEST + 1
            || d.len() > 1 && d.starts_with('0')
        {
            (self.digits)(d)
        } else {
            (self.cardinal)(d, gender)
        }
    }

    /// The right form of a noun.
    pub(super) fn noun(&self, n: &Number, noun: &Noun) -> &'static str {
        let form = (self.form)(n).min(noun.1.len() - 1);
        noun.1[form]
    }
}

/// One and many, as in most languages of Europe. A decimal number is many.
pub(super) fn one_or_many(n: &Number) -> usize {
    usize::from(!n.is_one())
}

/// Groups of three digits from the left, with their place counted from the right.
pub(super) fn groups(d: &str) -> Vec<(usize, u32)> {
    let n = d.as_bytes().rchunks(3).len();
    let value = |g: &[u8]| g.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'));
    let mut all: Vec<(usize, u32)> =
        d.as_bytes().rchunks(3).enumerate().map(|(i, g)| (i, value(g))).collect();
    all.reverse();
    debug_assert_eq!(all.len(), n);
    all
}

/// One word a digit.
pub(super) fn spell(d: &str, words: &[&str; 10], gap: &str) -> String {
    let all: Vec<&str> =
        d.bytes().filter(u8::is_ascii_digit).map(|b| words[usize::from(b - b'0')]).collect();
    all.join(gap)
}
