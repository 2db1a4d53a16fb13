//! Dates in figures and with the name of the month.

use super::amount::Amount;
use super::candidate::{Candidate, Class, Day, Evidence, Meaning};
use super::scene::Scene;
use crate::text::normalize::scan::{self, after, before, digits};
use std::ops::Range;

pub(super) fn date(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    if let Some((span, day, evidence)) = date_at(scene, at) {
        found.push(Candidate::new(span, Class::Date, evidence, Meaning::Date(day)));
    }
}

/// `17/18 juin`, `3-4-5 mai`: days of one month, each by itself. Two with a dash are a span.
pub(super) fn days(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if scene.runs_from(at, &['.', ',', '/', ':', '-']) {
        return;
    }
    let mut all: Vec<u32> = Vec::new();
    let mut next = at;
    while let Some(day) = value(digits(text, next), 31).filter(|d| all.last().is_none_or(|l| l < d))
    {
        if let Some((span, date, _)) = named(scene, next) {
            let dash = all.len() == 1 && before(text, next) == Some('-');
            if !all.is_empty() && !dash {
                let number = |n: &u32| Meaning::Number(Amount::whole(n.to_string()));
                let mut pieces: Vec<Meaning> = all.iter().map(number).collect();
                pieces.push(Meaning::Date(date));
                let meaning = Meaning::Phrase(pieces);
                found.push(Candidate::new(at..span.end, Class::Date, Evidence::Form, meaning));
            }
            return;
        }
        all.push(day);
        next += digits(text, next).len();
        if all.len() > 3 || !matches!(after(text, next), Some('/' | '-')) {
            return;
        }
        next += 1;
    }
}

/// `May 2020`, where the name stands first and no day is said.
pub(super) fn month_first(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let Some((end, month, name)) = month_at(scene, at) else { return };
    let from = scan::spaces_end(scene.text, end);
    let before_it = scan::spaces_start(scene.text, at);
    let after_day = scene.digit_before(before_it)
        || scene.text[..before_it].ends_with('.') && scene.digit_before(before_it - 1);
    if from == end || after_day {
        return;
    }
    let from = joint(scene, from).unwrap_or(from);
    if let Some((stop, year)) = year_at(scene, from) {
        let day = Day { month, name: Some(name), year: Some(year), ..Day::default() };
        found.push(Candidate::new(at..stop, Class::Date, Evidence::Form, Meaning::Date(day)));
    }
}

/// `Mo–Fr`, `пн.–пт.`: days of the week in short, with a dash or a word between.
pub(super) fn weekdays(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some((end, first)) = weekday_at(scene, at).filter(|_| !scene.glued_before(at)) else {
        return;
    };
    let dash = after(text, end).filter(|c| matches!(c, '-' | '–' | '—'));
    let from = match (dash, scene.word_after("range-word", end)) {
        (Some(dash), _) => end + dash.len_utf8(),
        (None, Some(from)) => scan::spaces_end(text, from),
        _ => return,
    };
    let Some((stop, second)) = weekday_at(scene, from) else { return };
    let ends = Meaning::Range(Box::new(Meaning::Words(first)), Box::new(Meaning::Words(second)));
    let stop = if text[..stop].ends_with('.') && scene.closes(stop) { stop - 1 } else { stop };
    found.push(Candidate::new(at..stop, Class::Date, Evidence::Form, ends));
}

/// The short day of the week at `at`, with its dot: where it ends, and its name.
fn weekday_at(scene: &Scene<'_>, at: usize) -> Option<(usize, String)> {
    let word = scan::word(scene.text, at);
    // Most words are too long to be a shortened day.
    if word.is_empty() || word.len() > 12 {
        return None;
    }
    let lower = word.to_lowercase();
    let days = &scene.lang.calendar.weekdays;
    let day = days.iter().find(|d| d.short.iter().any(|s| s.trim_end_matches('.') == lower))?;
    // Where nouns have a capital, a small word is none.
    let small = scene.lang.grammar.capital_nouns && word == lower;
    let end = at + word.len();
    let dot = usize::from(after(scene.text, end) == Some('.'));
    (!small).then(|| (end + dot, day.forms[0].clone()))
}

