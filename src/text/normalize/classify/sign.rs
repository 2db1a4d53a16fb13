//! Signs between figures, before or behind one, and alone.

use super::candidate::{Candidate, Class, Evidence, Meaning};
use super::scene::Scene;
use crate::lang::SignPlace;
use crate::text::normalize::scan::{self, after, before};

pub(super) fn sign(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let Some(c) = after(text, at) else { return };
    let mut end = at + c.len_utf8();
    // >= is one sign, and its second half is none.
    let equal = after(text, end) == Some('=') && after(text, end + 1) != Some('=');
    let c = match c {
        '>' if equal => '≥',
        '<' if equal => '≤',
        '!' if equal => '≠',
        '=' if matches!(before(text, at), Some('>' | '<' | '!')) => return,
        c => c,
    };
    if c.len_utf8() > 1 && equal && matches!(c, '≥' | '≤' | '≠') {
        end = at + 2;
    }
    let words = &scene.lang.words;
    // The offset of a zone: UTC-3.
    let zone = || matches!(scan::word_before(text, at), "UTC" | "GMT" | "utc" | "gmt");
    let c = if c == '-' && scene.digit_at(end) && !scene.digit_before(at) && zone() {
        '−'
    } else {
        c
    };
    let mut add = |span, evidence, word: &str| {
        found.push(Candidate::new(span, Class::Sign, evidence, Meaning::Words(word.to_owned())));
    };
    if let Some(word) = words.sign(c, SignPlace::Double)
        && text[end..].starts_with(c)
        && before(text, at) != Some(c)
    {
        add(at..end + c.len_utf8(), Evidence::Sign, word);
    }
    // The same sign twice is a line or a mark-up; what always has a word is read all the same, since
    // its neighbour may belong to an amount (€€5).
    let twice = before(text, at) == Some(c) || after(text, end) == Some(c);
    let mark = matches!(c, '+' | '=' | '#' | '~');
    if twice && (mark || words.sign(c, SignPlace::Lone).is_none()) {
        return;
    }
    // A small two in a longer power is no sign of its own.
    let raised = |c: Option<char>| c.is_some_and(|c| "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c));
    let goes_on = after(text, end) != Some('⁻') && raised(after(text, end));
    if matches!(c, '²' | '³') && (raised(before(text, at)) || goes_on) {
        return;
    }
    let (left, right) = (scan::spaces_start(text, at), scan::spaces_end(text, end));
    // Anything that may be counted or named stands on either side; marks of a sentence do not.
    let operand = |c: char| !c.is_whitespace() && !"+=#~,;:!?\"'„“”«»‘’–—-*|<>".contains(c);
    let both = before(text, left).is_some_and(operand) && after(text, right).is_some_and(operand);
    let figure = scene.digit_before(left) || scene.digit_at(right) || c == '=' && left < at;
    let even = (left == at) == (right == end);
    if let Some(word) = words.sign(c, SignPlace::Math)
        && both
        && figure
        && even
    {
        // Spaces around it stay in the text: only the sign is said. A stroke that makes no fraction and no
        // date is the weakest of all.
        // A wave dash between figures is a range as a rule.
        let evidence = match c {
            '/' => Evidence::Figures,
            '~' | '〜' | '～' => Evidence::Shape,
            _ => Evidence::Sign,
        };
        add(at..end, evidence, word);
    } else if let Some(word) = words.sign(c, SignPlace::Front)
        && scene.digit_at(end)
        && !before(text, at).is_some_and(|c| c.is_alphanumeric() || c == ')')
    {
        add(at..end, Evidence::Sign, word);
    } else if let Some(word) = words.sign(c, SignPlace::Behind)
        && scene.digit_before(at)
        && !after(text, end).is_some_and(char::is_alphanumeric)
    {
        add(at..end, Evidence::Sign, word);
    } else if let Some(word) = words.sign(c, SignPlace::Lone) {
        // What is a mark of arithmetic only is left alone where nothing is counted.
        if !mark {
            add(at..end, Evidence::Shape, word);
        }
    }
}

/// `3x4`, `3 x 4`, `5x`: a letter that stands for the sign.
pub(super) fn times(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let end = at + scan::digits(scene.text, at).len();
    if let (Some(word), true) = (
        scene.lang.words.sign('×', SignPlace::Math),
        scene.text[end..].starts_with(" x ") && scene.digit_at(end + 3),
    ) {
        let meaning = Meaning::Words(word.to_owned());
        found.push(Candidate::new(end + 1..end + 2, Class::Sign, Evidence::Sign, meaning));
    }
    let mark = after(scene.text, end) == Some('x') && !scene.glued_before(at);
    let closed = scene.digit_at(end + 1)
        || !scene.glued_after(end + 1) && !matches!(after(scene.text, end + 1), Some('-'));
    let word = scene.lang.words.sign('×', SignPlace::Math);
    if let (true, Some(word)) = (mark && closed && !scene.text[at..].starts_with("0x"), word) {
        let meaning = Meaning::Words(word.to_owned());
        found.push(Candidate::new(end..end + 1, Class::Sign, Evidence::Sign, meaning));
    }
}

/// `①②③`: each is a number of its own.
pub(super) fn circled(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let value = |c: char| match c {
        '①'..='⑳' => Some(c as u32 - 0x245F),
        '❶'..='❿' => Some(c as u32 - 0x2775),
        '➀'..='➉' => Some(c as u32 - 0x277F),
        '⓪' => Some(0),
        _ => None,
    };
    if before(scene.text, at).and_then(value).is_some() {
        return;
    }
    let numbers: Vec<u32> = scene.text[at..].chars().map_while(value).collect();
    if !numbers.is_empty() {
        // All of them have three bytes.
        let span = at..at + 3 * numbers.len();
        found.push(Candidate::new(span, Class::List, Evidence::Form, Meaning::List(numbers)));
    }
}
