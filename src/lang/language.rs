//! One language, read from its folder.

use super::calendar::Calendar;
use super::folder::Folder;
use super::grammar::Grammar;
use super::lines::{Fault, Reader};
use super::nouns::Nouns;
use super::numbers::Numbers;
use super::shared::Shared;
use super::words::Words;

/// All that is known of a language.
#[derive(Clone, Debug)]
pub struct Language {
    /// The tag of its folder.
    pub tag: &'static str,
    /// Its settings.
    pub grammar: Grammar,
    /// Its numbers in words.
    pub numbers: Numbers,
    /// Its units and currencies.
    pub nouns: Nouns,
    /// Its months and days.
    pub calendar: Calendar,
    /// Its abbreviations, signs and letters.
    pub words: Words,
}

impl Language {
    /// Reads a folder; what is wrong in it is left out and told.
    pub(super) fn read(folder: &Folder, shared: &Shared) -> (Language, Vec<Fault>) {
        let mut faults = Vec::new();
        let tag = folder.tag;
        let grammar = Grammar::read(Reader::new(tag, "grammar.txt", folder.grammar, &mut faults));
        let numbers = Reader::new(tag, "numbers.txt", folder.numbers, &mut faults);
        let numbers = Numbers::read(numbers, grammar.plural.clone());
        let mut nouns = Nouns::default();
        nouns.read_units(Reader::new(tag, "units.txt", folder.units, &mut faults), shared);
        let currencies = Reader::new(tag, "currencies.txt", folder.currencies, &mut faults);
        nouns.read_currencies(currencies, shared);
        let calendar =
            Calendar::read(Reader::new(tag, "calendar.txt", folder.calendar, &mut faults));
        let mut words = Words::default();
        let short = Reader::new(tag, "abbreviations.txt", folder.abbreviations, &mut faults);
        words.read_abbreviations(short);
        words.read_signs(Reader::new(tag, "signs.txt", folder.signs, &mut faults));
        words.read_letters(Reader::new(tag, "letters.txt", folder.letters, &mut faults));
        let language = Language { tag, grammar, numbers, nouns, calendar, words };
        let mut reader = Reader::new(tag, "grammar.txt", folder.grammar, &mut faults);
        for (set, variant) in language.unknown_sets() {
            reader.fault(format!("the number set {set} has no variant {variant:?}, or is missing"));
        }
        (language, faults)
    }

    /// The sets and variants that the settings name and `numbers.txt` does not have.
    fn unknown_sets(&self) -> Vec<(String, String)> {
        let fields = self.grammar.templates().flat_map(|(_, t)| t.fields());
        let fields =
            fields.filter_map(|f| Some((f.set.clone()?, f.variant.clone().unwrap_or_default())));
        let year = (self.grammar.year.clone(), String::new());
        let base = ("cardinal".to_owned(), String::new());
        // Words before the set are said before the number: `de ordinal`.
        let bare = |(set, variant): (String, String)| {
            (set.rsplit(' ').next().unwrap_or_default().to_owned(), variant)
        };
        let readings = self.grammar.readings().cloned().map(bare);
        let all = fields.chain(readings).chain([year, base]);
        let n = &self.numbers;
        let has = |(set, variant): &(String, String)| match variant.is_empty() {
            true => n.has(set),
            false => n.has_variant(set, variant),
        };
        all.filter(|reading| !has(reading)).collect()
    }
}

/// What a language reads, for a table: the name of a piece, and how much of it there is.
#[cfg(test)]
pub fn pieces(language: &Language) -> Vec<(&'static str, String)> {
    let n = &language.numbers;
    let variants = |set: &str| {
        let of = n.sets().find(|(name, _)| *name == set);
        match of {
            None => "–".to_owned(),
            Some((_, [] | [_])) => "yes".to_owned(),
            Some((_, v)) => format!("{} forms", v.len()),
        }
    };
    let zeros = n.limit().to_string().len() - 1;
    let units = language.nouns.units.iter().filter(|u| !u.scale).count();
    vec![
        ("cardinals", variants("cardinal")),
        ("below", format!("10^{zeros}")),
        ("ordinals", variants("ordinal")),
        ("fractions", if n.has("denominator") { "words" } else { "over" }.to_owned()),
        ("units", units.to_string()),
        ("currencies", language.nouns.currencies.len().to_string()),
        ("abbreviations", language.words.count().to_string()),
        ("cases", language.grammar.govern.len().to_string()),
    ]
}