/// The date whose first figure is at `at`.
pub(super) fn date_at(scene: &Scene<'_>, at: usize) -> Option<(Range<usize>, Day, Evidence)> {
    if scene.runs_from(at, &['.', ',', '/', ':']) {
        return None;
    }
    let found = named(scene, at).or_else(|| figures(scene, at))?;
    // A text that begins with its date does not end with it: 12 апреля 1961 г. Гагарин.
    let mut found = found;
    let marks = scene.lang.grammar.list("year-mark").iter().filter(|m| m.ends_with('.'));
    let opens = scene.text[..at].trim().is_empty()
        && !scene.text[found.0.end..].trim_matches(['.', ' ']).is_empty();
    let next = scene.text.get(..found.0.end + 1).unwrap_or("");
    if opens && marks.into_iter().any(|m| next.ends_with(m.as_str())) {
        found.0.end += 1;
    }
    // Behind a hyphen it is the end of a span, and has another sign between its parts.
    let text = &scene.text[found.0.clone()];
    let spanned = !text.contains('-') && text.contains(['.', '/']);
    (spanned || !scene.runs_from(at, &['-'])).then_some(found)
}

/// `24 juli 2013`, `24. července`, `5 maja 2020 r.`
fn named(scene: &Scene<'_>, at: usize) -> Option<(Range<usize>, Day, Evidence)> {
    let text = scene.text;
    let run = digits(text, at);
    let day = value(run, 31)?;
    let mut from = at + run.len();
    // The mark of an ordinal: 24. Juli, 1º maggio.
    let marks = scene.lang.grammar.ordinal_marks.iter().map(|(m, _)| m.as_str()).chain(["."]);
    let mark = marks.filter(|m| text[from..].starts_with(m)).map(str::len).max();
    from += mark.unwrap_or(0);
    let gap = scan::spaces_end(text, from);
    if gap == at + run.len() && after(text, gap) != Some('-') {
        return None;
    }
    let gap = if after(text, gap) == Some('-') && gap == from { gap + 1 } else { gap };
    let gap = joint(scene, gap).unwrap_or(gap);
    let (end, month, name) = month_at(scene, gap)?;
    let dash = usize::from(after(text, end) == Some('-'));
    let next = if dash > 0 { end + 1 } else { scan::spaces_end(text, end) };
    let next = joint(scene, next).unwrap_or(next);
    let year = year_at(scene, next).filter(|_| next > end);
    // Two sets are won, and none is September.
    if year.is_none() && scene.lang.calendar.needs_dot(&text[gap..end]) {
        return None;
    }
    let named = scene.named_by("date-before", at);
    let stop = year.as_ref().map_or(end, |(stop, _)| *stop);
    let year = year.map(|(_, y)| y);
    Some((
        at..stop,
        Day { day: Some(day), month, name: Some(name), year, named, ..Day::default() },
        Evidence::Form,
    ))
}

