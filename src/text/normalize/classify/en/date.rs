//! Dates: with the name of the month before or behind the day, in figures, and spans of days and months.

use super::super::candidate::{Candidate, Class, Day, Evidence, Meaning};
use super::super::scene::Scene;
use super::calendar::{month, unclosed};
use super::look::{goes_on, inside, listed, push, set, words_of};
use crate::text::normalize::scan::{self, after, before, digits};

/// Is a word that may be a month a verb here? "may" and "march" in small letters.
fn is_verb(scene: &Scene<'_>, at: usize) -> bool {
    scan::leads(scene.text, at, &["may", "march"])
}

/// The end of a right ordinal ending (`5th`) at `at`, or `at`.
fn suffix(scene: &Scene<'_>, at: usize) -> usize {
    let word = scan::word(scene.text, at).to_ascii_lowercase();
    if matches!(word.as_str(), "st" | "nd" | "rd" | "th") { at + 2 } else { at }
}

fn day(run: &str) -> Option<u32> {
    run.parse().ok().filter(|n| run.len() <= 2 && (1..=31).contains(n))
}

fn is_year(run: &str) -> bool {
    run.len() == 4 && ("1000".."3000").contains(&run)
}

/// A year at `at`, perhaps behind a comma: its end, its figures, and whether there was a comma.
fn year(scene: &Scene<'_>, at: usize) -> Option<(usize, String, bool)> {
    let text = scene.text;
    let comma = after(text, at) == Some(',');
    let from = scan::spaces_end(text, at + usize::from(comma));
    let run = digits(text, from);
    let end = from + run.len();
    let more = scene.glued_after(end)
        || matches!(after(text, end), Some('%' | ':'))
        || after(text, end) == Some('.') && scene.digit_at(end + 1);
    (from > at && is_year(run) && !more).then(|| (end, run.to_owned(), comma))
}

fn dash(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let from = scan::spaces_end(scene.text, at);
    let dash = after(scene.text, from).filter(|c| matches!(c, '-' | '–' | '—' | '‑'))?;
    let next = from + dash.len_utf8();
    let to = scan::spaces_end(scene.text, next);
    ((from > at) == (to > next)).then_some(to)
}

/// `July 25, 2012`, `jan. 15`, `March 2012`, `May 19-21`, `Jan-Mar`.
pub(super) fn month_first(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if before(text, at).is_some_and(|c| c.is_alphabetic() || matches!(c, '\'' | '’')) {
        return;
    }
    let Some((name_end, month_no, name)) = month(scene, at) else { return };
    // Mar.-May: a span of months; two short names with a hyphen are no surname.
    if let Some(to) = dash(scene, name_end)
        && let Some((stop, _, last)) = month(scene, to)
        && text[at..].starts_with(char::is_uppercase)
        && text[to..].starts_with(char::is_uppercase)
        && !scene.glued_after(stop)
        && scan::spaces_end(text, name_end) == name_end
    {
        // Each of them may have a day of its own: the figure behind is read with the second.
        let stop = unclosed(scene, stop);
        let meaning = Meaning::Range(words(&name), words(&last));
        push(found, at..stop, Class::Range, Evidence::Unit, meaning);
    }
    let gap = scan::spaces_end(text, name_end);
    let from = if gap == name_end && after(text, gap) == Some('-') { gap + 1 } else { gap };
    let run = digits(text, from);
    let dotted = text[..name_end].ends_with('.');
    if run.is_empty() && dotted && text[at..].starts_with(char::is_uppercase) {
        // Jan., Feb. and the like, alone.
        push(
            found,
            at..unclosed(scene, name_end),
            Class::Abbreviation,
            Evidence::Word,
            words_of(&name),
        );
    }
    if run.is_empty() || from == at + scan::word(text, at).len() {
        return;
    }
    let end = from + run.len();
    if is_year(run) && !scene.glued_after(end) {
        let day =
            Day { month: month_no, name: Some(name), year: Some(run.into()), ..Day::default() };
        push(found, at..end, Class::Date, Evidence::Form, Meaning::Date(day));
        return;
    }
    let stop = suffix(scene, end);
    let open = scene.glued_after(stop)
        || matches!(after(text, stop), Some(':' | '%' | '/'))
        || after(text, stop) == Some('.') && scene.digit_at(stop + 1);
    let Some(first) = day(run).filter(|_| !open) else { return };
    let days = |n: u32, year: Option<(usize, String, bool)>| Day {
        day: Some(n),
        month: month_no,
        name: Some(name.clone()),
        comma: year.as_ref().is_some_and(|y| y.2),
        year: year.map(|y| y.1),
        first: true,
        named: false,
    };
    // May 19-21, April 30–May 2.
    if let Some(to) = dash(scene, stop) {
        let run = digits(text, to);
        let last_end = suffix(scene, to + run.len());
        if let Some(last) = day(run).filter(|n| *n > first && !goes_on(scene, last_end)) {
            let end = year(scene, last_end);
            let mut said = vec![
                Meaning::Date(days(first, None)),
                words_of("to"),
                set(&last.to_string(), "ordinal"),
            ];
            if let Some((_, year, comma)) = &end {
                said.extend(comma.then(|| words_of(",")));
                said.push(set(year, "year"));
            }
            let stop = end.map_or(last_end, |(end, ..)| end);
            push(found, at..stop, Class::Range, Evidence::Form, Meaning::Phrase(said));
            return;
        }
        if month(scene, to).is_some() {
            // What is behind the dash is a date of its own.
            let start = stop;
            push(found, start..to, Class::Range, Evidence::Unit, words_of(" to "));
        }
    }
    let year = year(scene, stop);
    if is_verb(scene, at) && year.is_none() && after(text, stop) == Some(' ') {
        return;
    }
    let end = year.as_ref().map_or(stop, |(end, ..)| *end);
    push(found, at..end, Class::Date, Evidence::Form, Meaning::Date(days(first, year)));
}

