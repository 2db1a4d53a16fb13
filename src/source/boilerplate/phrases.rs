//! The phrases of all languages, by their first word.

use super::lang::ALL;
use super::piece::{Context, Field};
use super::words::{self, Word};
use crate::model::role::Role;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Furniture(Role),
    Label(Field),
    Byline,
}

/// A phrase, as it is looked for.
#[derive(Debug)]
pub(super) struct Phrase {
    pub meaning: Meaning,
    pub sure: Context,
    /// The words, each with whether a colon must follow.
    words: Vec<(String, bool)>,
    /// The rest of the line belongs to it.
    pub takes_rest: bool,
}

static PHRASES: LazyLock<HashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut all: HashMap<String, Vec<Phrase>> = HashMap::new();
    let mut add = |meaning, sure, phrases: &str| {
        for phrase in phrases.split('|').filter(|p| !p.is_empty()) {
            let words = words::split(phrase).into_iter().map(|w| (w.text, w.colon)).collect();
            let phrase = Phrase { meaning, sure, words, takes_rest: phrase.ends_with('…') };
            all.entry(phrase.words[0].0.clone()).or_default().push(phrase);
        }
    };
    for language in ALL {
        for (role, sure, phrases) in language.phrases {
            add(Meaning::Furniture(*role), *sure, phrases);
        }
        for (field, sure, labels) in language.labels {
            add(Meaning::Label(*field), *sure, labels);
        }
        add(Meaning::Byline, Context::NearOther, language.bylines);
    }
    // Of several that fit, the longest and surest comes first.
    for phrases in all.values_mut() {
        phrases.sort_by_key(|p| std::cmp::Reverse((p.words.len(), p.takes_rest, p.sure)));
    }
    all
});

/// The first words of what may stand amid a text.
static AMID: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let amid = |p: &&Phrase| {
        p.sure == Context::Anywhere || p.meaning == Meaning::Furniture(Role::Advertisement)
    };
    let phrases = PHRASES.values().flatten().filter(amid);
    phrases.map(|p| p.words[0].0.as_str()).collect()
});

/// Whether a line may be boilerplate amid a text: quickly told, and most often right.
pub(super) fn may_be_amid(line: &str) -> bool {
    AMID.contains(words::first(line).as_str())
}

/// The phrases that a line begins with, the longest first.
pub(super) fn at(words: &[Word]) -> impl Iterator<Item = &'static Phrase> {
    let first = words.first();
    let own = first.map_or("", |w| w.text.as_str());
    let class = match first {
        Some(w) if w.is_clock() => "@",
        Some(w) if w.is_number() => "#",
        _ => "",
    };
    let found = [own, class].into_iter().filter_map(|key| PHRASES.get(key)).flatten();
    found.filter(|p| p.begins(words))
}

impl Phrase {
    /// How many words it has without the rest of its line.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    fn begins(&self, words: &[Word]) -> bool {
        let fits = |((text, colon), word): (&(String, bool), &Word)| {
            let same = match text.as_str() {
                "#" => word.is_number(),
                "@" => word.is_clock(),
                text => word.text == text,
            };
            same && (word.colon || !colon)
        };
        let rest = words.len() > self.words.len();
        (rest || (words.len() == self.words.len() && !self.takes_rest))
            && self.words.iter().zip(words).all(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_finds_itself() {
        for phrase in PHRASES.values().flatten() {
            let text = |(word, colon): &(String, bool)| {
                let word = word.replace('#', "12").replace('@', "00:00");
                if *colon { word + ":" } else { word }
            };
            let mut line = phrase.words.iter().map(text).collect::<Vec<_>>().join(" ");
            if phrase.takes_rest {
                line += " rest";
            }
            let found = at(&words::split(&line)).any(|p| p.words == phrase.words);
            assert!(found, "{line} of {phrase:?}");
        }
    }

    #[test]
    fn no_phrase_is_written_twice_in_a_language() {
        for language in ALL {
            let mut seen = std::collections::HashSet::new();
            for (_, _, phrases) in language.phrases {
                for phrase in phrases.split('|') {
                    assert!(seen.insert(phrase), "{phrase}");
                    assert_eq!(phrase, phrase.to_lowercase());
                }
            }
        }
    }
}
