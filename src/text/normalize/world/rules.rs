//! The rules that every language of the table shares, over its [`Grammar`].

use super::grammar::{Clock, Currency, Date, Gender, Grammar};
use crate::model::spoken::Spoken;
use crate::text::normalize::number::{number, sign_allowed};
use crate::text::normalize::rule::{Bytes, Reading, Rule, Starts, rewrite_where};
use crate::text::normalize::scan::{self, after, before, is_wide};
use crate::text::normalize::web;

/// A rule with the grammar it reads by.
pub(super) struct Family {
    pub(super) grammar: &'static Grammar,
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) starts: Starts,
    pub(super) read: fn(&Grammar, &str, usize) -> Option<Reading>,
}

impl Rule for Family {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn idle(&self, bytes: &Bytes) -> bool {
        self.starts.none_in(bytes)
    }

    fn apply(&self, t: &mut Spoken) {
        rewrite_where(t, self.name, &self.starts, |text, at| (self.read)(self.grammar, text, at));
    }
}

/// Declares a family of rules over a grammar.
macro_rules! family {
    ($name:ident, $title:literal, $about:literal, $starts:expr, $read:expr) => {
        pub(super) const fn $name(grammar: &'static Grammar) -> Family {
            Family {
                grammar,
                name: $title,
                about: $about,
                starts: Starts::of($starts),
                read: $read,
            }
        }
    };
}

family!(address, "address", "addresses: a.b@c.com sign by sign", web::STOPS, |g, t, at| web::read(
    t, at, &g.web
));
family!(
    telephone,
    "telephone",
    "telephone numbers: +1 123-123-5678 digit by digit",
    "+(0123456789",
    read_telephone
);
family!(
    date,
    "date",
    "dates in figures and with the month's name: 2.3.2003, 24. Juli 2013",
    "0123456789",
    read_date
);
family!(time, "time", "clock times: 14:30", "0123456789", read_time);
family!(
    money,
    "money",
    "money, the sign before or behind the figure: €2,20",
    "$€£¥₩₽₹RUHNKC-−0123456789.,",
    read_money
);
family!(measure, "measure", "measures: 2 km/h", "0123456789-−.,", read_measure);
family!(fraction, "fraction", "fractions: 1/4, 1 1/2", "0123456789-−", read_fraction);
family!(percent, "percent", "percent: 3,5 %", "0123456789-−.,", read_percent);
family!(ordinal, "ordinal", "ordinals: 3e, 1.º, 21.", "0123456789", read_ordinal);
family!(
    sign,
    "sign",
    "signs between figures: 3-5, 10 – 20, 1 + 1 = 2",
    "-–—〜~～<>=+×÷≥≈:",
    read_sign
);
family!(weekday, "weekday", "days of the week in brackets: 8日(水)", "(（", read_weekday);
family!(chain, "chain", "dotted chains: 127.0.0.1", "0123456789", read_chain);
family!(
    abbreviation,
    "abbreviation",
    "abbreviations with a dot: Nr., z. B.",
    ".",
    read_abbreviation
);
family!(decimal, "decimal", "decimals: 3,14", "0123456789-−.,", read_decimal);
family!(integer, "integer", "whole numbers", "0123456789-−", read_integer);
family!(symbol, "symbol", "single signs: &, §, @", "$&@#%+=/°²³×÷±§€£¥₩₽<>≈≤≥≠→√∞№〜", read_symbol);