fn words(name: &str) -> Box<Meaning> {
    Box::new(words_of(name))
}

/// `25 July 2012`, `25th jul`: the figure stands before the name.
pub(super) fn day_first(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let run = digits(text, at);
    let last = matches!(before(text, at), Some('-' | '–')) && !scene.glued_before(at);
    let Some(first) =
        day(run).filter(|_| (!inside(scene, at) || last) && before(text, at) != Some('$'))
    else {
        return;
    };
    // 1-5 May: the day that is left is read with the other.
    if let Some(to) = dash(scene, at + run.len()) {
        let run = digits(text, to);
        let last = day(run).filter(|n| *n > first && scene.digit_at(to));
        let gap = scan::spaces_end(text, to + run.len());
        if last.is_some()
            && gap > to + run.len()
            && month(scene, gap).is_some()
            && !is_verb(scene, gap)
        {
            let said = vec![words_of("the"), set(&first.to_string(), "ordinal"), words_of("to ")];
            push(found, at..to, Class::Range, Evidence::Form, Meaning::Phrase(said));
        }
        return;
    }
    let mut from = suffix(scene, at + run.len());
    let ordinal = from > at + run.len();
    let gap = scan::spaces_end(text, from);
    if scan::leads(text, gap, &["of "]) && ordinal {
        return;
    }
    from = if after(text, from) == Some('-') { from + 1 } else { gap };
    let Some((stop, month_no, name)) = month(scene, from) else { return };
    let joint = after(text, stop) == Some('-');
    let found_year = match joint {
        true if is_year(digits(text, stop + 1)) => {
            let run = digits(text, stop + 1);
            Some((stop + 1 + run.len(), run.to_owned(), false))
        }
        _ => year(scene, stop),
    };
    if is_verb(scene, from) && !ordinal && found_year.is_none() || scene.glued_after(stop) {
        return;
    }
    let end = found_year.as_ref().map_or(unclosed(scene, stop), |(end, ..)| *end);
    let named = scene.named_by("date-before", at);
    let year = found_year.map(|(_, year, _)| year);
    let meaning =
        Day { day: Some(first), month: month_no, name: Some(name), year, named, ..Day::default() };
    push(found, at..end, Class::Date, Evidence::Form, Meaning::Date(meaning));
}

