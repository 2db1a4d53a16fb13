//! Which way a language is read.

use super::zh::{self, Usage};
use crate::model::spoken::Spoken;

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

/// Reads out what is not yet, in a text of which some may be read already. A language without facts is left alone.
pub fn apply(t: &mut Spoken, lang: &str) {
    if let Some(language) = crate::lang::of(lang) {
        super::reader::read(t, language);
    } else if let Some(usage) = chinese(lang) {
        zh::read(t, usage);
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
