//! Codes, versions and addresses: what is named by its figures instead of counted.

use super::candidate::{Candidate, Class, Evidence, Meaning};
use super::scene::Scene;
use crate::text::normalize::scan::{self, after, before, digits};
use crate::text::normalize::{latex, web};

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
    let masked = before(text, scan::spaces_start(text, at)) == Some('*')
        || after(text, scan::spaces_end(text, end)) == Some('*');
    if shape_at(scene, at).is_some() {
        return;
    }
    if masked {
        let meaning = Meaning::Digits(run.to_owned());
        found.push(Candidate::new(at..end, Class::Code, Evidence::Word, meaning));
    } else if scene.near_before("code-before", at) || scene.mentions("code-before", at) {
        // ISBN 978-3-16-148410-0, IBAN … 3704 0044: its groups belong together.
        let mut groups = vec![run.to_owned()];
        let mut end = end;
        while groups.len() < 12 {
            let spaced =
                after(text, end) == Some(' ') && groups.last().is_some_and(|g| g.len() > 2);
            let next = digits(text, end + 1);
            if !(after(text, end) == Some('-') || spaced && next.len() > 1) || next.is_empty() {
                break;
            }
            groups.push(next.to_owned());
            end += 1 + next.len();
        }
        if groups.iter().map(String::len).sum::<usize>() > 2 && !scene.glued_after(end) {
            let meaning = match groups.as_slice() {
                [one] => Meaning::Digits(one.clone()),
                _ => Meaning::Telephone { plus: false, groups },
            };
            found.push(Candidate::new(at..end, Class::Code, Evidence::Word, meaning));
        }
    }
}

/// `B2B`, `P2P`: the figure between two capitals is a word, where the language says it so.
pub(super) fn between(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some(word) = scene.lang.grammar.list("two-between").first() else { return };
    let letter = |c: Option<char>| c.filter(char::is_ascii_uppercase);
    let (Some(left), Some(right)) = (letter(before(text, at)), letter(after(text, at + 1))) else {
        return;
    };
    let alone = !before(text, at - 1).is_some_and(|c| c.is_ascii_alphanumeric())
        && !after(text, at + 2).is_some_and(|c| c.is_ascii_alphanumeric());
    if digits(text, at) == "2" && alone {
        let meaning = Meaning::Words(format!("{left} {word} {right}"));
        found.push(Candidate::new(at - 1..at + 2, Class::Code, Evidence::Form, meaning));
    }
}

/// A code whose shape the language knows: `00-000`.
pub(super) fn shaped(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let Some(end) = shape_at(scene, at) else { return };
    let digits = scene.text[at..end].chars().filter(char::is_ascii_digit).collect();
    let meaning = Meaning::Digits(digits);
    found.push(Candidate::new(at..end, Class::Code, Evidence::Unit, meaning));
}

/// The end of a code of a known shape at `at`.
fn shape_at(scene: &Scene<'_>, at: usize) -> Option<usize> {
    if scene.glued_before(at) || matches!(before(scene.text, at), Some('-' | '–' | '.' | ',')) {
        return None;
    }
    let fits = |shape: &&String| {
        let same = |(a, b): (char, char)| if b == '0' { a.is_ascii_digit() } else { a == b };
        let end = at + shape.len();
        let piece = scene.text.get(at..end);
        let goes_on = scene.glued_after(end)
            || matches!(after(scene.text, end), Some('-' | '–')) && scene.digit_at(end + 1);
        piece.is_some_and(|p| p.chars().zip(shape.chars()).all(same)) && !goes_on
    };
    scene.lang.grammar.code_shapes.iter().find(fits).map(|shape| at + shape.len())
}

/// Formulas as TeX writes them, and powers.
pub(super) fn formula(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let Some(plain) = latex::plain(scene.text, at, scene.lang.tag) else { return };
    let span = at..plain.end;
    // A small figure may be of a unit; what stands between dollars is nothing else.
    let evidence = if scene.text[span.clone()].len() > 8 { Evidence::Form } else { Evidence::Sign };
    found.push(Candidate::new(span, Class::Formula, evidence, Meaning::Formula(plain.said)));
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
