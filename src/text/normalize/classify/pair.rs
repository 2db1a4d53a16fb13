//! Two things with a dash or a colon between: ranges, ratios, scores.

use super::amount::{Amount, amount};
use super::calendar::date_at;
use super::candidate::{Candidate, Class, Evidence, Meaning};
use super::clock::time_at;
use super::counted::whole_at;
use super::scene::Scene;
use crate::text::normalize::scan::{self, after, before, digits};
use std::ops::Range;

/// Something that may stand at an end of a range.
type End = (Range<usize>, Meaning, Evidence);

/// `5–10 km`, `1939–1945`, `10:00-12:00`, `3–5 maja`; and a score where the first is not the smaller one.
pub(super) fn range(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let chained = before(text, at).is_some_and(|c| matches!(c, '-' | '–' | '/' | '.' | ','))
        && scene.digit_before(at - before(text, at).map_or(0, char::len_utf8));
    if chained || scene.glued_before(at) {
        return;
    }
    for (span, first, surest) in ends(scene, at, false) {
        // 3.–5. Mai: the dot of the ordinal stands between.
        let dot = matches!(first, Meaning::Number(_)) && after(text, span.end) == Some('.');
        let dot = dot && scene.lang.grammar.ordinal_marks.iter().any(|(mark, _)| mark == ".");
        let behind = span.end + usize::from(dot);
        let Some((dash, from)) = dash_at(scene, behind) else { continue };
        let clock = matches!(first, Meaning::Time(_));
        let second = ends(scene, from, clock).into_iter().max_by_key(|(span, _, e)| (*e, span.end));
        let Some((to, second, surer)) = second else { continue };
        if to.start != from && !prefixed(&second) || goes_on(scene, to.end) {
            continue;
        }
        let (start, end) = (span.start, to.end);
        if let (Meaning::Number(a), Meaning::Number(b), false) = (&first, &second, dot) {
            pair(scene, start..end, (a, b), dash, found);
            continue;
        }
        let fits = matches!(
            (&first, &second),
            (Meaning::Date(_), Meaning::Date(_)) | (Meaning::Time(_), Meaning::Time(_))
        ) || !dot
            && matches!(
                (&first, &second),
                (Meaning::Number(_) | Meaning::Counted(..), Meaning::Counted(..))
            )
            || matches!((&first, &second), (Meaning::Number(n), Meaning::Date(d)) if d.day.is_some() && n.small().is_some_and(|n| n <= 31))
            || !dot
                && matches!((&first, &second), (Meaning::Number(n), Meaning::Time(t)) if t.minute == 0 && n.small().is_some_and(|n| n <= 24));
        if fits {
            let evidence = surest.max(surer);
            let meaning = Meaning::Range(Box::new(first), Box::new(second));
            found.push(Candidate::new(start..end, Class::Range, evidence, meaning));
        }
    }
}

/// Two plain numbers: from one to the next, or a score.
fn pair(
    scene: &Scene<'_>,
    span: Range<usize>,
    (a, b): (&Amount, &Amount),
    dash: char,
    found: &mut Vec<Candidate>,
) {
    let meanings = (a.clone(), b.clone());
    let (x, y) = (a.small(), b.small());
    let small = x.is_some_and(|x| x < 200) && y.is_some_and(|y| y < 200);
    if small && dash == '-' && scene.near("score-near", span.start, span.end) {
        let meaning = Meaning::Score(meanings.0, meanings.1);
        found.push(Candidate::new(span, Class::Score, Evidence::Word, meaning));
        return;
    }
    let falls = small && x >= y && x.is_some_and(|x| x < 30);
    if falls && dash == '-' {
        let meaning = Meaning::Score(meanings.0, meanings.1);
        found.push(Candidate::new(span, Class::Score, Evidence::Shape, meaning));
        return;
    }
    // A code goes on, or has more figures than what one counts; figures that fall are no range.
    let long =
        a.whole.len() > 9 || b.whole.len() > 9 || a.whole.len() > 1 && a.whole.starts_with('0');
    let rises = a.whole.len() < b.whole.len()
        || a.whole.len() == b.whole.len() && a.whole <= b.whole
        || a.part.is_some();
    if !long && (rises || dash != '-') {
        let meaning = Meaning::Range(
            Box::new(Meaning::Number(meanings.0)),
            Box::new(Meaning::Number(meanings.1)),
        );
        found.push(Candidate::new(span, Class::Range, Evidence::Shape, meaning));
    }
}

