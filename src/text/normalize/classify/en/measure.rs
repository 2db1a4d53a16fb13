//! Measures: a figure, perhaps scaled, and a unit; feet and inches.

use super::super::amount::{Amount, amount};
use super::super::candidate::{Candidate, Class, Counted, Evidence, Meaning, What};
use super::super::scene::Scene;
use super::look::{count, describes, listed, next_word, push, words_of};
use crate::text::normalize::scan::{self, after, before, digits};

/// The unit whose symbol stands at `at`: its index, and where the symbol ends.
pub(super) fn unit(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let rest = scene.text.get(at..)?;
    let (index, len) = scene.lang.nouns.unit_at(rest)?;
    let owner = matches!(after(scene.text, at + len), Some('\'' | '’'));
    (!scene.lang.nouns.units[index].scale && !owner).then_some((index, at + len))
}

/// A word that scales a figure behind `at`: its index, and where it ends.
pub(super) fn scale(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let gap = scan::spaces_end(scene.text, at);
    let from = if gap == at && after(scene.text, at) == Some('-') { at + 1 } else { gap };
    let lower = scan::word(scene.text, from).to_lowercase();
    let (index, len) = scene.lang.nouns.unit_at(&lower)?;
    (scene.lang.nouns.units[index].scale && len == lower.len()).then_some((index, from + len))
}

/// `/h`, `/kg`, `/yr`: the unit, and where it ends.
pub(super) fn per(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    (after(scene.text, at) == Some('/')).then(|| unit(scene, at + 1)).flatten()
}

/// The end of a symbol without a dot that also closes the sentence.
pub(super) fn closed(scene: &Scene<'_>, end: usize) -> usize {
    super::calendar::unclosed(scene, end)
}

/// Is the symbol from `from` to `end` rather a word or a name here? Case matters: `L` is litres, `l` a letter.
pub(super) fn doubtful(scene: &Scene<'_>, from: usize, end: usize, at: usize, tight: bool) -> bool {
    let text = scene.text;
    let symbol = &text[from..end];
    let next = next_word(scene, end);
    let across = ["wide", "long", "tall", "high", "thick", "deep", "across", "by"].contains(&next);
    match symbol {
        // 5 in is a word, 6 ft 2 in is not.
        "in" => {
            !(mixed(&text[at..from])
                || next == "of" && text[at..from].contains('/')
                || scan::tail(text, at, 5).trim_end_matches([' ', '.']).ends_with("ft")
                || across
                || by_before(text, at))
        }
        "s" => !text[at..from].contains('.'),
        "h" | "MP" | "BA" => !tight && !text[at..from].contains('.') && symbol != "BA",
        "W" | "V" | "L" => {
            !tight
                && (next.starts_with(char::is_uppercase)
                    || scan::spaces_end(text, end) == end && scene.glued_after(end))
        }
        "mi" | "Nm" => tight,
        "d" | "t" | "l" | "A" | "B" | "F" | "K" | "N" | "J" | "cd" | "ct" | "pt" | "mo" | "ac"
        | "kt" | "kn" | "atm" | "cal" | "bar" | "mile" | "hour" | "minute" | "day" | "week"
        | "month" | "year" | "person" | "unit" | "share" | "barrel" | "ton" | "tonne"
        | "gallon" | "pound" | "liter" | "litre" | "night" | "amp" => !by_before(text, at),
        _ => false,
    }
}

/// Is it a whole number and a fraction: 4 1/2, 4½?
fn mixed(figure: &str) -> bool {
    let vulgar = figure.contains(['½', '¼', '¾']);
    let figure = figure.trim();
    vulgar || figure.contains('/') && figure.contains([' ', '-'])
}

/// Does "by" stand before the figure: 3 by 5 t?
fn by_before(text: &str, at: usize) -> bool {
    scan::tail(text, at, 10).ends_with(" by ") || scan::tail(text, at, 4).ends_with(" x ")
}

