//! Days of the week that are shortened, and spans of them.

use super::super::candidate::{Candidate, Class, Evidence, Meaning};
use super::super::scene::Scene;
use super::calendar::{month, unclosed, weekday as day};
use super::look::{push, words_of};
use crate::text::normalize::scan::{self, after, before};

/// `Tues. at noon`, `Sat., Nov. 4`, `Mon–Fri`.
pub(super) fn weekday(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if before(text, at).is_some_and(|c| c.is_alphabetic() || matches!(c, '-' | '–' | '\'' | '’'))
    {
        return;
    }
    let Some((index, end, full)) = day(scene, at) else { return };
    let name = |i: usize| words_of(&scene.lang.calendar.weekdays[i].forms[0]);
    let dotted = |end: usize, full: bool| {
        if !full && after(text, end) == Some('.') { end + 1 } else { end }
    };
    let stop = dotted(end, full);
    // Mon.–Sat.
    let gap = scan::spaces_end(text, stop);
    if let Some(dash) = after(text, gap).filter(|c| matches!(c, '-' | '–' | '—' | '‑'))
        && let to = scan::spaces_end(text, gap + dash.len_utf8())
        && let Some((last, last_end, whole)) = day(scene, to)
        && !scene.glued_after(last_end)
    {
        let stop = unclosed(scene, dotted(last_end, whole));
        let meaning = Meaning::Range(Box::new(name(index)), Box::new(name(last)));
        push(found, at..stop, Class::Range, Evidence::Form, meaning);
        return;
    }
    if full || scene.glued_after(end) {
        return;
    }
    let next = scan::spaces_end(text, stop);
    // A dot that closes the sentence is no sign of an abbreviation where the word is one of its own.
    let own = matches!(scan::word(text, at), "Sun" | "Sat" | "Wed" | "Mon" | "Tu" | "Th");
    let dot = stop > end;
    let goes = after(text, next).is_some_and(|c| {
        c.is_lowercase() || matches!(c, ',' | '(' | ')' | '/') || c.is_ascii_digit()
    });
    let comma = after(text, next) == Some(',');
    let behind = scan::spaces_end(text, if comma { next + 1 } else { next });
    let bracket = usize::from(after(text, behind) == Some('('));
    let dated = month(scene, behind).is_some() || scene.digit_at(behind + bracket);
    let lead = scan::word_before(text, at);
    let on = matches!(
        lead,
        "on" | "On"
            | "closed"
            | "open"
            | "and"
            | "every"
            | "by"
            | "until"
            | "to"
            | "this"
            | "next"
            | "last"
    );
    let comma = comma || before(text, scan::spaces_start(text, at)) == Some(',');
    if dot && (!own || goes || on)
        || !dot && dated && (comma || bracket > 0 || !own) && !text[at..end].contains("Sun")
        || !dot && dated && comma
    {
        push(found, at..unclosed(scene, stop), Class::Abbreviation, Evidence::Word, name(index));
    }
}

/// Does a day of the week stand before the date at `at`, perhaps with a dot, a comma or a bracket between?
pub(super) fn before_date(scene: &Scene<'_>, at: usize) -> bool {
    let text = scene.text;
    let end = at - usize::from(before(text, at) == Some('('));
    let end = scan::spaces_start(text, end);
    let end = text[..end].trim_end_matches([',', '.']).len().max(end.saturating_sub(2));
    let word = scan::word_before(text, end);
    text[..end].ends_with(word) && !word.is_empty() && day(scene, end - word.len()).is_some()
}
