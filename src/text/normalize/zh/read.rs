//! From a text to its edits.

use super::scan_table::{SCANNERS, Stops};
use super::{Found, Usage, view};
use crate::model::spoken::{Reason, Spoken};
use crate::text::normalize::classify::{Chosen, Meaning, Plain, choose};
use crate::text::normalize::latex;
use crate::text::normalize::scan::{self, after, before, is_han};
use std::ops::Range;

/// Reads what a text has to read.
pub(in crate::text::normalize) fn read(t: &mut Spoken, usage: Usage) {
    // TeX is markup, not writing: it is brought to plain signs first.
    if t.said().contains(['$', '\\']) {
        latex::rewrite(t, "zh");
    }
    // A sign that nobody read may now stand beside words: what is read once is read for good, so it gets
    // a second look. In ordinary text the first leaves nothing.
    for _ in 0..3 {
        let changes = {
            let view = view::view(t.said());
            changes(t.said(), &view, choose(candidates(view.text())), usage)
        };
        t.rewrite_each(&changes);
        let signs = |b: u8| b.is_ascii_punctuation() || b == 0xC3;
        if changes.is_empty()
            || !t.said().bytes().any(signs) && !t.said().contains(['—', '–', '～', '々'])
        {
            break;
        }
    }
}

/// What the scanners find in a view.
pub(super) fn candidates(text: &str) -> Found {
    let stops = Stops::get();
    let mut found = Vec::new();
    let mut digit = false;
    for (at, c) in text.char_indices() {
        // A run of figures is one stop.
        let inside = digit && c.is_ascii_digit();
        digit = c.is_ascii_digit();
        let mut bits = if inside { 0 } else { stops.at(if digit { '0' } else { c }) };
        while bits != 0 {
            (SCANNERS[bits.trailing_zeros() as usize].find)(text, at, &mut found);
            bits &= bits - 1;
        }
    }
    found
}

type Change = (Range<usize>, String, Reason);

/// A change for each winner, and one for each space that only typesetting put beside it: 共 465 篇.
fn changes(shown: &str, view: &Plain<'_>, chosen: Vec<Chosen>, usage: Usage) -> Vec<Change> {
    let text = view.text();
    let mut all: Vec<Change> = Vec::with_capacity(chosen.len());
    let mut last: Option<(usize, Option<char>)> = None;
    let traditional = !chosen.is_empty() && view::is_traditional(shown);
    let starts: Vec<usize> = chosen.iter().map(|c| c.candidate.span.start).collect();
    let space_at = |at: usize, left: Option<char>, right: Option<char>, all: &mut Vec<Change>| {
        let word = left.is_some_and(is_han) && right.is_some_and(is_han);
        let list = left != Some('第') && list_item(text, at + 1);
        if word {
            let reason = Reason { rule: "spacing", evidence: "shape", runner_up: "" };
            let said = if list { "，" } else { "" };
            all.push((view.shown(&(at..at + 1)), said.to_owned(), reason));
        }
    };
    for (index, Chosen { candidate, runner_up }) in chosen.into_iter().enumerate() {
        let Meaning::Words(said) = candidate.meaning else { continue };
        let span = candidate.span;
        let place = view.shown(&span);
        let said = usage.turn(said, traditional);
        let opens = said.chars().next().or_else(|| after(text, span.end));
        if before(text, span.start) == Some(' ') {
            let space = span.start - 1;
            let left = match last {
                Some((end, closes)) if end == space => closes,
                _ => before(text, space),
            };
            space_at(space, left, opens, &mut all);
        }
        let closes = said.chars().next_back().or_else(|| before(text, span.start));
        last = Some((span.end, closes));
        if shown[place.clone()] != said {
            let rule = candidate.class.name();
            let evidence = candidate.evidence.name();
            all.push((place, said, Reason { rule, evidence, runner_up }));
        }
        // The space before another reading is looked at there.
        let other = starts.get(index + 1) == Some(&(span.end + 1));
        if after(text, span.end) == Some(' ') && !other {
            space_at(span.end, closes, after(text, span.end + 1), &mut all);
        }
    }
    all
}

/// `2、第二点` behind a space: the number of an item.
fn list_item(text: &str, at: usize) -> bool {
    let run = scan::digits(text, at);
    let numeral = |c: char| c.is_ascii_digit() || "零一二三四五六七八九十百千".contains(c);
    (1..=2).contains(&run.len())
        && after(text, at + run.len()) == Some('、')
        && after(text, at + run.len() + '、'.len_utf8()).is_some_and(|c| is_han(c) && !numeral(c))
}
