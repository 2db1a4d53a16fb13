//! Telephone numbers.

use super::candidate::{Candidate, Class, Evidence, Meaning};
use super::scene::Scene;
use crate::text::normalize::scan::{self, after, before, digits};

/// Most groups and most figures of a number (E.164 allows 15).
const MAX_GROUPS: usize = 8;

pub(super) fn telephone(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let mut start = at;
    // A bracket or a plus before it belongs to it.
    if before(text, start) == Some('(') {
        start -= 1;
    }
    let plus = before(text, start) == Some('+');
    if plus {
        start -= 1;
    }
    let opened = text[start..at].contains('(');
    if scene.glued_before(start)
        || matches!(before(text, start), Some('-' | '.' | ',' | '/' | ':'))
            && scene.digit_before(start - 1)
    {
        return;
    }
    let mut groups: Vec<String> = Vec::new();
    let (mut end, mut next, mut dashes, mut dots) = (at, at, 0, 0);
    while groups.len() < MAX_GROUPS {
        let run = digits(text, next);
        if run.is_empty() || run.len() > 12 {
            break;
        }
        groups.push(run.to_owned());
        end = next + run.len();
        next = end;
        if after(text, next) == Some(')') {
            next += 1;
            end = next;
        }
        match after(text, next) {
            Some('-') => (next, dashes) = (next + 1, dashes + 1),
            Some('.') if scene.digit_at(next + 1) => (next, dots) = (next + 1, dots + 1),
            // 089 / 123 456
            Some(' ') if text[next..].starts_with(" / ") => next += 3,
            Some(' ' | '\u{A0}' | '/') => next += after(text, next).map_or(1, char::len_utf8),
            _ if next > end => {}
            _ => break,
        }
        if after(text, next) == Some('(') {
            next += 1;
        }
    }
    let lens: Vec<usize> = groups.iter().map(String::len).collect();
    let total: usize = lens.iter().sum();
    let named = scene.near_before("telephone-before", start);
    let zero = groups.first().is_some_and(|g| g.starts_with('0'));
    let bare = !opened && !plus;
    let local = opened && lens.len() > 1 && (7..=15).contains(&total)
        || zero
            && !scene.digit_before(scan::spaces_start(text, start))
            && lens.len() > 1
            && (8..=12).contains(&total)
            && dots == 0;
    let dashed = (lens.len() >= 3 || lens == [5, 5])
        && dashes + 1 == lens.len()
        && (9..=12).contains(&total)
        && lens.iter().skip(usize::from(lens.len() > 3)).all(|l| (2..=5).contains(l));
    // 2235-6678: nobody counts from such a number to such another one.
    let odd = || {
        let long = groups[0].len() > 4;
        long || groups.iter().all(|g| !g.ends_with('0')) && groups[1].as_str() > "2100"
    };
    let short = matches!(lens[..], [3..=5, 4]) && dashes == 1 && dots == 0 && odd();
    // 555.123.4567, and the four fours of a card.
    let card = lens == [3, 3, 4] && (dots == 2 || opened) || lens == [4, 4, 4, 4] && dashes == 3;
    // 06.12.34.56.78
    let dotted = zero && lens.len() > 3 && dots + 1 == lens.len() && groups[0].len() > 1;
    let form = plus && (8..=15).contains(&total) || bare && dotted && (8..=12).contains(&total);
    let evidence = if form {
        Some(Evidence::Form)
    } else if named && (3..=15).contains(&total) {
        Some(Evidence::Unit)
    } else if local || bare && (zero && lens == [10] || dashed || short || card) {
        Some(Evidence::Sign)
    } else {
        None
    };
    let Some(evidence) = evidence else { return };
    // A bracket that was opened before the number and closes behind the whole of it stays.
    let whole = opened
        && text[start..end].ends_with(')')
        && text[at..end].matches(')').count() == 1
        && lens.len() == 1;
    let (start, end) = if whole { (at, end - 1) } else { (start, end) };
    let end =
        end - text[start..end].len() + text[start..end].trim_end_matches([' ', '-', '.']).len();
    if scene.glued_after(end) || after(text, end) == Some('%') {
        return;
    }
    let meaning = Meaning::Telephone { plus, groups };
    found.push(Candidate::new(start..end, Class::Telephone, evidence, meaning));
}
