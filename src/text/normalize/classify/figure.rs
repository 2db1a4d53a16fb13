//! Plain numbers, ordinals, years, fractions.

use super::amount::{Amount, amount};
use super::candidate::{Candidate, Class, Counted, Evidence, Meaning, What};
use super::counted::counted_at;
use super::scene::Scene;
use crate::lang::Unit;
use crate::text::normalize::number::{VULGAR, is_minus, sign_allowed};
use crate::text::normalize::scan::{self, after, before, digits};

/// A number by itself: every run of figures has at least this reading.
pub(super) fn cardinal(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let run = digits(text, at);
    let end = at + run.len();
    let (class, meaning) = match run.len() > 1 && run.starts_with('0') {
        true => (Class::Digits, Meaning::Digits(run.to_owned())),
        false => {
            (Class::Cardinal, Meaning::Number(Amount { start: at, end, ..Amount::whole(run) }))
        }
    };
    found.push(Candidate::new(at..end, class, Evidence::Figures, meaning));
    written(scene, at, found);
}

/// A number with a sign, marks between its groups, or a part.
pub(super) fn written(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let run = digits(text, at);
    let end = at + run.len();
    let Some(n) = amount(text, at, &scene.lang.grammar) else { return };
    // .5, where nothing stands before the point.
    let points = &scene.lang.grammar.points;
    let bare = before(text, at).filter(|c| *c == '.' && points.contains(c));
    let bare = bare.filter(|c| {
        !before(text, at - c.len_utf8()).is_some_and(|b| b.is_alphanumeric() || b == *c)
    });
    if let (Some(c), true) = (bare, n.is_plain()) {
        let start = at - c.len_utf8();
        let n = Amount { part: Some(run.to_owned()), start, end, ..Amount::whole("0") };
        found.push(Candidate::new(start..end, Class::Decimal, Evidence::Shape, Meaning::Number(n)));
        return;
    }
    let group =
        scene.digit_before(at.saturating_sub(1)) && matches!(before(text, at), Some('.' | ','));
    if n.is_plain() || group && !n.grouped {
        return;
    }
    let class = if n.part.is_some() { Class::Decimal } else { Class::Cardinal };
    found.push(Candidate::new(n.start..n.end, class, Evidence::Shape, Meaning::Number(n)));
}

/// An ordinal by its mark: `3e`, `1-го`, `ke-3`; a dot makes one only before a word in small letters.
pub(super) fn ordinal(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let (text, g) = (scene.text, &scene.lang.grammar);
    let grouped = amount(text, at, g).filter(|n| n.grouped && n.part.is_none() && !n.minus);
    let (run, end) = match &grouped {
        Some(n) => (n.whole.as_str(), n.end),
        None => (digits(text, at), at + digits(text, at).len()),
    };
    if run.len() > 12 || run.len() > 1 && run.starts_with('0') || scene.glued_before(at) {
        return;
    }
    let inside =
        matches!(before(text, at), Some('.' | ',' | '/' | ':')) && scene.digit_before(at - 1);
    if inside {
        return;
    }
    let lower = scan::head(text, end, 8).to_lowercase();
    // 1er and 1ER, but 3D and 500mA are none.
    let cased = |mark: &str| {
        let piece = text.get(end..end + mark.len()).unwrap_or("");
        piece == mark || mark.len() > 1 && !piece.contains(char::is_lowercase)
    };
    let fits = |(mark, _): &&(String, (String, String))| {
        lower.starts_with(mark.as_str())
            && cased(mark)
            && !(mark != "." && after(text, end + mark.len()).is_some_and(joins))
    };
    let mark = g.ordinal_marks.iter().filter(fits).max_by_key(|(m, _)| m.len());
    if let Some((mark, reading)) = mark
        && (mark != "." || dotted(scene, run, end))
        && (mark != "°" || scene.named_by("degree-ordinal", at))
        && !(mark == "º" && run.len() > 1 && scene.named_by("degree-before", at))
    {
        let stop = end + if mark == "." { 1 } else { mark.len() };
        // 5o. andar: a dot behind letters, which closes nothing.
        let letters = mark.chars().all(|c| c.is_ascii_alphabetic());
        let next = scan::spaces_end(text, stop + 1);
        let dot = letters
            && after(text, stop) == Some('.')
            && next > stop + 1
            && after(text, next).is_some_and(char::is_lowercase);
        let span = at..stop + usize::from(dot);
        let evidence = if mark == "." { Evidence::Sign } else { Evidence::Unit };
        let meaning = Meaning::Set(run.to_owned(), reading.clone());
        found.push(Candidate::new(span, Class::Ordinal, evidence, meaning));
    }
    for prefix in g.list("ordinal-prefix") {
        let Some(start) = at.checked_sub(prefix.len()).filter(|s| text.is_char_boundary(*s)) else {
            continue;
        };
        if text[start..at].to_lowercase() == *prefix && !scene.glued_before(start) {
            let meaning = Meaning::Set(run.to_owned(), ("ordinal".into(), String::new()));
            found.push(Candidate::new(start..end, Class::Ordinal, Evidence::Unit, meaning));
        }
    }
}

