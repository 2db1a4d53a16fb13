//! What is left of English figures: ordinals, decades, decimals, years, counts and serial numbers.

use super::words::{self, cardinal, digits, ordinal, pairs, plural, short_year, year};
use crate::text::normalize::number::{ENGLISH, Number, number};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const ORDINAL: Scanner = Scanner {
    name: "ordinal",
    about: "ordinals and decades: 21st is twenty-first, the 1980s are the nineteen eighties",
    starts: Starts::of("'’0123456789"),
    read: read_ordinal,
    finish: |s| s,
};

pub(super) const DECIMAL: Scanner = Scanner {
    name: "decimal",
    about: "decimals: 3.14 is three point one four",
    starts: Starts::of("0123456789.-−"),
    read: read_decimal,
    finish: |s| s,
};

pub(super) const INTEGER: Scanner = Scanner {
    name: "integer",
    about: "whole numbers: a year (nineteen ninety-nine), a count or a serial number",
    starts: Starts::of("0123456789-−"),
    read: read_integer,
    finish: |s| s,
};

/// A reading with a space wherever a letter would touch it.
fn spaced(text: &str, at: usize, end: usize, said: &str) -> Option<Rewrite> {
    let left = if before(text, at).is_some_and(char::is_alphanumeric) { " " } else { "" };
    let right = if after(text, end).is_some_and(char::is_alphanumeric) { " " } else { "" };
    Rewrite::new(end, format!("{left}{said}{right}"))
}

/// The ending that belongs to the number: 1st, 2nd, 3rd, 11th.
fn ending(d: &str) -> &'static str {
    match d.as_bytes() {
        [.., b'1', _] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    }
}

fn read_ordinal(text: &str, at: usize) -> Option<Rewrite> {
    // '80s, ’80s
    if let Some(c @ ('\'' | '’')) = after(text, at) {
        let from = at + c.len_utf8();
        let d = scan::digits(text, from);
        let end = from + d.len();
        let decade = d.len() == 2
            && d.ends_with('0')
            && scan::word(text, end) == "s"
            && !before(text, at).is_some_and(char::is_alphanumeric);
        return if decade { Rewrite::new(end + 1, plural(&cardinal(d))) } else { None };
    }
    if before(text, at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '$' | '£' | '€'))
    {
        return None;
    }
    let n = number(text, at, ENGLISH).filter(|n| n.part.is_none())?;
    let from = if matches!(after(text, n.end), Some('\'' | '’')) && n.whole.ends_with('0') {
        n.end + after(text, n.end).map_or(0, char::len_utf8)
    } else {
        n.end
    };
    let word = scan::word(text, from);
    let end = from + word.len();
    let decade = n.whole.ends_with('0') && matches!(n.whole.len(), 2 | 4) && !n.grouped;
    if word == "s" && decade && (from == n.end || n.whole.len() == 4) {
        return Rewrite::new(
            end,
            plural(&if n.whole.len() == 4 { year(&n.whole) } else { cardinal(&n.whole) }),
        );
    }
    // Two F-16s, three 747s and the over-65s; 12s is a time.
    let model = n.whole.len() == 3
        || before(text, at) == Some('-') && before(text, at - 1).is_some_and(char::is_alphabetic);
    if word == "s" && from == n.end && model && n.is_plain() && !n.whole.ends_with('0') {
        let one = if n.whole.len() == 3 { pairs(&n.whole) } else { cardinal(&n.whole) };
        return Rewrite::new(end, plural(&one));
    }
    if from == n.end && word.eq_ignore_ascii_case(ending(&n.whole)) {
        return Rewrite::new(end, ordinal(&n.whole));
    }
    None
}

fn read_decimal(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let n = number(text, at, ENGLISH).filter(|n| n.part.is_some())?;
    spaced(text, at, n.end, &words::number(&n))
}

fn read_integer(text: &str, at: usize) -> Option<Rewrite> {
    let n = number(text, at, ENGLISH)?;
    let said = if n.is_plain() { plain(text, at, &n) } else { words::number(&n) };
    spaced(text, at, n.end, &said)
}

