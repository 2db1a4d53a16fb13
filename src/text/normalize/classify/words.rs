//! Abbreviations and Roman numerals.

use super::candidate::{Candidate, Class, Evidence, Meaning};
use super::govern::case_before;
use super::scene::{Scene, is_before, word_before};
use super::trigger::trigger_reading;
use crate::lang::{Grammar, Place};
use crate::model::roman::from_roman;
use crate::text::normalize::scan::{self, after, before};

/// An abbreviation of the language that starts at `at`.
pub(super) fn abbreviation(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let head = scan::head(text, at, 24);
    let all = scene.lang.words.abbreviations(head);
    if all.is_empty()
        || before(text, at).is_some_and(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '@'))
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
        let figure = scan::spaces_start(text, at);
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
                    || comma && scene.digit_at(scan::spaces_end(text, end + 1))
                    || after(text, next).is_some_and(|c| c == '+' || c == '(')
                        && scene.digit_at(next + 1)
                    || numeral(scene, next)
            }
            Place::AfterFigure => figure_before,
            Place::BeforeName => {
                after(text, next).is_some_and(|c| c.is_uppercase() || is_caseless(c))
                    || titles(scene, next)
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

/// Do "and" and another title stand at `at`: Mr. & Mrs. Bean?
fn titles(scene: &Scene<'_>, at: usize) -> bool {
    let text = scene.text;
    let joint = ["and ", "or ", "& "].into_iter().find(|j| text[at..].starts_with(j));
    let Some(from) = joint.map(|j| at + j.len()) else { return false };
    let head = scan::head(text, from, 8);
    let all = scene.lang.words.abbreviations(head);
    all.iter().any(|a| a.place == Place::BeforeName && head.starts_with(&a.short))
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

/// A letter of a script without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
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

/// A Roman numeral, where a word beside it says so.
pub(super) fn roman(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let c = after(text, at).unwrap_or(' ');
    let (size, n) = match c {
        'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M' => {
            let size = text[at..].bytes().take(16).take_while(|b| b"IVXLCDM".contains(b)).count();
            (size, from_roman(&text[at..at + size]).map(|n| n as usize))
        }
        // The letters of the Cyrillic keyboard that look the same.
        'І' | 'Х' => {
            let size: usize = text[at..]
                .chars()
                .take(16)
                .take_while(|c| matches!(c, 'І' | 'Х' | 'I' | 'V' | 'X'))
                .map(char::len_utf8)
                .sum();
            let latin: String = text[at..at + size]
                .chars()
                .map(|c| match c {
                    'І' => 'I',
                    'Х' => 'X',
                    c => c,
                })
                .collect();
            (size, from_roman(&latin).map(|n| n as usize))
        }
        'Ⅰ'..='Ⅻ' => (c.len_utf8(), Some(c as usize - 0x215F)),
        _ => return,
    };
    // Written as one character it is nothing else, whatever stands beside it.
    let single = ('Ⅰ'..='Ⅻ').contains(&c);
    let free = !scene.glued_after(at + size) && !scene.glued_before(at);
    let Some(n) = n.filter(|_| free || single) else { return };
    let end = at + size;
    for trigger in scene.lang.grammar.triggers.iter().filter(|t| t.kind == "roman") {
        // XVIII–XIX века: the word stands beside the other one.
        let both = trigger_reading(text, numerals(text, at..end), trigger);
        let own = || trigger_reading(text, at..end, trigger);
        let Some(reading) = both.or_else(own) else { continue };
        let closes = after(text, scan::spaces_end(text, end + 1)).is_none_or(char::is_uppercase);
        let ordinals = scene.lang.grammar.ordinal_marks.iter().any(|(m, _)| m == ".");
        let dot = after(text, end) == Some('.') && (trigger.after || ordinals && !closes);
        let meaning = Meaning::Set(n.to_string(), reading);
        let span = at..end + usize::from(dot);
        found.push(Candidate::new(span, Class::Roman, Evidence::Word, meaning));
    }
    let g = &scene.lang.grammar;
    let mut push = |end: usize, (set, variant): &(String, String), evidence| {
        let meaning = Meaning::Set(n.to_string(), (set.clone(), variant.clone()));
        found.push(Candidate::new(at..end, Class::Roman, evidence, meaning));
    };
    // Behind a name; one letter alone may be an initial.
    let name = word_before(text, at);
    let gap = scan::spaces_start(text, at);
    let capital = text[..gap]
        .get(gap.saturating_sub(name.len())..)
        .is_some_and(|w| w.starts_with(char::is_uppercase));
    // Behind a ruler, one letter is enough, unless a surname follows it: Karl V. Schmidt.
    let dot = usize::from(after(text, end) == Some('.'));
    let surname = after(text, scan::spaces_end(text, end + dot)).is_some_and(char::is_uppercase)
        && !scene.closes(end + dot);
    let long = text[at..end].chars().count() > 1 || g.list("rulers").contains(&name) && !surname
        // Where Latin letters are foreign, no initial looks like this.
        || matches!(c, 'I' | 'V' | 'X') && !name.chars().all(scan::is_latin);
    if let Some((set, variant)) = g.roman_name.as_ref().filter(|_| {
        capital
            && long
            && gap < at
            && name.chars().count() > 2
            && name.chars().all(char::is_alphabetic)
            && scene.lang.nouns.gender(&name).is_none()
    }) {
        // Where nouns have a capital, a name has its dot behind it, or is known: Hartz IV, Apollo XI.
        let named = after(text, end) == Some('.') || g.list("rulers").contains(&name);
        if g.capital_nouns && !named {
            push(end, &("cardinal".to_owned(), String::new()), Evidence::Shape);
            return;
        }
        let start = gap - name.len();
        let (variant, owned) = ruler(&name, variant, g);
        let case = if owned { "gen".to_owned() } else { case_before(text, start, g) };
        let wanted = format!("{variant}.{case}");
        let known = scene.lang.numbers.has_variant(set, &wanted);
        let variant = if known { wanted } else { variant };
        // The dot of the ordinal is said with it, unless it closes the sentence.
        let dot = g.capital_nouns && after(text, end) == Some('.');
        let stop = end + usize::from(dot && !scene.closes(end + 1));
        push(stop, &(set.clone(), variant), Evidence::Shape);
    }
    // Before a name, with a dot: II. Mehmet.
    let next = scan::spaces_end(text, end + usize::from(after(text, end) == Some('.')));
    if let Some(reading) = g.roman_dot.as_ref().filter(|_| {
        after(text, end) == Some('.')
            && next > end + 1
            && after(text, next).is_some_and(char::is_alphabetic)
    }) {
        push(end + 1, reading, Evidence::Sign);
    }
    if single {
        let meaning = Meaning::Set(n.to_string(), ("cardinal".into(), String::new()));
        found.push(Candidate::new(at..end, Class::Roman, Evidence::Shape, meaning));
    }
}
