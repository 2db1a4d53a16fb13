//! What a text may be about, by its words.

use crate::source::lines::{is_cjk, is_wide};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What words are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// To do something: follow, click, donate.
    Call,
    /// What a site offers: a newsletter, an app, a channel.
    Thing,
    /// Whoever makes the site: we, our.
    Own,
    /// The reader.
    You,
    /// Rights, licences, cookies.
    Legal,
    /// How to cite.
    Cite,
    /// Who writes, and what such people do.
    Writer,
    /// Other articles.
    More,
    /// Persons who are told of: he, they.
    Other,
}

impl Class {
    pub(super) const ALL: [Class; 9] = [
        Class::Call,
        Class::Thing,
        Class::Own,
        Class::You,
        Class::Legal,
        Class::Cite,
        Class::Writer,
        Class::More,
        Class::Other,
    ];

    /// The name in the vocabulary and in features.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Class::Call => "call",
            Class::Thing => "thing",
            Class::Own => "self",
            Class::You => "you",
            Class::Legal => "legal",
            Class::Cite => "cite",
            Class::Writer => "writer",
            Class::More => "more",
            Class::Other => "other",
        }
    }
}

type Words = HashMap<&'static str, Vec<Class>>;

/// The vocabulary of all languages.
#[derive(Debug, Default)]
struct Vocabulary {
    whole: Words,
    /// Beginnings of words.
    begin: Words,
    /// Words of scripts without spaces.
    inside: Vec<(&'static str, Class)>,
    /// Longer words of such scripts in which one of those stands and means something else.
    masks: Vec<&'static str>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary::default();
    for line in include_str!("vocabulary.txt").lines() {
        let Some((name, words)) = line.split_once(": ") else { continue };
        if name == "mask" {
            vocabulary.masks.extend(words.split_whitespace());
        }
        let Some(class) = Class::ALL.into_iter().find(|c| c.name() == name) else { continue };
        for word in words.split_whitespace() {
            if let Some(stem) = word.strip_suffix('*') {
                vocabulary.begin.entry(stem).or_default().push(class);
            } else if word.starts_with(is_wide) {
                vocabulary.inside.push((word, class));
            } else {
                vocabulary.whole.entry(word).or_default().push(class);
            }
        }
    }
    vocabulary
});

/// How many different entries of each class stand in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts([usize; 9]);

impl Counts {
    pub(super) fn of(text: &str) -> Self {
        let lower = lower(text);
        let mut found: Vec<(&str, Class)> = Vec::new();
        let mut add = |word: &'static str, class| {
            if !found.contains(&(word, class)) {
                found.push((word, class));
            }
        };
        for word in words(&lower) {
            entries(word, &mut add);
        }
        if lower.contains(is_wide) {
            for (word, class) in VOCABULARY.inside.iter().filter(|(word, _)| lower.contains(word)) {
                add(word, *class);
            }
        }
        let mut counts = [0; 9];
        found.iter().for_each(|(_, class)| counts[*class as usize] += 1);
        Counts(counts)
    }

    pub(super) fn get(&self, class: Class) -> usize {
        self.0[class as usize]
    }

    /// Whether nothing but persons is in it, the reader and the site too: "thank you!" is not a call.
    pub(super) fn is_empty(&self) -> bool {
        let is_person = |class| matches!(class, Class::Other | Class::You | Class::Own);
        Class::ALL.iter().all(|class| is_person(*class) || self.get(*class) == 0)
    }
}

/// A text in lower case, without the words that only look like some of the vocabulary.
fn lower(text: &str) -> String {
    // The country.
    let mut lower = text.replace("US", "").to_lowercase();
    if lower.contains(is_wide) {
        for mask in VOCABULARY.masks.iter().filter(|mask| text.contains(**mask)) {
            lower = lower.replace(mask, " ");
        }
    }
    lower
}

/// The entries that a word in lower case is, whole or by its beginning.
fn entries(word: &str, add: &mut dyn FnMut(&'static str, Class)) {
    if let Some((known, classes)) = VOCABULARY.whole.get_key_value(word) {
        classes.iter().for_each(|class| add(known, *class));
    }
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    for (stem, classes) in ends.filter_map(|end| VOCABULARY.begin.get_key_value(&word[..end])) {
        classes.iter().for_each(|class| add(stem, *class));
    }
}

/// Words of letters and digits, with the hyphens inside them; none of scripts without spaces.
fn words(lower: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| !is_cjk(c) && (c.is_alphanumeric() || c == '-' || c == '©');
    lower.split(move |c| !is_word(c)).filter(|word| !word.is_empty())
}

/// Whether a text, or a clause of it, begins with a call.
pub(super) fn commands(text: &str) -> bool {
    let lower = lower(text);
    let ends = |c| ".!?…。！？．｡؟۔।,，、；;".contains(c);
    lower.split(ends).any(|clause| {
        let clause = clause.trim_start_matches(|c: char| {
            c.is_whitespace() || "\"'”’»）)』」】》]*_“„«「『（(【¡¿".contains(c)
        });
        let Some(first) = clause.chars().next() else { return false };
        let mut calls = false;
        if is_wide(first) {
            let end = clause.char_indices().nth(5).map_or(clause.len(), |(at, _)| at);
            let head = &clause[..end];
            calls = VOCABULARY.inside.iter().any(|(w, c)| *c == Class::Call && head.contains(w));
        } else if let Some(word) = words(clause).next() {
            entries(word, &mut |_, class| calls |= class == Class::Call);
        }
        calls
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_what_a_text_is_about() {
        let counts = Counts::of("Abonnieren Sie unseren Newsletter! 扫码关注APP");
        assert_eq!(counts.get(Class::Call), 3);
        assert_eq!(counts.get(Class::Own), 1);
        assert_eq!(counts.get(Class::Thing), 2);
        assert!(Counts::of("He came by boat.").is_empty());
    }

    #[test]
    fn a_call_begins_its_clause() {
        for text in ["Follow us.", "长按二维码", "If you can, share it.", "“Clique aqui”"]
        {
            assert!(commands(text), "{text}");
        }
        for text in ["He asked us to follow.", "他让大家都去关注", "", "…"] {
            assert!(!commands(text), "{text}");
        }
    }
}
