//! Two figures with a stroke between: fractions, marks out of ten, scores of cricket, alloys, names.

use super::super::amount::Amount;
use super::super::candidate::{Candidate, Class, Counted, Evidence, Meaning, What};
use super::super::scene::Scene;
use super::look::{count, listed, next_word, push, words_of};
use crate::text::normalize::number::VULGAR;
use crate::text::normalize::scan::{self, after, before, digits};

/// Figures with a stroke that are names.
const NAMES: &[(&str, &str)] = &[
    ("24/7", "twenty-four seven"),
    ("9/11", "nine eleven"),
    ("50/50", "fifty-fifty"),
    ("20/20", "twenty twenty"),
];

pub(super) fn is_name(text: &str) -> bool {
    NAMES.iter().any(|(name, _)| *name == text)
}

/// A fraction as it is written.
pub(super) struct Written {
    pub(super) end: usize,
    pub(super) whole: String,
    pub(super) top: String,
    pub(super) bottom: String,
}

impl Written {
    pub(super) fn meaning(&self, counted: Option<Counted>) -> Meaning {
        let whole = (!self.whole.is_empty()).then(|| Amount::whole(self.whole.as_str()));
        let several = whole.is_some() || self.top != "1";
        let single = counted.is_some() && !several;
        let meaning = Meaning::Fraction {
            whole,
            top: self.top.clone(),
            bottom: self.bottom.clone(),
            counted,
        };
        if single { Meaning::Attribute(Box::new(meaning)) } else { meaning }
    }
}

/// The fraction that starts at `at`: 1/2, 4 1/2, 4½.
pub(super) fn written(scene: &Scene<'_>, at: usize) -> Option<Written> {
    let text = scene.text;
    let first = digits(text, at);
    if first.len() > 6 {
        return None;
    }
    let after_first = at + first.len();
    let own = |whole: &str, top: &str, bottom: &str, end| {
        let (whole, top, bottom) = (whole.to_owned(), top.to_owned(), bottom.to_owned());
        Some(Written { end, whole, top, bottom })
    };
    if let Some((mark, (top, bottom))) = scan::longest(text, after_first, VULGAR) {
        return own(first, top, bottom, after_first + mark.len());
    }
    // 5-1/2 is five and a half, too.
    let gap = match after(text, after_first) {
        Some('-') => after_first + 1,
        _ => scan::spaces_end(text, after_first),
    };
    let second = digits(text, gap);
    let mixed = gap > after_first
        && !second.is_empty()
        && matches!(after(text, gap + second.len()), Some('/' | '⁄'))
        && second.len() < 3;
    let (whole, from) = if mixed { (first, gap) } else { ("", at) };
    let top = digits(text, from);
    let bar = after(text, from + top.len()).filter(|c| matches!(c, '/' | '⁄'))?;
    let bottom_at = from + top.len() + bar.len_utf8();
    let bottom = digits(text, bottom_at);
    let mut end = bottom_at + bottom.len();
    let ending = scan::word(text, end).to_ascii_lowercase();
    if matches!(ending.as_str(), "th" | "ths" | "rd" | "rds" | "nd" | "nds" | "st") {
        end += ending.len();
    }
    let more = scene.digit_at(end)
        || matches!(after(text, end), Some('/'))
        || matches!(after(text, end), Some('.' | ',')) && scene.digit_at(end + 1);
    let bad = |d: &str| d.is_empty() || d.len() > 6 || d.len() > 1 && d.starts_with('0');
    if more || bad(top) || bad(bottom) || bottom == "0" {
        return None;
    }
    if mixed && !fits(top, bottom) {
        return None;
    }
    own(whole, top, bottom, end)
}

/// Is it less than one?
fn fits(top: &str, bottom: &str) -> bool {
    top.parse::<u32>().unwrap_or(0) < bottom.parse::<u32>().unwrap_or(0)
}

pub(super) fn fraction(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if before(text, at).is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '/' | ',' | '-' | '_' | '$' | '£' | '€' | ':')
    }) {
        return;
    }
    if before(text, at) == Some('.') {
        return;
    }
    out_of(scene, at, found);
    let Some(written) = written(scene, at) else { return };
    let end = written.end;
    if scene.glued_after(end) {
        return;
    }
    if let Some((_, name)) = NAMES.iter().find(|(k, _)| *k == &text[at..end]) {
        push(found, at..end, Class::Code, Evidence::Word, words_of(name));
        return;
    }
    if !written.whole.is_empty() {
        let vulgar = !scene.digit_before(end);
        let evidence = if vulgar { Evidence::Form } else { Evidence::Sign };
        push(found, at..end, Class::Fraction, evidence, written.meaning(None));
        return;
    }
    let (meaning, class) = simple(scene, at, &written);
    push(found, at..end, class, Evidence::Sign, meaning);
}

