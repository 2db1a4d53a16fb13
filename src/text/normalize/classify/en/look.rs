//! Small looks that the scanners of English share: what a word beside a figure is, and what describes a noun.

use super::super::candidate::{Candidate, Class, Evidence, Meaning};
use super::super::scene::Scene;
use super::calendar::{month, weekday};
use crate::text::normalize::scan::{self, after, before};

/// Adds a candidate.
pub(super) fn push(
    found: &mut Vec<Candidate>,
    span: std::ops::Range<usize>,
    class: Class,
    evidence: Evidence,
    meaning: Meaning,
) {
    found.push(Candidate::new(span, class, evidence, meaning));
}

pub(super) fn words_of(text: &str) -> Meaning {
    Meaning::Words(text.to_owned())
}

/// A whole number in one of the sets of the language.
pub(super) fn set(digits: &str, set: &str) -> Meaning {
    Meaning::Set(digits.to_owned(), (set.to_owned(), String::new()))
}

/// The number as a count; one with zeros in front figure by figure.
pub(super) fn count(digits: &str) -> Meaning {
    set(digits, "cardinal")
}

/// Two figures of a year or of minutes: oh five, thirty-one.
pub(super) fn low(digits: &str) -> Meaning {
    match digits.trim_start_matches('0') {
        "" => words_of("oh oh"),
        rest => set(rest, "low"),
    }
}

/// Is the figure at `at` a piece of a longer one, or of a word?
pub(super) fn inside(scene: &Scene<'_>, at: usize) -> bool {
    scene.glued_before(at)
        || matches!(before(scene.text, at), Some('.' | ',' | '/' | ':' | '-' | '–'))
            && scene.digit_before(at - before(scene.text, at).map_or(0, char::len_utf8))
}

/// Is a word in a list of the language? Its case does not count.
pub(super) fn listed(scene: &Scene<'_>, list: &str, word: &str) -> bool {
    !word.is_empty() && {
        let word = word.to_lowercase();
        scene.lang.grammar.list(list).contains(&word)
    }
}

/// The word behind the spaces at `at`.
pub(super) fn next_word<'a>(scene: &Scene<'a>, at: usize) -> &'a str {
    scan::word(scene.text, scan::spaces_end(scene.text, at))
}

/// Does what ends at `at` describe the noun behind it? A word in small letters, or a name, that is no
/// function word and not the plural of a verb's subject: "a $5 bill", "its 16 GB laptop".
pub(super) fn describes(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let text = scene.text;
    let from = scan::spaces_end(text, end);
    let word = scan::word(text, from);
    if from == end || word.is_empty() || word.chars().count() < 2 {
        return false;
    }
    if listed(scene, "not-noun", word) || word.ends_with("ly") || word.ends_with("ing") {
        return false;
    }
    // The $2m raised for it; a profit of $5m Friday.
    let behind = next_word(scene, from + word.len());
    let participle = word.len() > 5
        && word.ends_with("ed")
        && (behind.is_empty() || listed(scene, "not-noun", behind));
    if participle || weekday(scene, from).is_some() || month(scene, from).is_some() {
        return false;
    }
    // A determiner, an adjective or a preposition before it: the sum or the measure is within a noun phrase.
    opens_phrase(scene, start)
}

/// Does a determiner, a possessive or the like stand close before `at`, with nothing but adjectives and
/// other measures between?
fn opens_phrase(scene: &Scene<'_>, at: usize) -> bool {
    let tail = scan::tail(scene.text, at, 40);
    let stop = |(i, c): &(usize, char)| match c {
        // A point may be of a decimal or an abbreviation.
        '.' => tail[i + 1..].trim_start_matches(' ').starts_with(char::is_uppercase),
        _ => matches!(c, ';' | ':' | '(' | '—' | '\n' | '!' | '?'),
    };
    let from = tail.char_indices().rev().find(stop).map_or(0, |(i, c)| i + c.len_utf8());
    let piece = &tail[from..];
    let lower = piece.to_lowercase();
    let mut far = 0;
    for word in lower.split_whitespace().rev() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        let owner = bare.ends_with("'s") || bare.ends_with("’s");
        if DETERMINERS.contains(&bare) || owner {
            return true;
        }
        // Between the two stand adjectives: at most three, none of them a verb or a preposition.
        if far == 0 && PREPOSITIONS.contains(&bare) {
            return true;
        }
        far += 1;
        if far > 3 || listed(scene, "not-noun", bare) {
            return false;
        }
    }
    false
}

/// Words that open a noun phrase.
const DETERMINERS: &[&str] = &[
    "a", "an", "the", "this", "that", "his", "her", "its", "our", "their", "my", "your", "every",
    "each", "another", "any", "some", "no", "first", "second", "new", "these", "those", "one",
];

/// Words right before a sum that is the first part of a compound: in $11M Ponzi scheme.
const PREPOSITIONS: &[&str] = &["in", "of", "with", "for"];

/// The place of the characters of a word right before `at`, without a space between.
pub(super) fn glued_word<'a>(scene: &Scene<'a>, at: usize) -> &'a str {
    let word = scan::word_before(scene.text, at);
    if scene.text[..at].ends_with(word) { word } else { "" }
}

/// Is the place right behind a letter or a figure? The x of 2x8 is none of either.
pub(super) fn cut(scene: &Scene<'_>, at: usize) -> bool {
    let by = matches!(before(scene.text, at), Some('x' | 'X')) && scene.digit_before(at - 1);
    before(scene.text, at).is_some_and(char::is_alphanumeric) && !by
}

/// Does something go on behind a figure that ends at `at`: a word, another figure behind a mark?
pub(super) fn goes_on(scene: &Scene<'_>, at: usize) -> bool {
    let next = after(scene.text, at);
    scene.glued_after(at)
        || matches!(next, Some('.' | ',' | ':' | '/' | '-' | '–'))
            && scene.digit_at(at + next.map_or(0, char::len_utf8))
}