/// A figure without marks: year, count or code?
fn plain(text: &str, at: usize, n: &Number) -> String {
    let d = &*n.whole;
    let (left, right) = (before(text, at), after(text, n.end));
    if n.too_long() || d.len() > 1 && d.starts_with('0') {
        return digits(d);
    }
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    // Part of a name or a code: Boeing-747, MIG-25/235212, t2000.
    let joined = letter(left)
        || matches!(left, Some('/' | '_'))
            && before(text, at - 1).is_some_and(|c| c.is_alphanumeric());
    if joined {
        return match d.len() {
            3 => pairs(d),
            0..=4 => cardinal(d),
            _ => digits(d),
        };
    }
    // Flight 370, Flight BA 2490, Highway 101
    if matches!(d.len(), 3 | 4) && is_route(text, at) && !letter(right) {
        return if d.len() == 3 { pairs(d) } else { year(d) };
    }
    // '99: the year shortened.
    if matches!(left, Some('\'' | '’')) && d.len() == 2 && !letter(right) {
        return short_year(d);
    }
    let value: usize = if d.len() == 4 { d.parse().unwrap_or(0) } else { 0 };
    let since = ["in", "of", "since", "until", "till", "from", "by"]
        .contains(&scan::word_before(text, at).to_ascii_lowercase().as_str());
    // 1066 AD: the era makes a year of any figure.
    let era = ["AD", "BC", "CE", "BCE"];
    let marked = era.contains(&next_word(text, n.end)) || scan::word_before(text, at) == "AD";
    if value > 1000 && !letter(right) && marked {
        return year(d);
    }
    // The number one calls for help; the car is a nine eleven.
    if d == "911" && !letter(right) && !counted(text, at, n.end) {
        let car = scan::word_before(text, at) == "Porsche";
        return if car { "nine eleven".into() } else { digits(d) };
    }
    // Of 1000 a year is no surer than a count.
    let first = if since { 1001 } else { 1100 };
    if (first..2100).contains(&value)
        && !letter(right)
        && !counted(text, at, n.end)
        && !super::measure::measured_range(text, n.end)
    {
        return year(d);
    }
    cardinal(d)
}

/// Does a word for a flight or a road stand before the figure, perhaps with the letters of an airline?
fn is_route(text: &str, at: usize) -> bool {
    let word = scan::word_before(text, at);
    let airline = word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    let word = match scan::spaces_start(text, at).checked_sub(word.len()) {
        Some(start) if airline => scan::word_before(text, start),
        _ => word,
    };
    ["Flight", "flight", "Flights", "flights", "Highway", "Route", "Interstate"].contains(&word)
}

/// The word that stands behind the spaces at `at`.
fn next_word(text: &str, at: usize) -> &str {
    scan::word(text, scan::spaces_end(text, at))
}

/// Words before a figure of four digits that make it a year.
const DATED: &[&str] = &[
    "in", "since", "by", "until", "till", "from", "before", "after", "during", "of", "year",
    "circa", "early", "late", "mid", "spring", "summer", "autumn", "fall", "winter", "and", "to",
];

/// Is it a number of things? A small word in the plural follows and no word of time stands before.
fn counted(text: &str, at: usize, end: usize) -> bool {
    let next = next_word(text, end);
    let many = next.len() > 3
        && next.ends_with('s')
        && !next.ends_with("ss")
        && !matches!(next, "was" | "does" | "this" | "thus" | "its" | "less");
    let many = (many || matches!(next, "people" | "men" | "women" | "children"))
        && next.starts_with(|c: char| c.is_ascii_lowercase());
    many && !DATED.contains(&scan::word_before(text, at).to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn en(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "en").said(), said, "{shown}");
    }

    #[test]
    fn ordinals_and_decades() {
        en("the 21st, 12nd", "the twenty-first, twelve nd");
        en("in the 1980s and '80s, 2000s", "in the nineteen eighties and eighties, two thousands");
    }

    #[test]
    fn years_and_counts() {
        en("In 1066 and of 1066.", "In ten sixty-six and of ten sixty-six.");
        en("1066 AD, AD 1066", "ten sixty-six AD, AD ten sixty-six");
        en("AD 79, 44 BC", "AD seventy-nine, forty-four BC");
        en("the 911 call, a Porsche 911", "the nine one one call, a Porsche nine eleven");
        en("911 people", "nine hundred eleven people");
        en("in 1999, 1500 soldiers", "in nineteen ninety-nine, one thousand five hundred soldiers");
        en("Flight BA 2490, flight 370", "Flight BA twenty-four ninety, flight three seventy");
        en("two 747s and F-16s", "two seven forty-sevens and F-sixteens");
        en("(1988) 9000 and 13,000", "(nineteen eighty-eight) nine thousand and thirteen thousand");
        en("B2A23C, t2000, A380", "B two A twenty-three C, t two thousand, A three eighty");
        en("it's -34.5", "it's minus thirty-four point five");
    }
}
