//! The sign #: the sharp of a note or a language, the number of a place or an order, a tag.

use super::super::candidate::{Candidate, Class, Evidence, Meaning};
use super::super::scene::Scene;
use super::look::{count, push, words_of};
use crate::text::normalize::scan::{self, after, before, digits};

pub(super) fn hash(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if after(text, at) != Some('#') {
        return;
    }
    let (left, right) = (before(text, at), after(text, at + 1));
    let open = right.is_some_and(|c| c.is_alphanumeric() || matches!(c, '#' | '_'));
    // The notes of the scale, and the languages that are called after them.
    if left.is_some_and(|c| matches!(c, 'A'..='G' | 'J')) && !open {
        if !scene.glued_before(at - 1) {
            push(found, at..at + 1, Class::Sign, Evidence::Word, words_of(" sharp"));
        }
        return;
    }
    // A colour and &#39; are codes.
    if left.is_some_and(|c| c.is_alphanumeric() || matches!(c, '&' | '#' | '/' | ';')) {
        return;
    }
    let run = digits(text, at + 1);
    let end = at + 1 + run.len();
    let closed = !scene.glued_after(end);
    if !run.is_empty() && closed {
        let number = match run.len() < 5 && !run.starts_with('0') {
            true => count(run),
            false => Meaning::Digits(run.to_owned()),
        };
        let said = Meaning::Phrase(vec![words_of("number"), number]);
        if after(text, end) != Some('-') || !scene.digit_at(end + 1) {
            push(found, at..end, Class::Code, Evidence::Form, said);
        } else {
            push(found, at..at + 1, Class::Sign, Evidence::Word, words_of("number "));
        }
        return;
    }
    if let Some((end, said)) = order(scene, at + 1) {
        push(found, at..end, Class::Code, Evidence::Form, said);
        return;
    }
    if let Some((end, said)) = tag(scene, at + 1) {
        push(found, at..end, Class::Code, Evidence::Form, said);
    }
}

/// `#A-10457`, `#B22`: letters and figures that number an order.
fn order(scene: &Scene<'_>, at: usize) -> Option<(usize, Meaning)> {
    let text = scene.text;
    let code = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'-';
    let size = text[at..].bytes().take(24).take_while(code).count();
    let whole = text[at..at + size].trim_end_matches('-');
    let end = at + whole.len();
    let letters = whole.bytes().filter(u8::is_ascii_uppercase).count();
    let figures = whole.bytes().filter(u8::is_ascii_digit).count();
    if !(1..=3).contains(&letters) || figures < 2 || scene.glued_after(end) {
        return None;
    }
    let mut said = vec![words_of("number")];
    let mut rest = whole;
    while let Some(c) = rest.chars().next() {
        let run = digits(rest, 0);
        match (run.is_empty(), c) {
            (false, _) => said.push(Meaning::Digits(run.to_owned())),
            (_, '-') => {}
            _ => said.push(Meaning::Words(c.to_string())),
        }
        rest = &rest[run.len().max(1)..];
    }
    Some((end, Meaning::Phrase(said)))
}

/// `#StarWars`: a tag, its words parted where a capital begins one.
fn tag(scene: &Scene<'_>, at: usize) -> Option<(usize, Meaning)> {
    let text = scene.text;
    let rest = &text[at..];
    let size = rest.char_indices().take(64).find(|(_, c)| !(c.is_alphanumeric() || *c == '_'));
    let size = size.map_or(rest.len().min(scan::head(text, at, 64).len()), |(i, _)| i);
    let name = &rest[..size];
    if !name.contains(|c: char| c.is_alphabetic()) || after(text, at + size) == Some('#') {
        return None;
    }
    let mut said = vec![words_of("hashtag")];
    let mut word = String::new();
    let chars: Vec<char> = name.chars().collect();
    let mut i = 0;
    let flush = |word: &mut String, said: &mut Vec<Meaning>| {
        if !word.is_empty() {
            said.push(Meaning::Words(std::mem::take(word)));
        }
    };
    while i < chars.len() {
        let c = chars[i];
        if c.is_ascii_digit() {
            flush(&mut word, &mut said);
            let run: String = chars[i..].iter().take_while(|c| c.is_ascii_digit()).collect();
            i += run.len();
            said.push(match run.len() {
                4 => super::look::set(&run, "year"),
                1..=3 if !run.starts_with('0') => count(&run),
                _ => Meaning::Digits(run),
            });
            continue;
        }
        if let 'Ⅰ'..='Ⅻ' = c {
            flush(&mut word, &mut said);
            said.push(count(&(c as u32 - 0x215F).to_string()));
            i += 1;
            continue;
        }
        let starts = c.is_uppercase()
            && (word.ends_with(char::is_lowercase)
                || word.chars().count() > 1 && chars.get(i + 1).is_some_and(|c| c.is_lowercase()));
        if c == '_' || starts {
            flush(&mut word, &mut said);
        }
        if c != '_' {
            word.push(c);
        }
        i += 1;
    }
    flush(&mut word, &mut said);
    Some((at + size, Meaning::Phrase(said)))
}
