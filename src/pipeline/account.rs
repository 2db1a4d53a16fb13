//! The audit of an edition against its source: is every character that the source shows in the
//! edition's text, or left out for a reason that is named?

use crate::model::article::Article;
use crate::model::timeline::TimingMap;
use std::collections::{BTreeMap, HashMap};

/// What an input shows, and where it went. White space does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Account {
    /// The characters that the input shows.
    pub shown: usize,
    /// Of them, those that are in the edition's text.
    pub in_text: usize,
    /// Those that are in no block, by reason.
    pub omitted: BTreeMap<&'static str, usize>,
    /// What is in neither, a sentence each; empty if all is accounted for.
    pub faults: Vec<String>,
}

/// Missing texts that are told one by one.
const MOST_TOLD: usize = 20;

/// Texts that are looked for, of those that have a missing character.
const MOST_SOUGHT: usize = 500;

/// Accounts for `texts`, all that the source shows, by an edition's map and by what was omitted when
/// `article`, its source, was read.
pub fn account(map: &TimingMap, article: &Article, texts: &[String]) -> Account {
    let omitted = || article.omitted.iter().map(|o| o.text.as_str());
    let mut balance: HashMap<char, i64> = HashMap::new();
    let mut count = |text: &str, by: i64| {
        let mut n = 0_usize;
        for c in visible(text) {
            *balance.entry(c).or_default() += by;
            n += 1;
        }
        n
    };
    let in_text = count(&map.head.text, 1).saturating_sub(count(&article.added, -1));
    for text in omitted() {
        count(text, 1);
    }
    let shown = texts.iter().map(|text| count(text, -1)).sum();
    let mut by_reason: BTreeMap<&'static str, usize> = BTreeMap::new();
    for o in &article.omitted {
        *by_reason.entry(o.reason.name()).or_default() += visible(&o.text).count();
    }
    let mut account = Account { shown, in_text, omitted: by_reason, faults: Vec::new() };
    let missing: usize =
        balance.values().filter(|n| **n < 0).map(|n| n.unsigned_abs() as usize).sum();
    if missing > 0 {
        let is_missing = |c: char| balance.get(&c).is_some_and(|n| *n < 0);
        let there: String =
            [map.head.text.as_str()].into_iter().chain(omitted()).flat_map(visible).collect();
        account.faults.push(format!(
            "{missing} characters of the source are neither in the edition's text nor omitted for a reason"
        ));
        let sought = texts.iter().filter(|t| visible(t).any(is_missing)).take(MOST_SOUGHT);
        let lost = sought.filter(|t| !there.contains(&visible(t).collect::<String>()));
        account.faults.extend(lost.take(MOST_TOLD).map(|t| format!("missing: {:?}", sample(t))));
    }
    account
}

fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

/// The beginning of a text, on one line.
fn sample(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Omission;
    use crate::model::role::OmissionReason;
    use crate::model::timeline::Head;
    use crate::model::units::Frames;
    use crate::model::units::SampleRate;

    #[test]
    fn what_is_missing_is_named() {
        let head = Head {
            version: 1,
            sample_rate: SampleRate(8000),
            frames: Frames(0),
            language: "en".into(),
            title: String::new(),
            text: "1. The boat left.\nNobody waved.".into(),
        };
        let map = TimingMap { head, blocks: Vec::new(), segments: Vec::new(), skipped: Vec::new() };
        let reason = OmissionReason::Outside;
        let article = Article {
            omitted: vec![Omission { text: "Sport".into(), reason, before: 0 }],
            added: "1.".into(),
            ..Article::default()
        };
        let texts = ["The boat ", "left.", "Nobody waved.", " Sport "].map(String::from);
        let all = account(&map, &article, &texts);
        assert_eq!((all.shown, all.in_text, all.omitted["outside"]), (29, 24, 5));
        assert!(all.faults.is_empty(), "{all:?}");
        let more = [&texts[..], &["The  quay was wet.".to_string()]].concat();
        let faults = account(&map, &article, &more).faults;
        assert_eq!(faults[1], "missing: \"The quay was wet.\"");
    }
}
