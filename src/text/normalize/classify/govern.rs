//! What stands around a number and gives it its form: the word that governs it, the noun that it counts.

use super::scene::{ends, word_before};
use crate::lang::Grammar;
use crate::model::roman::from_roman;
use crate::text::normalize::scan::{self, after};
use std::ops::Range;

/// The case that the words before `at` give; empty for none.
pub(in crate::text::normalize) fn case_before(text: &str, at: usize, g: &Grammar) -> String {
    if g.govern.is_empty() {
        return String::new();
    }
    let end = lead(text, at, g);
    let tail = scan::tail(text, end, 48).to_lowercase();
    // A bracket or a quotation mark may stand between: am (3. Mai).
    let tail = tail.trim_end_matches(['(', '„', '"', '«', '»', '“', ' ']);
    let last = tail.as_bytes().last();
    let before = |word: &&String| {
        // The last byte tells most words apart.
        if word.as_bytes().last() != last {
            return false;
        }
        let rest = tail.strip_suffix(word.as_str());
        rest.is_some_and(|r| !r.ends_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    // The longest: in der, before der.
    let found = g.govern.iter().filter_map(|c| {
        let longest = c.words.iter().filter(before).map(String::len).max();
        longest.map(|len| (len, &c.case))
    });
    found.max_by_key(|(len, _)| *len).map_or(String::new(), |(_, case)| case.clone())
}

/// Where the words that may govern what stands at `at` end: before the day of the week of a date, the
/// first of two ordinals, the title of a king, the word for the hour.
pub(super) fn lead(text: &str, at: usize, g: &Grammar) -> usize {
    let mut end = scan::spaces_start(text, at);
    let past = g.list("govern-past");
    for _ in 0..4 {
        let word = word_before(text, end);
        let known = || g.govern.iter().any(|c| c.words.contains(&word));
        let hour = g.list("time-before").contains(&word) && !known();
        if word.is_empty() || !(hour || past.iter().any(|w| w == word.trim_end_matches(','))) {
            break;
        }
        let Some(start) = starts_at(text, end, &word) else { break };
        end = scan::spaces_start(text, start);
        // am 3. und 5. Mai; unter Karl V. und Philipp II.
        let first = word_before(text, end);
        let Some(bare) = first.strip_suffix('.').filter(|_| !hour && !word.ends_with(',')) else {
            continue;
        };
        let ordinal = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
        let roman = from_roman(&bare.to_uppercase()).is_some();
        let Some(start) = starts_at(text, end, &first).filter(|_| ordinal || roman) else {
            continue;
        };
        end = scan::spaces_start(text, start);
        if roman && !ordinal {
            let name = word_before(text, end);
            end = starts_at(text, end, &name).map_or(end, |start| scan::spaces_start(text, start));
        }
    }
    end
}

/// Where a word in small letters that ends at `end` starts.
fn starts_at(text: &str, end: usize, word: &str) -> Option<usize> {
    let start = end.checked_sub(word.len())?;
    text.get(start..end).filter(|w| w.to_lowercase() == word).map(|_| start)
}

/// The word behind a span that is counted, in small letters. Where nouns have a capital, it is the next noun
/// behind adjectives; empty if there is none, or if the number belongs to the word before it.
pub(in crate::text::normalize) fn counted_word(
    text: &str,
    span: &Range<usize>,
    g: &Grammar,
) -> String {
    let numbered = word_before(text, span.start);
    if g.list("number-before").contains(&numbered) {
        return String::new();
    }
    if !g.capital_nouns {
        let next = scan::head(text, counted_from(text, span.end, g), 24);
        let first = next.split(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '\'')).next();
        // A language may have a word for all with a capital, which are names and are not counted.
        let name = next.starts_with(char::is_uppercase) && g.agreement("^").is_some();
        return if name { "^".to_owned() } else { first.unwrap_or_default().to_lowercase() };
    }
    noun_behind(text, span.end, g).map_or_else(String::new, str::to_lowercase)
}

/// The noun with a capital behind `at`, with adjectives, "and", and another ordinal before it.
pub(super) fn noun_behind<'a>(text: &'a str, at: usize, g: &Grammar) -> Option<&'a str> {
    let mut at = at;
    let mut first = true;
    for _ in 0..4 {
        // The hyphen of a compound: 1-Zimmer-Wohnung.
        let from = match after(text, at) {
            Some('-') if first => at + 1,
            _ => scan::spaces_end(text, at),
        };
        let figure = scan::digits(text, from);
        if !figure.is_empty() && !first && after(text, from + figure.len()) == Some('.') {
            at = from + figure.len() + 1;
            continue;
        }
        let word = scan::word(text, from);
        let lower = word.to_lowercase();
        if word.is_empty()
            || from == at
            || g.list("sentence-head").contains(&lower) && first && word != lower
        {
            return None;
        }
        if word.starts_with(char::is_uppercase) {
            return (word.chars().count() > 1).then_some(word);
        }
        let passed = g.list("govern-past").contains(&lower);
        let adjective = ["e", "en", "er", "es", "em"].iter().any(|e| lower.ends_with(e));
        if !(passed || adjective) {
            return None;
        }
        (at, first) = (from + word.len(), false);
    }
    None
}

/// Does another number that counts the same noun stand between? Then no short form is said: uno o dos libros.
pub(in crate::text::normalize) fn counts_over(text: &str, end: usize, g: &Grammar) -> bool {
    counted_from(text, end, g) != scan::spaces_end(text, end)
}

/// Where the noun that is counted begins: behind the number, or behind another one that counts it, too.
fn counted_from(text: &str, end: usize, g: &Grammar) -> usize {
    let from = scan::spaces_end(text, end);
    let joints = g.list("agree-over");
    let behind = || {
        let joint = ends(text, from, joints).filter(|_| from > end)?;
        let at = scan::spaces_end(text, joint);
        let run = scan::digits(text, at).len();
        (run > 0).then(|| scan::spaces_end(text, at + run))
    };
    if joints.is_empty() { from } else { behind().unwrap_or(from) }
}
