//! Chinese, in simplified and in traditional script: classified first, then said.
//!
//! The design is that of `classify/`: scanners find candidates in a view of the text, the best set
//! that does not overlap is chosen, and each winner is one edit. What is Chinese only stands here:
//! - The words of a number depend on what is counted (两 or 二), so a scanner looks at the measure word behind
//!   it; measure words and all other words that tell something are data (`src/lang/zh/`).
//! - The text has no spaces, so a word is found by where it starts or ends, not by its boundaries.
//! - Traditional characters are looked at in their simplified form ([`view`]), so each word is listed once;
//!   readings are composed in simplified script and turned at the end ([`script`]).

mod clock;
mod code;
mod contest;
mod count;
mod date;
mod day;
mod dial;
mod figure;
mod mark;

mod measure;
mod model;
mod ratio;
mod say;
mod scan_table;
mod script;
mod sign;
mod symbol;
mod view;

use super::classify::{Candidate, Chosen, Class, Evidence, Meaning, choose};
use super::latex::Latex;
use super::rule::Rule;
use super::scan::{after, before, is_han};
use crate::lang::{Facts, Section, chinese};
use crate::model::spoken::{Reason, Spoken};
use scan_table::SCANNERS;
pub(super) use script::Script;
use std::ops::Range;

/// What scanners find.
type Found = Vec<Candidate>;

/// A section of the facts of Chinese.
fn of(name: &str) -> &'static Section {
    static FACTS: std::sync::OnceLock<&'static Facts> = std::sync::OnceLock::new();
    FACTS.get_or_init(chinese).of(name)
}

/// Adds a candidate with its words.
fn put(
    found: &mut Found,
    span: Range<usize>,
    class: Class,
    evidence: Evidence,
    said: impl Into<String>,
) {
    found.push(Candidate::new(span, class, evidence, Meaning::Words(said.into())));
}

/// Reads what a text has to read.
pub(super) fn read(t: &mut Spoken, script: Script) {
    // TeX is markup, not writing: it is brought to plain signs first.
    if t.said().contains(['$', '\\']) {
        Latex("zh").apply(t);
    }
    let changes = {
        let view = view::view(t.said());
        changes(t.said(), &view, choose(candidates(view.text(), SCANNERS)), script)
    };
    t.rewrite_each(&changes);
}

/// What the scanners find in a view.
fn candidates(text: &str, scanners: &[scan_table::Scanner]) -> Found {
    let mut found = Vec::new();
    let mut digit = false;
    for (at, c) in text.char_indices() {
        // A run of figures is one stop.
        let inside = digit && c.is_ascii_digit();
        digit = c.is_ascii_digit();
        if inside || scan_table::is_idle(c) {
            continue;
        }
        let key = if digit { '0' } else { c };
        for scanner in scanners.iter().filter(|s| s.starts.contains(key)) {
            (scanner.find)(text, at, &mut found);
        }
    }
    found
}

type Change = (Range<usize>, String, Reason);

/// A change for each winner, and one for each space that only typesetting put beside it.
fn changes(
    shown: &str,
    view: &super::classify::Plain<'_>,
    chosen: Vec<Chosen>,
    script: Script,
) -> Vec<Change> {
    let text = view.text();
    let mut all: Vec<Change> = Vec::with_capacity(chosen.len());
    let ends: Vec<Range<usize>> = chosen.iter().map(|c| c.candidate.span.clone()).collect();
    for (index, Chosen { candidate, runner_up }) in chosen.into_iter().enumerate() {
        let Meaning::Words(said) = candidate.meaning else { continue };
        let span = candidate.span;
        let after_other = index > 0 && ends[index - 1].end == span.start;
        let said = script.turn(said);
        let reason =
            Reason { rule: candidate.class.name(), evidence: candidate.evidence.name(), runner_up };
        let place = view.shown(&span);
        // The space between characters and a reading: 共 465 篇.
        if !after_other && let Some((space, pause)) = space_before(text, &span, &said) {
            let place = view.shown(&space);
            let taken = all.last().is_some_and(|(r, ..)| r.end > place.start);
            if !taken {
                let reason = Reason { rule: "spacing", evidence: "shape", runner_up: "" };
                all.push((place, pause.to_owned(), reason));
            }
        }
        let shuts = said.chars().next_back().or_else(|| before(text, span.start));
        if shown[place.clone()] != said {
            all.push((place, said, reason));
        }
        let next = ends.get(index + 1);
        let space = span.end..span.end + 1;
        let free = text[span.end..].starts_with(' ')
            && shuts.is_some_and(is_han)
            && after(text, space.end).is_some_and(|c| {
                is_han(c) || next.is_some_and(|n| n.start == space.end) && c.is_ascii_digit()
            });
        if free && next.is_none_or(|n| n.start >= space.end) && !list_item(text, space.end) {
            let reason = Reason { rule: "spacing", evidence: "shape", runner_up: "" };
            all.push((view.shown(&space), String::new(), reason));
        }
    }
    all
}

/// The space before a reading, and what is said for it: nothing, or a pause before the number of a list.
fn space_before(
    text: &str,
    span: &Range<usize>,
    said: &str,
) -> Option<(Range<usize>, &'static str)> {
    let space = span.start.checked_sub(1).filter(|_| before(text, span.start) == Some(' '))?;
    let left = before(text, space)?;
    let word = is_han(left) && said.chars().next().is_some_and(is_han);
    let list = left != '第' && list_item(text, span.start);
    word.then_some((space..span.start, if list { "，" } else { "" }))
}

/// `2、第二点` behind a space: the number of an item.
fn list_item(text: &str, at: usize) -> bool {
    let run = super::scan::digits(text, at);
    let numeral = |c: char| c.is_ascii_digit() || "零一二三四五六七八九十百千".contains(c);
    (1..=2).contains(&run.len())
        && after(text, at + run.len()) == Some('、')
        && after(text, at + run.len() + '、'.len_utf8()).is_some_and(|c| is_han(c) && !numeral(c))
}

#[cfg(test)]
mod tests;
