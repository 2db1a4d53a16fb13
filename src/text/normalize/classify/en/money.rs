//! Money: a sign or a code before the sum or behind it, a scale, a span of two sums.

use super::super::amount::{Amount, amount};
use super::super::candidate::{Candidate, Class, Counted, Evidence, Meaning, What};
use super::super::scene::Scene;
use super::look::{describes, push, words_of};
use super::measure;
use crate::text::normalize::number::is_minus;
use crate::text::normalize::scan::{self, after, before};

/// What scales a sum right behind it, and what the scale is called.
const SHORT: &[(&str, &str)] = &[
    ("k", "thousand"),
    ("K", "thousand"),
    ("m", "million"),
    ("M", "million"),
    ("mm", "million"),
    ("MM", "million"),
    ("mil", "million"),
    ("b", "billion"),
    ("B", "billion"),
    ("t", "trillion"),
    ("T", "trillion"),
];

/// The scale behind a sum: its index, and where it ends.
fn scale(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    if let Some(found) = measure::scale(scene, at) {
        return Some(found);
    }
    let from = scan::spaces_end(scene.text, at);
    let word = scan::word(scene.text, from);
    let (_, name) = SHORT.iter().find(|(mark, _)| *mark == word)?;
    // A space before a letter: $5 m is money, $5 K and $5 T are not.
    if from > at && !matches!(word, "m" | "M" | "b" | "B" | "mil")
        || scene.digit_at(from + word.len())
    {
        return None;
    }
    Some((scene.lang.nouns.unit(name)?, from + word.len()))
}

/// The currency whose sign or code ends before the figure at `at`: its index, and where it starts.
fn currency_before(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let text = scene.text;
    let end = scan::spaces_start(text, at);
    if at > end + 1 {
        return None;
    }
    let piece = scan::tail(text, end, 5);
    let nouns = &scene.lang.nouns;
    piece.char_indices().find_map(|(i, _)| {
        let (start, symbol) = (end - piece.len() + i, &piece[i..]);
        let letters = symbol.starts_with(char::is_alphabetic);
        let cut = before(text, start).is_some_and(char::is_alphanumeric);
        if letters && cut || !letters && before(text, start).is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        let whole = |s: &str| nouns.currency_at(s).filter(|(_, len)| *len == s.len());
        let small = || (end == at && symbol.len() == 3).then(|| symbol.to_ascii_uppercase());
        let (index, _) = whole(symbol).or_else(|| whole(&small()?))?;
        Some((index, start))
    })
}

/// A sum of money: where it stands, its figure, what is counted, and whether its sign stands before it.
struct Sum {
    start: usize,
    end: usize,
    n: Amount,
    counted: Counted,
    front: bool,
}

fn sum(scene: &Scene<'_>, at: usize) -> Option<Sum> {
    let text = scene.text;
    let mut n =
        measure::point_first(scene, at).or_else(|| amount(text, at, &scene.lang.grammar))?;
    let front = currency_before(scene, n.start);
    let scaled = scale(scene, n.end);
    let (start, what, mut end) = match front {
        Some((index, start)) => (start, index, scaled.map_or(n.end, |(_, end)| end)),
        None => {
            if super::look::inside(scene, n.start) {
                return None;
            }
            let scaled = measure::scale(scene, n.end);
            let end = scaled.map_or(n.end, |(_, end)| end);
            let from = scan::spaces_end(text, end);
            let (index, len) = scene.lang.nouns.currency_at(text.get(from..)?)?;
            let stop = from + len;
            let sign = !text[from..stop].contains(char::is_alphabetic);
            // 5 $10: the sign belongs to what follows.
            if sign && scene.digit_at(stop) {
                return None;
            }
            let counted = Counted {
                scale: scaled.map(|(i, _)| i),
                what: Some(What::Currency(index)),
                per: None,
            };
            return Some(Sum { start: n.start, end: stop, n, counted, front: false });
        }
    };
    let mut counted =
        Counted { scale: scaled.map(|(i, _)| i), what: Some(What::Currency(what)), per: None };
    // $5 USD: the code says it again.
    let again = scan::spaces_end(text, end);
    if let Some((index, len)) = scene.lang.nouns.currency_at(&text[again..])
        && text[again..].starts_with(|c: char| c.is_ascii_uppercase())
        && scene.lang.nouns.currencies[index].noun.forms[0]
            .ends_with(scene.lang.nouns.currencies[what].noun.forms[0].as_str())
    {
        counted.what = Some(What::Currency(index));
        end = again + len;
    }
    if let Some((per, stop)) = measure::per(scene, end) {
        (counted.per, end) = (Some(per), stop);
    }
    let mut start = start;
    if let Some(minus) = before(text, start).filter(|c| is_minus(*c)) {
        let from = start - minus.len_utf8();
        if before(text, from).is_none_or(|c| c.is_whitespace() || c == '(') {
            (n.minus, start) = (true, from);
        }
    }
    // $12@12% and $5x are codes.
    (after(text, end) != Some('@')).then_some(Sum { start, end, n, counted, front: true })
}

