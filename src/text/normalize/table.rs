//! Which rules a language has.

use super::rule::{Bytes, Rule};
use super::world;
use super::zh::{self, Usage};
use crate::model::spoken::Spoken;

/// The rules of a language in the order in which they run; empty where we have none, and where a language
/// is classified instead. `lang` is a BCP 47 tag; its primary language and its region decide.
pub fn rules(lang: &str) -> &'static [&'static dyn Rule] {
    let primary = lang.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    world::rules(&primary)
}

/// Whose usage a language that is read as Chinese has: `zh-TW` is Taiwan's, `yue` is Hong Kong's.
fn chinese(lang: &str) -> Option<Usage> {
    let mut parts = lang.split(['-', '_']);
    let primary = parts.next().unwrap_or("").to_ascii_lowercase();
    let has = |wanted: &[&str]| {
        lang.split(['-', '_']).skip(1).any(|p| wanted.iter().any(|w| p.eq_ignore_ascii_case(w)))
    };
    let hong_kong = has(&["HK", "MO"]);
    Some(match primary.as_str() {
        "zh" | "cmn" if has(&["Hans"]) => Usage::Mainland,
        "zh" | "cmn" if hong_kong => Usage::HongKong,
        "zh" | "cmn" if has(&["Hant", "TW"]) => Usage::Taiwan,
        "zh" | "cmn" | "wuu" | "gan" | "hsn" => Usage::Mainland,
        "yue" | "nan" | "hak" if has(&["Hans", "CN"]) => Usage::Mainland,
        "yue" => Usage::HongKong,
        "nan" | "hak" => Usage::Taiwan,
        _ => return None,
    })
}

/// Reads a text out: what is shown, and how it is said.
pub fn normalize(shown: &str, lang: &str) -> Spoken {
    let mut t = Spoken::new(shown);
    apply(&mut t, lang);
    t
}

/// Reads out what is not yet, in a text of which some may be read already.
///
/// The rules run until they leave the text alone, so that what is normalized once is normalized for
/// good: now and then a reading makes a new form of what stands beside it (`½` behind a read figure).
/// No text gets more than four rounds, and a rule that has nothing to look at does not run.
pub fn apply(t: &mut Spoken, lang: &str) {
    if let Some(language) = crate::lang::of(lang) {
        return super::reader::read(t, language);
    }
    if let Some(usage) = chinese(lang) {
        return zh::read(t, usage);
    }
    let mut bytes = Bytes::of(t.said());
    for _ in 0..4 {
        let mut changed = false;
        for rule in rules(lang) {
            if rule.idle(&bytes) {
                continue;
            }
            // A rewritten text is a new string, made while the old one still stands: no other
            // sign of a change is as cheap.
            let old = t.said().as_ptr();
            rule.apply(t);
            if t.said().as_ptr() != old {
                bytes = Bytes::of(t.said());
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::normalize;

    #[test]
    fn powers_are_no_figures() {
        for (lang, shown, said) in [
            ("en", "10⁶ and 10⁻¹²", "ten to the sixth and ten to the minus twelve"),
            ("en", "40 m² of x²", "forty square meters of x squared"),
            ("zh", "10⁶和10⁻¹²，5²", "十的六次方和十的负十二次方，五的平方"),
            ("zh", "面积40m²", "面积四十平方米"),
        ] {
            assert_eq!(normalize(shown, lang).said(), said);
        }
    }
}
