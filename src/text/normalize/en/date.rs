//! English dates, with month names and in figures.

use super::words::{ordinal, short_year, year};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

const FIGURES: &str = "0123456789";
const ABOUT: &str = "dates: July 25, 2012 is July twenty-fifth, twenty twelve";

/// Figures with slashes are month first, as in the United States.
pub(super) const MONTH_FIRST: Scanner = Scanner {
    name: "date",
    about: ABOUT,
    starts: Starts::of(FIGURES),
    read: |t, at| read(t, at, true),
    finish: |s| s,
};

/// Figures with slashes are day first, as everywhere else.
pub(super) const DAY_FIRST: Scanner = Scanner {
    name: "date",
    about: ABOUT,
    starts: Starts::of(FIGURES),
    read: |t, at| read(t, at, false),
    finish: |s| s,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The number of the month with this name or abbreviation.
fn month(word: &str) -> Option<usize> {
    let w = word.to_ascii_lowercase();
    let full = |m: &str| {
        let m = m.to_ascii_lowercase();
        m == w || w.len() == 3 && m.starts_with(&w) || w == "sept" && m == "september"
    };
    MONTHS.iter().position(|m| full(m))
}

/// The month's name as it is said: in full; a name in full keeps its letters.
fn name(word: &str, i: usize) -> String {
    if word.eq_ignore_ascii_case(MONTHS[i]) { word.into() } else { MONTHS[i].into() }
}

fn value(d: &str) -> usize {
    if d.len() > 4 { 0 } else { d.parse().unwrap_or(0) }
}

fn is_day(d: &str) -> bool {
    d.len() <= 2 && (1..=31).contains(&value(d))
}

fn is_month(d: &str) -> bool {
    d.len() <= 2 && (1..=12).contains(&value(d))
}

fn is_year(d: &str) -> bool {
    d.len() == 4 && (1000..=2999).contains(&value(d))
}

fn read(text: &str, at: usize, month_first: bool) -> Option<Rewrite> {
    if before(text, at)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | ',' | ':' | '$'))
    {
        return None;
    }
    let d = scan::digits(text, at);
    after_month(text, at, d)
        .or_else(|| before_month(text, at, d))
        .or_else(|| figures(text, at, d, month_first))
}

/// The end of a right ordinal ending (`5th`) at `at`, or `at`.
fn suffix(text: &str, at: usize) -> usize {
    let word = scan::word(text, at).to_ascii_lowercase();
    if matches!(word.as_str(), "st" | "nd" | "rd" | "th") { at + 2 } else { at }
}

/// A year at `at`, perhaps behind a comma: its end and its reading with what stands before it.
fn year_at(text: &str, at: usize) -> Option<(usize, String)> {
    let comma = after(text, at) == Some(',');
    let from = scan::spaces_end(text, at + usize::from(comma));
    let d = scan::digits(text, from);
    let end = from + d.len();
    let more = after(text, end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | ':'))
        || after(text, end) == Some('.') && !scan::digits(text, end + 1).is_empty();
    let ok = from > at && is_year(d) && !more;
    ok.then(|| (end, format!("{}{}", if comma { ", " } else { " " }, year(d))))
}