/// What two figures with a stroke mean where nothing is before them.
fn simple(scene: &Scene<'_>, at: usize, f: &Written) -> (Meaning, Class) {
    let value = |d: &str| d.parse::<u32>().unwrap_or(0);
    let (top, bottom) = (value(&f.top), value(&f.bottom));
    let two = |word: &str| {
        let mut said = vec![count(&f.top)];
        said.extend((!word.is_empty()).then(|| words_of(word)));
        said.push(count(&f.bottom));
        Meaning::Phrase(said)
    };
    let next = next_word(scene, f.end);
    let lead = scan::word_before(scene.text, at).to_lowercase();
    let tail = scan::tail(scene.text, at, 20);
    let pressure = scan::leads(scene.text, scan::spaces_end(scene.text, f.end), &["mmHg", "mm Hg"])
        || ["BP ", "blood pressure", "pressure was", "pressure of"]
            .iter()
            .any(|w| tail.contains(w));
    if pressure && top > 39 && bottom > 9 {
        return (two("over"), Class::Ratio);
    }
    if listed(scene, "of-before", &lead) && top > 0 {
        return (two("of"), Class::Ratio);
    }
    // Marks: 6/10, 95/100, unless a share of something is meant.
    let share = matches!(next, "of" | "the" | "a" | "an" | "as" | "mile" | "inch")
        || super::measure::unit(scene, scan::spaces_end(scene.text, f.end)).is_some();
    if matches!(bottom, 10 | 100) && top <= bottom + 1 && !share && top > 0 {
        return (two("out of"), Class::Ratio);
    }
    if bottom == 1 {
        let odds = tail.to_lowercase().contains("odds") || next == "odds" || next == "shot";
        return (two(if odds { "to" } else { "over" }), Class::Fraction);
    }
    if top == bottom && top > 1 {
        return (two("out of"), Class::Ratio);
    }
    // Runs and wickets: 325/7.
    if top >= 30 && bottom <= 10 && f.top.len() > 1 && bottom > 0 && !share && top > 4 * bottom {
        return (two("for"), Class::Score);
    }
    // 18/10 steel, a 225/45 tyre: more than one, and no part of anything.
    let noun = next.len() > 2 && !listed(scene, "not-noun", next);
    if top > bottom && f.top.len() > 1 && (f.bottom.len() > 1 || noun) && !share {
        return (two(""), Class::Code);
    }
    (f.meaning(None), Class::Fraction)
}

/// `4.7/5`: a mark with a decimal part.
fn out_of(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some(n) = super::super::amount::amount(text, at, &scene.lang.grammar) else { return };
    let bottom = digits(text, n.end + 1);
    let end = n.end + 1 + bottom.len();
    let fine = n.part.is_some()
        && after(text, n.end) == Some('/')
        && matches!(bottom, "5" | "10" | "100" | "4");
    if fine && !super::look::goes_on(scene, end) {
        let said = vec![Meaning::Number(n), words_of("out of"), count(bottom)];
        push(found, at..end, Class::Ratio, Evidence::Unit, Meaning::Phrase(said));
    }
}

/// The measure of a fraction: half an hour, two and a half pounds.
pub(super) fn measured(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if before(text, at)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '/' | '$' | '#' | '-'))
    {
        return;
    }
    let Some(f) = written(scene, at) else { return };
    let from = scan::spaces_end(text, f.end);
    let hyphen = after(text, f.end) == Some('-');
    let from = if hyphen { f.end + 1 } else { from };
    // 5 3/8": the mark of inches.
    let inch = matches!(after(text, f.end), Some('"' | '″')) && !f.whole.is_empty();
    let inch = scene
        .lang
        .nouns
        .unit("inch")
        .filter(|_| inch)
        .map(|i| (i, f.end + after(text, f.end).map_or(0, char::len_utf8)));
    let Some((index, end)) = inch.or_else(|| super::measure::unit(scene, from)) else { return };
    if super::measure::doubtful(scene, from, end, at, from == f.end) {
        return;
    }
    let counted = Counted { scale: None, what: Some(What::Unit(index)), per: None };
    // 120/80 mmHg: of the pressure of blood the second number is measured, too.
    let pressure = scene.lang.nouns.units[index].id == "mmhg" && f.whole.is_empty();
    let meaning = match pressure {
        true => {
            let low = Meaning::Counted(Amount::whole(f.bottom.as_str()), counted);
            Meaning::Phrase(vec![count(&f.top), words_of("over"), low])
        }
        false => f.meaning(Some(counted)),
    };
    let meaning = if hyphen { Meaning::Attribute(Box::new(meaning)) } else { meaning };
    push(found, at..super::measure::closed(scene, end), Class::Measure, Evidence::Unit, meaning);
}
