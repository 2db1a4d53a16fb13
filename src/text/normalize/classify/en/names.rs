//! Roman numerals behind names, and letters that part a list.

use super::super::candidate::{Candidate, Class, Evidence, Meaning};
use super::super::scene::{Scene, is_before};
use super::super::words::is_unit;
use super::look::{count, listed, push, set, words_of};
use crate::lang::Place;
use crate::model::roman::from_roman;
use crate::text::normalize::scan::{self, after, before};

/// Words that stand before the pronoun I with a capital.
const QUESTIONS: &[&str] = &[
    "Can", "Could", "Did", "Does", "Had", "Has", "Have", "Might", "Must", "Shall", "Should", "Was",
    "Were", "Will", "Would", "May", "Need", "Dare", "And", "But", "Nor", "Than", "That", "When",
    "Not", "What", "Who", "Why", "How", "Where", "Since", "Because", "Yes", "Maybe", "Then", "Now",
    "Here", "There", "Only", "Even", "Just",
];

/// `Chapter IV`, `Henry VIII`, `Robert Griffin III`, `Rocky IV`.
pub(super) fn roman(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let c = after(text, at).unwrap_or(' ');
    if let 'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ' = c {
        let base = if c < 'ⅰ' { 0x215F } else { 0x216F };
        let n = (c as u32 - base).to_string();
        push(found, at..at + c.len_utf8(), Class::Roman, Evidence::Shape, count(&n));
        return;
    }
    let size = text[at..].bytes().take(16).take_while(|b| b"IVXLCDM".contains(b)).count();
    let end = at + size;
    let word = &text[at..end];
    let Some(value) = from_roman(word) else { return };
    let gap = scan::spaces_start(text, at);
    let quote = after(text, end).filter(|c| matches!(c, '\'' | '’'));
    let owner = |c: char| scan::word(text, end + c.len_utf8()) == "s";
    let initial = after(text, end) == Some('.')
        && size == 1
        && after(text, end + 1).is_some_and(char::is_alphabetic);
    if gap == at || scene.glued_after(end) || quote.is_some_and(|c| !owner(c)) || initial {
        return;
    }
    let n = value.to_string();
    let counted = scene.lang.grammar.triggers.iter().filter(|t| t.kind == "roman" && !t.after);
    let mut counted = counted.filter(|t| is_before(text, at, std::slice::from_ref(&t.word)));
    // A class C, a vitamin D and a size XL are letters.
    let letter = size == 1 && !matches!(word, "I" | "V" | "X");
    if !letter && counted.next().is_some() {
        push(found, at..end, Class::Roman, Evidence::Word, count(&n));
        return;
    }
    // Behind other names from forty on it is a word (MIX) or a size (XL).
    let left = scan::word_before(text, at);
    let named = left.chars().count() > 2
        && left.starts_with(char::is_uppercase)
        && left.chars().skip(1).all(char::is_lowercase)
        && text[..gap].ends_with(left);
    if value >= 40 || !named || is_unit(scene, left) {
        return;
    }
    let before_left = scan::word_before(text, gap - left.len());
    let title = listed(scene, "roman-title", before_left);
    let ruler = listed(scene, "given-names", left) || title;
    let person = size > 1 && listed(scene, "given-names", before_left);
    // A single letter behind any other name is a numeral only where the phrase ends: Sam I.
    let ends = word == "I"
        && !QUESTIONS.contains(&left)
        && after(text, end).is_none_or(|c| matches!(c, '.' | ',' | ';' | ')'));
    if size == 1 && !ruler && !ends {
        return;
    }
    let ordinal = ruler || person || ends;
    let meaning = match ordinal {
        true => Meaning::Phrase(vec![words_of("the"), set(&n, "ordinal")]),
        false => count(&n),
    };
    push(found, at..end, Class::Roman, Evidence::Word, meaning);
}

/// `Exhibits A–D`: from one letter to another.
pub(super) fn letters(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let single = |at: usize| after(text, at).filter(|c| c.is_ascii_uppercase());
    let (Some(a), Some(dash)) = (single(at), after(text, at + 1)) else { return };
    if !matches!(dash, '–' | '-')
        || before(text, at)
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '–' | '.' | '\'' | '’'))
    {
        return;
    }
    let to = at + 1 + dash.len_utf8();
    let Some(b) = single(to) else { return };
    let goes_on =
        scene.glued_after(to + 1) || matches!(after(text, to + 1), Some('-' | '–' | '\'' | '’'));
    // A hyphen makes a name of the two (the A-Z guide is one of both) but behind a word for several.
    let several = scan::word_before(text, at).ends_with('s');
    if a < b && !goes_on && (dash == '–' || several) {
        let said = format!("{a} to {b}");
        push(found, at..to + 1, Class::Range, Evidence::Form, Meaning::Words(said));
    }
}

/// `(D-Mass.)`, `(R-Ohio)`: the party of a politician and the state.
pub(super) fn party(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let party = match after(text, at) {
        Some('D') => "Democrat",
        Some('R') => "Republican",
        Some('I') => "Independent",
        _ => return,
    };
    let Some(dash) = after(text, at + 1).filter(|c| matches!(c, '-' | '–')) else { return };
    let from = at + 1 + dash.len_utf8();
    let Some(size) = scan::head(text, from, 24).find(')').filter(|_| before(text, at) == Some('('))
    else {
        return;
    };
    let state = &text[from..from + size];
    let short = scene.lang.words.abbreviations(state).iter();
    let mut short = short.filter(|a| a.short == state && a.place == Place::AfterTown);
    let whole = || state.chars().all(|c| c.is_alphabetic() || c == ' ') && state.len() > 3;
    let name = match short.next() {
        Some(a) => a.said.as_str(),
        None if whole() && state.starts_with(char::is_uppercase) => state,
        None => return,
    };
    let said = format!("{party} of {name}");
    push(found, at..from + size, Class::Abbreviation, Evidence::Form, Meaning::Words(said));
}
