//! Units and currencies in the words of a language.

use super::lines::{Reader, head, listed};
use super::quick::Table;
use super::shared::{Shared, SharedUnit};
use std::collections::BTreeMap;

/// A noun that is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Noun {
    /// The variant of the cardinal that agrees with it, `""` where none does.
    pub gender: String,
    /// Its forms in the order of the plural categories; a form that is missing is the one before.
    pub forms: Vec<String>,
}

impl Noun {
    /// The form of a plural category.
    pub fn form(&self, category: usize) -> &str {
        self.forms.get(category).or(self.forms.last()).map_or("", String::as_str)
    }

    fn parse(text: &str) -> Result<Noun, String> {
        let (gender, forms) = head(text.trim())?;
        let gender = if gender == "-" { "" } else { gender };
        let forms = forms.split('|').map(|f| f.trim().to_owned()).collect::<Vec<_>>();
        match forms.iter().any(String::is_empty) {
            true => Err(format!("{text:?} has an empty form")),
            false => Ok(Noun { gender: gender.to_owned(), forms }),
        }
    }
}

/// A unit that the language has a name for.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The shared name.
    pub id: String,
    /// Its name in the language.
    pub noun: Noun,
    /// Does it scale a figure instead of being counted?
    pub scale: bool,
}

/// A currency that the language has a name for.
#[derive(Clone, Debug)]
pub struct Currency {
    /// ISO 4217.
    pub code: String,
    /// Its name.
    pub noun: Noun,
    /// The name of its part.
    pub part: Option<Noun>,
    /// Digits of the part.
    pub digits: usize,
}

/// The units and the currencies of a language, found by their symbols.
#[derive(Clone, Debug, Default)]
pub struct Nouns {
    /// All units.
    pub units: Vec<Unit>,
    /// All currencies.
    pub currencies: Vec<Currency>,
    /// By the forms of nouns in lower case.
    genders: Table<String, String>,
    unit_symbols: Symbols,
    currency_symbols: Symbols,
}

/// Symbols by their first character, the longest first.
type Symbols = Table<char, Vec<(String, usize)>>;

impl Nouns {
    pub(super) fn read_units(&mut self, mut reader: Reader<'_>, shared: &Shared) {
        let known: BTreeMap<&str, &SharedUnit> =
            shared.units.iter().map(|u| (u.id.as_str(), u)).collect();
        let mut replaces = false;
        reader.each(|line| {
            // Behind this line stand the units of a region, in the place of the language's.
            if line == "override" {
                replaces = true;
                return Ok(());
            }
            let (left, own) = listed(line);
            let (id, noun) = head(left)?;
            let unit = known.get(id).ok_or_else(|| format!("{id} is not in shared/units.txt"))?;
            let noun = Noun::parse(noun)?;
            match self.units.iter_mut().find(|u| u.id == id) {
                Some(unit) if replaces => {
                    unit.noun = noun;
                    return Ok(());
                }
                Some(_) => return Err(format!("{id} stands here twice")),
                None => {}
            }
            let index = self.units.len();
            let shared = unit.symbols.iter().map(String::as_str);
            add(&mut self.unit_symbols, own.into_iter().chain(shared), index);
            self.index(&noun);
            self.units.push(Unit { id: id.to_owned(), noun, scale: unit.scale });
            Ok(())
        });
    }

    pub(super) fn read_currencies(&mut self, mut reader: Reader<'_>, shared: &Shared) {
        reader.each(|line| {
            let (left, own) = listed(line);
            let (code, names) = head(left)?;
            let known = shared.currencies.iter().find(|c| c.code == code);
            let known = known.ok_or_else(|| format!("{code} is not in shared/currencies.txt"))?;
            let (noun, part) = match names.split_once(" / ") {
                Some((noun, part)) => (Noun::parse(noun)?, Some(Noun::parse(part)?)),
                None => (Noun::parse(names)?, None),
            };
            let index = self.currencies.len();
            let shared = known.symbols.iter().map(String::as_str);
            add(&mut self.currency_symbols, own.into_iter().chain(shared), index);
            let code = code.to_owned();
            self.index(&noun);
            self.currencies.push(Currency { code, noun, part, digits: known.digits });
            Ok(())
        });
    }

    /// The unit whose symbol starts a text, and the length of the symbol in bytes; the longest wins.
    pub fn unit_at(&self, text: &str) -> Option<(usize, usize)> {
        at(&self.unit_symbols, text)
    }

    /// The currency whose sign or code starts a text, and the length of that in bytes.
    pub fn currency_at(&self, text: &str) -> Option<(usize, usize)> {
        at(&self.currency_symbols, text)
    }

    /// The gender of a unit or a currency of which `word`, in lower case, is a form; `None` if none agrees.
    pub fn gender(&self, word: &str) -> Option<&str> {
        self.genders.get(word).map(String::as_str)
    }

    /// Notes the gender of each form of a noun, unless a noun before has the same form.
    fn index(&mut self, noun: &Noun) {
        if !noun.gender.is_empty() {
            for form in &noun.forms {
                self.genders.entry(form.to_lowercase()).or_insert_with(|| noun.gender.clone());
            }
        }
    }

    /// A unit by its shared name.
    pub fn unit(&self, id: &str) -> Option<usize> {
        self.units.iter().position(|u| u.id == id)
    }
}

/// Adds symbols, unless one is there already: the language's own come first.
fn add<'a>(to: &mut Symbols, symbols: impl Iterator<Item = &'a str>, index: usize) {
    for symbol in symbols {
        // `_` is a space within a symbol.
        let symbol = symbol.replace('_', " ");
        let Some(first) = symbol.chars().next() else { continue };
        let list = to.entry(first).or_default();
        if list.iter().all(|(s, _)| *s != symbol) {
            list.push((symbol, index));
            list.sort_by_key(|(s, _)| std::cmp::Reverse(s.len()));
        }
    }
}

fn at(symbols: &Symbols, text: &str) -> Option<(usize, usize)> {
    let list = symbols.get(&text.chars().next()?)?;
    let whole = |s: &str| {
        let next = text[s.len()..].chars().next();
        // Kana, Han and Hangul stand beside a symbol without a space.
        let joined = |c: char| c.is_alphanumeric() && !('\u{3040}'..='\u{D7AF}').contains(&c);
        !(s.ends_with(joined) && next.is_some_and(joined))
    };
    let found = list.iter().find(|(s, _)| text.starts_with(s.as_str()) && whole(s));
    found.map(|(s, index)| (*index, s.len()))
}