/// `3:1`, which is no time; a score where words of a match are near.
pub(super) fn ratio(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let inside = before(text, at).is_some_and(|c| matches!(c, ':' | '.' | ',' | '/' | '-'));
    if inside || scene.glued_before(at) {
        return;
    }
    let Some(a) = amount(text, at, &scene.lang.grammar) else { return };
    let spaced = text[a.end..].starts_with(" : ");
    if !spaced && after(text, a.end) != Some(':') {
        return;
    }
    let from = a.end + if spaced { 3 } else { 1 };
    let Some(b) = amount(text, from, &scene.lang.grammar).filter(|b| b.start == from) else {
        return;
    };
    let end = b.end;
    if goes_on(scene, end) || after(text, end) == Some(':') && scene.digit_at(end + 1) {
        return;
    }
    let span = a.start..end;
    let small = a.small().is_some_and(|n| n < 200) && b.small().is_some_and(|n| n < 200);
    let (class, evidence, meaning) = match small && scene.near("score-near", at, end) {
        true => (Class::Score, Evidence::Form, Meaning::Score(a, b)),
        false => (Class::Ratio, Evidence::Sign, Meaning::Ratio(a, b)),
    };
    found.push(Candidate::new(span, class, evidence, meaning));
}

/// What may stand at `at` as an end of a range; `clock` if the other end is a time.
fn ends(scene: &Scene<'_>, at: usize, clock: bool) -> Vec<End> {
    let mut all = Vec::new();
    // A currency may stand before the figure.
    let figure = scene.text[at..].char_indices().take(5).find(|(_, c)| c.is_ascii_digit());
    let Some(figure) = figure.map(|(i, _)| at + i) else { return all };
    if let Some((span, n, counted)) = whole_at(scene, figure) {
        all.push((span, Meaning::Counted(n, counted), Evidence::Unit));
    }
    if figure != at {
        return all;
    }
    if let Some((span, clock, e)) = time_at(scene, at, clock) {
        all.push((span, Meaning::Time(clock), e));
    }
    if let Some((span, day, e)) = date_at(scene, at) {
        all.push((span, Meaning::Date(day), e));
    }
    if let Some(n) = amount(scene.text, at, &scene.lang.grammar) {
        all.push((n.start..n.end, Meaning::Number(n), Evidence::Shape));
    }
    all
}

/// Does a sign stand before the figure, which belongs to it?
fn prefixed(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Counted(..))
}

/// A dash behind `at`, and where what follows it starts: with spaces on both sides or on neither.
fn dash_at(scene: &Scene<'_>, at: usize) -> Option<(char, usize)> {
    let from = scan::spaces_end(scene.text, at);
    let dash = after(scene.text, from)
        .filter(|c| matches!(c, '-' | '–' | '—' | '~' | '〜' | '～' | '‑'))?;
    let end = from + dash.len_utf8();
    let next = scan::spaces_end(scene.text, end);
    // A hyphen with spaces is a pause.
    let even = (from > at) == (next > end) && !(from > at && dash == '-');
    even.then_some((dash, next))
}

/// Does a longer chain or a word go on?
fn goes_on(scene: &Scene<'_>, at: usize) -> bool {
    // 2-4-1, 0-800-name.
    let mark = after(scene.text, at).filter(|c| matches!(c, '-' | '–' | '/'));
    let next = mark.and_then(|c| after(scene.text, at + c.len_utf8()));
    let chain = next.is_some_and(|c| c.is_ascii_digit())
        || mark == Some('-') && next.is_some_and(char::is_alphabetic);
    chain || scene.glued_after(at) || !digits(scene.text, at).is_empty()
}
