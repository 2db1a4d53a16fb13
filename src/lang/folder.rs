//! The files of a language.

/// The texts of one folder.
#[derive(Clone, Copy, Debug)]
pub struct Folder {
    /// The tag of the language, which is the name of the folder.
    pub tag: &'static str,
    /// `grammar.txt`
    pub grammar: &'static str,
    /// `numbers.txt`
    pub numbers: &'static str,
    /// `units.txt`
    pub units: &'static str,
    /// `currencies.txt`
    pub currencies: &'static str,
    /// `calendar.txt`
    pub calendar: &'static str,
    /// `abbreviations.txt`
    pub abbreviations: &'static str,
    /// `signs.txt`
    pub signs: &'static str,
    /// `letters.txt`
    pub letters: &'static str,
}

/// The folder of a tag; a file that is missing does not compile.
macro_rules! folder {
    ($tag:literal) => {
        $crate::lang::Folder {
            tag: $tag,
            grammar: include_str!(concat!($tag, "/grammar.txt")),
            numbers: include_str!(concat!($tag, "/numbers.txt")),
            units: include_str!(concat!($tag, "/units.txt")),
            currencies: include_str!(concat!($tag, "/currencies.txt")),
            calendar: include_str!(concat!($tag, "/calendar.txt")),
            abbreviations: include_str!(concat!($tag, "/abbreviations.txt")),
            signs: include_str!(concat!($tag, "/signs.txt")),
            letters: include_str!(concat!($tag, "/letters.txt")),
        }
    };
}
pub(super) use folder;

/// The folder of a language in a region: what differs stands behind what the language has.
macro_rules! region {
    ($tag:literal, $base:literal) => {
        $crate::lang::Folder {
            tag: $tag,
            grammar: concat!(
                include_str!(concat!($base, "/grammar.txt")),
                include_str!(concat!($tag, "/grammar.txt"))
            ),
            numbers: concat!(
                include_str!(concat!($base, "/numbers.txt")),
                include_str!(concat!($tag, "/numbers.txt"))
            ),
            units: concat!(
                include_str!(concat!($base, "/units.txt")),
                include_str!(concat!($tag, "/units.txt"))
            ),
            currencies: include_str!(concat!($base, "/currencies.txt")),
            calendar: include_str!(concat!($base, "/calendar.txt")),
            abbreviations: include_str!(concat!($base, "/abbreviations.txt")),
            signs: include_str!(concat!($base, "/signs.txt")),
            letters: include_str!(concat!($base, "/letters.txt")),
        }
    };
}
pub(super) use region;
