//! Numbers that a word beside them makes a year or an ordinal.

use super::candidate::{Candidate, Class, Evidence, Meaning, Reading};
use super::govern::case_before;
use super::scene::{self, Scene, is_before};
use crate::lang::Trigger;
use crate::text::normalize::scan::{self, after, before, digits};
use std::ops::Range;

/// A number that a word beside it makes a year or an ordinal.
pub(super) fn triggered(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let run = digits(text, at);
    let end = at + run.len();
    let marks = ['.', ',', '/', ':'];
    let bare = !(scene.runs_from(at, &marks) || scene.runs_on(end, &marks));
    if !bare || run.len() > 4 || run.starts_with('0') {
        return;
    }
    let modern = run.len() == 4 && ("1000".."2100").contains(&run);
    let sides = Sides::of(text, first_of_pair(scene, at)..end);
    let both = if modern { pair(scene, at..end) } else { None };
    let both = both.map(|both| Sides::of(text, both));
    for trigger in scene.lang.grammar.triggers.iter().filter(|t| t.kind != "roman") {
        let year = trigger.kind == "year";
        let mut reading = sides.reading(trigger);
        let mut paired = false;
        if reading.is_none() && year && trigger.after {
            reading = both.as_ref().and_then(|both| both.reading(trigger));
            reading = reading.map(|reading| governed(scene, at, reading));
            paired = reading.is_some();
        }
        let Some(reading) = reading else { continue };
        // Of the years before 100, only those with their era are years: 44 г. до н. э.
        let era = || {
            let behind = scan::spaces_end(text, end) + trigger.word.len();
            text.is_char_boundary(behind) && scene.word_after("era", behind).is_some()
        };
        if year && run.len() < 3 && !era() {
            continue;
        }
        let class = if year { Class::Year } else { Class::Ordinal };
        let meaning = Meaning::Set(run.to_owned(), reading);
        // The dot of the ordinal is said with it: 20. století.
        let dotted = after(text, end) == Some('.');
        let closes = after(text, scan::spaces_end(text, end + 1)).is_none_or(char::is_uppercase);
        let dot = dotted && (trigger.after || scan::spaces_end(text, end + 1) > end + 1 && !closes);
        let span = at..end + usize::from(dot);
        // A word before four figures is as sure as a unit behind them could be: عام 1999م. So is one behind
        // them that is no unit, or is none here: 1900 г. alone may be grams.
        let word = scan::spaces_end(text, end) + trigger.word.len();
        let told =
            !case_before(text, at, &scene.lang.grammar).is_empty() || before(text, at) == Some('(');
        let told = told || run.starts_with("19") || run.starts_with("20");
        let sure = year
            && (modern || run.len() < 3)
            && (!trigger.after || paired || told || !scene.closes(word));
        let evidence = if sure { Evidence::Form } else { Evidence::Word };
        found.push(Candidate::new(span, class, evidence, meaning));
    }
}

/// The first of two years with a dash or a word between them, with the second: `1941–1945`.
fn pair(scene: &Scene<'_>, span: Range<usize>) -> Option<Range<usize>> {
    let text = scene.text;
    let from = scan::spaces_end(text, span.end);
    let dash = after(text, from).filter(|c| matches!(c, '-' | '–' | '—'));
    let from = match dash {
        Some(dash) => from + dash.len_utf8(),
        None => scene.word_after("year-joint", span.end)?,
    };
    let next = scan::spaces_end(text, from);
    let second = digits(text, next);
    (second.len() == 4).then(|| span.start..next + second.len())
}

/// Where the first of two years starts, if the second one starts at `at`; else `at`.
pub(super) fn first_of_pair(scene: &Scene<'_>, at: usize) -> usize {
    let text = scene.text;
    let gap = scan::spaces_start(text, at);
    let dash = before(text, gap).filter(|c| matches!(c, '-' | '–' | '—'));
    let word = scan::word_before(text, at);
    let end = match dash {
        Some(dash) => scan::spaces_start(text, gap - dash.len_utf8()),
        None if scene.lang.grammar.list("year-joint").iter().any(|w| w == word) => {
            scan::spaces_start(text, gap - word.len())
        }
        None => return at,
    };
    let figures = text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
    if figures == 4 { end - figures } else { at }
}

/// Years of a life in brackets, and a year that is all of a text, in a language whose years are ordinals.
pub(super) fn bare(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let (text, g) = (scene.text, &scene.lang.grammar);
    let run = digits(text, at);
    let end = at + run.len();
    let modern = |d: &str| d.len() == 4 && ("1000".."2100").contains(&d);
    if g.year != "ordinal" || !modern(run) || scene.runs_from(at, &['.', ',', '/', ':', '-', '–'])
    {
        return;
    }
    let set = |d: &str| Meaning::Set(d.to_owned(), (g.year.clone(), String::new()));
    let left = before(text, at);
    let both = pair(scene, at..end).filter(|both| {
        let closed = matches!(after(text, both.end), Some(')' | ',' | ';'));
        left == Some('(') && closed && modern(&text[both.end - 4..both.end])
    });
    if let Some(both) = both {
        let second = &text[both.end - 4..both.end];
        let meaning = Meaning::Range(Box::new(set(run)), Box::new(set(second)));
        found.push(Candidate::new(both, Class::Range, Evidence::Word, meaning));
    } else if left.is_none() && after(text, end).is_none() && run >= "1800" {
        found.push(Candidate::new(at..end, Class::Year, Evidence::Shape, set(run)));
    }
}

/// A reading in the case that the word before gives, where the set has a form for it.
fn governed(scene: &Scene<'_>, at: usize, (set, variant): Reading) -> Reading {
    let case = case_before(scene.text, at, &scene.lang.grammar);
    let own = variant.split('.').next().unwrap_or("");
    let wanted = format!("{own}.{case}");
    let known = !case.is_empty() && scene.lang.numbers.has_variant(&set, &wanted);
    // The same form as without a case tells nothing: the noun behind both does.
    let same =
        |a: &str, b: &str| scene.lang.numbers.say(&set, a, 1) == scene.lang.numbers.say(&set, b, 1);
    if known && !same(&wanted, own) { (set, wanted) } else { (set, variant) }
}

/// What stands on both sides of a span, looked up once for all triggers.
pub(super) struct Sides<'a> {
    text: &'a str,
    span: Range<usize>,
    lead: &'a str,
    /// Where the word behind begins; `None` if nothing stands between.
    next: Option<usize>,
}

impl<'a> Sides<'a> {
    pub(super) fn of(text: &'a str, span: Range<usize>) -> Sides<'a> {
        let end = span.end;
        // The dot of an ordinal may stand between: 20. století.
        let dot = usize::from(after(text, end) == Some('.'));
        let from = scan::spaces_end(text, end + dot);
        let lead = scene::lead(text, span.start);
        Sides { text, span, lead, next: Some(from).filter(|from| *from > end) }
    }

    /// The reading that a trigger gives to what stands between, if its word is there.
    pub(super) fn reading(&self, trigger: &Trigger) -> Option<Reading> {
        if trigger.after {
            let word = std::slice::from_ref(&trigger.word);
            scene::ends(self.text, self.next?, word)?;
        } else if !scene::closes_lead(self.lead, &trigger.word) {
            return None;
        }
        let start = self.span.start;
        let case = trigger.unless.iter().find(|(words, _)| is_before(self.text, start, words));
        Some(case.map_or(&trigger.reading, |(_, reading)| reading).clone())
    }
}
