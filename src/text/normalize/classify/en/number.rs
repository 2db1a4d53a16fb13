//! Numbers that are names: statutes, plans, quarters, versions, identities.

use super::super::candidate::{Candidate, Class, Evidence, Meaning};
use super::super::scene::Scene;
use super::look::{count, inside, push, set, words_of};
use crate::model::roman::from_roman;
use crate::text::normalize::scan::{self, after, before, digits};

/// `No. 21-1234`, `Resolution 2020-17`: two numbers of one name behind a word for what they name.
pub(super) fn joined(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let lead = before(text, at);
    if inside(scene, at) || !(scene.named_by("joined-before", at) || lead == Some('#')) {
        return;
    }
    let mut parts = vec![digits(text, at)];
    let mut end = at + parts[0].len();
    while parts.len() < 6 && matches!(after(text, end), Some('-' | '–')) {
        let from = end + after(text, end).map_or(0, char::len_utf8);
        let run = digits(text, from);
        if run.is_empty() {
            break;
        }
        parts.push(run);
        end = from + run.len();
    }
    if parts.len() < 2 || scene.glued_after(end) {
        return;
    }
    let said = parts.iter().map(|p| match p.len() {
        1..=4 if !p.starts_with('0') => set(p, "pairs"),
        _ => Meaning::Digits((*p).to_owned()),
    });
    push(found, at..end, Class::Code, Evidence::Unit, Meaning::Phrase(said.collect()));
}

/// `401(k)`, `12(b)(6)`, `501(c)(3)`: a paragraph and what is under it.
pub(super) fn bracketed(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let run = digits(text, at);
    if run.len() > 4 || before(text, at).is_some_and(|c| c.is_alphanumeric() || "$€£".contains(c))
    {
        return;
    }
    let mut parts = vec![if run.len() == 3 { set(run, "pairs") } else { count(run) }];
    let mut end = at + run.len();
    while parts.len() < 8 && after(text, end) == Some('(') {
        let inner = scan::head(text, end + 1, 6);
        let Some(size) = inner.find(')') else { break };
        let inner = &inner[..size];
        let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic());
        let roman = from_roman(&inner.to_ascii_uppercase()).filter(|_| inner.len() > 1);
        let figure =
            !inner.is_empty() && inner.len() < 4 && inner.bytes().all(|b| b.is_ascii_digit());
        parts.push(match (letter, roman, figure) {
            (true, ..) => words_of(inner),
            (_, Some(n), _) => count(&n.to_string()),
            (.., true) => count(inner),
            _ => break,
        });
        end += size + 2;
    }
    // A number in brackets alone is a note: in 1999(3); a letter begins what is divided.
    let sure = matches!(parts.get(1), Some(Meaning::Words(_)));
    if !sure || scene.glued_after(end) {
        return;
    }
    push(found, at..end, Class::Code, Evidence::Form, Meaning::Phrase(parts));
}

/// `3Q21`, `1H20`, `Q3` stays: quarters and halves of a year.
pub(super) fn quarter(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let run = digits(text, at);
    let part = match after(text, at + run.len()) {
        Some('Q') if matches!(run, "1" | "2" | "3" | "4") => "quarter",
        Some('H') if matches!(run, "1" | "2") => "half",
        _ => return,
    };
    let mut from = at + run.len() + 1;
    if matches!(after(text, from), Some(' ' | '\'' | '’' | '-')) {
        from += after(text, from).map_or(0, char::len_utf8);
    }
    let year = digits(text, from);
    let end = from + year.len();
    if inside(scene, at) || scene.glued_after(end) {
        return;
    }
    let ordinal = set(run, "ordinal");
    let meaning = match year.len() {
        2 => vec![ordinal, words_of(part), set(&format!("20{year}"), "year")],
        4 => vec![ordinal, words_of(part), set(year, "year")],
        _ => return,
    };
    push(found, at..end, Class::Date, Evidence::Form, Meaning::Phrase(meaning));
}