pub(super) fn money(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some(sum) = sum(scene, at) else { return };
    if sum.front
        && let Some((end, meaning)) = span(scene, &sum)
    {
        push(found, sum.start..end, Class::Money, Evidence::Form, meaning);
        return;
    }
    if sum.front && scan::leads(text, sum.end, &["-a-", "-an-", "-per-"]) && sum.n.part.is_none() {
        // a $5-a-day plan: the sum is a part of the word.
        let noun = match sum.counted.what {
            Some(What::Currency(i)) => scene.lang.nouns.currencies[i].noun.form(0),
            _ => "",
        };
        let meaning =
            Meaning::Joined(vec![Meaning::Number(sum.n), Meaning::Words(format!("-{noun}"))]);
        push(found, sum.start..sum.end, Class::Money, Evidence::Unit, meaning);
        return;
    }
    if scene.glued_after(sum.end) && scene.digit_at(sum.end) {
        return;
    }
    let attribute = sum.counted.per.is_none() && describes(scene, sum.start, sum.end);
    let meaning = Meaning::Counted(sum.n, sum.counted);
    let meaning = if attribute { Meaning::Attribute(Box::new(meaning)) } else { meaning };
    push(found, sum.start..sum.end, Class::Money, Evidence::Unit, meaning);
}

/// `$10-15`, `$5-10m`, `$5 to 10m`: a sign or a scale that is written once for both sums.
fn span(scene: &Scene<'_>, sum: &Sum) -> Option<(usize, Meaning)> {
    let text = scene.text;
    let first_end = sum.n.end;
    let to = scan::leads(text, first_end, &[" to "]);
    let dash = after(text, first_end).filter(|c| matches!(c, '-' | '–'));
    let from = if to { first_end + 4 } else { first_end + dash?.len_utf8() };
    let high = amount(text, from, &scene.lang.grammar).filter(|n| !n.minus && n.start == from)?;
    let scaled = scale(scene, high.end);
    let value = |n: &Amount| n.whole.parse::<u64>().unwrap_or(0);
    let mut end = scaled.map_or(high.end, |(_, end)| end);
    let open = after(text, end).is_some_and(|c| c.is_alphanumeric() || "-–%:".contains(c));
    if open || value(&sum.n) > value(&high) || to && scaled.is_none() || sum.n.minus {
        return None;
    }
    let mut counted = Counted { scale: scaled.map(|(i, _)| i), ..sum.counted.clone() };
    if let Some((per, stop)) = measure::per(scene, end) {
        (counted.per, end) = (Some(per), stop);
    }
    let low = match scaled.is_none() && (sum.n.part.is_some() || high.part.is_some()) {
        true => Meaning::Counted(sum.n.clone(), Counted { per: None, ..counted.clone() }),
        false => Meaning::Number(sum.n.clone()),
    };
    let attribute = counted.per.is_none() && describes(scene, sum.start, end);
    let said = Meaning::Phrase(vec![low, words_of("to"), Meaning::Counted(high, counted)]);
    Some((end, if attribute { Meaning::Attribute(Box::new(said)) } else { said }))
}
