//! The settings of a language: marks, plural rules, words that tell what a number is, templates.

use super::agreement::Agreement;
use super::lines::{Reader, head, words_of};
use super::plural::Plural;
use super::quick::Table;
use super::settings::{LISTS, REQUIRED, known};
use super::template::Template;

/// How the digits behind the mark are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartStyle {
    /// One by one.
    Digits,
    /// As a number if there are at most so many, zeros in front one by one.
    Number(usize),
    /// Two by two: 1415 is fourteen fifteen; a pair with a zero in front, and a last digit, one by one.
    Pairs,
}

/// Words that stand before a number and give it a case.
#[derive(Clone, Debug)]
pub struct Context {
    /// The case, which is a variant of number sets and a suffix of templates.
    pub case: String,
    /// The words, in lower case.
    pub words: Vec<String>,
}

/// A word beside a number that tells what the number is and in which form it is said.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// What it is: `year`, `roman` or `ordinal`.
    pub kind: String,
    /// Does the word stand behind the number?
    pub after: bool,
    /// The word, in lower case; with `*` behind it in any of its endings.
    pub word: String,
    /// The number set and its variant; words before the set are said before the number.
    pub reading: (String, String),
    /// Other readings behind certain words, which stand before both.
    pub unless: Vec<(Vec<String>, (String, String))>,
}

/// The settings.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    /// Marks of the decimal part; the first is the language's own.
    pub points: Vec<char>,
    /// Marks between groups of digits.
    pub groups: Vec<char>,
    /// Are groups of two digits in front of the last three (12,34,567)?
    pub indian: bool,
    /// Plural categories.
    pub plural: Plural,
    /// How decimals are said; digits if nothing is set.
    pub part: Option<PartStyle>,
    /// The order of day, month and year in figures: `dmy`, `mdy` or `ymd`.
    pub date_order: String,
    /// Is 15/8 a day and a month more often than a fraction?
    pub short_dates: bool,
    /// The set that says years.
    pub year: String,
    /// Figures that are years where nothing is counted behind them: from the first to the last.
    pub years_alone: Option<(u32, u32)>,
    /// Do figures stand beside the letters of the language without a space?
    pub wide: bool,
    /// Does the language write no spaces at all?
    pub gapless: bool,
    /// What is said between the groups of a telephone number, if not a pause.
    pub telephone_gap: Option<String>,
    /// Are the groups of a telephone number said as numbers?
    pub dial_numbers: bool,
    /// Do all nouns have a capital?
    pub capital_nouns: bool,
    /// Marks between hours and minutes beside the colon; they need a word of time beside them.
    pub time_marks: Vec<char>,
    /// What makes an ordinal behind a figure, with its set and variant.
    pub ordinal_marks: Vec<(String, (String, String))>,
    /// Words that give a case.
    pub govern: Vec<Context>,
    /// The forms that stand in a case, of one and of more: plural categories, or places of forms behind those;
    /// `-` for none.
    pub noun_cases: Vec<(String, String, String)>,
    /// Words behind a number, by the variant that agrees with them.
    pub agree: Agreement,
    /// Words behind an ordinal or behind one, in the singular, by the variant that agrees with them.
    pub agree_one: Agreement,
    /// Are codes of currencies written in small letters, too, beside a figure?
    pub small_codes: bool,
    /// A word that loses its vowel before another one, and what it becomes: de, d'.
    pub elide: Option<(String, String)>,
    /// Are groups of two figures in a telephone number said as numbers?
    pub telephone_pairs: bool,
    /// Is the code of a country said as a number?
    pub country_number: bool,
    /// Words before one, by the variant that agrees with them: a la 1.
    pub agree_one_before: Vec<(String, Vec<String>)>,
    /// Words before a number, by the variant that agrees with them, whatever stands behind it.
    pub agree_before: Vec<(String, Vec<String>)>,
    /// Shapes of codes that are read digit by digit: `00-000`.
    pub code_shapes: Vec<String>,
    /// How a Roman numeral behind a name with a capital is said.
    pub roman_name: Option<(String, String)>,
    /// Names and their endings, by the variant of the numeral behind them.
    pub roman_agree: Agreement,
    /// How a Roman numeral of two letters or more is said where nothing tells what it is.
    pub roman_alone: Option<(String, String)>,
    /// How a Roman numeral with a dot before a name is said.
    pub roman_dot: Option<(String, String)>,
    /// Words that make a number a year, an ordinal or a Roman numeral.
    pub triggers: Vec<Trigger>,
    lists: Table<String, Vec<String>>,
    templates: Table<String, Template>,
}

