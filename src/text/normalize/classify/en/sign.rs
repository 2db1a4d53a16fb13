//! Signs between figures, before and behind them, and alone; formulas.

use super::super::candidate::{Candidate, Class, Evidence, Meaning};
use super::super::scene::Scene;
use super::look::{listed, push, set, words_of};
use crate::lang::SignPlace;
use crate::text::normalize::latex;
use crate::text::normalize::scan::{self, after, before};

fn digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

fn operand(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, ')' | '(' | '%' | '²' | '³' | '√' | '?' | '°')
    })
}

/// The start of the figure that ends at `at`: digits, points and commas, at most 24 bytes.
fn figure_start(text: &str, at: usize) -> usize {
    let run = text.as_bytes()[..at].iter().rev().take(24);
    at - run.take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count()
}

fn figure_end(text: &str, at: usize) -> usize {
    let run = text.as_bytes()[at..].iter().take(24);
    at + run.take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count()
}

/// Is there an equals sign near? Then a hyphen is a minus.
fn equation(text: &str, at: usize) -> bool {
    let behind = scan::head(text, at, 16).split([',', ';']).next().unwrap_or_default();
    let before = scan::tail(text, at, 16).rsplit([',', ';']).next().unwrap_or_default();
    let signs = ['=', '≈', '≠'];
    behind.contains(signs) || before.contains(signs)
}

/// Does the dash at `at` (next figure at `next`) stand between the two ends of a span?
fn spans(scene: &Scene<'_>, at: usize, next: usize) -> bool {
    let text = scene.text;
    let money = after(text, next).filter(|c| "$€£¥".contains(*c)).map_or(0, char::len_utf8);
    if !digit(after(text, next + money)) {
        return false;
    }
    let lower = scan::tail(text, at, 5).to_ascii_lowercase();
    let half = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].iter().find(|h| lower.ends_with(**h));
    // What a span may end with on its left: 5%, 1960s, 5pm, $3m.
    let left = match before(text, at) {
        Some(c @ ('%' | '°' | '"' | '\'')) => at - c.len_utf8(),
        Some('s') if digit(before(text, at - 1)) => at - 1,
        _ if half.is_some() => scan::spaces_start(text, at - half.map_or(0, |h| h.len())),
        Some('k' | 'm' | 'n' | 'K' | 'M' | 'B') if money > 0 || digit(before(text, at - 1)) => {
            at - if lower.ends_with("bn") || lower.ends_with("mn") { 2 } else { 1 }
        }
        _ => at,
    };
    if !digit(before(text, left)) {
        return false;
    }
    let start = figure_start(text, left);
    let end = figure_end(text, next + money);
    // A chain of figures or letters is a code: 1-413-te, B2-5; the colon belongs to a time.
    let colon = before(text, start) == Some(':');
    let clock = half.is_some()
        || colon && (after(text, end) == Some(':') || super::time::half(scene, end).is_some());
    let cut = before(text, start).is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '-' | '–' | '/' | '_') || c == ':' && !clock
    });
    let code = matches!(after(text, end), Some('-' | '–' | '/' | '_'))
        && after(text, end + 1).is_some_and(char::is_alphanumeric)
        && super::measure::unit(scene, end + 1).is_none();
    // Boeing 747-400: two long figures of which the second is smaller are a name.
    let (a, b) = (&text[start..left], text[next + money..end].trim_end_matches(['.', ',']));
    let name = a.len() == 3 && b.len() == 3 && a > b && b.ends_with("00")
        || matches!(scan::word_before(text, start), "Boeing" | "Airbus");
    !cut && !code && !name
}

