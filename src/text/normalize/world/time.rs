//! Clock times.

use super::family::{Family, family, inside, is_digit};
use super::grammar::{Clock, Grammar};
use crate::text::normalize::rule::{Rewrite, Starts};
use crate::text::normalize::scan::{self, after, before, is_wide};

family!(time, "time", "clock times: 14:30", "0123456789", read_time);

/// a.m. and p.m. behind a time.
const HALVES: &[(&str, bool)] = &[
    ("a.m.", false),
    ("am", false),
    ("a. m.", false),
    ("a.m", false),
    ("p.m.", true),
    ("pm", true),
    ("p. m.", true),
    ("p.m", true),
    ("AM", false),
    ("PM", true),
];

fn read_time(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if inside(text, at) || before(text, at) == Some('-') {
        return None;
    }
    let pair = |at: usize| {
        Some(scan::digits(text, at))
            .filter(|d| d.len() == 2)
            .and_then(|d| d.parse::<u32>().ok())
            .filter(|n| *n < 60)
    };
    let h = scan::digits(text, at);
    let hour = if h.len() <= 2 { h.parse().ok().filter(|h| *h <= 24)? } else { return None };
    let mut end = at + h.len();
    let mark = |at: usize| {
        g.hour_marks
            .iter()
            .filter(|m| text[at..].starts_with(**m))
            .max_by_key(|m| m.len())
            .map(|m| at + m.len())
            .filter(|e| !after(text, *e).is_some_and(char::is_alphabetic))
    };
    // 3 p.m.
    if let Some((said, pm)) = scan::longest(text, scan::spaces_end(text, end), HALVES)
        && (1..=12).contains(&hour)
    {
        let stop = scan::spaces_end(text, end) + said.len();
        let clock = Clock { hour, minute: 0, second: None, afternoon: Some(pm) };
        let open = after(text, stop).is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
        return if open { None } else { Rewrite::new(stop, (g.time)(&clock)) };
    }
    let sep = after(text, end)?;
    let minute = pair(end + sep.len_utf8());
    // 9h, 35h: an hour with its mark alone, where that is how hours are written.
    let open = after(text, end + 1).is_some_and(char::is_alphanumeric);
    if sep == 'h' && minute.is_none() && g.hour_marks == ["h"] && !open {
        let clock = Clock { hour, minute: 0, second: None, afternoon: None };
        return Rewrite::new(end + 1, (g.time)(&clock));
    }
    let mut second = None;
    // 14:30; with a dot or an h only beside a mark of the hour or with two digits behind.
    let sure = sep == ':' || sep == 'h' && g.hour_marks.contains(&"h");
    if !matches!(sep, ':' | '.' | 'h') || minute.is_none() {
        return None;
    }
    end += 3;
    if sep == ':' && after(text, end) == Some(':') {
        second = Some(pair(end + 1)?);
        end += 3;
    }
    // 12h02m30s
    if sep == 'h' && after(text, end) == Some('m') {
        let last = pair(end + 1).filter(|_| after(text, end + 3) == Some('s'));
        second = last.filter(|s| *s > 0);
        end += if last.is_some() { 4 } else { 1 };
        if after(text, end).is_some_and(char::is_alphanumeric) {
            return None;
        }
    }
    let marked = mark(scan::spaces_end(text, end));
    let half = scan::longest(text, scan::spaces_end(text, end), HALVES);
    if !sure && marked.is_none() && half.is_none()
        || is_digit(after(text, end))
        || after(text, end) == Some(':')
    {
        return None;
    }
    let afternoon = half.map(|(m, pm)| {
        end = scan::spaces_end(text, end) + m.len();
        pm
    });
    let clock = Clock { hour, minute: minute.unwrap_or(0), second, afternoon };
    Rewrite::new(marked.filter(|_| half.is_none()).unwrap_or(end), (g.time)(&clock))
}
