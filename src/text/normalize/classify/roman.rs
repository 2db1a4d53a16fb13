//! Roman numerals, where a word, a mark or a name beside them says that they are some.

use super::candidate::{Candidate, Class, Evidence, Meaning, Reading};
use super::govern::case_before;
use super::scene::{Scene, word_before};
use super::trigger::Sides;
use crate::lang::Grammar;
use crate::model::roman::from_roman;
use crate::text::normalize::scan::{self, after, before};
use std::ops::Range;

/// Numerals that one word explains: siglos XV, XVI y XVII.
const MAX_JOINED: usize = 3;

/// The numeral at `at`: how long it is, what it is worth.
fn numeral(text: &str, at: usize) -> Option<(usize, usize)> {
    let c = after(text, at)?;
    let run = |of: &str| text[at..].chars().take(16).take_while(|c| of.contains(*c)).count();
    match c {
        'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M' => {
            let size = run("IVXLCDM");
            Some((size, from_roman(&text[at..at + size])? as usize))
        }
        // In small letters they are too often words: only those below forty, of more than one.
        'i' | 'v' | 'x' => {
            let size = run("ivx");
            let n = from_roman(&text[at..at + size].to_ascii_uppercase())?;
            (size > 1).then_some((size, n as usize))
        }
        // The letters of the Cyrillic keyboard that look the same.
        'І' | 'Х' => {
            let all: String = text[at..].chars().take(run("ІХIVX")).collect();
            let latin = all.replace('І', "I").replace('Х', "X");
            Some((all.len(), from_roman(&latin)? as usize))
        }
        'Ⅰ'..='Ⅻ' => Some((c.len_utf8(), c as usize - 0x215F)),
        _ => None,
    }
}

/// A Roman numeral that starts at `at`.
pub(super) fn roman(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let g = &scene.lang.grammar;
    let c = after(text, at).unwrap_or(' ');
    let Some((size, n)) = numeral(text, at) else { return };
    // Written as one character it is nothing else, whatever stands beside it.
    let single = ('Ⅰ'..='Ⅻ').contains(&c);
    let end = at + size;
    let mut push = |end: usize, reading: Reading, evidence| {
        let meaning = Meaning::Set(n.to_string(), reading);
        found.push(Candidate::new(at..end, Class::Roman, evidence, meaning));
    };
    if !single && scene.glued_before(at) {
        return;
    }
    if let Some((end, reading)) = marked(scene, (at, end), n).filter(|_| c.is_uppercase()) {
        push(end, reading, Evidence::Unit);
    }
    if !single && scene.glued_after(end) {
        return;
    }
    // Grupo C is no hundred.
    if size == 1 && n > 10 {
        return;
    }
    // The word stands beside the numeral, or beside those that are joined to it.
    let wide = Sides::of(text, joined(scene, (at, end)));
    let own = Sides::of(text, at..end);
    for trigger in g.triggers.iter().filter(|t| t.kind == "roman") {
        let Some(reading) = wide.reading(trigger).or_else(|| own.reading(trigger)) else {
            continue;
        };
        let closes = after(text, scan::spaces_end(text, end + 1)).is_none_or(char::is_uppercase);
        let ordinals = g.ordinal_marks.iter().any(|(m, _)| m == ".");
        let dot = after(text, end) == Some('.') && (trigger.after || ordinals && !closes);
        push(end + usize::from(dot), reading, Evidence::Word);
    }
    if c.is_lowercase() {
        return;
    }
    // Two letters of these are no word; XX and XXX are more often none of a number.
    let plain = size > 1 && n < 40 && !matches!(n, 20 | 30);
    let alone = g.roman_alone.clone().filter(|_| plain && c.is_ascii() && !hyphened(text, at, end));
    if let Some((stop, reading)) = behind_name(scene, (at, end)).or(alone.map(|r| (end, r))) {
        push(stop, reading, Evidence::Shape);
    }
    // Before a name, with a dot: II. Mehmet.
    let next = scan::spaces_end(text, end + usize::from(after(text, end) == Some('.')));
    if let Some(reading) = g.roman_dot.as_ref().filter(|_| {
        after(text, end) == Some('.')
            && next > end + 1
            && after(text, next).is_some_and(char::is_alphabetic)
    }) {
        push(end + 1, reading.clone(), Evidence::Sign);
    }
    if single {
        push(end, ("cardinal".into(), String::new()), Evidence::Shape);
    }
}

/// Does a hyphen tie the numeral to a word or a figure?
fn hyphened(text: &str, at: usize, end: usize) -> bool {
    let tie = |c: Option<char>| matches!(c, Some('-' | '.' | '/' | '\'' | '’' | '&'));
    let goes_on = after(text, end).is_some_and(|c| {
        let next = after(text, end + c.len_utf8());
        tie(Some(c)) && next.is_some_and(char::is_alphanumeric)
    });
    tie(before(text, at)) || goes_on
}

/// A numeral with those that are joined to it: siglos XV y XVI.
fn joined(scene: &Scene<'_>, (at, end): (usize, usize)) -> Range<usize> {
    let (mut from, mut to) = (at, end);
    for _ in 0..MAX_JOINED {
        from = joined_before(scene, from).map_or(from, |(start, _)| start);
        to = joined_behind(scene, to).map_or(to, |(_, end)| end);
    }
    from..to
}