/// Is the place inside a word, a code or a longer number?
fn inside(text: &str, at: usize) -> bool {
    before(text, at).is_some_and(|c| {
        (c.is_alphanumeric() && !is_wide(c)) || matches!(c, '.' | ',' | '/' | ':' | '_')
    })
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

/// A reading with the gaps of the language where letters would touch it.
fn spaced(g: &Grammar, text: &str, start: usize, end: usize, said: &str) -> Option<Reading> {
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
    let left = if touches(before(text, start)) { g.gap } else { "" };
    let right = if touches(after(text, end)) { g.gap } else { "" };
    Reading::from(start, end, format!("{left}{said}{right}"))
}

fn read_telephone(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    if inside(text, at) || before(text, at) == Some('-') {
        return None;
    }
    let plus = after(text, at) == Some('+');
    let mut groups: Vec<&str> = Vec::new();
    let (mut end, mut next) = (at, at + usize::from(plus));
    while groups.len() < 8 {
        while after(text, next) == Some('(') || after(text, next) == Some(')') {
            next += 1;
        }
        let run = scan::digits(text, next);
        if run.is_empty() || run.len() > 8 {
            break;
        }
        groups.push(run);
        end = next + run.len();
        next = end + usize::from(after(text, end) == Some(')'));
        match after(text, next) {
            Some('-' | ' ' | '.') => next += 1,
            _ if next > end => {}
            _ => break,
        }
    }
    let lens: Vec<usize> = groups.iter().map(|g| g.len()).collect();
    let joints = text[at..end].chars().filter(|c| *c == '-').count();
    let shape = match lens.as_slice() {
        _ if plus => lens.len() > 1 && lens.iter().sum::<usize>() >= 8,
        [3..=4, 3..=4, 4] | [1, 3, 3, 4] | [4, 4, 4, 4] => {
            text.as_bytes()[at] == b'('
                || joints + 1 == lens.len()
                || text[at..end].matches('.').count() > 1
        }
        [1, 3, 3, 2, 2] => joints == 4,
        [4, 4] | [5, 4] | [3, 4] => joints == 1,
        [2, 4..=5, 4] => text.as_bytes()[at] == b'(',
        _ => false,
    };
    if !shape || after(text, end).is_some_and(|c| c.is_ascii_alphanumeric() || c == '%') {
        return None;
    }
    let said: Vec<String> = groups.iter().map(|d| (g.digits)(d)).collect();
    let plus = if plus { format!("{}{}", g.country, g.gap) } else { String::new() };
    Reading::new(end, plus + &said.join(if g.gap.is_empty() { "" } else { ", " }))
}

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

fn read_date(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    if inside(text, at) {
        return None;
    }
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
        let end = y.map_or(stop, |y| from + y.len());
        return Reading::new(end, (g.date)(&Date { day: Some(d), month: m, year: y }));
    }
    let sep = after(text, end).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let b = scan::digits(text, end + 1);
    end += 1 + b.len();
    let c = if after(text, end) == Some(sep) { scan::digits(text, end + 1) } else { "" };
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
        return found.and_then(|d| Reading::new(end, (g.date)(&d)));
    }
    if c.is_empty()
        || after(text, end + 1 + c.len())
            .is_some_and(|c| c.is_ascii_alphanumeric() && c != 'T' || matches!(c, '/' | '-'))
    {
        return None;
    }
    end += 1 + c.len();
    if let Some(mark) = g.year_marks.iter().find(|m| text[end..].starts_with(**m) && year(c)) {
        end += mark.len();
    }
    let (d, m, y) = match (day(a), month(b), day(c)) {
        _ if year(a) => (day(c)?, month(b)?, a),
        (Some(d), Some(m), _) if year(c) => (d, m, c),
        (Some(_), None, _) if year(c) && month(a).is_some() => (day(b)?, month(a)?, c),
        _ => return None,
    };
    Reading::new(end, (g.date)(&Date { day: Some(d), month: m, year: Some(y) }))
}

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

fn read_time(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
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
    let sep = after(text, end)?;
    let minute = pair(end + sep.len_utf8());
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
    Reading::new(marked.filter(|_| half.is_none()).unwrap_or(end), (g.time)(&clock))
}

/// A word that scales a figure, at `at`.
fn scale(g: &Grammar, text: &str, at: usize) -> Option<(usize, &'static str)> {
    let from = scan::spaces_end(text, at);
    let lower = scan::head(text, from, 12).to_lowercase();
    let (mark, word) =
        g.scales.iter().filter(|(k, _)| lower.starts_with(k)).max_by_key(|(k, _)| k.len())?;
    let end = from + mark.len();
    // Where words have no spaces between them, nothing closes a scale.
    (g.gap.is_empty()
        || is_wide(mark.chars().next()?)
        || !after(text, end).is_some_and(char::is_alphabetic))
    .then_some((end, *word))
}

