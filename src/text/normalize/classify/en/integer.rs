//! Figures without marks: a year, a count, a pair or a code.

use super::super::candidate::{Candidate, Class, Evidence, Meaning};
use super::super::scene::Scene;
use super::look::{count, listed, next_word, push, set};
use crate::text::normalize::scan::{self, after, before, digits};

/// More figures than this are read one by one.
const LONGEST: usize = 16;

/// Every run of figures has this reading.
pub(super) fn integer(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let run = digits(scene.text, at);
    let end = at + run.len();
    let (class, evidence, meaning) = plain(scene, at, end, run);
    push(found, at..end, class, evidence, meaning);
}

fn plain(scene: &Scene<'_>, at: usize, end: usize, run: &str) -> (Class, Evidence, Meaning) {
    let text = scene.text;
    let (left, right) = (before(text, at), after(text, end));
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let code = || (Class::Digits, Evidence::Figures, Meaning::Digits(run.to_owned()));
    let counted = || (Class::Cardinal, Evidence::Figures, count(run));
    // '99, '05: the year shortened.
    if matches!(left, Some('\'' | '’')) && run.len() == 2 && !letter(right) {
        return (Class::Year, Evidence::Figures, super::look::low(run));
    }
    if run.len() > LONGEST || run.len() > 1 && run.starts_with('0') {
        return code();
    }
    let year = |evidence| (Class::Year, evidence, set(run, "year"));
    // FY2024
    if run.len() == 4 && matches!(super::look::glued_word(scene, at), "FY" | "CY") {
        return year(Evidence::Word);
    }
    // Part of a name or a code: Boeing-747, MIG-25/235212, t2000.
    let joined = letter(left) && super::look::cut(scene, at)
        || matches!(left, Some('/' | '_'))
            && before(text, at - 1).is_some_and(char::is_alphanumeric);
    if joined {
        return match run.len() {
            3 => (Class::Code, Evidence::Figures, set(run, "pairs")),
            0..=4 => counted(),
            _ => code(),
        };
    }
    // 1080p
    if matches!(run.len(), 3 | 4)
        && right == Some('p')
        && run.ends_with('0')
        && !scene.glued_after(end + 1)
    {
        return (Class::Code, Evidence::Word, set(run, "pairs"));
    }
    let bare =
        !letter(right) && !super::look::goes_on(scene, end) && !super::look::inside(scene, at);
    if bare && matches!(run.len(), 3 | 4) && paired(scene, at) {
        return (Class::Code, Evidence::Word, set(run, "pairs"));
    }
    if bare && run.len() > 2 && scene.named_by("digits-before", at) {
        return (Class::Code, Evidence::Word, Meaning::Digits(run.to_owned()));
    }
    let value: usize = if run.len() == 4 { run.parse().unwrap_or(0) } else { 0 };
    let lead = scan::word_before(text, at);
    let era = ["AD", "BC", "CE", "BCE"];
    let marked = era.contains(&next_word(scene, end)) || lead == "AD" || dotted_era(text, end);
    if value > 1000 && !letter(right) && marked {
        return year(Evidence::Figures);
    }
    // The number one calls for help; the car is a nine eleven.
    if run == "911" && !letter(right) && !things(scene, at, end) {
        let car = lead == "Porsche";
        return if car { (Class::Code, Evidence::Figures, set(run, "pairs")) } else { code() };
    }
    // Of 1000 a year is no surer than a count.
    let since = listed(scene, "year-words", lead);
    let first = if since { 1001 } else { 1100 };
    let measured = match after(text, end) {
        Some(c @ ('-' | '–')) => measured(scene, end + c.len_utf8()),
        _ => text[end..].starts_with(" to ") && measured(scene, end + 4),
    };
    if (first..2100).contains(&value) && !letter(right) && !things(scene, at, end) && !measured {
        return year(Evidence::Figures);
    }
    counted()
}

/// `612 A.D.`
fn dotted_era(text: &str, end: usize) -> bool {
    scan::leads(text, scan::spaces_end(text, end), &["A.D", "B.C", "C.E"])
}

