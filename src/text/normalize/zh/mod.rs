//! Chinese, in simplified and in traditional script: classified first, then said.
//!
//! The design is that of `classify/`: scanners find candidates in a view of the text, the best set
//! that does not overlap is chosen, and each winner is one edit. What is Chinese only stands here:
//! - The words of a number depend on what is counted (两 or 二), so a scanner looks at the measure word behind
//!   it; measure words and all other words that tell something are data (`src/lang/zh/`).
//! - The text has no spaces, so a word is found by where it starts or ends, not by its boundaries.
//! - Traditional characters are looked at in their simplified form (`view.rs`), so each word is listed once;
//!   readings are composed in the words of the mainland and turned at the end (`script.rs`).

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
use scan_table::{SCANNERS, Stops};
pub(super) use script::Usage;
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
pub(super) fn read(t: &mut Spoken, usage: Usage) {
    // TeX is markup, not writing: it is brought to plain signs first.
    if t.said().contains(['$', '\\']) {
        Latex("zh").apply(t);
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
fn candidates(text: &str) -> Found {
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
fn changes(
    shown: &str,
    view: &super::classify::Plain<'_>,
    chosen: Vec<Chosen>,
    usage: Usage,
) -> Vec<Change> {
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
    let run = super::scan::digits(text, at);
    let numeral = |c: char| c.is_ascii_digit() || "零一二三四五六七八九十百千".contains(c);
    (1..=2).contains(&run.len())
        && after(text, at + run.len()) == Some('、')
        && after(text, at + run.len() + '、'.len_utf8()).is_some_and(|c| is_han(c) && !numeral(c))
}

#[cfg(test)]
mod tests;
