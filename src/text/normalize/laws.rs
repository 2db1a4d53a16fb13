//! What holds for every text in every language that has rules.

use super::{normalize, rules};
use proptest::prelude::*;

const LANGS: &[&str] =
    &["zh", "zh-Hant", "en", "en-GB", "de", "fr", "es", "it", "pt", "ru", "ja", "ko"];

/// Texts that are likely to meet the rules: figures, signs, units and words in any order.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[0-9]{1,5}",
        1 => "[0-9]{6,20}",
        4 => "[-+./:,%$¥€~–—×=()'’\"#&@ ]",
        2 => prop::sample::select(vec!["年", "月", "日", "号", "个", "公里", "第", "比分", "在", "手机", "多", "到", "点", "万", "℃", "²", "½", "５", "①", "Ⅳ", "。", "，"]).prop_map(String::from),
        2 => prop::sample::select(vec!["kg", "km/h", "th", "s", "am", "p.m.", "July", "May", "in", "St", "No.", "Dr.", "IV", "m", "x", "$", "US$", "www.", ".com", "http://", "COVID", "A", "bc", "million"]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_digit_stays_unread(t in text()) {
        for lang in LANGS {
            let said = normalize(&t, lang);
            prop_assert!(!said.said().contains(|c: char| c.is_ascii_digit()), "{lang}: {t:?} -> {:?}", said.said());
        }
    }

    #[test]
    fn what_is_normalized_does_not_change(t in text()) {
        for lang in LANGS {
            let once = normalize(&t, lang);
            let twice = normalize(once.said(), lang);
            prop_assert_eq!(twice.said(), once.said(), "{}: {:?}", lang, t);
        }
    }

    #[test]
    fn any_text_passes(t in any::<String>()) {
        for lang in LANGS {
            normalize(&t, lang);
        }
    }
}

#[test]
fn names_are_unique_and_every_rule_says_what_it_does() {
    for lang in LANGS {
        let mut names: Vec<_> = rules(lang).iter().map(|r| r.name()).collect();
        assert!(rules(lang).iter().all(|r| !r.about().is_empty()));
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "{lang}");
    }
    assert!(rules("xx").is_empty());
}

/// Hostile texts, one of each kind of rules: a rule that is quadratic takes minutes here.
#[test]
fn hostile_texts_take_linear_time() {
    let start = std::time::Instant::now();
    let units = [
        "1", "1.", "1,", "1-", "1/", "1:", "1 ", ".a", "a.", "a@", "http://", "-", "1年",
        "1.1.1.1", "１", "(1", "(", ")", "+1", "$", "1x", "<a", "IV ", "No.", "1,000", "st 1",
        "，",
    ];
    for unit in units {
        let t = unit.repeat(10_000 / unit.len());
        for lang in ["zh", "en", "de", "ja"] {
            normalize(&t, lang);
        }
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
