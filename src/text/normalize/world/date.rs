//! Dates and days of the week.

use super::family::{Family, family, inside, is_digit};
use super::grammar::{Date, Gender, Grammar};
use crate::text::normalize::rule::{Rewrite, Starts};
use crate::text::normalize::scan::{self, after, before};

family!(
    date,
    "date",
    "dates in figures and with the month's name: 2.3.2003, 24. Juli 2013",
    "0123456789",
    read_date
);
family!(weekday, "weekday", "days of the week in brackets: 8日(水)", "(（", read_weekday);

/// The month whose name stands at `at`, and where the name ends.
fn month_at(g: &Grammar, text: &str, at: usize) -> Option<(usize, u32)> {
    let word = scan::word(text, at);
    let lower = word.to_lowercase();
    let (_, month) = g.months.iter().find(|(m, _)| *m == lower)?;
    let end = at + word.len();
    let dot = word.chars().count() < 5
        && after(text, end) == Some('.')
        && scan::spaces_end(text, end + 1) > end + 1;
    Some((end + usize::from(dot), *month))
}

/// The joint between the parts of a date (`de`), if it stands at `at`.
fn joint(g: &Grammar, text: &str, at: usize) -> usize {
    let from = scan::spaces_end(text, at);
    match text[from..].strip_prefix(g.date_joint) {
        Some(rest) if !g.date_joint.is_empty() && rest.starts_with(' ') => {
            scan::spaces_end(text, from + g.date_joint.len())
        }
        _ => from,
    }
}

pub(super) fn read_date(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if inside(text, at) {
        return None;
    }
    let first = read_day(g, text, at).or_else(|| between_particles(g, text, at))?;
    // 2008.08.08-2008.08.10
    let dash = after(text, first.end).filter(|c| matches!(c, '-' | '–' | '〜' | '～'));
    let second = dash.and_then(|c| read_day(g, text, first.end + c.len_utf8()));
    match second {
        Some(second) => Rewrite::new(
            second.end,
            format!("{0}{3}{1}{3}{2}", first.said, g.to, second.said, g.gap),
        ),
        None => Some(first),
    }
}

/// 11/5から11/6まで: the particles of a span make a day of two figures that may also be a fraction.
fn between_particles(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if !g.gap.is_empty() {
        return None;
    }
    let a = scan::digits(text, at);
    let sep = after(text, at + a.len()).filter(|c| matches!(c, '/' | '-'))?;
    let b = scan::digits(text, at + a.len() + 1);
    let end = at + a.len() + 1 + b.len();
    let value = |d: &str, most| d.parse().ok().filter(|n| d.len() <= 2 && (1..=most).contains(n));
    let (month, day) = (value(a, 12)?, value(b, 31)?);
    let shape = |at: usize| {
        let a = scan::digits(text, at);
        let sign = after(text, at + a.len()) == Some(sep);
        sign && value(a, 12).is_some() && value(scan::digits(text, at + a.len() + 1), 31).is_some()
    };
    const FROM: &str = "から";
    let opens = text[end..].starts_with(FROM) && shape(end + FROM.len());
    let closes = text[..at].ends_with(FROM) || text[end..].starts_with("まで");
    let weekday = after(text, end).is_some_and(|c| matches!(c, '(' | '（'))
        && scan::longest(text, end + after(text, end)?.len_utf8(), g.weekdays).is_some();
    if !(opens || closes && !is_digit(after(text, end)) || weekday) {
        return None;
    }
    Rewrite::new(end, (g.date)(&Date { day: Some(day), month, year: None }))
}

/// The end of the word for year behind the year that ends at `at`: the date says it already.
fn year_end(g: &Grammar, text: &str, at: usize) -> usize {
    let from = scan::spaces_end(text, at);
    let whole = |m: &&&str| {
        let next = after(text, from + m.len());
        text[from..].starts_with(**m)
            && !(m.ends_with(char::is_alphabetic) && next.is_some_and(char::is_alphanumeric))
    };
    let Some(mark) = g.year_marks.iter().filter(whole).max_by_key(|m| m.len()) else { return at };
    let end = from + mark.len();
    // Glued to the year (2006г.) the dot is that of the abbreviation.
    if from > at && mark.ends_with('.') && closes(text, end) { end - 1 } else { end }
}

/// Does the dot of an abbreviation that ends at `at` close the sentence too?
pub(super) fn closes(text: &str, at: usize) -> bool {
    after(text, scan::spaces_end(text, at)).is_none_or(|c| c.is_uppercase() || c == '\n')
}