pub(super) fn measure(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some(n) = point_first(scene, at).or_else(|| amount(text, at, &scene.lang.grammar)) else {
        return;
    };
    if super::look::cut(scene, n.start)
        || matches!(before(text, n.start), Some('_' | '/' | '$' | '#'))
        || matches!(before(text, n.start), Some('.' | ',')) && scene.digit_before(n.start - 1)
    {
        return;
    }
    let start = n.start;
    let scaled = scale(scene, n.end);
    let end = scaled.map_or(n.end, |(_, end)| end);
    let scale_index = scaled.map(|(i, _)| i);
    // 12/kg
    if n.is_plain()
        && scaled.is_none()
        && let Some((per, stop)) = per(scene, end)
        && stop > end + 2
    {
        let counted = Counted { scale: None, what: None, per: Some(per) };
        push(found, start..stop, Class::Measure, Evidence::Unit, Meaning::Counted(n, counted));
        return;
    }
    let gap = scan::spaces_end(text, end);
    let hyphen = gap == end && after(text, end) == Some('-');
    let from = if hyphen { end + 1 } else { gap };
    let Some((index, stop)) = unit(scene, from) else {
        // 7.2bn, 3.5 million: what is counted has a name of its own behind it.
        if let Some((scale, stop)) = scaled
            && !text[n.end..stop].contains(char::is_whitespace)
        {
            let counted = Counted { scale: Some(scale), what: None, per: None };
            push(found, start..stop, Class::Measure, Evidence::Unit, Meaning::Counted(n, counted));
            return;
        }
        thousands(scene, n, found);
        return;
    };
    let symbol = &text[from..stop];
    let tight = from == end;
    let over = per(scene, stop);
    // 2m people: a million of them, no length.
    if matches!(symbol, "m" | "M")
        && tight
        && listed(scene, "counted-in-millions", next_word(scene, stop))
    {
        let scale = scene.lang.nouns.unit("million");
        let counted = Counted { scale, what: None, per: None };
        push(found, start..stop, Class::Measure, Evidence::Unit, Meaning::Counted(n, counted));
        return;
    }
    if doubtful(scene, from, stop, at, tight) && over.is_none() || hyphen && symbol.len() < 2 {
        thousands(scene, n, found);
        return;
    }
    // 3h 12m
    let hours = scan::tail(text, at, 4).trim_end();
    let minutes = symbol == "m" && hours.ends_with('h') && before(text, at) == Some(' ');
    let index = if minutes { scene.lang.nouns.unit("minute").unwrap_or(index) } else { index };
    let counted = Counted {
        scale: scale_index,
        what: Some(What::Unit(index)),
        per: over.map(|(per, _)| per),
    };
    let end = match over {
        Some((_, end)) => end,
        // Its dot belongs to it before a hyphen or a comma.
        None => closed(scene, stop),
    };
    if hyphen {
        let noun = scene.lang.nouns.units[index].noun.form(0);
        let figure = match scale_index {
            Some(scale) => {
                Meaning::Counted(n, Counted { scale: Some(scale), what: None, per: None })
            }
            None => Meaning::Number(n),
        };
        let meaning = Meaning::Joined(vec![figure, Meaning::Words(format!("-{noun}"))]);
        push(found, start..end, Class::Measure, Evidence::Unit, meaning);
        return;
    }
    let meaning = Meaning::Counted(n, counted);
    if symbol.starts_with(['°', 'º'])
        && let Some((end, side)) = compass(scene, stop)
    {
        push(
            found,
            start..end,
            Class::Measure,
            Evidence::Unit,
            Meaning::Phrase(vec![meaning, words_of(side)]),
        );
        return;
    }
    let attribute = symbol != "%" && (describes(scene, start, end) || symbol == "BR" && tight);
    let meaning = if attribute { Meaning::Attribute(Box::new(meaning)) } else { meaning };
    push(found, start..end, Class::Measure, Evidence::Unit, meaning);
}

/// `.5`, where nothing stands before the point.
pub(super) fn point_first(scene: &Scene<'_>, at: usize) -> Option<Amount> {
    let text = scene.text;
    let bare = before(text, at) == Some('.')
        && !before(text, at - 1).is_some_and(|c| c.is_alphanumeric() || c == '.');
    let run = digits(text, at);
    let end = at + run.len();
    bare.then(|| Amount { part: Some(run.to_owned()), start: at - 1, end, ..Amount::default() })
}