/// `July 25, 2012`, `jan. 15`, `March 2012`: the name stands before the figure.
fn after_month(text: &str, at: usize, d: &str) -> Option<Rewrite> {
    let mut left = scan::spaces_start(text, at);
    if matches!(before(text, left), Some('.' | '-')) {
        left -= 1;
    }
    let word = scan::word_before(text, left);
    let i = month(word)?;
    let start = left - word.len();
    if !text[start..left].starts_with(word) || left == at {
        return None;
    }
    let end = at + d.len();
    if is_year(d) && !after(text, end).is_some_and(|c| c.is_alphanumeric()) {
        return Rewrite::from(start, end, format!("{} {}", name(word, i), year(d)));
    }
    let stop = suffix(text, end);
    let open = after(text, stop)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, ':' | '%' | '/'))
        || after(text, stop) == Some('.') && !scan::digits(text, stop + 1).is_empty();
    if !is_day(d) || open {
        return None;
    }
    let found = year_at(text, stop);
    // "may" and "march" in small letters are verbs unless more speaks for a date.
    let verb = matches!(word, "may" | "march")
        && found.is_none()
        && after(text, stop).is_some_and(|c| c == ' ');
    if verb {
        return None;
    }
    let (end, said) = found.unwrap_or((stop, String::new()));
    Rewrite::from(
        start,
        end,
        format!("{} {}{said}", name(word, i), ordinal(d.trim_start_matches('0'))),
    )
}

/// `25 July 2012`, `25th jul`: the figure stands before the name.
fn before_month(text: &str, at: usize, d: &str) -> Option<Rewrite> {
    if !is_day(d) {
        return None;
    }
    let mut from = suffix(text, at + d.len());
    let ordinal_mark = from > at + d.len();
    let gap = scan::spaces_end(text, from);
    if scan::leads(text, gap, &["of "]) && ordinal_mark {
        return None;
    }
    from = if after(text, from) == Some('-') { from + 1 } else { gap };
    let word = scan::word(text, from);
    let i = month(word)?;
    let mut end = from + word.len();
    if matches!(word, "may" | "march") && !ordinal_mark && year_at(text, end).is_none() {
        return None;
    }
    if after(text, end) == Some('.') && word.len() < 5 && year_at(text, end + 1).is_some() {
        end += 1;
    }
    let dash = after(text, end) == Some('-') && is_year(scan::digits(text, end + 1));
    let (end, said) = if dash {
        let y = scan::digits(text, end + 1);
        (end + 1 + y.len(), format!(" {}", year(y)))
    } else {
        year_at(text, end).unwrap_or((end, String::new()))
    };
    let the = if scan::word_before(text, at).eq_ignore_ascii_case("the") { "" } else { "the " };
    Rewrite::new(
        end,
        format!("{the}{} of {}{said}", ordinal(d.trim_start_matches('0')), name(word, i)),
    )
}

/// Days of the week before a figure with a slash make it a date: `Fri (2/22)`.
const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The day of the week that ends before `at`, perhaps before a bracket: where it starts, and its name.
fn weekday(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let bracket = usize::from(before(text, at) == Some('('));
    let end = scan::spaces_start(text, at - bracket);
    let dot = usize::from(before(text, end) == Some('.'));
    let word = scan::word_before(text, end - dot);
    let whole = |d: &&&str| {
        d.get(..word.len()) == Some(word) && (matches!(word.len(), 2..=4) || d.len() == word.len())
    };
    let name = WEEKDAYS.iter().find(whole)?;
    text[..end - dot].ends_with(word).then(|| (end - dot - word.len(), *name))
}

/// Does a preposition make a day of the two figures from `at` to `end`: on 12/25?
fn on_day(text: &str, at: usize, end: usize) -> bool {
    let Some((top, bottom)) = text[at..end].split_once('/') else { return false };
    let lead = scan::word_before(text, at).to_ascii_lowercase();
    // by 1/3, after 3/4: what one divides by is a fraction there.
    let share = matches!(bottom, "2" | "3" | "4" | "5" | "6" | "8" | "10" | "12" | "16")
        && value(top) < value(bottom);
    let day = match lead.as_str() {
        "on" | "since" | "until" => true,
        "after" | "before" | "by" => !share,
        _ => false,
    };
    // on 9/10 occasions, on 1/2 acre; and the days that are names: 9/11, 7/7.
    let next = scan::word(text, scan::spaces_end(text, end));
    let counted =
        matches!(next, "of" | "acre" | "hour" | "inch" | "mile" | "cup" | "ton" | "pound")
            || next.len() > 3
                && next.ends_with('s')
                && !matches!(next, "this" | "unless" | "across");
    day && !counted && !matches!(&text[at..end], "9/11" | "7/7" | "20/20" | "24/7" | "50/50")
}

