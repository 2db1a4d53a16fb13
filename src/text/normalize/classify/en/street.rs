//! Street addresses and postcodes.

use super::super::candidate::{Candidate, Class, Evidence, Meaning};
use super::super::scene::Scene;
use super::look::{listed, push, set, words_of};
use crate::lang::Place;
use crate::text::normalize::scan::{self, after, before, digits};

const DIRECTIONS: &[(&str, &str)] = &[
    ("N", "North"),
    ("S", "South"),
    ("E", "East"),
    ("W", "West"),
    ("NE", "Northeast"),
    ("NW", "Northwest"),
    ("SE", "Southeast"),
    ("SW", "Southwest"),
];

/// `CA 95051`, `OR, 97301`, `90210-1234`: five figures behind a state.
pub(super) fn postcode(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let run = digits(text, at);
    if run.len() != 5 || super::look::inside(scene, at) {
        return;
    }
    let left = scan::spaces_start(text, at);
    let left = if before(text, left) == Some(',') { left - 1 } else { left };
    let word = scan::word_before(text, left);
    let start = left - word.len().min(left);
    let all = scene.lang.words.abbreviations(word);
    let state = |a: &&crate::lang::Abbreviation| {
        a.place == Place::AfterTown && (a.short == word || text[start..].starts_with(&a.short))
    };
    let full = scene.text[..left].ends_with('.') && {
        let dot = left - 1;
        let word = scan::word_before(text, dot);
        scene.lang.words.abbreviations(word).iter().any(|a| a.place == Place::AfterTown)
    };
    if left == at
        || !(all.iter().any(|a| state(&a))
            || full
            || word == "ZIP"
            || text[..left].ends_with("D.C."))
    {
        return;
    }
    let mut end = at + 5;
    let mut said = vec![Meaning::Digits(run.to_owned())];
    if after(text, end) == Some('-') && digits(text, end + 1).len() == 4 {
        said.extend([words_of(","), Meaning::Digits(digits(text, end + 1).to_owned())]);
        end += 5;
    }
    if !scene.glued_after(end) {
        push(found, at..end, Class::Code, Evidence::Unit, Meaning::Phrase(said));
    }
}

/// `1428 Elm St.`, `350 W 42nd Street`: up to four words with capitals, the last of them a kind of street.
pub(super) fn street(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let run = digits(text, at);
    let cut = before(text, at).is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '$' | '/' | ':' | '£' | '€')
    });
    if cut || run.len() > 5 || run.starts_with('0') {
        return;
    }
    let number = if run.len() < 5 { set(run, "pairs") } else { Meaning::Digits(run.to_owned()) };
    let mut end = at + run.len();
    let mut said = vec![number];
    // 221B Baker Street
    if let Some(c) = after(text, end).filter(char::is_ascii_uppercase) {
        said.push(Meaning::Words(c.to_string()));
        end += 1;
    }
    for i in 0..5 {
        let from = scan::spaces_end(text, end);
        let word = scan::word(text, from);
        let figure = digits(text, from);
        if from == end || word.is_empty() && figure.is_empty() {
            return;
        }
        if !figure.is_empty() {
            let ending = scan::word(text, from + figure.len());
            if !matches!(ending, "st" | "nd" | "rd" | "th") || figure.len() > 3 {
                return;
            }
            said.push(set(figure, "ordinal"));
            end = from + figure.len() + ending.len();
            continue;
        }
        let ordinal = matches!(said.last(), Some(Meaning::Set(_, (set, _))) if set == "ordinal");
        if !(word.starts_with(char::is_uppercase) || ordinal && kind(scene, word).is_some()) {
            return;
        }
        end = from + word.len();
        if i > 0
            && let Some(name) = kind(scene, word)
        {
            if scene.glued_after(end) {
                return;
            }
            let dot = after(text, end) == Some('.') && word.len() < 5;
            let stop = if dot { super::calendar::unclosed(scene, end + 1) } else { end };
            said.push(Meaning::Words(name));
            // Pennsylvania Ave. NW
            let from = scan::spaces_end(text, end + usize::from(dot));
            let side = scan::word(text, from);
            let direction = DIRECTIONS.iter().find(|(k, _)| *k == side && from > end);
            if let Some((_, name)) = direction.filter(|_| !scene.glued_after(from + side.len())) {
                said.push(words_of(name));
                push(
                    found,
                    at..from + side.len(),
                    Class::Code,
                    Evidence::Form,
                    Meaning::Phrase(said),
                );
                return;
            }
            push(found, at..stop, Class::Code, Evidence::Form, Meaning::Phrase(said));
            return;
        }
        let direction = DIRECTIONS.iter().find(|(k, _)| *k == word);
        said.push(words_of(direction.map_or(word, |(_, name)| name)));
        if after(text, end) == Some('.') && direction.is_some() {
            end += 1;
        }
    }
}

/// The kind of street that a word names, in full.
fn kind(scene: &Scene<'_>, word: &str) -> Option<String> {
    if !listed(scene, "street", word) || word.len() == 2 && word.chars().all(char::is_uppercase) {
        return None;
    }
    let list = scene.lang.grammar.list("street");
    let lower = word.to_lowercase();
    // In the list the short form of a kind stands behind its name.
    let at = list.iter().position(|w| *w == lower)?;
    let short = lower.len() < 5 && lower != "lane" && lower != "road" && lower != "way";
    let full = if short { list.get(at.checked_sub(1)?)? } else { &list[at] };
    let mut chars = full.chars();
    chars.next().map(|c| c.to_uppercase().collect::<String>() + chars.as_str())
}