/// The numeral behind a dash or a word that joins two.
fn joined_behind(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let text = scene.text;
    let next = scan::spaces_end(text, at);
    let from = match after(text, next)? {
        c @ ('-' | '–' | '—' | ',' | '/') => next + c.len_utf8(),
        _ => scene.word_after("roman-joint", at)?,
    };
    let from = scan::spaces_end(text, from);
    let (size, _) = numeral(text, from)?;
    (!scene.glued_after(from + size)).then_some((from, from + size))
}

/// The numeral before a dash or a word that joins two.
fn joined_before(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let text = scene.text;
    let gap = scan::spaces_start(text, at);
    let end = match before(text, gap)? {
        c @ ('-' | '–' | '—' | ',' | '/') => gap - c.len_utf8(),
        _ if scene.named_by("roman-joint", at) => {
            text[..gap].rfind(|c: char| !c.is_alphabetic())? + 1
        }
        _ => return None,
    };
    let end = scan::spaces_start(text, end);
    let start = text[..end]
        .rfind(|c: char| !c.is_ascii_alphabetic())
        .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let (size, _) = numeral(text, start)?;
    (start + size == end && !scene.glued_before(start)).then_some((start, end))
}

/// An ordinal by the mark behind it, and where that ends: XIXe, IIIº.
fn marked(scene: &Scene<'_>, (at, end): (usize, usize), n: usize) -> Option<(usize, Reading)> {
    let text = scene.text;
    // Les, Des and Me are words; no century is past thirty.
    if !text[at..end].chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'Ⅰ'..='Ⅻ')) {
        return None;
    }
    let marks = &scene.lang.grammar.ordinal_marks;
    let fits = |mark: &str| {
        let letters = mark.starts_with(char::is_alphabetic) && mark.is_ascii();
        let stop = end + mark.len();
        mark != "."
            && !mark.starts_with(['-', ':'])
            && text[end..].starts_with(mark)
            && !(letters && n == 1 && mark.len() < 2)
            && !scene.glued_after(stop)
    };
    let (mark, reading) = marks.iter().filter(|(m, _)| fits(m)).max_by_key(|(m, _)| m.len())?;
    Some((end + mark.len(), reading.clone()))
}

/// Behind a name: where the numeral ends with its dot, and the reading. One letter alone may be an initial.
fn behind_name(scene: &Scene<'_>, (at, end): (usize, usize)) -> Option<(usize, Reading)> {
    let (text, g) = (scene.text, &scene.lang.grammar);
    let (set, variant) = g.roman_name.as_ref()?;
    let name = word_before(text, at);
    let gap = scan::spaces_start(text, at);
    let start = gap.checked_sub(name.len())?;
    let capital = text.get(start..gap).is_some_and(|w| w.starts_with(char::is_uppercase));
    // Behind a ruler, one letter is enough, unless a surname follows it: Karl V. Schmidt.
    let dot = usize::from(after(text, end) == Some('.'));
    let surname = after(text, scan::spaces_end(text, end + dot)).is_some_and(char::is_uppercase)
        && !scene.closes(end + dot);
    let initial = dot > 0 && scan::spaces_end(text, end + dot) < text.len() && !g.capital_nouns;
    let ruler_named = g.list("rulers").contains(&name);
    let long = text[at..end].chars().count() > 1
        || ruler_named && !surname && !initial
        // Where Latin letters are foreign, no initial looks like this.
        || matches!(after(text, at), Some('I' | 'V' | 'X')) && !name.chars().all(scan::is_latin);
    let letters = name.chars().count() > 2 && name.chars().all(|c| c.is_alphabetic() || c == '-');
    let counted = scene.lang.nouns.gender(&name).is_some();
    if !(capital && long && gap < at && letters) || counted {
        return None;
    }
    // Where nouns have a capital, a name has its dot behind it, or is known: Hartz IV, Apollo XI.
    if g.capital_nouns && dot == 0 && !ruler_named {
        return Some((end, ("cardinal".to_owned(), String::new())));
    }
    let (variant, owned) = ruler(&name, variant, g);
    let case = if owned { "gen".to_owned() } else { case_before(text, start, g) };
    let wanted = format!("{variant}.{case}");
    let known = scene.lang.numbers.has_variant(set, &wanted);
    let variant = if known { wanted } else { variant };
    // The dot of the ordinal is said with it, unless it closes the sentence.
    let own = g.capital_nouns && dot > 0 && !scene.closes(end + 1);
    Some((end + usize::from(own), (set.clone(), variant)))
}

/// The variant of a ruler's number by the name in small letters, and whether the name is in the genitive.
fn ruler(name: &str, variant: &str, g: &Grammar) -> (String, bool) {
    if let Some(own) = g.ruler(name) {
        return (own.to_owned(), false);
    }
    let women = g.list("women");
    let woman = |n: &str| n.ends_with(['a', 'а', 'я']) || women.iter().any(|w| w == n);
    // Friedrichs, Katharinas; and not Julius, Charles, Andreas, Hans.
    let names = ["us", "es", "is", "as", "ans", "ens", "ss", "ks"];
    let stem = name.strip_suffix('s').filter(|stem| {
        g.capital_nouns && (woman(stem) || !names.iter().any(|end| name.ends_with(end)))
    });
    let feminine = matches!(variant, "m" | "") && woman(stem.unwrap_or(name));
    let variant = if feminine {
        "f"
    } else if variant.is_empty() {
        "m"
    } else {
        variant
    };
    (variant.to_owned(), stem.is_some())
}