/// `24.07.2013`, `2013-07-24`, `07/2013`, `24.12.`
fn figures(scene: &Scene<'_>, at: usize) -> Option<(Range<usize>, Day, Evidence)> {
    let text = scene.text;
    let named = scene.named_by("date-before", at);
    let a = digits(text, at);
    // 1º/5/2023
    let mark = if text[at + a.len()..].starts_with('º') { 'º'.len_utf8() } else { 0 };
    let a_end = at + a.len() + mark;
    let sep = after(text, a_end).filter(|c| matches!(c, '.' | '/' | '-'))?;
    // 24. 7. 2013
    let skip = |at: usize| if sep == '.' { scan::spaces_end(text, at) } else { at };
    let from = skip(a_end + 1);
    let b = digits(text, from);
    let b_end = from + b.len();
    let again = after(text, b_end) == Some(sep);
    let c_from = if again { skip(b_end + 1) } else { b_end };
    let c = if again { digits(text, c_from) } else { "" };
    let end = c_from + c.len();
    if c.is_empty() {
        let two = two_parts(scene, (a, b), (at, b_end), sep)?;
        return Some((two.0, Day { named: named || two.1.named, ..two.1 }, two.2));
    }
    // 2008.08.08-2008.08.10 is a span, 2008-08-08-10 none.
    let span = sep != '-'
        && after(text, end) == Some('-')
        && after(text, end + 1 + digits(text, end + 1).len()) == Some(sep);
    let goes_on =
        !span && matches!(after(text, end), Some('.' | '/' | '-')) && scene.digit_at(end + 1);
    let marked = || scene.word_after("year-mark", end).is_some();
    if goes_on || scene.glued_after(end) && after(text, end) != Some('T') && !marked() {
        return None;
    }
    let full = |d: &str| d.len() == 4 && ("1000".."2200").contains(&d);
    let order = scene.lang.grammar.date_order.as_str();
    let (day, month, year) = match (full(a), full(c), order) {
        (true, ..) => (value(c, 31)?, value(b, 12)?, a.to_owned()),
        (_, true, "mdy") if value(a, 12).is_some() => (value(b, 31)?, value(a, 12)?, c.to_owned()),
        (_, true, _) if value(b, 12).is_some() => (value(a, 31)?, value(b, 12)?, c.to_owned()),
        (_, true, _) => (value(b, 31)?, value(a, 12)?, c.to_owned()),
        // 01.03.11: padded, or with the point that dates have.
        _ if c.len() == 2
            && sep != '-'
            && (a.len() == 2 && b.len() == 2
                || sep == '.' && scene.named_by("ordinal-lead", at)) =>
        {
            (value(a, 31)?, value(b, 12)?, century(c))
        }
        _ => return None,
    };
    let end = year_mark(scene, end);
    let day = Day { day: Some(day), month, name: None, year: Some(year), named, ..Day::default() };
    Some((at..end, day, Evidence::Form))
}

/// A month beside a year, or a day and a month that a dot or a word marks as such.
fn two_parts(
    scene: &Scene<'_>,
    (a, b): (&str, &str),
    (at, end): (usize, usize),
    sep: char,
) -> Option<(Range<usize>, Day, Evidence)> {
    let text = scene.text;
    let modern = |d: &str| d.len() == 4 && (d.starts_with("19") || d.starts_with("20"));
    let part = |d: &str| d.len() == 2 && value(d, 12).is_some();
    let closed = !scene.runs_on(end, &['.', ',', '/', '-']);
    let of = |month: &str, year: &str| Day {
        month: value(month, 12).unwrap_or(1),
        year: Some(year.to_owned()),
        ..Day::default()
    };
    // A law or a case has such a number, too.
    if scene.named_by("number-before", at) {
        return None;
    }
    let slashed = sep == '/' && value(a, 12).is_some();
    if closed && (part(a) || slashed) && modern(b) {
        let named = scene.named_by("month-before", at);
        return Some((at..year_mark(scene, end), Day { named, ..of(a, b) }, Evidence::Sign));
    }
    if closed && modern(a) && part(b) && !b.is_empty() && sep != '.' {
        return Some((at..end, of(b, a), Evidence::Shape));
    }
    // Where the year stands first, so does the month: 2008.08, 08.08, 08/08.
    let ymd = scene.lang.grammar.date_order == "ymd";
    if closed && ymd && modern(a) && part(b) && sep == '.' {
        return Some((at..end, of(b, a), Evidence::Sign));
    }
    if closed
        && ymd
        && scene.lang.grammar.wide
        && sep != '-'
        && part(a)
        && a.starts_with('0')
        && b.len() == 2
    {
        let day = Day { month: value(a, 12)?, day: Some(value(b, 31)?), ..Day::default() };
        return Some((at..end, day, Evidence::Sign));
    }
    // 24.12. and 24. 12.: where a dot makes an ordinal, the second one closes the month.
    let dot = scene.lang.grammar.ordinal_marks.iter().any(|(m, _)| m == ".");
    let day = Day { day: value(a, 31), month: value(b, 12).unwrap_or(0), ..Day::default() };
    let both = day.day.is_some() && day.month > 0;
    if dot && sep == '.' && both && after(text, end) == Some('.') && !scene.digit_at(end + 1) {
        let more = after(text, end + 1).is_some_and(|c| c != '\n');
        let closes = after(text, scan::spaces_end(text, end + 1)).is_none_or(char::is_uppercase);
        return Some((at..end + usize::from(more && !closes), day, Evidence::Sign));
    }
    // 24/12, 01/05: two figures each, which no fraction has.
    let improper = day.day > Some(day.month) || a.starts_with('0') || b.starts_with('0');
    let usual = a.len() == 2 && b.len() == 2 || scene.lang.grammar.short_dates;
    if both && closed && sep == '/' && improper && usual {
        return Some((at..end, day, Evidence::Sign));
    }
    // A word before it says that it is a day.
    let named = scene.named_by("date-before", at);
    (named && both && closed && sep != '.').then_some((at..end, day, Evidence::Word))
}