/// `2006-08-05`, `11/17/05`, `15.01.2020`.
fn figures(text: &str, at: usize, a: &str, month_first: bool) -> Option<Rewrite> {
    let mut end = at + a.len();
    let sep = after(text, end).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let b = scan::digits(text, end + 1);
    end += 1 + b.len();
    let c = if after(text, end) == Some(sep) { scan::digits(text, end + 1) } else { "" };
    if !c.is_empty() {
        end += 1 + c.len();
    }
    if before(text, at) == Some('-')
        || after(text, end)
            .is_some_and(|c| c.is_alphanumeric() && c != 'T' || matches!(c, '/' | '-' | '%'))
    {
        return None;
    }
    let in_full = |m: &str, d: &str, y: &str| {
        let name = MONTHS[value(m) - 1];
        let d = ordinal(d.trim_start_matches('0'));
        // The form with "of" is right in every English; the other is what Americans write with a slash.
        if month_first && sep == '/' {
            format!("{name} {d}{y}")
        } else {
            format!("the {d} of {name}{y}")
        }
    };
    let said = match (a, b, c) {
        (x, y, "") if sep == '/' && (is_month(x) || is_month(y) && !month_first) => {
            let (m, d) = if month_first { (x, y) } else { (y, x) };
            if !is_month(m) || !is_day(d) {
                return None;
            }
            let said = in_full(m, d, "");
            let Some((start, day)) = weekday(text, at) else {
                return if on_day(text, at, end) { Rewrite::new(end, said) } else { None };
            };
            let bracket = if before(text, at) == Some('(') { "(" } else { "" };
            return Rewrite::from(start, end, format!("{day} {bracket}{said}"));
        }
        (y, m, d) if is_year(y) && is_month(m) && is_day(d) => {
            in_full(m, d, &format!(" {}", year(y)))
        }
        (m, d, y)
            if month_first
                && sep == '/'
                && is_month(m)
                && is_day(d)
                && (is_year(y) || y.len() == 2) =>
        {
            in_full(m, d, &said_year(y))
        }
        (d, m, y) if is_month(m) && is_day(d) && (is_year(y) || y.len() == 2 && sep == '/') => {
            in_full(m, d, &said_year(y))
        }
        (m, d, y) if is_month(m) && is_day(d) && is_year(y) => in_full(m, d, &said_year(y)),
        _ => return None,
    };
    Rewrite::new(end, said)
}

fn said_year(y: &str) -> String {
    format!(" {}", if y.len() == 2 { short_year(y) } else { year(y) })
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn en(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "en").said(), said, "{shown}");
    }

    #[test]
    fn month_names() {
        en("on July 25, 2012, he", "on July twenty-fifth, twenty twelve, he");
        en("25th jul 2012", "the twenty-fifth of July twenty twelve");
        en("(4 June 2014).", "(the fourth of June twenty fourteen).");
        en("in March 2012", "in March twenty twelve");
        en("jan. 15", "January fifteenth");
        en("he may 25 times march 3 miles", "he may twenty-five times march three miles");
    }

    #[test]
    fn figures() {
        en("2024-05-06", "the sixth of May twenty twenty-four");
        en(
            "on 12/25 in London, by 1/3 and since 9/11",
            "on December twenty-fifth in London, by one third and since nine eleven",
        );
        en("on 9/10 occasions", "on nine tenths occasions");
        assert_eq!(normalize("on 25/12", "en-GB").said(), "on the twenty-fifth of December");
        en("11/17/05", "November seventeenth oh five");
        assert_eq!(
            normalize("3/4/1998", "en-GB").said(),
            "the third of April nineteen ninety-eight"
        );
    }
}
