//! Clock times, lengths of races, verses.

use super::super::candidate::{Candidate, Class, Clock, Evidence, Meaning};
use super::super::scene::Scene;
use super::calendar::unclosed;
use super::look::{count, listed, push, words_of};
use crate::text::normalize::scan::{self, after, before, digits};

fn sixty(run: &str) -> Option<u32> {
    run.parse().ok().filter(|n| run.len() == 2 && *n < 60)
}

/// The end of `am`, `p.m.` at `at`, and whether it is the afternoon.
pub(super) fn half(scene: &Scene<'_>, at: usize) -> Option<(usize, bool)> {
    let from = scan::spaces_end(scene.text, at);
    let head = scan::head(scene.text, from, 5).to_ascii_lowercase();
    let is = |list: &str| {
        let marks = scene.lang.grammar.list(list).iter().filter(|m| head.starts_with(m.as_str()));
        marks.map(|m| from + m.len()).max()
    };
    let (end, afternoon) = match (is("am"), is("pm")) {
        (Some(end), _) => (end, false),
        (_, Some(end)) => (end, true),
        _ => return None,
    };
    let open = scene.glued_after(end) && !scene.text[..end].ends_with('.');
    (!open).then_some((end, afternoon))
}

/// The end of the name of a zone behind `at`.
fn zone(scene: &Scene<'_>, at: usize, sure: bool) -> Option<(usize, String)> {
    let from = scan::spaces_end(scene.text, at);
    let head = scan::head(scene.text, from, 6);
    let lower = head.to_ascii_lowercase();
    let zones = scene.lang.grammar.list("time-zone").iter();
    let mark = zones.filter(|z| lower.starts_with(z.as_str())).max_by_key(|z| z.len())?;
    let end = from + mark.len();
    let capital = head[..mark.len()].contains(char::is_uppercase) || mark.contains('.');
    let said: String = mark.chars().filter(|c| *c != '.').collect();
    (!scene.glued_after(end) && (capital || sure)).then(|| (end, said.to_ascii_uppercase()))
}

pub(super) fn time(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let lead = before(text, at);
    // 2012-07-25T10:00:00Z
    let stamp = lead == Some('T') && scene.digit_before(at - 1);
    if scene.glued_before(at) && !stamp
        || matches!(lead, Some(':' | '.' | '/' | '$' | '£' | '€'))
            && !(lead == Some('.') && text[..at].ends_with("m."))
    {
        return;
    }
    let h = digits(text, at);
    let Some(hour) = h.parse::<u32>().ok().filter(|_| h.len() <= 2) else { return };
    if verse(scene, at, h, found) {
        return;
    }
    let mut end = at + h.len();
    let sep = after(text, end).filter(|c| matches!(c, ':' | '.'));
    let minute = sep.and_then(|_| sixty(digits(text, end + 1)));
    let mut second = None;
    if minute.is_some() {
        end += 3;
        if sep == Some(':') && after(text, end) == Some(':') {
            second = sixty(digits(text, end + 1));
            end += if second.is_some() { 3 } else { 0 };
        }
    }
    // 1.59 and 5 are times with p.m. only; 12:99 is none.
    let half = half(scene, end).filter(|_| hour <= 24);
    let colon = sep == Some(':') && minute.is_some();
    if half.is_none() && !colon || after(text, end) == Some(':') {
        return;
    }
    let parts = after(text, end) == Some('.') && scene.digit_at(end + 1);
    if half.is_none() && colon && (hour > 24 || parts || ran(scene, at)) && second.is_none() {
        race(scene, at, end, found);
        return;
    }
    let clock = Clock { hour, minute: minute.unwrap_or(0), second, ..Clock::default() };
    let clock = Clock { afternoon: half.map(|(_, pm)| pm), ..clock };
    let stop = half.map_or(end, |(stop, _)| stop);
    let zoned = zone(scene, stop, half.is_some());
    let meaning = Meaning::Time(clock);
    let (span, meaning) = match zoned {
        Some((end, zone)) => (at..end, Meaning::Phrase(vec![meaning, Meaning::Words(zone)])),
        None => (at..unclosed(scene, stop), meaning),
    };
    let zulu = stamp && after(text, span.end) == Some('Z');
    if scene.glued_after(span.end) && !zulu
        || matches!(after(text, span.end), Some('.' | ','))
            && half.is_none()
            && scene.digit_at(span.end + 1)
    {
        return;
    }
    push(found, span, Class::Time, Evidence::Form, meaning);
}

/// Does a word of a race or of a game stand before the time?
fn ran(scene: &Scene<'_>, at: usize) -> bool {
    let tail = scan::tail(scene.text, at, 28).to_lowercase();
    let clock = tail.ends_with(" at ") || tail.ends_with(" by ");
    !clock
        && ["5k", "10k", "marathon", "finished in", "mile in", "a time of", "clocked", "lap of"]
            .iter()
            .any(|w| tail.contains(w))
}

/// `31:25` and `1:45.32`: minutes and seconds.
fn race(scene: &Scene<'_>, at: usize, end: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let (minutes, seconds) = (digits(text, at), &text[end - 2..end]);
    let last = if seconds == "00" { words_of("flat") } else { super::look::low(seconds) };
    let mut said = vec![count(minutes), last];
    let mut stop = end;
    if after(text, end) == Some('.') && scene.digit_at(end + 1) {
        let part = digits(text, end + 1);
        said.push(words_of("point"));
        said.push(Meaning::Digits(part.to_owned()));
        stop = end + 1 + part.len();
    }
    if !scene.glued_after(stop) {
        push(found, at..stop, Class::Time, Evidence::Form, Meaning::Phrase(said));
    }
}

/// `John 3:16`, `Psalm 23:1–3`: chapter and verse.
fn verse(scene: &Scene<'_>, at: usize, chapter: &str, found: &mut Vec<Candidate>) -> bool {
    let text = scene.text;
    let book = scan::word_before(text, at);
    let colon = at + chapter.len();
    let first = digits(text, colon + 1);
    let named = book.starts_with(char::is_uppercase) && listed(scene, "verse-before", book);
    if !named
        || scan::spaces_start(text, at) == at
        || after(text, colon) != Some(':')
        || !(1..=3).contains(&first.len())
    {
        return false;
    }
    let mut end = colon + 1 + first.len();
    let mut said = vec![count(chapter), count(first)];
    if let Some(dash) = after(text, end).filter(|c| matches!(c, '-' | '–')) {
        let last = digits(text, end + dash.len_utf8());
        if (1..=3).contains(&last.len()) {
            end += dash.len_utf8() + last.len();
            said.extend([words_of("to"), count(last)]);
        }
    }
    if half(scene, end).is_some() || scene.glued_after(end) || after(text, end) == Some(':') {
        return false;
    }
    push(found, at..end, Class::Ratio, Evidence::Form, Meaning::Phrase(said));
    true
}