/// The first part of a compound with a hyphen, where the language has a form for that: `10-lecie`.
pub(super) fn compound(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if !scene.lang.numbers.has("combining") {
        return;
    }
    let Some(n) = amount(text, at, &scene.lang.grammar).filter(|n| !n.minus) else { return };
    // A decimal is a part only where the language has a form for it.
    let decimal = scene.lang.grammar.template("combining.half", "").is_some();
    let Some(hyphen) = after(text, n.end).filter(|c| matches!(c, '-' | '‑')) else { return };
    let from = n.end + hyphen.len_utf8();
    let word = scan::word(text, from);
    let small = word.chars().count() >= 3 && word.chars().all(char::is_lowercase);
    let inside =
        matches!(before(text, at), Some('.' | ',' | '/' | ':' | '-')) || scene.glued_before(at);
    if small
        && !inside
        && n.whole.len() <= 4
        && !n.whole.starts_with('0')
        && (n.part.is_none() || decimal)
    {
        let meaning = Meaning::Combining(n);
        found.push(Candidate::new(at..from, Class::Cardinal, Evidence::Sign, meaning));
    }
}

/// Does a letter or the sign of a vowel go on?
fn joins(c: char) -> bool {
    scan::is_joined(c) || matches!(c, '\u{93C}'..='\u{94D}' | '\u{901}'..='\u{903}')
}

/// Is the dot behind a figure that of an ordinal? A space and a word in small letters must follow.
fn dotted(scene: &Scene<'_>, run: &str, end: usize) -> bool {
    let from = scan::spaces_end(scene.text, end + 1);
    let next = after(scene.text, from);
    run.len() <= 3 && from > end + 1 && next.is_some_and(char::is_lowercase)
}

/// `3/4`, `1 1/2`, `2½`, `1/2 kg`.
pub(super) fn fraction(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let before_it = before(text, at);
    if scene.glued_before(at) || matches!(before_it, Some('/' | '.' | ',' | ':')) {
        return;
    }
    let first = digits(text, at);
    if first.len() > 4 {
        return;
    }
    let end = at + first.len();
    let start = |n: &Amount| n.start;
    // 2½
    if let Some((mark, (top, bottom))) = scan::longest(text, end, VULGAR) {
        let Some(n) = amount(text, at, &scene.lang.grammar) else { return };
        let span = start(&n)..end + mark.len();
        push(scene, span, Some(n), (top, bottom), Evidence::Form, found);
        return;
    }
    let gap = scan::spaces_end(text, end);
    // 1 ½
    if let Some((mark, parts)) = scan::longest(text, gap, VULGAR) {
        let Some(n) = amount(text, at, &scene.lang.grammar).filter(|n| n.end == end) else {
            return;
        };
        push(scene, start(&n)..gap + mark.len(), Some(n), parts, Evidence::Form, found);
        return;
    }
    // 1 1/2
    if gap > end
        && let Some((stop, top, bottom)) = slashed(scene, gap)
        && top.len() <= 3
        && bottom.len() <= 3
    {
        let Some(n) = amount(text, at, &scene.lang.grammar) else { return };
        push(scene, start(&n)..stop, Some(n), (top, bottom), Evidence::Sign, found);
        return;
    }
    if let Some((stop, top, bottom)) = slashed(scene, at) {
        // √1/2, where the root is said of what stands above.
        if before_it == Some('√') && scene.lang.grammar.template("fraction.root", "").is_some() {
            let span = at - '√'.len_utf8()..stop;
            let top = format!("√{top}");
            push(scene, span, None, (top.as_str(), bottom), Evidence::Sign, found);
        }
        // -1/2
        let minus = before_it.filter(|c| is_minus(*c)).map_or(at, |c| at - c.len_utf8());
        if minus < at && sign_allowed(text, minus) {
            let mut negative = Vec::new();
            push(scene, minus..stop, None, (top, bottom), Evidence::Shape, &mut negative);
            found.extend(
                negative
                    .into_iter()
                    .map(|c| Candidate { meaning: Meaning::Negative(Box::new(c.meaning)), ..c }),
            );
        }
        push(scene, at..stop, None, (top, bottom), Evidence::Shape, found);
    }
}

