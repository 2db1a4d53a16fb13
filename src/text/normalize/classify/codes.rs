//! Codes, versions and addresses: what is named by its figures instead of counted.

use super::candidate::{Candidate, Class, Evidence, Meaning};
use super::scene::Scene;
use crate::text::normalize::scan::{after, before, digits};
use crate::text::normalize::web;

/// `127.0.0.1`, `2.4.1`: numbers with points between.
pub(super) fn chain(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if before(text, at) == Some('.') && scene.digit_before(at - 1) {
        return;
    }
    let mut parts = vec![digits(text, at).to_owned()];
    let mut end = at + parts[0].len();
    while parts.len() < 64 && after(text, end) == Some('.') && scene.digit_at(end + 1) {
        let part = digits(text, end + 1);
        end += 1 + part.len();
        parts.push(part.to_owned());
    }
    // Groups of three behind the first are one number.
    let groups = scene.lang.grammar.groups.contains(&'.')
        && parts[0].len() <= 3
        && parts.iter().skip(1).all(|p| p.len() == 3);
    if parts.len() >= 3 && !groups {
        let evidence = if parts.len() > 3 { Evidence::Form } else { Evidence::Sign };
        found.push(Candidate::new(at..end, Class::Code, evidence, Meaning::Chain(parts)));
    }
}

/// A run of figures that a word calls a code, and figures beside stars.
pub(super) fn code(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let run = digits(text, at);
    let end = at + run.len();
    let masked = before(text, at) == Some('*') || after(text, end) == Some('*');
    let named = run.len() > 2 && scene.near_before("code-before", at);
    if masked || named {
        let meaning = Meaning::Digits(run.to_owned());
        found.push(Candidate::new(at..end, Class::Code, Evidence::Word, meaning));
    }
}

/// Addresses of the web, of mail, names of files.
pub(super) fn address(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    if !matches!(scene.text.as_bytes()[at], b':' | b'@' | b'.') {
        return;
    }
    if let Some(span) = web::find(scene.text, at) {
        let meaning = Meaning::Address(scene.text[span.clone()].to_owned());
        found.push(Candidate::new(span, Class::Electronic, Evidence::Form, meaning));
    }
}