/// A currency's code in letters before a figure, in any case: `krw 500`, `CHF 2`.
fn code_before<'a>(g: &'a Grammar, text: &str, at: usize) -> Option<&'a Currency> {
    let word = scan::word_before(text, at);
    if !(1..=4).contains(&word.len()) || !is_digit(after(text, at)) {
        return None;
    }
    g.currencies.iter().find(|(m, ..)| m.eq_ignore_ascii_case(word))
}

fn read_money(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    let sign = after(text, at).filter(|c| matches!(c, '-' | '−')).map_or(0, char::len_utf8);
    if inside(text, at) && code_before(g, text, at).is_none() || sign > 0 && !sign_allowed(text, at)
    {
        return None;
    }
    let from = at + sign;
    let upper = |at: usize| scan::head(text, at, 4).to_uppercase();
    let find = |at: usize| {
        let here = upper(at);
        g.currencies
            .iter()
            .filter(|(m, ..)| here.starts_with(&m.to_uppercase()))
            .max_by_key(|(m, ..)| m.len())
    };
    let mut start = at;
    let (n, money, end, scaled) = match find(from) {
        Some(c) => {
            let n = number(text, scan::spaces_end(text, from + c.0.len()), g.marks)?;
            let scaled = scale(g, text, n.end);
            let end = scaled.map_or(n.end, |(e, _)| e);
            (n, c, end, scaled)
        }
        None if code_before(g, text, from).is_some() => {
            let c = code_before(g, text, from)?;
            start = scan::spaces_start(text, from) - c.0.len();
            let n = number(text, from, g.marks)?;
            let scaled = scale(g, text, n.end);
            let end = scaled.map_or(n.end, |(e, _)| e);
            (n, c, end, scaled)
        }
        None => {
            let n = number(text, from, g.marks)?;
            let scaled = scale(g, text, n.end);
            let stop = scan::spaces_end(text, scaled.map_or(n.end, |(e, _)| e));
            let c = find(stop)?;
            let end = stop + c.0.len();
            let letters = c.0.ends_with(char::is_alphabetic);
            if letters && after(text, end).is_some_and(|c| c.is_alphanumeric() && !is_wide(c))
                || is_digit(after(text, end))
            {
                return None;
            }
            (n, c, end, scaled)
        }
    };
    let (_, main, small) = money;
    let minus = if sign > 0 { format!("{}{}", g.minus, g.gap) } else { String::new() };
    let gap = g.gap;
    if let Some((_, word)) = scaled {
        let of = if g.of.is_empty() { String::new() } else { format!("{gap}{}", g.of) };
        let many = main.1[main.1.len() - 1];
        return spaced(
            g,
            text,
            start,
            end,
            &format!("{minus}{}{gap}{word}{of}{gap}{many}", g.number(&n, g.before_scale)),
        );
    }
    let zeros = n.part.is_some_and(|p| p.bytes().all(|b| b == b'0'));
    let million = n.whole.len() > 6 && n.whole.ends_with("000000");
    let of = if million && !g.of.is_empty() { format!("{}{gap}", g.of) } else { String::new() };
    let whole = || {
        let plain =
            crate::text::normalize::number::Number { part: None, whole: n.whole.clone(), ..n };
        format!("{}{gap}{of}{}", g.number(&plain, main.0), g.noun(&plain, main))
    };
    let said = match n.part {
        None => whole(),
        Some(_) if zeros => whole(),
        Some(p) if p.len() <= 2 && !small.1.is_empty() => {
            let cents =
                if p.len() == 1 { format!("{p}0") } else { p.trim_start_matches('0').to_owned() };
            let cents = crate::text::normalize::number::Number {
                minus: false,
                whole: cents.into(),
                part: None,
                grouped: false,
                end: 0,
            };
            let cents = format!("{}{gap}{}", g.number(&cents, small.0), g.noun(&cents, small));
            if n.whole.is_empty() || n.whole == "0" {
                cents
            } else {
                format!("{}{gap}{}{cents}", whole(), g.money_joint)
            }
        }
        Some(_) => format!("{}{gap}{}", g.number(&n, main.0), g.noun(&n, main)),
    };
    spaced(g, text, start, end, &(minus + &said))
}