/// `top/bottom` at `at`, with nothing that goes on behind.
fn slashed<'a>(scene: &Scene<'a>, at: usize) -> Option<(usize, &'a str, &'a str)> {
    let text = scene.text;
    let top = digits(text, at);
    let bar = after(text, at + top.len()).filter(|c| matches!(c, '/' | '⁄'))?;
    let from = at + top.len() + bar.len_utf8();
    let bottom = digits(text, from);
    let end = from + bottom.len();
    let padded = |d: &str| d.len() > 1 && d.starts_with('0');
    let goes_on = after(text, end).is_some_and(|c| c == '/')
        || matches!(after(text, end), Some('.' | ',' | ':')) && scene.digit_at(end + 1);
    // 39/2015 is the number of a law.
    let modern = bottom.len() == 4 && (bottom.starts_with("19") || bottom.starts_with("20"));
    let law = modern && top.len() > 1 || scene.named_by("number-before", at);
    let fine = !top.is_empty() && !bottom.is_empty() && top.len() <= 4 && bottom.len() <= 4;
    (fine && !law && !padded(top) && !padded(bottom) && !goes_on).then_some((end, top, bottom))
}

/// `½`
pub(super) fn vulgar(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    if let Some((mark, parts)) = scan::longest(scene.text, at, VULGAR) {
        push(scene, at..at + mark.len(), None, parts, Evidence::Form, found);
    }
}

fn push(
    scene: &Scene<'_>,
    span: std::ops::Range<usize>,
    whole: Option<Amount>,
    (top, bottom): (&str, &str),
    evidence: Evidence,
    found: &mut Vec<Candidate>,
) {
    let meaning = |counted| Meaning::Fraction {
        whole: whole.clone(),
        top: top.to_owned(),
        bottom: bottom.to_owned(),
        counted,
    };
    let named = || unit_word(scene, span.end);
    if let Some((end, counted)) = counted_at(scene, span.end).or_else(named) {
        let span = span.start..end;
        // As sure as the sign of the fraction, and longer: ½ kg.
        let sure = evidence.max(Evidence::Unit);
        found.push(Candidate::new(span, Class::Measure, sure, meaning(Some(counted))));
    }
    found.push(Candidate::new(span, Class::Fraction, evidence, meaning(None)));
}

/// The name of a unit behind a fraction, in languages that put the half into its gender: 1/2 hora.
fn unit_word(scene: &Scene<'_>, at: usize) -> Option<(usize, Counted)> {
    scene.lang.grammar.template("fraction.half.of", "")?;
    let from = scan::spaces_end(scene.text, at);
    let word = scan::word(scene.text, from);
    let is = |u: &Unit| !u.scale && u.noun.forms.iter().any(|f| f == word);
    let index = scene.lang.nouns.units.iter().position(is).filter(|_| from > at)?;
    let counted = Counted { scale: None, what: Some(What::Unit(index)), per: None };
    Some((from + word.len(), counted))
}