impl Grammar {
    pub(super) fn read(mut reader: Reader<'_>) -> Grammar {
        let mut g =
            Grammar { date_order: "dmy".into(), year: "cardinal".into(), ..Grammar::default() };
        reader.each(|line| g.line(line));
        for name in REQUIRED.iter().filter(|n| !g.templates.contains_key(**n)) {
            reader.fault(format!("the template {name} is missing"));
        }
        if g.points.is_empty() {
            reader.fault("the line point is missing".into());
        }
        g
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        let (key, value) = head(line)?;
        match key {
            "point" => self.points = chars(value)?,
            "groups" => self.groups = chars(value)?,
            "grouping" => self.indian = one_of(value, &["three", "indian"])? == "indian",
            "plural" => self.plural.add(value)?,
            "part" => self.part = Some(part(value)?),
            "date-order" => self.date_order = one_of(value, &["dmy", "mdy", "ymd"])?.to_owned(),
            "short-dates" => self.short_dates = one_of(value, &["yes", "no"])? == "yes",
            "year" => self.year = value.to_owned(),
            "years-alone" => {
                let years = value.split_once(' ').map(|(a, b)| (a.parse(), b.parse()));
                let Some((Ok(first), Ok(last))) = years else {
                    return Err(format!("{value:?} is not two years"));
                };
                self.years_alone = Some((first, last));
            }
            "nouns" => self.capital_nouns = one_of(value, &["capital", "small"])? == "capital",
            "time-marks" => self.time_marks = chars(value)?,
            "ordinal-mark" => {
                let (marks, reading) = value.split_once(" = ").ok_or("a set is missing: = set")?;
                let all = marks.split_whitespace().map(|m| (m.to_owned(), reading_of(reading)));
                self.ordinal_marks.extend(all);
            }
            "govern" => {
                let (case, words) = head(value)?;
                self.govern.push(Context { case: case.to_owned(), words: words_of(words) });
            }
            "noun-case" => match value.split_whitespace().collect::<Vec<_>>()[..] {
                [case, one, more] => {
                    self.noun_cases.push((case.into(), one.into(), more.into()));
                }
                _ => return Err("a noun-case is a case and two plural categories".into()),
            },
            "agree" => {
                self.agree.add(value)?;
            }
            "agree-one-before" => {
                let (variant, words) = head(value)?;
                self.agree_one_before.push((variant.to_owned(), words_of(words)));
            }
            "agree-before" => {
                let (variant, words) = head(value)?;
                self.agree_before.push((variant.to_owned(), words_of(words)));
            }
            "agree-one" => {
                self.agree_one.add(value)?;
            }
            "small-codes" => self.small_codes = one_of(value, &["yes", "no"])? == "yes",
            "elide" => self.elide = head(value).ok().map(|(a, b)| (a.to_owned(), b.to_owned())),
            "telephone" => match one_of(value, &["digits", "pairs", "country"])? {
                "pairs" => self.telephone_pairs = true,
                "country" => self.country_number = true,
                _ => {}
            },
            "roman-agree" => {
                self.roman_agree.add(value)?;
            }
            "script" => self.wide = one_of(value, &["wide", "spaced"])? == "wide",
            "gap" => self.gapless = one_of(value, &["yes", "no"])? == "no",
            "telephone-gap" => self.telephone_gap = Some(value.trim_matches('"').to_owned()),
            "dial" => self.dial_numbers = one_of(value, &["numbers", "digits"])? == "numbers",
            "code-shape" => self.code_shapes.extend(words_of(value)),
            "roman-name" => self.roman_name = Some(reading_of(value)),
            "roman-alone" => self.roman_alone = Some(reading_of(value)),
            "roman-dot" => self.roman_dot = Some(reading_of(value)),
            _ if LISTS.contains(&key) => {
                self.lists.entry(key.to_owned()).or_default().extend(words_of(value));
            }
            _ if key.ends_with("-after") || key.ends_with("-before") => self.trigger(key, value)?,
            _ if known(key) => {
                self.templates.insert(key.to_owned(), Template::parse(value)?);
            }
            _ => return Err(format!("{key} is not a setting")),
        }
        Ok(())
    }