/// `2006-08-05`, `11/17/05`, `15.01.2020`, and `12/25` where something says that it is a day.
pub(super) fn figures(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if scene.glued_before(at) || matches!(before(text, at), Some('/' | '.' | ',' | ':' | '-' | '$'))
    {
        return;
    }
    let a = digits(text, at);
    let mut end = at + a.len();
    let Some(sep) = after(text, end).filter(|c| matches!(c, '-' | '/' | '.')) else { return };
    let b = digits(text, end + 1);
    end += 1 + b.len();
    let c = if after(text, end) == Some(sep) { digits(text, end + 1) } else { "" };
    if !c.is_empty() {
        end += 1 + c.len();
    }
    let open = after(text, end)
        .is_some_and(|c| c.is_alphanumeric() && c != 'T' || matches!(c, '/' | '-' | '%'));
    if open || b.is_empty() {
        return;
    }
    let american = scene.lang.grammar.date_order == "mdy";
    let short = |y: &str| y.len() == 2;
    let month = |run: &str| day(run).filter(|n| *n <= 12);
    let date = |m: u32, d: u32, y: Option<&str>, first: bool| {
        let named = scene.named_by("date-before", at);
        let year = y.map(str::to_owned);
        Meaning::Date(Day { day: Some(d), month: m, year, first, named, ..Day::default() })
    };
    let (meaning, evidence) = if c.is_empty() {
        // 12/2012, 2019/05: a month and a year.
        let modern = |y: &str| y.len() == 4 && ("1900".."2100").contains(&y);
        let both = match (month(a), month(b)) {
            (Some(m), None) if modern(b) && sep == '/' => Some((m, b)),
            (None, Some(m)) if modern(a) && sep == '/' && b.len() == 2 => Some((m, a)),
            _ => None,
        };
        if let Some((m, y)) = both {
            let day = Day { month: m, year: Some(y.to_owned()), ..Day::default() };
            push(found, at..end, Class::Date, Evidence::Unit, Meaning::Date(day));
            return;
        }
        let (m, d) = if american { (a, b) } else { (b, a) };
        let (Some(m), Some(d)) = (month(m), day(d)) else { return };
        if sep != '/' || !is_day_here(scene, at, end) {
            return;
        }
        (date(m, d, None, american), Evidence::Unit)
    } else {
        let found = match (a, b, c) {
            (y, m, d) if is_year(y) => {
                month(m).zip(day(d)).map(|(m, d)| (m, d, y, american && sep == '/'))
            }
            (m, d, y)
                if american && sep == '/' && month(m).is_some() && (is_year(y) || short(y)) =>
            {
                month(m).zip(day(d)).map(|(m, d)| (m, d, y, true))
            }
            (d, m, y) if month(m).is_some() && (is_year(y) || short(y) && sep == '/') => {
                month(m).zip(day(d)).map(|(m, d)| (m, d, y, false))
            }
            (m, d, y) if is_year(y) => month(m).zip(day(d)).map(|(m, d)| (m, d, y, sep == '/')),
            _ => None,
        };
        let Some((m, d, y, first)) = found else { return };
        if short(y) {
            let said = vec![date(m, d, None, first), super::look::low(y)];
            (Meaning::Phrase(said), Evidence::Form)
        } else {
            (date(m, d, Some(y), first), Evidence::Form)
        }
    };
    push(found, at..end, Class::Date, evidence, meaning);
}

/// Does a preposition or a day of the week make a day of the two figures from `at` to `end`: on 12/25?
fn is_day_here(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let text = scene.text;
    if super::weekday::before_date(scene, at) {
        return true;
    }
    let Some((top, bottom)) = text[at..end].split_once('/') else { return false };
    let value = |d: &str| d.parse::<u32>().unwrap_or(0);
    let lead = scan::word_before(text, at).to_ascii_lowercase();
    // by 1/3, after 3/4: what one divides by is a fraction there.
    let share = matches!(bottom, "2" | "3" | "4" | "5" | "6" | "8" | "10" | "12" | "16")
        && value(top) < value(bottom);
    let says = match lead.as_str() {
        "on" | "since" | "until" | "dated" => true,
        "after" | "before" | "by" | "from" | "thru" | "through" | "ends" | "starting"
        | "starts" => !share,
        _ => false,
    };
    // on 9/10 occasions, on 1/2 acre; and the days that are names.
    let next = super::look::next_word(scene, end);
    let counted =
        matches!(next, "of" | "acre" | "hour" | "inch" | "mile" | "cup" | "ton" | "pound")
            || next.len() > 3
                && next.ends_with('s')
                && !listed(scene, "not-noun", next)
                && next != "this"
                && next != "unless";
    says && !counted && !super::fraction::is_name(&text[at..end])
}