/// Does a word for a flight, a road or a room stand before the figure, perhaps with the letters of an airline?
fn paired(scene: &Scene<'_>, at: usize) -> bool {
    let text = scene.text;
    if scene.named_by("pairs-before", at) {
        return scan::spaces_start(text, at) < at;
    }
    let word = scan::word_before(text, at);
    let airline = word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    let start = scan::spaces_start(text, at).checked_sub(word.len()).filter(|_| airline);
    start.is_some_and(|start| scene.named_by("pairs-before", start))
}

/// Is the number at `at` followed by a unit?
fn measured(scene: &Scene<'_>, at: usize) -> bool {
    let run = digits(scene.text, at);
    let from = scan::spaces_end(scene.text, at + run.len());
    !run.is_empty() && super::measure::unit(scene, from).is_some_and(|(_, end)| end > from + 1)
}

/// Is it a number of things? A small word in the plural follows and no word of time stands before.
pub(super) fn things(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let next = next_word(scene, end);
    let many = next.len() > 3
        && next.ends_with('s')
        && !next.ends_with("ss")
        && !matches!(next, "was" | "does" | "this" | "thus" | "its" | "less");
    let many = (many || listed(scene, "people", next))
        && next.starts_with(|c: char| c.is_ascii_lowercase());
    many && !listed(scene, "year-words", scan::word_before(scene.text, at))
}

/// `1980s`, `'80s`, `1970 s`, `747s`, `F-16s`, `49ers`.
pub(super) fn decade(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let run = digits(text, at);
    let end = at + run.len();
    let cut = matches!(before(text, at), Some('.' | ',' | '/' | '$' | '£' | '€'));
    if cut
        || before(text, at).is_some_and(char::is_alphanumeric)
        || run.starts_with('0') && run.len() > 2
    {
        return;
    }
    let tens = run.ends_with('0') && matches!(run.len(), 2 | 4);
    let mark = after(text, end).filter(|c| matches!(c, '\'' | '’'));
    let spaced = run.len() == 4 && text[end..].starts_with(" s");
    let from = match mark {
        Some(c) if run.len() == 4 => end + c.len_utf8(),
        _ if spaced => end + 1,
        _ => end,
    };
    let word = scan::word(text, from);
    let stop = from + word.len();
    if scene.digit_at(stop) {
        return;
    }
    if word == "s" && tens {
        // '80s: the mark of what is left out is not said.
        let quote = before(text, at).filter(|c| matches!(c, '\'' | '’') && run.len() == 2);
        let start = at - quote.map_or(0, char::len_utf8);
        let start = if before(text, start).is_some_and(char::is_alphanumeric) { at } else { start };
        push(found, start..stop, Class::Year, Evidence::Unit, set(run, "decade"));
        return;
    }
    // Two F-16s, three 747s and the over-65s; 12s is a time.
    let model = run.len() == 3
        || before(text, at) == Some('-') && before(text, at - 1).is_some_and(char::is_alphabetic);
    if word == "s" && from == end && model && !run.ends_with('0') {
        let one = set(run, if run.len() == 3 { "pairs" } else { "cardinal" });
        let meaning = Meaning::Several(Box::new(one));
        push(found, at..stop, Class::Code, Evidence::Unit, meaning);
    }
    // The 49ers, the 76ers: nine and its like end in the same letter.
    if word == "ers" && from == end && run.len() <= 3 {
        let ending = if run.ends_with(['1', '3', '5', '9']) { "rs" } else { "ers" };
        let meaning = Meaning::Joined(vec![count(run), Meaning::Words(ending.into())]);
        push(found, at..stop, Class::Code, Evidence::Unit, meaning);
    }
}

/// An ordinal by its ending; 12nd is none.
pub(super) fn ordinal(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let run = digits(scene.text, at);
    let right = match run.as_bytes() {
        [.., b'1', _] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    };
    let ending = scan::head(scene.text, at + run.len(), 2);
    if ending.eq_ignore_ascii_case(right) {
        super::super::figure::ordinal(scene, at, found);
    }
}

/// `.5` is point five; as an average of a game `.312` is three twelve.
pub(super) fn point_first(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let Some(n) = super::measure::point_first(scene, at) else { return };
    let span = n.start..n.end;
    let run = digits(scene.text, at);
    if run.len() == 3 && scene.near_before("average-before", n.start) {
        push(found, span, Class::Code, Evidence::Word, set(run, "pairs"));
    } else {
        push(found, span, Class::Decimal, Evidence::Sign, Meaning::Number(n));
    }
}