/// Where a month's name at `at` ends, which month it is, and its name.
fn month_at(scene: &Scene<'_>, at: usize) -> Option<(usize, u32, String)> {
    let text = scene.text;
    let calendar = &scene.lang.calendar;
    let word = scan::head(text, at, 12);
    let end = word.find(|c: char| {
        !(c.is_alphabetic() || matches!(c, '\u{93C}'..='\u{94D}' | '\u{901}'..='\u{903}'))
    });
    let word = &word[..end.unwrap_or(word.len())];
    let month = calendar.month(word)?;
    let mut stop = at + word.len();
    let short = calendar.is_short(word);
    let full = calendar.months[month as usize - 1]
        .forms
        .iter()
        .any(|f| f.eq_ignore_ascii_case(word) || f.to_lowercase() == word.to_lowercase());
    if short && !full && after(text, stop) == Some('.') {
        stop += 1;
    }
    // Said as it stands, unless it is shortened.
    let name = if full { word } else { &calendar.months[month as usize - 1].forms[0] };
    Some((stop, month, name.to_owned()))
}

/// Where what stands behind a word such as "de" begins, which the date says.
fn joint(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let end = scene.word_after("date-joint", at)?;
    Some(scan::spaces_end(scene.text, end)).filter(|next| *next > end)
}

/// A year of three or four figures at `at`, with the word for it behind, which the date says.
fn year_at(scene: &Scene<'_>, at: usize) -> Option<(usize, String)> {
    let run = digits(scene.text, at);
    let end = at + run.len();
    let goes_on = scene.runs_on(end, &['.', ',', ':', '/']);
    let year = run.len() == 4 && ("1000".."2200").contains(&run);
    (year && !goes_on).then(|| (year_mark(scene, end), run.to_owned()))
}

/// The end of the word for year behind a year, where the date says it.
fn year_mark(scene: &Scene<'_>, at: usize) -> usize {
    let Some(end) = scene.word_after("year-mark", at) else { return at };
    if scene.text[..end].ends_with('.') && scene.closes(end) { end - 1 } else { end }
}

fn value(d: &str, most: u32) -> Option<u32> {
    d.parse().ok().filter(|n| d.len() <= 2 && (1..=most).contains(n))
}

/// The century of two figures, as most standards place it (POSIX, %y).
fn century(d: &str) -> String {
    let century = if d < "69" { "20" } else { "19" };
    format!("{century}{d}")
}
