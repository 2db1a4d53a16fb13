//! Reads a text in a language whose facts are in `crate::lang`: classify, then verbalize, then one edit
//! for each span.

use super::classify::{Candidate, Chosen, Class, Meaning, Plain, Scene, candidates, choose};
use super::scan::{after, before, is_wide};
use super::verbalize::Speaker;
use crate::lang::Language;
use crate::model::spoken::{Reason, Spoken};
use std::ops::Range;

/// Reads what a text has to read.
pub(super) fn read(t: &mut Spoken, lang: &'static Language) {
    // Most sentences have nothing but words; the view and the scanners are for the others.
    let changes = {
        let plain = Plain::of(t.said());
        let scene = Scene { text: plain.text(), lang };
        let chosen = choose(candidates(&scene));
        changes(&plain, &scene, &chosen)
    };
    t.rewrite_each(&changes);
}

/// A change for each candidate that won, in order.
pub(super) fn changes(
    plain: &Plain<'_>,
    scene: &Scene<'_>,
    chosen: &[Chosen],
) -> Vec<(Range<usize>, String, Reason)> {
    let text = scene.text;
    let mut all: Vec<(Range<usize>, String, Reason)> = Vec::with_capacity(chosen.len());
    let mut last: Option<(usize, char)> = None;
    for (index, Chosen { candidate, runner_up }) in chosen.iter().enumerate() {
        let span = &candidate.span;
        let mut said = Speaker::at(scene.lang, text, span).say(&candidate.meaning);
        if said.is_empty() {
            debug_assert!(false, "{:?} says nothing", candidate);
            continue;
        }
        // Words that would touch are kept apart: by what was said before, else by what is shown.
        let touched = match last {
            Some((end, c)) if end == span.start => Some(c),
            _ if dotted(text, span.start) => Some('a'),
            _ => before(text, span.start).filter(|_| !clitic(scene, span.start)),
        };
        // Signs stand alone also where words are written together.
        let sign = |c: &Candidate| matches!(c.class, Class::Sign | Class::List);
        let previous = index.checked_sub(1).map(|i| &chosen[i].candidate);
        let alone = sign(candidate)
            || candidate.class == Class::Electronic
            || previous.is_some_and(|p| sign(p) && p.span.end == span.start);
        let apart = |a, b| apart(a, b, alone, scene);
        if touched.zip(said.chars().next()).is_some_and(|(a, b)| apart(a, b)) {
            said.insert(0, ' ');
        }
        let next = chosen.get(index + 1).is_some_and(|c| c.candidate.span.start == span.end);
        let open = matches!(candidate.meaning, Meaning::Combining(_));
        let goes_on = if leads_dot(text, span.end) { Some('a') } else { after(text, span.end) };
        let ends = said.chars().next_back().unwrap_or(' ');
        if !next && !open && goes_on.is_some_and(|c| self::apart(ends, c, sign(candidate), scene)) {
            said.push(' ');
        }
        last = Some((span.end, said.chars().next_back().unwrap_or(' ')));
        let reason =
            Reason { rule: candidate.class.name(), evidence: candidate.evidence.name(), runner_up };
        all.push((plain.shown(span), said, reason));
    }
    all
}

/// Must a space stand between two characters that were not beside each other before?
fn apart(a: char, b: char, alone: bool, scene: &Scene<'_>) -> bool {
    let wide = scene.lang.grammar.wide && is_wide(a) && is_wide(b);
    joins(a) && joins(b) && (!wide || alone) && !scene.lang.grammar.gapless
}

/// A character that makes one word of what stands beside it: a letter, a figure, the sign of a vowel.
fn joins(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{900}'..='\u{963}' | '\u{64B}'..='\u{65F}')
}

/// Does a dot stand before `at`, and a letter before that? Words on both sides of it would look like a host.
fn dotted(text: &str, at: usize) -> bool {
    let rest = text[..at].strip_suffix('.');
    rest.is_some_and(|rest| rest.ends_with(char::is_alphanumeric))
}

/// Does a dot stand at `at`, and a letter behind it? The same on the other side: `0.com`.
fn leads_dot(text: &str, at: usize) -> bool {
    let rest = text[at..].strip_prefix('.');
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// Does a word stand before `at` that is written, and said, together with what follows it?
fn clitic(scene: &Scene<'_>, at: usize) -> bool {
    let words = scene.lang.grammar.list("clitic");
    if words.is_empty() {
        return false;
    }
    let tail = super::scan::tail(scene.text, at, 6);
    let start = tail.rfind(|c: char| !c.is_alphabetic()).map_or(0, |i| i + 1);
    tail.get(start..).is_some_and(|word| words.iter().any(|w| w == word))
}
