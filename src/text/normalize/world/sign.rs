//! Signs between figures and alone, addresses and abbreviations.

use super::family::{Family, family, is_digit, spaced};
use super::grammar::Grammar;
use crate::text::normalize::rule::{Rewrite, Starts};
use crate::text::normalize::scan::{self, after, before, is_wide};
use crate::text::normalize::web;

family!(address, "address", "addresses: a.b@c.com sign by sign", web::STOPS, |g, t, at| web::read(
    t, at, &g.web
));
family!(
    abbreviation,
    "abbreviation",
    "abbreviations with a dot: Nr., z. B.",
    ".",
    read_abbreviation
);
family!(
    sign,
    "sign",
    "signs between figures: 3-5, 10 – 20, 1 + 1 = 2",
    "-–—〜~～<>=+×÷≥≈:",
    read_sign
);
family!(
    symbol,
    "symbol",
    "single signs: &, §, @",
    "$&@#%+=/°º²³×÷±§€£¥₩₽<>≈≤≥≠→√∞№〜",
    read_symbol
);

/// An abbreviation that ends with the dot at `at`, or has its last dot there: `z. B.`, `avv.`
fn read_abbreviation(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if let Some(reading) = read_contraction(g, text, at) {
        return Some(reading);
    }
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
    Rewrite::from(start, if closes && start < at { at } else { at + 1 }, *said)
}

/// A contraction with its only dot inside, at `at`: `p.za`, `sig.ra`.
fn read_contraction(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    g.abbreviations.iter().filter(|(k, _)| !k.ends_with('.')).find_map(|(key, said)| {
        let start = at.checked_sub(key.find('.')?)?;
        let end = start + key.len();
        let alone = !before(text, start).is_some_and(char::is_alphanumeric)
            && !after(text, end).is_some_and(char::is_alphanumeric);
        let fits = text.get(start..end)?.to_lowercase() == *key && alone;
        if fits { Rewrite::from(start, end, *said) } else { None }
    })
}

fn read_sign(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
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
        // 3:2, but not "Stand: 5" or a figure before a colon.
        let score = c != ':'
            || g.gap.is_empty()
            || left == at
                && right == end
                && is_digit(before(text, left))
                && is_digit(after(text, right));
        return if both && figure && score {
            Rewrite::from(left, right, format!("{0}{word}{0}", g.gap))
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
    // A pair that falls is not a range: a match of 3-2 is 3 to 2.
    let small = |d: &str| d.parse::<u32>().ok().filter(|_| d.len() <= 2);
    let falls = c == '-'
        && left == at
        && small(tail).is_some()
        && small(&text[left - head..left]) >= small(tail)
        && !matches!(after(text, right + tail.len()), Some('.' | ',' | '%'));
    let score = g.signs.iter().find(|(s, _)| falls && *s == ":").map_or(g.to, |(_, w)| w);
    Rewrite::from(left, right, format!("{0}{score}{0}", g.gap))
}

/// The word for a number before a figure: n° 5, n.º 12, Nº 3.
fn read_number_sign(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    let mark = after(text, at).filter(|c| matches!(c, '°' | 'º'))?;
    let stem = text[..at].strip_suffix('.').unwrap_or(&text[..at]);
    let start = stem.strip_suffix(['n', 'N'])?.len();
    let end = at + mark.len_utf8();
    let (_, said) = g.signs.iter().find(|(s, _)| *s == "№")?;
    let alone = !before(text, start).is_some_and(char::is_alphanumeric);
    // The figure behind it is read already.
    let open = |at| after(text, at).is_some_and(char::is_alphanumeric);
    if !alone || !open(scan::spaces_end(text, end)) {
        return None;
    }
    let gap = if open(end) { " " } else { "" };
    Rewrite::from(start, end, format!("{said}{gap}"))
}

fn read_symbol(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if let Some(number) = read_number_sign(g, text, at) {
        return Some(number);
    }
    let (mark, said) = scan::longest(text, at, g.signs)?;
    let end = at + mark.len();
    // A unit with its power and no figure before it: один м².
    if matches!(mark, "²" | "³") {
        let open = |unit: &str| before(text, end - unit.len()).is_some_and(char::is_alphanumeric);
        let unit = g.units.iter().filter(|(u, _)| text[..end].ends_with(u) && !open(u));
        if let Some((unit, noun)) = unit.max_by_key(|(u, _)| u.len()) {
            return Rewrite::from(end - unit.len(), end, noun.1[0]);
        }
    }
    let c = after(text, at);
    if mark.len() == 1 && (before(text, at) == c || after(text, end) == c)
        || matches!(mark, "<" | ">" | "/")
            && !(is_digit(before(text, at)) || is_digit(after(text, end)))
    {
        return None;
    }
    spaced(g, text, at, end, said)
}
