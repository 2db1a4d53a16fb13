//! Amounts of money and measures: a figure, perhaps scaled, and what is counted, before or behind.

use super::amount::{Amount, amount};
use super::candidate::{Candidate, Class, Counted, Evidence, Meaning, What};
use super::scene::Scene;
use crate::text::normalize::number::{is_minus, sign_allowed};
use crate::text::normalize::scan::{self, after, before};

pub(super) fn counted(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    if let Some((span, n, counted)) = whole_at(scene, at) {
        let class = match counted.what {
            Some(What::Currency(_)) => Class::Money,
            _ => Class::Measure,
        };
        // 1,5 milhão and 1,5 milhões are both written: what is a word already is said as it stands.
        let word = scene.text[n.end..span.end].trim_start();
        let is = |i: usize| scene.lang.nouns.units[i].noun.forms.iter().any(|f| f == word);
        if n.part.is_some() && counted.what.is_none() && counted.scale.is_some_and(is) {
            return;
        }
        found.push(Candidate::new(span, class, Evidence::Unit, Meaning::Counted(n, counted)));
    }
}

/// The counted amount whose first figure is at `at`, with the sign or the code before it.
pub(super) fn whole_at(
    scene: &Scene<'_>,
    at: usize,
) -> Option<(std::ops::Range<usize>, Amount, Counted)> {
    let text = scene.text;
    let mut n = amount(text, at, &scene.lang.grammar)?;
    if before(text, at).is_some_and(|c| matches!(c, '.' | ',' | '/' | ':'))
        && scene.digit_before(at - 1)
    {
        return None;
    }
    if let Some((start, what)) = prefix(scene, n.start) {
        let scale = scale_at(scene, n.end, true);
        let mut counted = Counted { scale: scale.map(|(_, s)| s), what: Some(what), per: None };
        let mut end = scale.map_or(n.end, |(end, _)| undotted(scene, end));
        // $5 USD: the code says it again, or whose dollar it is; $10/h.
        if let Some((stop, Some(again), None)) = behind(scene, end)
            && (again == what
                || matches!(again, What::Currency(_)) && text[..n.start].trim_end().ends_with('$'))
        {
            (end, counted.what) = (stop, Some(again));
        }
        if let Some((stop, per)) = per_at(scene, end) {
            (end, counted.per) = (stop, Some(per));
        }
        // -$5
        let minus = before(text, start).filter(|c| is_minus(*c));
        let from = minus.map_or(start, |c| start - c.len_utf8());
        if from < start && sign_allowed(text, from) {
            n.minus = true;
            return Some((from..end, n, counted));
        }
        return Some((start..end, n, counted));
    }
    if scene.glued_before(n.start) {
        return None;
    }
    let (end, counted) = counted_at(scene, n.end)?;
    Some((n.start..end, n, counted))
}

/// A scale and what is counted behind `at`, and where that ends.
pub(super) fn counted_at(scene: &Scene<'_>, at: usize) -> Option<(usize, Counted)> {
    let scale = scale_at(scene, at, false);
    let from = scale.map_or(at, |(end, _)| end);
    let mut counted = Counted { scale: scale.map(|(_, s)| s), what: None, per: None };
    let Some((mut end, what, per)) = behind(scene, from) else {
        return scale.map(|_| (undotted(scene, from), counted));
    };
    (counted.what, counted.per) = (what, per);
    if counted.per.is_none()
        && let Some((stop, per)) = per_at(scene, end)
    {
        (end, counted.per) = (stop, Some(per));
    }
    Some((end, counted))
}