/// The unit at `at`, longest first; a unit of letters must not run on into a word.
fn unit(
    g: &Grammar,
    text: &str,
    at: usize,
) -> Option<(usize, &'static str, &'static super::grammar::Noun)> {
    let rest = text.get(at..)?;
    let lower = scan::head(text, at, 8).to_lowercase();
    let fits = |m: &str| {
        rest.starts_with(m)
            || m.chars().count() > 1
                && lower.starts_with(&m.to_lowercase())
                && rest.is_char_boundary(m.len())
    };
    let (mark, noun) = g.units.iter().filter(|(m, _)| fits(m)).max_by_key(|(m, _)| m.len())?;
    let end = at + mark.len();
    let open = mark.ends_with(char::is_alphanumeric)
        && after(text, end).is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
    (!open).then_some((end, *mark, noun))
}

/// `1/2`, `1 1/2` at `at`: end, reading, more than one.
fn fraction_at(g: &Grammar, text: &str, at: usize) -> Option<(usize, String, bool)> {
    let first = number(text, at, g.marks).filter(|n| n.part.is_none())?;
    let mut whole = None;
    let mut top = first;
    let gap = scan::spaces_end(text, top.end);
    if gap > top.end {
        let next = number(text, gap, g.marks).filter(|n| n.part.is_none() && !n.minus)?;
        if after(text, next.end) != Some('/') {
            return None;
        }
        whole = Some(std::mem::replace(&mut top, next));
    }
    if !matches!(after(text, top.end), Some('/' | '⁄')) {
        return None;
    }
    let bottom = number(text, top.end + after(text, top.end).map_or(1, char::len_utf8), g.marks)
        .filter(|n| n.part.is_none() && !n.minus)?;
    let more = after(text, bottom.end).is_some_and(|c| c.is_ascii_digit() || c == '/');
    if more
        || top.whole.len() > 9
        || bottom.whole.len() > 10
        || bottom.whole.starts_with('0') && bottom.whole != "0"
    {
        return None;
    }
    let minus = if top.minus || whole.as_ref().is_some_and(|w| w.minus) {
        format!("{}{}", g.minus, g.gap)
    } else {
        String::new()
    };
    let several = whole.is_some() || top.whole != "1";
    let said = (g.fraction)(&top.whole, &bottom.whole);
    let said = match whole {
        Some(w) => {
            let said = if g.mixed.contains("y") && said == "un medio" {
                "medio".into()
            } else if g.mixed.contains("et") && said == "un demi" {
                "demi".into()
            } else {
                said
            };
            format!("{}{}{said}", g.whole(&w.whole, Gender::Masculine), g.mixed)
        }
        None => said,
    };
    Some((bottom.end, minus + &said, several))
}