/// `10K workers`, `5M downloads`: thousands and millions, where what is counted follows.
fn thousands(scene: &Scene<'_>, n: Amount, found: &mut Vec<Candidate>) {
    let end = n.end + 1;
    let scale = match after(scene.text, n.end) {
        Some('K' | 'k') => "thousand",
        Some('M') => "million",
        Some('B') => "billion",
        _ => return,
    };
    if scene.glued_after(end) {
        return;
    }
    let next = next_word(scene, end);
    let many = next.len() > 3
        && next.ends_with('s')
        && !next.ends_with("ss")
        && next.starts_with(char::is_lowercase);
    if (many || listed(scene, "people", next)) && !listed(scene, "not-noun", next) {
        let scale = scene.lang.nouns.unit(scale);
        let counted = Counted { scale, what: None, per: None };
        push(found, n.start..end, Class::Measure, Evidence::Unit, Meaning::Counted(n, counted));
    }
}

/// The side of the world behind the degrees at `at`: 45°N, 45° N.
fn compass(scene: &Scene<'_>, at: usize) -> Option<(usize, &'static str)> {
    let from = scan::spaces_end(scene.text, at);
    let side = match scan::word(scene.text, from) {
        "N" => "north",
        "S" => "south",
        "E" => "east",
        "W" => "west",
        _ => return None,
    };
    (!scene.glued_after(from + 1)).then_some((from + 1, side))
}

const FOOT: &[char] = &['\'', '’', '′'];
const INCH: &[char] = &['"', '”', '″'];

/// `5'10"` is five foot ten; `8' x 10'` and `80"` are feet and inches.
pub(super) fn height(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let by = matches!(before(text, at), Some('x' | 'X'));
    if super::look::inside(scene, at) && !by {
        return;
    }
    let Some(n) = amount(text, at, &scene.lang.grammar) else { return };
    let end = n.end;
    let Some(mark) = after(text, end).filter(|c| FOOT.contains(c) || INCH.contains(c)) else {
        return;
    };
    let stop = end + mark.len_utf8();
    let feet = digits(text, at);
    let inches = digits(text, stop);
    if FOOT.contains(&mark) && !inches.is_empty() && n.is_plain() {
        let close = stop + inches.len();
        let marked = after(text, close).filter(|c| INCH.contains(c));
        let small =
            feet.len() < 3 && inches.len() < 3 && inches.parse::<u32>().is_ok_and(|n| n < 12);
        let tall = feet.len() == 1 && marked.is_none() && !super::look::goes_on(scene, close);
        if small && (marked.is_some() || tall) {
            let said = vec![count(feet), words_of("foot"), count(inches)];
            let close = close + marked.map_or(0, char::len_utf8);
            push(found, at..close, Class::Measure, Evidence::Form, Meaning::Phrase(said));
        }
        return;
    }
    let next = scan::spaces_end(text, stop);
    if scene.glued_after(stop)
        && !(matches!(after(text, stop), Some('x' | 'X')) && scene.digit_at(stop + 1))
    {
        return;
    }
    let times = |c: Option<char>| matches!(c, Some('x' | 'X' | '×'));
    let before_it = scan::spaces_start(text, n.start);
    let sized = times(after(text, next))
        && scene
            .digit_at(scan::spaces_end(text, next + after(text, next).map_or(0, char::len_utf8)))
        || times(before(text, before_it))
        || ["wide", "long", "tall", "high", "deep", "thick"].contains(&next_word(scene, stop));
    // A closing mark of a quotation is none of inches.
    let near = scan::tail(text, at, 200);
    let opens =
        |(i, c): &(usize, char)| *c == mark && !near[..*i].ends_with(|c: char| c.is_ascii_digit());
    let quoted =
        near.char_indices().filter(opens).count() % 2 == 1 || mark == '”' && near.contains('“');
    let id = match INCH.contains(&mark) {
        true if sized || !quoted && mark != '”' => "inch",
        false if sized => "foot",
        _ => return,
    };
    let Some(index) = scene.lang.nouns.unit(id) else { return };
    let counted = Counted { scale: None, what: Some(What::Unit(index)), per: None };
    let meaning = Meaning::Counted(n.clone(), counted);
    let noun = next_word(scene, stop);
    let attribute = !sized && noun.len() > 1 && !listed(scene, "not-noun", noun);
    let meaning = if attribute { Meaning::Attribute(Box::new(meaning)) } else { meaning };
    push(found, n.start..stop, Class::Measure, Evidence::Unit, meaning);
}
