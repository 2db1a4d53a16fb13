//! English words with two readings, told apart by the words around them.
//!
//! Most are a noun or adjective in one reading and a verb in the other (record, use, live,
//! separate): the words on either side tell which (`grammar.rs`). The few others go by what is spoken
//! of (lead, bass). Both lists are text in `data/`; words that are in neither are the voice's.

use super::grammar::{Word, is_past, is_verb, words};
use crate::model::pronunciation::{Phones, Pronunciation, PronunciationSource};
use std::borrow::Cow;
use std::sync::LazyLock;

/// A word that is a noun or adjective in one reading, and a verb in the other.
struct Pair {
    word: &'static str,
    noun: &'static str,
    verb: &'static str,
    /// What it is unless something tells.
    usually_verb: bool,
}

/// A word that goes by its topic.
struct Topic {
    word: &'static str,
    usual: &'static str,
    other: &'static str,
    when: &'static str,
    near: Vec<&'static str>,
}

static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let pair = |line: &'static str| {
        let mut parts = line.split(' ');
        let [word, noun, verb, usually] = std::array::from_fn(|_| parts.next().unwrap_or_default());
        Pair { word, noun, verb, usually_verb: usually == "v" }
    };
    sorted(include_str!("data/homographs.txt"), pair, |pair| pair.word)
});

static TOPICS: LazyLock<Vec<Topic>> = LazyLock::new(|| {
    let topic = |line: &'static str| {
        let mut parts = line.split(' ');
        let [word, usual, other, when] = std::array::from_fn(|_| parts.next().unwrap_or_default());
        Topic { word, usual, other, when, near: parts.collect() }
    };
    sorted(include_str!("data/topics.txt"), topic, |topic| topic.word)
});

fn sorted<T>(
    file: &'static str,
    row: impl Fn(&'static str) -> T,
    word: impl Fn(&T) -> &'static str,
) -> Vec<T> {
    let mut rows: Vec<T> = file.lines().filter(|l| !l.starts_with('#')).map(row).collect();
    rows.sort_unstable_by_key(word);
    rows
}

/// Readings of the words of these lists in an English text.
pub(super) fn pronunciations(text: &str) -> Vec<Pronunciation> {
    let words = words(text);
    let read = |(i, word): (usize, &Word)| {
        let sound = Phones::Ipa(sound(&words, i)?.into_owned());
        Some(Pronunciation {
            said: (word.start..word.end).into(),
            sound,
            source: PronunciationSource::Model,
        })
    };
    words.iter().enumerate().filter_map(read).collect()
}

/// How the word sounds, if it is of these lists.
fn sound(words: &[Word], i: usize) -> Option<Cow<'static, str>> {
    let lower = words[i].lower.as_str();
    if lower == "read" {
        return Some(if is_past(words, i) { "rɛd" } else { "riːd" }.into());
    }
    if let Some(topic) = topic(lower) {
        return Some(if topic.is_other(words, i) { topic.other } else { topic.usual }.into());
    }
    if let Some(pair) = pair(lower) {
        let verb = is_verb(words, i, pair.usually_verb);
        return Some(if verb { pair.verb } else { pair.noun }.into());
    }
    // records, excuses; not is or us.
    let pair = lower.strip_suffix('s').filter(|stem| stem.len() > 3).and_then(pair)?;
    let ipa = if is_verb(words, i, pair.usually_verb) { pair.verb } else { pair.noun };
    Some(format!("{ipa}{}", ending(ipa)).into())
}

fn pair(word: &str) -> Option<&'static Pair> {
    PAIRS.binary_search_by(|p| p.word.cmp(word)).ok().map(|at| &PAIRS[at])
}

fn topic(word: &str) -> Option<&'static Topic> {
    TOPICS.binary_search_by(|t| t.word.cmp(word)).ok().map(|at| &TOPICS[at])
}