    /// `year-after roku = ordinal.gen ; w o = ordinal.loc`
    fn trigger(&mut self, key: &str, value: &str) -> Result<(), String> {
        let (kind, side) = key.rsplit_once('-').unwrap_or((key, ""));
        let kind = one_of(kind, &["year", "roman", "ordinal"])?;
        let mut clauses = value.split(" ; ").map(|c| c.split_once(" = "));
        let wrong = "a reading is missing: words = set.variant";
        let (words, reading) = clauses.next().flatten().ok_or(wrong)?;
        let unless = clauses.map(|c| c.map(|(w, r)| (words_of(w), reading_of(r))));
        let unless: Vec<_> = unless.collect::<Option<_>>().ok_or(wrong)?;
        for word in words_of(words) {
            self.triggers.push(Trigger {
                kind: kind.to_owned(),
                after: side == "after",
                word,
                reading: reading_of(reading),
                unless: unless.clone(),
            });
        }
        Ok(())
    }

    /// The words of a list, in lower case; empty if the language has none.
    pub fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// A template, or the one for a case if the language has it.
    pub fn template(&self, name: &str, case: &str) -> Option<&Template> {
        let of_case = || self.templates.get(&format!("{name}@{case}"));
        (!case.is_empty()).then(of_case).flatten().or_else(|| self.templates.get(name))
    }

    /// Is there a template of this very name?
    pub fn has_template(&self, name: &str) -> bool {
        self.templates.contains_key(name)
    }

    /// All templates by name.
    pub fn templates(&self) -> impl Iterator<Item = (&str, &Template)> {
        self.templates.iter().map(|(n, t)| (n.as_str(), t))
    }

    /// The number sets that settings name, with their variants.
    pub(super) fn readings(&self) -> impl Iterator<Item = &(String, String)> {
        let triggers = self.triggers.iter();
        let triggers = triggers.flat_map(|t| t.unless.iter().map(|u| &u.1).chain([&t.reading]));
        let roman = self.roman_name.iter().chain(&self.roman_dot).chain(&self.roman_alone);
        self.ordinal_marks.iter().map(|m| &m.1).chain(triggers).chain(roman)
    }

    /// The variant that agrees with a word in small letters, as the lists of `agree` tell it.
    pub fn agreement(&self, word: &str) -> Option<&str> {
        self.agree.of(word)
    }

    /// The variant that agrees with the name of a ruler in small letters.
    pub fn ruler(&self, name: &str) -> Option<&str> {
        self.roman_agree.of(name)
    }

    /// The same for an ordinal, or for one.
    pub fn agreement_of_one(&self, word: &str) -> Option<&str> {
        self.agree_one.of(word)
    }

    /// How decimals are said.
    pub fn part_style(&self) -> PartStyle {
        self.part.unwrap_or(PartStyle::Digits)
    }
}

fn one_of<'a>(value: &'a str, all: &[&str]) -> Result<&'a str, String> {
    match all.contains(&value) {
        true => Ok(value),
        false => Err(format!("{value:?} is not one of {}", all.join(", "))),
    }
}

/// Characters with spaces between them; `space` is a space of any width, `narrow` none but narrow ones.
fn chars(value: &str) -> Result<Vec<char>, String> {
    let mut all = Vec::new();
    for word in value.split_whitespace() {
        match (word, word.chars().next(), word.chars().count()) {
            ("space", ..) => all.extend([' ', '\u{A0}', '\u{2009}', '\u{202F}']),
            ("narrow", ..) => all.extend(['\u{A0}', '\u{2009}', '\u{202F}']),
            (_, Some(c), 1) => all.push(c),
            _ => return Err(format!("{word:?} is not one character")),
        }
    }
    Ok(all)
}

fn part(value: &str) -> Result<PartStyle, String> {
    let count = value.strip_prefix("number ").map(str::parse);
    match (value, count) {
        ("digits", _) => Ok(PartStyle::Digits),
        ("pairs", _) => Ok(PartStyle::Pairs),
        (_, Some(Ok(n))) => Ok(PartStyle::Number(n)),
        _ => Err(format!("{value:?} is not digits, pairs or number N")),
    }
}

fn reading_of(text: &str) -> (String, String) {
    let (set, variant) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    (set.to_owned(), variant.to_owned())
}