/// `127.0.0.1`, `v1.2.13`: an address, a version.
pub(super) fn chain(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    // B.1.1.7: the first point stands behind a letter.
    let letter = before(text, at) == Some('.')
        && before(text, at - 1).is_some_and(char::is_alphabetic)
        && after(text, at + digits(text, at).len()) == Some('.');
    if matches!(before(text, at), Some('.' | ',')) && !letter || scene.digit_before(at) {
        return;
    }
    let mut parts = vec![digits(text, at)];
    let mut end = at + parts[0].len();
    while parts.len() < 64 && after(text, end) == Some('.') && scene.digit_at(end + 1) {
        let part = digits(text, end + 1);
        end += 1 + part.len();
        parts.push(part);
    }
    let few = if letter { 2 } else { 3 };
    if parts.len() < few || parts.len() == 3 && parts[2].len() == 4 {
        return;
    }
    let address = parts.len() == 4;
    let mut said = Vec::new();
    said.extend(letter.then(|| words_of(" point")));
    for part in &parts {
        if said.len() > usize::from(letter) {
            said.push(words_of(if address { "dot" } else { "point" }));
        }
        said.push(match address || part.len() > 3 {
            true => Meaning::Digits((*part).to_owned()),
            false => count(part),
        });
    }
    let start = at - usize::from(letter);
    push(found, start..end, Class::Code, Evidence::Form, Meaning::Phrase(said));
}

/// `ISBN 978-0-14-143951-8`: groups of figures behind the name of a code, each figure by itself.
pub(super) fn identity(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if inside(scene, at) || !scene.near_before("code-before", at) {
        return;
    }
    let mut groups = vec![words_of("")];
    groups.clear();
    let mut end = at;
    loop {
        let run = digits(text, end);
        if run.is_empty() || groups.len() > 16 {
            break;
        }
        if !groups.is_empty() {
            groups.push(words_of(","));
        }
        groups.push(Meaning::Digits(run.to_owned()));
        end += run.len();
        match after(text, end) {
            Some('-' | '–') if scene.digit_at(end + after(text, end).map_or(0, char::len_utf8)) =>
            {
                end += after(text, end).map_or(0, char::len_utf8);
            }
            _ => break,
        }
    }
    if groups.len() > 4 && !scene.glued_after(end) {
        push(found, at..end, Class::Code, Evidence::Form, Meaning::Phrase(groups));
    }
}

/// `XXXX-4471`: figures of which the first are hidden.
pub(super) fn masked(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let hidden = text[at..].bytes().take(20).take_while(|b| matches!(b, b'X' | b'x')).count();
    if hidden < 2 || scene.glued_before(at) {
        return;
    }
    let mut end = at + hidden;
    // Further groups that are hidden: XXXX-XXXX-1234.
    while matches!(after(text, end), Some('-' | ' ')) && end < at + 24 {
        let more = text[end + 1..].bytes().take(8).take_while(|b| matches!(b, b'X' | b'x')).count();
        if more < 2 {
            break;
        }
        end += 1 + more;
    }
    let from = end + usize::from(matches!(after(text, end), Some('-' | ' ')));
    let run = digits(text, from);
    if !(3..=6).contains(&run.len()) || scene.glued_after(from + run.len()) {
        return;
    }
    let marks = text[at..end].chars().filter(char::is_ascii_alphabetic).map(String::from);
    let marks = marks.collect::<Vec<_>>().join(" ");
    let said = vec![Meaning::Words(marks), Meaning::Digits(run.to_owned())];
    push(found, at..from + run.len(), Class::Code, Evidence::Form, Meaning::Phrase(said));
}

/// `10.1038/nature12373`: a name of a document (ISO 26324), which begins with ten.
pub(super) fn doi(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let code = digits(text, at + 3);
    if !text[at..].starts_with("10.") || !(4..=9).contains(&code.len()) || inside(scene, at) {
        return;
    }
    let slash = at + 3 + code.len();
    let graphic = |b: &u8| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"');
    let size = text[slash..].bytes().take(80).take_while(graphic).count();
    let end = slash + text[slash..slash + size].trim_end_matches(['.', ',', ';', ')', ']']).len();
    if after(text, slash) != Some('/') || end < slash + 2 {
        return;
    }
    let rest = Meaning::Address(text[slash..end].to_owned());
    let said = vec![count("10"), words_of("point"), Meaning::Digits(code.to_owned()), rest];
    push(found, at..end, Class::Electronic, Evidence::Form, Meaning::Phrase(said));
}
