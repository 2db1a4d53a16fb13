//! Abbreviations.

use super::candidate::{Candidate, Class, Evidence, Meaning};
use super::scene::{Scene, ends, is_before};
use crate::lang::Place;
use crate::model::roman::from_roman;
use crate::text::normalize::scan::{self, after, before};

/// An abbreviation of the language that starts at `at`.
pub(super) fn abbreviation(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let head = scan::head(text, at, 24);
    let all = scene.lang.words.abbreviations(head);
    if all.is_empty()
        || before(text, at).is_some_and(|c| c.is_alphabetic() || c == '@')
        || apostrophe(text, at)
    {
        return;
    }
    // D.C. is no circa: a letter and its dot stand before it.
    let initials =
        before(text, at) == Some('.') && before(text, at - 1).is_some_and(char::is_alphabetic);
    for short in all.iter().filter(|_| !initials) {
        let dotted = short.short.ends_with('.');
        let same = |exact: bool| {
            let piece = scan::head(text, at, short.short.chars().count());
            let small = short.short.chars().any(char::is_uppercase);
            // One letter with a capital is an initial: С. Пушкин.
            let small = small || dotted && short.short.chars().count() == 2;
            let fits = piece == short.short
                || !(exact || small) && piece.to_lowercase() == short.short.to_lowercase();
            fits.then_some(at + piece.len())
        };
        let Some(end) = same(false) else { continue };
        if after(text, end).is_some_and(|c| c.is_alphabetic() || c.is_ascii_digit() && !dotted)
            || !dotted && after(text, end) == Some('-')
        {
            continue;
        }
        let next = scan::spaces_end(text, end);
        // A Roman numeral is a figure, too: XIX w.
        let figure = unmarked(scene, scan::spaces_start(text, at));
        let run =
            |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'І' | 'Х');
        let start = text[..figure].char_indices().rev().take(8).take_while(|(_, c)| run(*c)).last();
        let start = start.map_or(figure, |(i, _)| i);
        let figure_before = start < figure && !before(text, start).is_some_and(char::is_alphabetic);
        let fits = match short.place {
            Place::Anywhere => true,
            Place::BeforeFigure => {
                // Mo., 14 Uhr; Tel.: 123
                let comma = matches!(after(text, end), Some(',' | ':'));
                scene.digit_at(next)
                    || comma && {
                        let next = scan::spaces_end(text, end + 1);
                        let signs = usize::from(matches!(after(text, next), Some('+' | '(')));
                        scene.digit_at(next + signs)
                    }
                    || after(text, next).is_some_and(|c| c == '+' || c == '(')
                        && scene.digit_at(next + 1)
                    || numeral(scene, next)
            }
            Place::AfterFigure => figure_before,
            Place::BeforeName => {
                (names(scene, next) || titles(scene, next)) && !initial(text, at, (end, next))
            }
            Place::AfterName => {
                let left = scan::spaces_start(text, at);
                let word = scan::word_before(text, at);
                // 5 °C Dr. Bell: behind a unit or half a day stands no street.
                left < at
                    && text[..left].ends_with(word)
                    && !matches!(word, "" | "AM" | "PM")
                    && !is_unit(scene, word)
                    && (word.starts_with(char::is_uppercase)
                        || matches!(word, "st" | "nd" | "rd" | "th"))
            }
            Place::Web => false,
            Place::AfterTown => behind_place(scene, at, end),
        };
        if !fits {
            continue;
        }
        // What stands before the figure counts, too: Abs. 1 S. 2.
        let start = numerals(text, super::trigger::first_of_pair(scene, start)..figure).start;
        let behind = |words: &[String]| {
            short.place != Place::AfterFigure && is_before(text, at, words)
                || start < figure && is_before(text, start, words)
        };
        let other = short.unless.iter().find(|(words, _)| behind(words));
        // The dot may also close the sentence.
        // A sentence that begins with it does not end with it: В 2026 г. Россия.
        let opens =
            other.is_some() && scan::word_before(text, start).starts_with(char::is_uppercase);
        let closes = dotted
            && !matches!(short.place, Place::BeforeName | Place::BeforeFigure)
            && !opens
            && scene.closes(end);
        let end = if closes { end - 1 } else { end };
        let evidence = match short.place {
            Place::Anywhere => Evidence::Form,
            _ => Evidence::Word,
        };
        let meaning = Meaning::Words(other.map_or(&short.said, |(_, said)| said).clone());
        found.push(Candidate::new(at..end, Class::Abbreviation, evidence, meaning));
        return;
    }
}

/// Does a word run on with an apostrophe? An article does not: l'art. 5.
fn apostrophe(text: &str, at: usize) -> bool {
    let rest = text[..at].strip_suffix(['\'', '’']);
    let article = |rest: &str| {
        rest.ends_with(['l', 'L', 'd', 'D'])
            && !before(rest, rest.len() - 1).is_some_and(char::is_alphabetic)
    };
    rest.is_some_and(|rest| !article(rest))
}