/// A unit or a currency behind `at`, with a space or without one.
fn behind(scene: &Scene<'_>, at: usize) -> Option<(usize, Option<What>, Option<usize>)> {
    let text = scene.text;
    let from = scan::spaces_end(text, at);
    let rest = text.get(from..)?;
    let glued = from == at;
    let nouns = &scene.lang.nouns;
    // 20 usd, as it is written in a hurry.
    let code = || {
        let head = rest.get(..rest.len().min(3)).filter(|_| scene.lang.grammar.small_codes)?;
        let small = head.len() == 3
            && head.bytes().all(|b| b.is_ascii_lowercase())
            && !scene.glued_after(from + 3);
        let sign = head.find('$').filter(|i| *i > 0).map(|i| i + 1);
        let size = sign.or(small.then_some(3))?;
        let found = nouns.currency_at(&head[..size].to_ascii_uppercase());
        found.filter(|(_, len)| *len == size)
    };
    if let Some((index, len)) = nouns.currency_at(rest).or_else(code) {
        let followed =
            scene.digit_at(from + len) && rest[..len].chars().all(|c| !c.is_alphabetic());
        // 5 $10: the sign belongs to what follows.
        if !followed || glued {
            return Some((closed(scene, from, len), Some(What::Currency(index)), None));
        }
    }
    // 42/km²
    if let Some(bare) = rest.strip_prefix('/')
        && let Some((index, len)) = nouns.unit_at(bare)
        && glued
        && !nouns.units[index].scale
        && bare[..len].chars().count() > 1
    {
        return Some((from + 1 + len, None, Some(index)));
    }
    let (index, len) = nouns.unit_at(rest)?;
    let symbol = &rest[..len];
    let unit = &nouns.units[index];
    // A single letter behind a space is a word as likely as a unit, unless it is not a letter of this
    // language's words; glued to figures such as 2m it is one, but 5G and 3D are names.
    let letter = symbol.chars().count() == 1 && symbol.chars().all(char::is_alphabetic);
    let name = letter
        && glued
        && symbol.chars().all(|c| c.is_ascii_uppercase() && !matches!(c, 'W' | 'V' | 'A' | 'L'));
    // Newtons and joules are counted in tens: 300N.
    let many = matches!(symbol, "N" | "J") && at > 1 && scene.digit_before(at - 1);
    let name = name && !many;
    // Before a mark or the end it is one all the same: 15 A.
    let last = !after(text, scan::spaces_end(text, from + len)).is_some_and(char::is_alphanumeric);
    let listed = matches!(
        symbol,
        "m" | "K"
            | "g"
            | "t"
            | "l"
            | "W"
            | "V"
            | "h"
            | "s"
            | "м"
            | "г"
            | "т"
            | "л"
            | "ч"
            | "с"
            | "В"
            | "م"
            | "غ"
    );
    let upper = symbol.chars().all(char::is_uppercase);
    let common = letter && !(glued || listed || upper && last);
    // A word such as "in" or "bar" needs more than its letters: it is a word of the text, too.
    let listed = scene.lang.grammar.list("unit-words").iter().any(|w| w == symbol);
    let word = symbol == "in" || unit.scale || listed && !alone(scene, at, from + len);
    // Les 2 s'aiment, le 12 m'a vu.
    let elided = matches!(after(text, from + len), Some('\'' | '’'))
        && symbol.ends_with(char::is_alphabetic)
        && text[from + len..].chars().nth(1).is_some_and(char::is_alphabetic);
    if elided {
        return None;
    }
    (!(name || common || word)).then(|| (closed(scene, from, len), Some(What::Unit(index)), None))
}

/// Is a symbol that is a word of the language, too (`ha`), a unit here? The figure is no year and no day, and
/// what follows is a mark or "of".
fn alone(scene: &Scene<'_>, figure: usize, end: usize) -> bool {
    let next = scan::spaces_end(scene.text, end);
    let goes_on = after(scene.text, next).is_some_and(char::is_alphanumeric);
    let grouped = || {
        let start = scene.text[..figure].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        matches!(before(scene.text, start), Some('.' | ',')) && scene.digit_before(start - 1)
    };
    !goes_on || scene.word_after("date-joint", end).is_some() || grouped()
}

/// The end of a symbol; its dot, if it closes the sentence too, stays in the text.
fn closed(scene: &Scene<'_>, from: usize, len: usize) -> usize {
    undotted(scene, from + len)
}

fn undotted(scene: &Scene<'_>, end: usize) -> usize {
    if scene.text[..end].ends_with('.') && scene.closes(end) { end - 1 } else { end }
}

/// A unit behind a stroke: `/h`, `/km²`.
fn per_at(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let rest = scene.text.get(at..)?.strip_prefix('/')?;
    let units = &scene.lang.nouns.units;
    // A symbol, or the unit as a word: 30 €/mes.
    let word = scan::word(rest, 0);
    let named = || {
        let is = |u: &crate::lang::Unit| word.len() > 1 && u.noun.form(0) == word;
        units.iter().position(is).map(|index| (index, word.len()))
    };
    let (index, len) = scene.lang.nouns.unit_at(rest).or_else(named)?;
    (!units[index].scale).then_some((at + 1 + len, index))
}

