//! Which rules a language has.

use super::rule::Rule;
use super::{en, world, zh};
use crate::model::spoken::Spoken;

/// The rules of a language in the order in which they run; empty where we have none. `lang` is a
/// BCP 47 tag; its primary language and its script or region decide (`zh-TW` is traditional).
pub fn rules(lang: &str) -> &'static [&'static dyn Rule] {
    let mut parts = lang.split(['-', '_']);
    let primary = parts.next().unwrap_or("").to_ascii_lowercase();
    let has = |wanted: &[&str]| {
        lang.split(['-', '_']).skip(1).any(|p| wanted.iter().any(|w| p.eq_ignore_ascii_case(w)))
    };
    match primary.as_str() {
        "zh" | "cmn" if has(&["Hant", "TW", "HK", "MO"]) && !has(&["Hans"]) => zh::TRADITIONAL,
        "zh" | "cmn" | "wuu" | "gan" | "hsn" => zh::SIMPLIFIED,
        "yue" | "nan" | "hak" if has(&["Hans", "CN"]) => zh::SIMPLIFIED,
        "yue" | "nan" | "hak" => zh::TRADITIONAL,
        "en" if has(&["GB", "AU", "NZ", "IE", "ZA", "IN"]) => en::DAY_FIRST,
        "en" => en::MONTH_FIRST,
        other => world::rules(other),
    }
}

/// Reads a text out: what is shown, and how it is said.
///
/// The rules run until they leave the text alone, so that what is normalized once is normalized for
/// good: now and then a reading makes a new form of what stands beside it (`½` behind a read figure).
/// Ordinary text is done in one round and one look; no text gets more than four.
pub fn normalize(shown: &str, lang: &str) -> Spoken {
    let mut t = Spoken::new(shown);
    for round in 0..4 {
        let before = if round == 0 { String::new() } else { t.said().to_owned() };
        for rule in rules(lang) {
            rule.apply(&mut t);
        }
        if t.edits().is_empty() || t.said() == before {
            break;
        }
    }
    t
}