/// Is one letter with a dot an initial: Franklin D. Roosevelt, D. H. Lawrence?
fn initial(text: &str, at: usize, (end, next): (usize, usize)) -> bool {
    let one = text[at..end].chars().filter(|c| c.is_alphabetic()).count() == 1;
    let word = scan::word(text, next);
    let dotted = after(text, next + word.len()) == Some('.');
    let left = scan::word_before(text, at);
    let name = left.starts_with(char::is_uppercase) && left.chars().count() > 2;
    let another = text[..scan::spaces_start(text, at)].strip_suffix('.').is_some_and(|rest| {
        rest.ends_with(char::is_uppercase)
            && scan::word_before(rest, rest.len()).chars().count() == 1
    });
    one && (name || another || word.chars().count() == 1 && dotted)
}

/// An abbreviation at the end of a word that starts at `at`: `Hauptstr.`
pub(super) fn ending(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let endings = scene.lang.words.endings();
    if endings.is_empty() {
        return;
    }
    let end = at + scan::word(text, at).len();
    if after(text, end) != Some('.') || scene.glued_after(end + 1) {
        return;
    }
    let next = scan::spaces_end(text, end + 1);
    for short in endings {
        let Some(stem) = text[at..=end].strip_suffix(short.short.as_str()) else { continue };
        let fits = short.place == Place::Anywhere || scene.digit_at(next);
        if stem.chars().count() < 3 || !fits {
            continue;
        }
        let span = at..if scene.closes(end + 1) { end } else { end + 1 };
        let meaning = Meaning::Words(format!("{stem}{}", short.said));
        found.push(Candidate::new(span, Class::Abbreviation, Evidence::Form, meaning));
        return;
    }
}

/// Does a Roman numeral stand at `at`: vol. II? One that is I alone may be a word.
fn numeral(scene: &Scene<'_>, at: usize) -> bool {
    let word = scan::word(scene.text, at);
    word != "I"
        && word.len() < 9
        && from_roman(word).is_some()
        && !scene.glued_after(at + word.len())
}

/// Is it the last word of a unit's name?
pub(super) fn is_unit(scene: &Scene<'_>, word: &str) -> bool {
    let units = &scene.lang.nouns.units;
    units.iter().any(|u| u.noun.form(0).rsplit(' ').next() == Some(word))
}

/// Does a name stand at `at`, perhaps behind small words that belong to it?
fn names(scene: &Scene<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..2 {
        let Some(end) = ends(scene.text, at, scene.lang.grammar.list("name-particle")) else {
            break;
        };
        at = scan::spaces_end(scene.text, end);
    }
    after(scene.text, at).is_some_and(|c| c.is_uppercase() || is_caseless(c))
}

/// Do "and" and another title stand at `at`: Mr. & Mrs. Bean?
fn titles(scene: &Scene<'_>, at: usize) -> bool {
    let text = scene.text;
    let joint = ["and ", "or ", "& "].into_iter().find(|j| text[at..].starts_with(j));
    let own = || {
        let end = ends(text, at, scene.lang.grammar.list("roman-joint"))?;
        Some(scan::spaces_end(text, end)).filter(|from| *from > end)
    };
    let Some(from) = joint.map(|j| at + j.len()).or_else(own) else { return false };
    let head = scan::head(text, from, 8);
    let all = scene.lang.words.abbreviations(head);
    all.iter().any(|a| head.starts_with(&a.short))
}

/// Does the name of a place with a comma stand before `at`, or a postcode of five figures behind `end`?
fn behind_place(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let text = scene.text;
    let left = scan::spaces_start(text, at);
    let comma = before(text, left) == Some(',') && left < at;
    let word = scan::word_before(text, if comma { left - 1 } else { at });
    let named = word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let next = scan::spaces_end(text, end);
    let next = if after(text, next) == Some(',') { scan::spaces_end(text, next + 1) } else { next };
    let code = scan::digits(text, next).len() == 5 && next > end;
    // A state closes the phrase: what goes on behind it with a letter after a comma only.
    named && (comma || code)
}

/// The end of a figure without the mark of an ordinal behind it: XVIIe s.
fn unmarked(scene: &Scene<'_>, end: usize) -> usize {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X');
    let bare = |(mark, _): &(String, (String, String))| {
        let rest = scene.text[..end].strip_suffix(mark.as_str()).filter(|_| mark != ".")?;
        rest.ends_with(figure).then_some(rest.len())
    };
    scene.lang.grammar.ordinal_marks.iter().find_map(bare).unwrap_or(end)
}

/// A letter of a script without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// A numeral with the one that a dash ties to it, on either side.
fn numerals(text: &str, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let numeral = |c: char| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'І' | 'Х');
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    let (mut start, mut end) = (span.start, span.end);
    if let Some(c) = after(text, end).filter(|c| dash(*c)) {
        let from = end + c.len_utf8();
        let size: usize =
            text[from..].chars().take(8).take_while(|c| numeral(*c)).map(char::len_utf8).sum();
        end = if size > 0 { from + size } else { end };
    }
    if let Some(c) = before(text, start).filter(|c| dash(*c)) {
        let from = start - c.len_utf8();
        let size: usize = text[..from]
            .chars()
            .rev()
            .take(8)
            .take_while(|c| numeral(*c))
            .map(char::len_utf8)
            .sum();
        start = if size > 0 { from - size } else { start };
    }
    start..end
}