fn read_measure(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    if inside(text, at) {
        return None;
    }
    let gap = g.gap;
    let amount = match fraction_at(g, text, at) {
        Some((end, said, _)) => {
            let (stop, _, noun) = unit(g, text, scan::spaces_end(text, end))?;
            return spaced(g, text, at, stop, &format!("{said}{gap}{}", noun.1[0]));
        }
        None => number(text, at, g.marks)?,
    };
    let scaled = scale(g, text, amount.end);
    let end = scaled.map_or(amount.end, |(e, _)| e);
    // 42259/m²
    if after(text, end) == Some('/') {
        let (stop, _, noun) = unit(g, text, end + 1)?;
        return spaced(
            g,
            text,
            at,
            stop,
            &format!("{}{gap}{}{gap}{}", g.number(&amount, Gender::Masculine), g.per, noun.1[0]),
        );
    }
    let from = scan::spaces_end(text, end);
    let (mut stop, mark, noun) = unit(g, text, from)?;
    let lone = mark.len() == 1
        && mark.starts_with(char::is_alphabetic)
        && from == end
        && mark != "m"
        && mark != "g"
        && mark != "W"
        && mark != "L"
        && mark != "N"
        && mark != "s";
    if lone {
        return None;
    }
    let mut said = match scaled {
        Some((_, word)) => format!(
            "{}{gap}{word}{gap}{}",
            g.number(&amount, Gender::Masculine),
            noun.1[noun.1.len() - 1]
        ),
        None => format!("{}{gap}{}", g.number(&amount, noun.0), g.noun(&amount, noun)),
    };
    if after(text, stop) == Some('/')
        && let Some((s, _, other)) = unit(g, text, stop + 1)
    {
        said += &format!("{gap}{}{gap}{}", g.per, other.1[0]);
        stop = s;
    }
    spaced(g, text, at, stop, &said)
}

fn read_fraction(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    if inside(text, at) || before(text, at) == Some('-') {
        return None;
    }
    let (end, said, _) = fraction_at(g, text, at)?;
    if after(text, end).is_some_and(|c| c.is_alphanumeric() && !is_wide(c)) {
        return None;
    }
    Reading::new(end, said)
}

fn read_percent(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    if inside(text, at) {
        return None;
    }
    let n = number(text, at, g.marks)?;
    let from = scan::spaces_end(text, n.end);
    if after(text, from) != Some('%') {
        return None;
    }
    spaced(
        g,
        text,
        at,
        from + 1,
        &format!("{}{}{}", g.number(&n, Gender::Masculine), g.gap, g.percent),
    )
}

fn read_ordinal(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    if inside(text, at) {
        return None;
    }
    let n = number(text, at, g.marks).filter(|n| n.part.is_none() && !n.too_long())?;
    let mark = g
        .ordinal_marks
        .iter()
        .filter(|m| text[n.end..].starts_with(**m))
        .max_by_key(|m| m.len())?;
    let end = n.end + mark.len();
    let letters = mark.ends_with(|c: char| c.is_alphanumeric() && !is_wide(c));
    if letters && after(text, end).is_some_and(|c| c.is_alphanumeric() && !is_wide(c)) {
        return None;
    }
    // A dot makes an ordinal inside a sentence only, or where nothing else stands.
    if *mark == "." {
        let next = after(text, scan::spaces_end(text, end));
        let within = scan::spaces_end(text, end) > end && next.is_some_and(char::is_lowercase);
        let alone = at == 0 && end == text.len();
        if !within && !alone || n.whole.len() > 6 && !alone {
            return None;
        }
    }
    Reading::new(end, (g.ordinal)(&n.whole, mark, scan::word_before(text, at))?)
}

fn read_sign(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    let c = after(text, at)?;
    let end = at + c.len_utf8();
    let (left, right) = (scan::spaces_start(text, at), scan::spaces_end(text, end));
    if matches!(c, '<' | '>' | '=' | '+' | '×' | '÷' | '≥' | '≤' | '±' | '≈' | '≠' | ':')
    {
        let operand =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '('));
        let figure = is_digit(before(text, left)) || is_digit(after(text, right));
        let both = operand(before(text, left)) && operand(after(text, right));
        let (_, word) = g.signs.iter().find(|(s, _)| s.chars().eq([c]))?;
        return if both && figure {
            Reading::from(left, right, format!("{0}{word}{0}", g.gap))
        } else {
            None
        };
    }
    if !matches!(c, '-' | '–' | '—' | '〜' | '～' | '~') {
        return None;
    }
    let wide = matches!(c, '〜' | '～');
    let around = (is_digit(before(text, left))
        || wide && before(text, left).is_some_and(is_wide)
        || before(text, left) == Some('%'))
        && (is_digit(after(text, right)) || wide && after(text, right).is_some_and(is_wide));
    // A chain of three is a code.
    let head = text[..left].bytes().rev().take(20).take_while(u8::is_ascii_digit).count();
    let tail = scan::digits(text, right);
    let chained = c == '-'
        && (before(text, left - head) == Some('-')
            || after(text, right + tail.len()) == Some('-')
            || before(text, left - head).is_some_and(|c| c.is_alphabetic() && !is_wide(c)));
    if !around || chained || (left == at) != (right == end) {
        return None;
    }
    Reading::from(left, right, format!("{0}{1}{0}", g.gap, g.to))
}

