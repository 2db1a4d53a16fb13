//! Fractions, percent, ordinals, decimals and whole numbers.

use super::family::{Family, family, inside, is_digit, spaced};
use super::grammar::{Gender, Grammar};
use super::scale::scale;
use crate::text::normalize::number::{VULGAR, number};
use crate::text::normalize::rule::{Rewrite, Starts};
use crate::text::normalize::scan::{self, after, before, is_wide};

family!(fraction, "fraction", "fractions: 1/4, 1 1/2, ¾", "0123456789-−½¼¾⅓", read_fraction);
family!(percent, "percent", "percent: 3,5 %", "0123456789-−.,", read_percent);
family!(ordinal, "ordinal", "ordinals: 3e, 1.º, 21.", "0123456789", read_ordinal);
family!(decimal, "decimal", "decimals: 3,14", "0123456789-−.,", read_decimal);
family!(integer, "integer", "whole numbers", "0123456789-−", read_integer);

/// `1/2`, `1 1/2` at `at`: end, reading, more than one.
pub(super) fn fraction_at(g: &Grammar, text: &str, at: usize) -> Option<(usize, String, bool)> {
    if let Some((mark, (top, bottom))) = scan::longest(text, at, VULGAR) {
        return Some((at + mark.len(), (g.fraction)(top, bottom), top != "1"));
    }
    let first = number(text, at, g.marks).filter(|n| n.part.is_none())?;
    if let Some((mark, (top, bottom))) = scan::longest(text, first.end, VULGAR) {
        let part = (g.fraction)(top, bottom);
        let whole = g.number(&first, Gender::Masculine);
        return Some((first.end + mark.len(), format!("{whole}{}{part}", g.mixed), true));
    }
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

fn read_fraction(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if inside(text, at) || before(text, at) == Some('-') {
        return None;
    }
    let (end, said, _) = fraction_at(g, text, at)?;
    if after(text, end).is_some_and(|c| c.is_alphanumeric() && !is_wide(c)) {
        return None;
    }
    Rewrite::new(end, said)
}

fn read_percent(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
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

fn read_ordinal(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
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
    // 90° is an angle or a temperature. Behind an article in the singular it is written for 90º, and so is
    // a small number that stands alone: a label.
    if mark.contains('°') {
        let article = ["el", "al", "del", "o", "ao", "do", "no", "le", "au", "du"];
        let word = scan::word_before(text, at).to_lowercase();
        let label = at == 0 && end == text.len() && n.whole.len() < 3 && *n.whole < *"31";
        if !label && !article.contains(&word.as_str()) {
            return None;
        }
    }
    // A dot makes an ordinal inside a sentence only, or where nothing else stands.
    if *mark == "." {
        let next = after(text, scan::spaces_end(text, end));
        let within = scan::spaces_end(text, end) > end && next.is_some_and(char::is_lowercase);
        let alone = at == 0 && end == text.len();
        if !alone && (!within || n.whole.len() > 6) {
            return None;
        }
    }
    Rewrite::new(end, (g.ordinal)(&n.whole, mark, scan::word_before(text, at))?)
}

fn read_decimal(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if is_digit(before(text, at)) {
        return None;
    }
    let n = number(text, at, g.marks).filter(|n| n.part.is_some())?;
    // A group of a longer number is not a number of its own.
    let mark = matches!(before(text, at), Some('.' | ',')) && is_digit(before(text, at - 1));
    if mark && n.whole.len() == 3 {
        return None;
    }
    let gender = if scale(g, text, n.end).is_some() { g.before_scale } else { Gender::Masculine };
    spaced(g, text, at, n.end, &g.number(&n, gender))
}

fn read_integer(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
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