/// The sound of an s behind another.
fn ending(ipa: &str) -> &'static str {
    match ipa.chars().next_back() {
        Some('s' | 'z' | 'ʃ' | 'ʒ') => "ᵻz",
        Some('p' | 't' | 'k' | 'f' | 'θ') => "s",
        _ => "z",
    }
}

impl Topic {
    fn is_other(&self, words: &[Word], i: usize) -> bool {
        const REACH: usize = 6;
        let word = &words[i];
        let at = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |w| &w.lower);
        let (behind, before) = (at(i.checked_add(1)), at(i.checked_sub(1)));
        let around = &words[i.saturating_sub(REACH)..(i + 1 + REACH).min(words.len())];
        let near = || {
            self.near.iter().any(|near| match (near.strip_prefix('+'), near.strip_prefix('-')) {
                (Some(word), _) => behind == word,
                (_, Some(word)) => before == word,
                _ => around.iter().any(|w| w.lower.trim_end_matches("'s") == *near),
            })
        };
        match self.when {
            // Polish the shoes!
            "name" => word.capital && !(i == 0 && is_verb(words, i, false)),
            "named" => word.capital && near(),
            "small" => !word.capital,
            _ => near(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let all = pronunciations(text);
        all.iter().map(|r| r.sound.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_words_around_decide() {
        for (text, ipa) in [
            ("They record a new record.", "rᵻˈkɔːrd ˈrɛkərd"),
            ("She records old records of choirs.", "rᵻˈkɔːrdz ˈrɛkərdz"),
            ("We live near the live music.", "lɪv laɪv"),
            ("You can use it; what use is it?", "juːz juːs"),
            ("She was close, so he had to close the door.", "kloʊs kloʊz"),
            ("The wind may wind itself down.", "wɪnd waɪnd"),
            ("He will tear the paper.", "tɛər"),
            ("Old lead pipes lead nowhere", "lɛd lɛd"),
            ("They lead the way.", "liːd"),
            ("He plays the bass.", "beɪs"),
            ("A bass is a fish.", "bæs"),
            ("His lives of saints", "laɪvz"),
            ("Nobody who lives here", "lɪvz"),
            ("The children were blessed with luck.", "blɛst"),
            ("It was a blessed relief.", "ˈblɛsɪd"),
            ("Taxes increase when trade slows.", "ᵻnˈkriːs"),
            ("The mill uses less water; its uses are few.", "ˈjuːzᵻz ˈjuːsᵻz"),
            ("Cold winds blew where the lane winds up the hill.", "wɪndz waɪndz"),
            ("He grew content.", "kənˈtɛnt"),
            ("The barge's bow was dented.", "baʊ"),
            ("Please polish the Polish lamp", "ˈpɒlɪʃ ˈpoʊlɪʃ"),
        ] {
            assert_eq!(read(text), ipa, "{text}");
        }
    }

    #[test]
    fn read_is_of_today_or_of_yesterday() {
        for (text, ipa) in [
            ("I will read what you have read.", "riːd rɛd"),
            ("She read the letter twice.", "rɛd"),
            ("Read the label first.", "riːd"),
            ("Many children read little.", "riːd"),
            ("The letter was read aloud.", "rɛd"),
            ("They read it last year.", "rɛd"),
        ] {
            assert_eq!(read(text), ipa, "{text}");
        }
    }

    #[test]
    fn the_lists_are_whole() {
        assert!(PAIRS.len() > 150 && PAIRS.windows(2).all(|p| p[0].word < p[1].word));
        for p in PAIRS.iter() {
            assert!(!p.verb.is_empty() && p.noun != p.verb, "{}", p.word);
        }
        for t in TOPICS.iter() {
            assert!(["near", "name", "named", "small"].contains(&t.when), "{}", t.word);
            assert_eq!(t.near.is_empty(), matches!(t.when, "name" | "small"), "{}", t.word);
            assert!(pair(t.word).is_none(), "{} is in both lists", t.word);
        }
    }
}
