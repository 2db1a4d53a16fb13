//! Numbers that are dialled or shown as an identity.

use super::super::candidate::{Candidate, Class, Evidence, Meaning};
use super::super::scene::Scene;
use super::look::{count, listed, push, words_of};
use crate::text::normalize::scan::{self, after, before, digits};

/// The groups of a number, where it ends, and what its joints are.
struct Groups<'a> {
    all: Vec<&'a str>,
    end: usize,
    hyphens: bool,
    dots: bool,
}

fn groups<'a>(scene: &Scene<'a>, at: usize) -> Groups<'a> {
    let text = scene.text;
    let mut found = Groups { all: Vec::new(), end: at, hyphens: true, dots: true };
    let mut next = at;
    // What the joints are, once another group is behind them.
    let (mut hyphens, mut dots) = (true, true);
    while found.all.len() < 8 {
        if after(text, next) == Some('(') {
            next += 1;
            (hyphens, dots) = (false, false);
        }
        let run = digits(text, next);
        // 1-800-GO-2-HAUL: words are dialled by their letters.
        let word = if found.all.len() > 1 && found.hyphens { scan::word(text, next) } else { "" };
        let upper = !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase());
        let group = if run.is_empty() && upper { word } else { run };
        if group.is_empty() || group.len() > 8 {
            break;
        }
        (found.hyphens, found.dots) = (hyphens, dots);
        found.all.push(group);
        found.end = next + group.len();
        next = found.end;
        if after(text, next) == Some(')') {
            next += 1;
        }
        match after(text, next) {
            Some('-' | '‑') => {
                next += after(text, next).map_or(0, char::len_utf8);
                dots = false;
            }
            Some('.') if scene.digit_at(next + 1) => {
                next += 1;
                hyphens = false;
            }
            Some('(') => {}
            Some(c @ (' ' | '\u{A0}')) => {
                next += c.len_utf8();
                (hyphens, dots) = (false, false);
            }
            _ if next > found.end => {}
            _ => break,
        }
    }
    found
}

pub(super) fn telephone(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let first = after(text, at);
    if !matches!(first, Some('+' | '(' | '0'..='9')) {
        return;
    }
    if before(text, at).is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '.' | ',' | '-' | '/' | '$' | '+' | ':' | '£' | '€' | '#')
    }) {
        return;
    }
    // A bracket that is not of the number stays.
    if first == Some('(')
        && !(scene.digit_at(at + 1)
            && after(text, at + 1 + digits(text, at + 1).len()) == Some(')'))
    {
        return;
    }
    let plus = first == Some('+');
    let g = groups(scene, at + usize::from(plus));
    let lens: Vec<usize> = g.all.iter().map(|g| g.len()).collect();
    let total: usize = lens.iter().sum();
    if scene.glued_after(g.end)
        || after(text, g.end) == Some('%')
        || matches!(after(text, g.end), Some('.' | ',')) && scene.digit_at(g.end + 1)
    {
        return;
    }
    let Some(head) = g.all.first() else { return };
    let letters = g.all.iter().any(|g| g.starts_with(|c: char| c.is_ascii_uppercase()));
    let named = scene.near_before("telephone-before", at);
    let dotted = g.dots && lens.len() > 2;
    let shape = match lens.as_slice() {
        _ if plus => g.all.len() > 1 && total >= 8 || g.all.len() == 1 && total >= 10,
        // 123-123-5678, (123) 123-5678, with or without a one before and an extension behind.
        [3, 3, 4] | [1, 3, 3, 4] | [3, 3, 4, _] | [1, 3, 3, 4, _] => {
            g.hyphens || dotted || first == Some('(') || named || total > 9
        }
        // The number of a card.
        [4, 4, 4, 4] => true,
        // 111-11-1111
        [3, 2, 4] => g.hyphens,
        [1, 3, rest @ ..] if letters => g.hyphens && rest.len() > 1,
        [3, 4] => text[at + 3..].starts_with('-') && (named || *head == "555"),
        [3] => head.ends_with("11") && dialled(scene, at),
        [5 | 6] => texted(scene, at),
        [3, 4, 4] if g.hyphens || named => true,
        [2..=5, 3..=4, 3..=4] => head.starts_with('0'),
        [5, 6] | [4, 7] => head.starts_with('0'),
        [7..=8] | [10..=11] => named,
        _ => named && g.hyphens && lens.len() > 1 && (7..=15).contains(&total),
    };
    if !shape {
        return;
    }
    let mut said = Vec::new();
    if plus {
        said.push(words_of("plus"));
    }
    for (i, group) in g.all.iter().enumerate() {
        let dialled = letters && i > 1;
        if i > 0 && (!dialled || i == 2) {
            said.push(words_of(","));
        }
        // The code of free numbers is a round number: one, eight hundred.
        said.push(match group.starts_with(|c: char| c.is_ascii_uppercase()) {
            true => words_of(group),
            false if dialled || letters && matches!(*group, "800" | "900") => count(group),
            false => Meaning::Digits((*group).to_owned()),
        });
    }
    let evidence = if lens.len() > 1 { Evidence::Form } else { Evidence::Unit };
    push(found, at..g.end, Class::Telephone, evidence, Meaning::Phrase(said));
}

/// `call 911`: an emergency or service number right behind the word.
fn dialled(scene: &Scene<'_>, at: usize) -> bool {
    listed(scene, "dial-before", scan::word_before(scene.text, at))
}

/// `text JOIN to 55433`: a short code.
fn texted(scene: &Scene<'_>, at: usize) -> bool {
    let tail = scan::tail(scene.text, at, 40).to_lowercase();
    tail.ends_with(" to ")
        && tail.split(|c: char| !c.is_alphabetic()).any(|w| matches!(w, "text" | "sms" | "texting"))
}