/// A unit that no figure counts: `за м²`, `le kg`, `millones de km`.
pub(super) fn bare(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some((index, len)) = scene.lang.nouns.unit_at(&text[at..]) else { return };
    let (symbol, unit) = (&text[at..at + len], &scene.lang.nouns.units[index]);
    let one = scene.lang.grammar.list("unit-one");
    let gap = scan::spaces_start(text, at);
    // No word is written without a vowel.
    let prefixes = ["kilo", "centi", "milli"];
    let plain = symbol.starts_with(|c: char| c.is_ascii_lowercase())
        && !symbol.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        && prefixes.iter().any(|p| unit.id.starts_with(p))
        && (1..at).contains(&gap);
    let raised = symbol.ends_with(['²', '³']) && !matches!(before(text, at), Some('/'));
    if !(raised || plain && !one.is_empty()) {
        return;
    }
    // Behind an article there is one, behind anything else there are several.
    let left = scan::word_before(text, at).to_lowercase();
    let several = !one.is_empty()
        && !one.contains(&left)
        && !scene.digit_at(scan::spaces_end(text, at + len));
    let form = unit.noun.form(if several { usize::MAX } else { 0 });
    let meaning = Meaning::Words(form.to_owned());
    found.push(Candidate::new(at..at + len, Class::Measure, Evidence::Unit, meaning));
}

/// A unit behind a word and a stroke: `Einwohner/km²`, `Autos/min`.
pub(super) fn rate(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let word = text[..at].chars().rev().take(3).take_while(|c| c.is_alphabetic()).count();
    if after(text, at) != Some('/') || word < 3 {
        return;
    }
    let Some((end, per)) = per_at(scene, at).filter(|(end, _)| !scene.glued_after(*end)) else {
        return;
    };
    // A letter is the half of a pair (Schüler/in, m/w), unless it is an hour or a second.
    let symbol = &text[at + 1..end];
    let letter = symbol.chars().count() == 1 && !matches!(symbol, "h" | "s" | "ч" | "с");
    if letter || symbol == "in" {
        return;
    }
    let meaning = Meaning::Rate(per);
    found.push(Candidate::new(at..end, Class::Measure, Evidence::Unit, meaning));
}

/// A word that scales the figure before it. A letter does only with a currency: 3 M€, $3M, but not 3M.
fn scale_at(scene: &Scene<'_>, at: usize, money: bool) -> Option<(usize, usize)> {
    let from = scan::spaces_end(scene.text, at);
    let rest = scene.text.get(from..)?;
    let (index, len) = scene.lang.nouns.unit_at(rest)?;
    let unit = &scene.lang.nouns.units[index];
    // Forms that are words already (tysięcy) are no abbreviations: the text says them as they stand,
    // but money needs to know that they scale.
    let currency = || {
        let next = scan::spaces_end(scene.text, from + len);
        scene.lang.nouns.currency_at(&scene.text[next..]).is_some()
    };
    let wide = rest.starts_with(scan::is_wide);
    let sure = money || wide || rest[..len].chars().count() > 1 || currency();
    (unit.scale && sure).then_some((from + len, index))
}

/// A currency, or the sign of percent, before a figure.
fn prefix(scene: &Scene<'_>, at: usize) -> Option<(usize, What)> {
    let text = scene.text;
    let end = scan::spaces_start(text, at);
    if end + 1 < at {
        return None;
    }
    let piece = scan::tail(text, end, 5);
    let nouns = &scene.lang.nouns;
    let mut best = None;
    for (i, _) in piece.char_indices() {
        let (start, symbol) = (end - piece.len() + i, &piece[i..]);
        let letters = symbol.starts_with(char::is_alphabetic);
        if letters && (scene.glued_before(start) || symbol.chars().all(scan::is_wide)) {
            continue;
        }
        let whole =
            |symbol: &str| nouns.currency_at(symbol).filter(|(_, len)| *len == symbol.len());
        // aed5: a code may be written small where it touches the figure.
        // So may it before a space where Latin letters are foreign.
        let spaced = scene.lang.grammar.small_codes || !scene.lang.words.writes_latin();
        let small =
            || ((end == at || spaced) && symbol.len() == 3).then(|| symbol.to_ascii_uppercase());
        let exact = whole(symbol);
        let code = spaced && exact.is_none();
        let currency = exact.or_else(|| whole(&small()?));
        if let Some((index, _)) = currency {
            // A name of a currency in small letters belongs to the figure before it: 5 euro 10.
            let counted = letters && !code && symbol.chars().all(char::is_lowercase)
                || scene.digit_before(scan::spaces_start(text, start));
            if !counted {
                best = best.or(Some((start, What::Currency(index))));
            }
        }
    }
    let percent = piece.ends_with('%') && end == at && !scene.digit_before(at - 1);
    let percent = percent.then(|| nouns.unit("percent")).flatten();
    best.or(percent.map(|index| (at - 1, What::Unit(index))))
}