/// One day in any of its written forms.
fn read_day(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    let value = |d: &str| if d.len() > 2 { 99 } else { d.parse::<u32>().unwrap_or(99) };
    let day = |d: &str| Some(value(d)).filter(|d| (1..=31).contains(d));
    let month = |d: &str| Some(value(d)).filter(|m| (1..=12).contains(m));
    let year = |d: &str| d.len() == 4 && (1000..3000).contains(&d.parse::<u32>().unwrap_or(0));
    let a = scan::digits(text, at);
    let mut end = at + a.len();
    // 24. Juli 2013, 15 de março de 2024, 1er mai
    let dot = usize::from(after(text, end) == Some('.'));
    let mark = g
        .ordinal_marks
        .iter()
        .filter(|m| text[end..].starts_with(**m))
        .map(|m| m.len())
        .max()
        .unwrap_or(0);
    if let Some(d) = day(a)
        && let Some((stop, m)) = month_at(g, text, joint(g, text, end + dot.max(mark)))
    {
        let from = joint(g, text, stop);
        let y = scan::digits(text, from);
        let y = Some(y).filter(|y| {
            year(y)
                && from > stop
                && !after(text, from + y.len()).is_some_and(char::is_alphanumeric)
        });
        let end = y.map_or(stop, |y| year_end(g, text, from + y.len()));
        return Rewrite::new(end, (g.date)(&Date { day: Some(d), month: m, year: y }));
    }
    let sep = after(text, end).filter(|c| matches!(c, '-' | '/' | '.'))?;
    // 03-Feb-2002
    if let (Some(d), '-', Some((stop, m))) = (day(a), sep, month_at(g, text, end + 1)) {
        let y = scan::digits(text, stop + 1);
        let whole = text[stop..].starts_with('-') && year(y);
        let end = stop + 1 + y.len();
        if whole && !after(text, end).is_some_and(char::is_alphanumeric) {
            return Rewrite::new(end, (g.date)(&Date { day: Some(d), month: m, year: Some(y) }));
        }
    }
    let b = scan::digits(text, end + 1);
    // 17/18 June: two days of one month.
    if let ('/', Some(_), Some(second)) = (sep, day(a), day(b))
        && let Some((stop, m)) = month_at(g, text, joint(g, text, end + 1 + b.len()))
    {
        let first = g.whole(a, Gender::Masculine);
        let second = (g.date)(&Date { day: Some(second), month: m, year: None });
        return Rewrite::new(stop, format!("{first}{}{second}", g.gap));
    }
    end += 1 + b.len();
    let c = if after(text, end) == Some(sep) { scan::digits(text, end + 1) } else { "" };
    // 24.12., where a dot makes an ordinal.
    if let (true, '.', Some(d), Some(m), Some('.')) =
        (g.ordinal_marks.contains(&"."), sep, day(a), month(b), after(text, end))
        && c.is_empty()
    {
        let stop = end + usize::from(after(text, end + 1).is_some_and(|c| c != '\n'));
        return Rewrite::new(stop, (g.date)(&Date { day: Some(d), month: m, year: None }));
    }
    // 2008.08 and 08/2008: a padded month beside a year.
    if c.is_empty()
        && sep != '-'
        && !after(text, end).is_some_and(|c| {
            c.is_ascii_alphanumeric()
                || matches!(c, '/' | ',' | '.') && is_digit(after(text, end + 1))
        })
    {
        let of = |m: &str, y| {
            Some(Date { day: None, month: month(m).filter(|_| m.len() == 2)?, year: Some(y) })
        };
        let modern = |d: &str| year(d) && (d.starts_with("19") || d.starts_with("20"));
        let found = match (modern(a), modern(b)) {
            (true, false) => of(b, a),
            (false, true) => of(a, b),
            // 08/08 where dates have no other order.
            (false, false)
                if g.gap.is_empty() && a.starts_with('0') && a.len() == 2 && b.len() == 2 =>
            {
                Some(Date { day: day(b), month: month(a)?, year: None }).filter(|d| d.day.is_some())
            }
            _ => None,
        };
        return found.and_then(|d| Rewrite::new(end, (g.date)(&d)));
    }
    if c.is_empty()
        || after(text, end + 1 + c.len())
            .is_some_and(|c| c.is_ascii_alphanumeric() && c != 'T' || c == '/')
        || runs_on(text, end + 1 + c.len(), sep)
    {
        return None;
    }
    end += 1 + c.len();
    if year(c) {
        end = year_end(g, text, end);
    }
    let (d, m, y) = match (day(a), month(b), day(c)) {
        _ if year(a) => (day(c)?, month(b)?, a),
        (Some(d), Some(m), _) if year(c) => (d, m, c),
        (Some(_), None, _) if year(c) && month(a).is_some() => (day(b)?, month(a)?, c),
        _ => return None,
    };
    Rewrite::new(end, (g.date)(&Date { day: Some(d), month: m, year: Some(y) }))
}

/// A dash behind a date goes on with a code, unless another date of the same form follows.
fn runs_on(text: &str, at: usize, sep: char) -> bool {
    if after(text, at) != Some('-') {
        return false;
    }
    let next = scan::digits(text, at + 1);
    next.is_empty() || sep == '-' || after(text, at + 1 + next.len()) != Some(sep)
}

/// A day of the week in brackets behind a date: 8日(水), 8일(수); and two of them with a range between.
fn read_weekday(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    let open = after(text, at)?;
    if !matches!(open, '(' | '（') || !matches!(before(text, at), Some('日' | '일')) {
        return None;
    }
    let day = |at: usize| scan::longest(text, at, g.weekdays);
    let first = at + open.len_utf8();
    let (mark, name) = day(first)?;
    let mut end = first + mark.len();
    let mut said = format!("{}{name}", g.gap);
    if let Some(c) = after(text, end).filter(|c| matches!(c, '〜' | '～' | '-' | '~' | '・'))
        && let Some((mark, name)) = day(end + c.len_utf8())
    {
        said += &format!("{0}{1}{0}{name}", g.gap, if c == '・' { "・" } else { g.to });
        end += c.len_utf8() + mark.len();
    }
    match after(text, end) {
        Some(c @ (')' | '）')) => Rewrite::new(end + c.len_utf8(), said),
        _ => None,
    }
}
