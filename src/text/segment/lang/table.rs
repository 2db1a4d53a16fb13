//! The shape of a table, and all tables.

use super::{arabic, cyrillic, de, el, en, es, fr, hy, indic, it, nordic, pt, slavic};

/// The table of one language.
#[derive(Debug)]
pub(in crate::text::segment) struct Language {
    /// Primary language subtags it serves.
    pub(in crate::text::segment) tags: &'static [&'static str],
    /// Stand before a name or another word and never end a sentence: titles, `St`, `Mt`.
    pub(in crate::text::segment) before_word: &'static [&'static str],
    /// End no sentence before a number (`No. 5`, `Fig. 2`); elsewhere they are words.
    pub(in crate::text::segment) before_number: &'static [&'static str],
    /// Words with these endings do the same: `Hauptstr. 5`.
    pub(in crate::text::segment) before_number_endings: &'static [&'static str],
    /// End a sentence only if a word follows that begins sentences: `etc.`, `Inc.`, `U.S.`
    pub(in crate::text::segment) may_end: &'static [&'static str],
    /// End a sentence before a capital letter, never before a small one: `usw.`, `т. д.`
    pub(in crate::text::segment) ends: &'static [&'static str],
    /// Units of measure: after a number they end a sentence like any word.
    pub(in crate::text::segment) units: &'static [&'static str],
    /// Words that begin sentences and no names.
    pub(in crate::text::segment) starters: &'static [&'static str],
    /// Words of speaking that follow a quotation within its sentence.
    pub(in crate::text::segment) speech: &'static [&'static str],
    /// A number with a dot is an ordinal if one of these stands before it…
    pub(in crate::text::segment) before_ordinal: &'static [&'static str],
    /// …or one of these after it.
    pub(in crate::text::segment) after_ordinal: &'static [&'static str],
    /// Marks that end sentences in this language only.
    pub(in crate::text::segment) stops: &'static [char],
}

impl Language {
    /// A language with nothing of its own.
    pub(in crate::text::segment) const PLAIN: Language = Language {
        tags: &[],
        before_word: &[],
        before_number: &[],
        before_number_endings: &[],
        may_end: &[],
        ends: &[],
        units: &[],
        starters: &[],
        speech: &[],
        before_ordinal: &[],
        after_ordinal: &[],
        stops: &[],
    };
}

/// Every language with a table. English stands in for those without.
const ALL: &[&Language] = &[
    &en::ENGLISH,
    &de::GERMAN,
    &fr::FRENCH,
    &es::SPANISH,
    &it::ITALIAN,
    &pt::PORTUGUESE,
    &cyrillic::RUSSIAN,
    &cyrillic::UKRAINIAN,
    &cyrillic::BULGARIAN,
    &cyrillic::KAZAKH,
    &el::GREEK,
    &hy::ARMENIAN,
    &arabic::ARABIC,
    &indic::INDIC,
    &nordic::DANISH,
    &nordic::FINNISH,
    &nordic::DUTCH,
    &slavic::SLOVAK,
    &slavic::POLISH,
];

/// The table for a BCP 47 tag.
pub(in crate::text::segment) fn of(tag: &str) -> &'static Language {
    let primary = tag.split(['-', '_']).next().unwrap_or("");
    ALL.iter()
        .find(|l| l.tags.iter().any(|t| t.eq_ignore_ascii_case(primary)))
        .copied()
        .unwrap_or(&en::ENGLISH)
}

/// What may follow the time of day in its sentence.
pub(in crate::text::segment) const AFTER_TIME: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "pt",
    "cst",
    "cdt",
    "ct",
    "mst",
    "mdt",
    "gmt",
    "utc",
    "bst",
    "cet",
];

/// English words and names turn up in texts of every language.
pub(in crate::text::segment) fn english() -> &'static Language {
    &en::ENGLISH
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Look-ups compare lower-cased words without their last dot.
    #[test]
    fn entries_are_lower_case_and_bare() {
        for l in ALL {
            let lists = [
                l.before_word,
                l.before_number,
                l.may_end,
                l.ends,
                l.units,
                l.starters,
                l.speech,
                l.before_ordinal,
                l.after_ordinal,
            ];
            for w in lists.into_iter().flatten() {
                assert!(!w.is_empty() && !w.ends_with('.') && *w == w.to_lowercase(), "{w}");
                assert!(w.len() <= 40 && !w.contains(' '), "{w}");
            }
        }
    }

    #[test]
    fn tags_find_their_table() {
        assert_eq!(of("de-AT").tags, ["de", "lb", "gsw"]);
        assert_eq!(of("PT").tags, ["pt", "gl"]);
        assert!(of("und").tags.contains(&"en"));
        assert!(of("").tags.contains(&"en"));
    }
}
