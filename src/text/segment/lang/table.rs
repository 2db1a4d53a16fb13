//! All tables, and the choice of one by its tag.

use super::language::Language;
use super::{arabic, cyrillic, de, el, en, es, fr, hy, indic, it, nordic, pt, slavic};

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