pub(super) fn sign(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some(c) = after(text, at) else { return };
    let end = at + c.len_utf8();
    // A sign that is doubled is drawing or code.
    if before(text, at) == Some(c) || after(text, end) == Some(c) {
        return;
    }
    let (left, right) = (scan::spaces_start(text, at), scan::spaces_end(text, end));
    let tight = left == at && right == end;
    let (l, r) = (before(text, left), after(text, right));
    let mut say = |span: std::ops::Range<usize>, evidence, said: String| {
        push(found, span, Class::Sign, evidence, Meaning::Words(said));
    };
    // The word with its spaces takes the place of the sign with its own.
    let between = |said: &str| (left..right, format!(" {said} "));
    let word = |place| scene.lang.words.sign(c, place).unwrap_or_default();
    let arrow = after(text, end) == Some('>');
    let figures = digit(l) || digit(r);
    match c {
        '-' | '−' | '–'
            if !arrow
                && operand(l)
                && operand(r)
                && figures
                && equation(text, at)
                && !(c == '–' && tight) =>
        {
            let (span, said) = between("minus");
            say(span, Evidence::Sign, said);
        }
        '−' if digit(l) && digit(r) => {
            let (span, said) = between("minus");
            say(span, Evidence::Sign, said);
        }
        // 1e-5
        '-' if tight && matches!(l, Some('e' | 'E')) && digit(before(text, at - 1)) && digit(r) => {
            say(at - 1..end, Evidence::Unit, " times ten to the minus ".into());
        }
        '-' | '–' | '—' | '‑'
            if (tight
                || c != '—'
                    && left < at
                    && right > end
                    && (digit(l) || l == Some('m') || l == Some('.')))
                && spans(scene, left, right) =>
        {
            let (span, said) = between("to");
            say(span, Evidence::Sign, said);
        }
        '≥' | '≤' | '<' | '>' => compare(scene, at, found),
        '=' | '+' | '×' | '÷' | '*' | '±' | '≈' | '≠' | '·' | '→'
            if !arrow
                && operand(l)
                && operand(r)
                && (left == at) == (right == end)
                && (c != '*' || digit(l) && digit(r))
                && (c != '+' || !tight || figures)
                && (c != '·' || figures) =>
        {
            let said = match c {
                '×' if by_measure(scene, at) => "by",
                _ => word(SignPlace::Math),
            };
            let (span, said) = between(said);
            say(span, Evidence::Sign, said);
        }
        '+' | '~' | '±' | '≈' if digit(after(text, end)) && !operand(before(text, at)) => {
            say(at..end, Evidence::Sign, format!("{} ", word(SignPlace::Front)));
        }
        // 200+ hours, C++ is no such thing.
        '+' if digit(before(text, at)) => say(at..end, Evidence::Sign, " plus".into()),
        _ => {}
    }
}

/// `<`, `≥` and `>=`: between two terms of a formula, behind a noun, or before a figure alone.
fn compare(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some(c) = after(text, at) else { return };
    let equal = matches!(c, '<' | '>') && after(text, at + 1) == Some('=');
    let end = at + c.len_utf8() + usize::from(equal);
    let left = scan::spaces_start(text, at);
    let right = scan::spaces_end(text, end);
    let money = after(text, right).filter(|c| "$€£".contains(*c)).map_or(0, char::len_utf8);
    let l = before(text, left);
    let term = |c: Option<char>| operand(c);
    if !(digit(after(text, right + money)) || equal && term(after(text, right)) && term(l)) {
        return;
    }
    let same = equal || matches!(c, '≥' | '≤');
    let less = matches!(c, '<' | '≤');
    // x < 5 says that it is; persons < 18 are those who are less.
    let name = scan::word_before(text, at);
    let formula = l.is_some_and(|c| c.is_ascii_digit() || c == ')')
        || name.chars().count() == 1 && l.is_some_and(char::is_alphanumeric);
    let noun = l.is_some_and(char::is_alphanumeric) && !formula;
    let said = match (formula, noun, less, same) {
        (true, _, true, false) => "is less than",
        (true, _, false, false) => "is greater than",
        (true, _, true, true) => "is at most",
        (true, _, false, true) => "is at least",
        (_, true, true, true) => "of at most",
        (_, true, false, true) => "of at least",
        (.., true, true) => "at most",
        (.., false, true) => "at least",
        (.., true, false) => "less than",
        (.., false, false) => "greater than",
    };
    let (span, said) = match l {
        Some(c) if left < at || c.is_alphanumeric() || c == ')' => {
            (left..right, format!(" {said} "))
        }
        _ => (at..right, format!("{said} ")),
    };
    push(found, span, Class::Sign, Evidence::Sign, Meaning::Words(said));
}

/// Is the figure behind the sign at `at` followed by a unit?
fn by_measure(scene: &Scene<'_>, at: usize) -> bool {
    let text = scene.text;
    let right = scan::spaces_end(text, at + after(text, at).map_or(0, char::len_utf8));
    let end = figure_end(text, right);
    digit(after(text, right)) && super::measure::unit(scene, scan::spaces_end(text, end)).is_some()
        || matches!(after(text, end), Some('"' | '\'' | '′' | '″' | '’'))
}

