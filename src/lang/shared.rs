//! The units and the currencies of all languages: names and symbols, in no language's words.

use super::lines::{Fault, Reader, listed};
use std::sync::OnceLock;

/// A unit and how it is written everywhere.
#[derive(Clone, Debug)]
pub struct SharedUnit {
    /// Its name, as CLDR calls it.
    pub id: String,
    /// Its symbols.
    pub symbols: Vec<String>,
    /// Is it a word that scales a figure (million) instead of a thing?
    pub scale: bool,
}

/// A currency and how it is written everywhere.
#[derive(Clone, Debug)]
pub struct SharedCurrency {
    /// ISO 4217.
    pub code: String,
    /// Its signs; the code is one too.
    pub symbols: Vec<String>,
    /// Digits of its part: 2 if a hundred make one, 0 if it has none.
    pub digits: usize,
}

/// Both lists.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// In the order of the file.
    pub units: Vec<SharedUnit>,
    /// In the order of the file.
    pub currencies: Vec<SharedCurrency>,
}

/// What all languages share, parsed once.
pub fn shared() -> &'static Shared {
    static SHARED: OnceLock<Shared> = OnceLock::new();
    SHARED.get_or_init(|| read(&mut Vec::new()))
}

/// Reads both files and tells what is wrong in them.
pub(super) fn read(faults: &mut Vec<Fault>) -> Shared {
    let mut all = Shared::default();
    let units = include_str!("shared/units.txt");
    Reader::new("shared", "units.txt", units, faults).each(|line| {
        let (id, symbols) = listed(line);
        let (id, scale) = match id.strip_suffix(" scale") {
            Some(id) => (id, true),
            None => (id, false),
        };
        if id.contains(' ') || all.units.iter().any(|u| u.id == id) {
            return Err(format!("{id:?} is not one new name"));
        }
        let symbols = symbols.into_iter().map(str::to_owned).collect();
        all.units.push(SharedUnit { id: id.to_owned(), symbols, scale });
        Ok(())
    });
    let currencies = include_str!("shared/currencies.txt");
    Reader::new("shared", "currencies.txt", currencies, faults).each(|line| {
        let (left, symbols) = listed(line);
        let (code, digits) = super::lines::head(left)?;
        let digits = digits.parse().map_err(|_| format!("{digits:?} is not a number of digits"))?;
        let symbols = symbols.into_iter().chain([code]).map(str::to_owned).collect();
        all.currencies.push(SharedCurrency { code: code.to_owned(), symbols, digits });
        Ok(())
    });
    all
}