/// A day of the week in brackets behind a date: 8日(水), 8일(수); and two of them with a range between.
fn read_weekday(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
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
        Some(c @ (')' | '）')) => Reading::new(end + c.len_utf8(), said),
        _ => None,
    }
}

/// `127.0.0.1`: a chain of three or more is read digit by digit.
fn read_chain(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    if inside(text, at) {
        return None;
    }
    let mut parts = vec![scan::digits(text, at)];
    let mut end = at + parts[0].len();
    while parts.len() < 64 && after(text, end) == Some('.') && is_digit(after(text, end + 1)) {
        parts.push(scan::digits(text, end + 1));
        end += 1 + parts[parts.len() - 1].len();
    }
    // Three digits in each but the first are a number with its groups marked.
    let grouped = g.marks.groups.contains(&'.') && parts.iter().skip(1).all(|p| p.len() == 3);
    if parts.len() < 3 || grouped {
        return None;
    }
    let dot = if g.gap.is_empty() {
        "点"
    } else {
        g.web.signs.iter().find(|(s, _)| *s == '.').map_or("", |(_, w)| w)
    };
    let said: Vec<String> = parts.iter().map(|p| (g.digits)(p)).collect();
    Reading::new(end, said.join(&format!("{0}{dot}{0}", g.gap)))
}

/// An abbreviation that ends with the dot at `at`, or has its last dot there: `z. B.`, `avv.`
fn read_abbreviation(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    let lower = scan::tail(text, at + 1, 8).to_lowercase();
    let fits =
        |k: &str| lower.strip_suffix(k).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    let (mark, said) =
        g.abbreviations.iter().filter(|(k, _)| fits(k)).max_by_key(|(k, _)| k.len())?;
    let start = at + 1 - mark.len();
    if !text.is_char_boundary(start)
        || text[start..=at].to_lowercase() != **mark
        || after(text, at + 1).is_some_and(char::is_alphanumeric)
    {
        return None;
    }
    // The dot may also close the sentence.
    let closes = after(text, scan::spaces_end(text, at + 1)).is_none();
    Reading::from(start, if closes && start < at { at } else { at + 1 }, *said)
}

fn read_decimal(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    if is_digit(before(text, at)) {
        return None;
    }
    let n = number(text, at, g.marks).filter(|n| n.part.is_some())?;
    let gender = if scale(g, text, n.end).is_some() { g.before_scale } else { Gender::Masculine };
    spaced(g, text, at, n.end, &g.number(&n, gender))
}

fn read_integer(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    let n = number(text, at, g.marks)?;
    let start = if n.is_plain() && n.part.is_none() {
        (g.bare)(&n.whole, scan::tail(text, at, 16))
    } else {
        None
    };
    let gender = if scale(g, text, n.end).is_some() { g.before_scale } else { Gender::Masculine };
    let said = start.unwrap_or_else(|| g.number(&n, gender));
    spaced(g, text, at, n.end, &said)
}

fn read_symbol(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
    let (mark, said) = scan::longest(text, at, g.signs)?;
    let end = at + mark.len();
    let c = after(text, at);
    if mark.len() == 1 && (before(text, at) == c || after(text, end) == c)
        || matches!(mark, "<" | ">" | "/")
            && !(is_digit(before(text, at)) || is_digit(after(text, end)))
    {
        return None;
    }
    spaced(g, text, at, end, said)
}