/// `25 x 7 m`, `8' x 10'`, `28.5x earnings`: the letter x between or behind figures.
pub(super) fn by(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if scene.glued_before(at)
        || before(text, at).is_some_and(|c| matches!(c, '.' | ',')) && scene.digit_before(at - 1)
    {
        return;
    }
    let Some(n) = super::super::amount::amount(text, at, &scene.lang.grammar) else { return };
    let mut end = n.end;
    if matches!(after(text, end), Some('\'' | '"' | '′' | '″' | '’' | '”')) {
        end += after(text, end).map_or(0, char::len_utf8);
    } else if let Some((_, stop)) = super::measure::unit(scene, scan::spaces_end(text, end)) {
        end = stop;
    }
    let from = scan::spaces_end(text, end);
    let Some(x) = after(text, from).filter(|c| matches!(c, 'x' | 'X')) else { return };
    let to = scan::spaces_end(text, from + x.len_utf8());
    let spaced = from > end;
    if scene.digit_at(to) {
        let said = if spaced || end > n.end || measured_behind(scene, to) { " by " } else { " x " };
        push(found, end..to, Class::Sign, Evidence::Unit, words_of(said));
    } else if !spaced && to > from + 1 && listed(scene, "multiples", scan::word(text, to)) {
        push(found, from..from + 1, Class::Sign, Evidence::Unit, words_of(" times"));
    }
}

fn measured_behind(scene: &Scene<'_>, at: usize) -> bool {
    let end = figure_end(scene.text, at);
    super::measure::unit(scene, scan::spaces_end(scene.text, end)).is_some()
}

/// A formula as TeX writes it, and raised figures.
pub(super) fn formula(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    if let Some(formula) = latex::plain(scene.text, at, "en") {
        let (mut span, mut plain) = (at..formula.end, formula.said);
        // A run of figures is one thing: what TeX would leave of it is said with the formula.
        if scene.digit_before(span.end) && scene.digit_at(span.end) {
            let rest = scan::digits(scene.text, span.end);
            plain = format!("{} {rest}", plain.trim_end());
            span.end += rest.len();
        }
        push(found, span, Class::Sign, Evidence::Form, Meaning::Formula(plain));
    }
}

/// Signs that stand alone: & is and, § is section; tags and marks of TeX stay or are quotation marks.
pub(super) fn mark(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some(c) = after(text, at) else { return };
    let end = at + c.len_utf8();
    match c {
        // A tag is markup: what is inside has no sound.
        '<' => {
            let inner = scan::head(text, end, 64);
            let close = inner.find('>');
            let tag = inner.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic());
            if let Some(close) = close.filter(|i| {
                tag && !inner[..*i].contains('<')
                    && !inner[..*i].contains(|c: char| c.is_ascii_digit())
            }) {
                let span = at..end + close + 1;
                push(found, span.clone(), Class::Sign, Evidence::Form, words_of(&text[span]));
            }
            return;
        }
        '`' | '\'' if after(text, end) == Some(c) && before(text, at) != Some(c) => {
            push(found, at..end + 1, Class::Sign, Evidence::Form, words_of("\""));
            return;
        }
        '.' => {
            // A dot inside a word of small letters: ourdailynews.abc
            return;
        }
        _ => {}
    }
    if let Some((end, minus, run)) = scan::raised(text, at)
        && (minus || run.len() > 1)
        && before(text, at).is_some_and(|c| c.is_alphanumeric() || c == ')')
    {
        let said = match minus {
            true => Meaning::Phrase(vec![words_of("to the minus"), super::look::count(&run)]),
            false => Meaning::Phrase(vec![words_of("to the"), set(&run, "ordinal")]),
        };
        push(found, at..end, Class::Sign, Evidence::Unit, said);
        return;
    }
    let Some(word) = scene.lang.words.sign(c, SignPlace::Lone) else { return };
    let greek = |c: Option<char>| c.is_some_and(|c| matches!(c, 'Α'..='ώ'));
    let same = |next: Option<char>| next == Some(c);
    let (l, r) = (before(text, at), after(text, end));
    if greek(Some(c)) && (greek(l) || greek(r))
        || matches!(c, '=' | '+' | '#') && (same(l) || same(r))
    {
        // C++
        if c == '+'
            && text[at..].starts_with("++")
            && l.is_some_and(|c| c.is_ascii_uppercase() || c == 'c')
            && !scene.glued_after(at + 2)
        {
            push(found, at..at + 2, Class::Sign, Evidence::Word, words_of(" plus plus"));
        }
        return;
    }
    if c == '§' && r == Some('§') {
        push(found, at..end + c.len_utf8(), Class::Sign, Evidence::Form, words_of("sections"));
        return;
    }
    // Words that would touch: a dot between two words would make an address of them.
    push(found, at..end, Class::Sign, Evidence::Shape, words_of(word));
}
