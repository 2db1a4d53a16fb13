//! Two figures with a dash or a colon between: spans, scores, wins and losses, ratios.

use super::super::candidate::{Candidate, Class, Evidence, Meaning};
use super::super::scene::Scene;
use super::look::{count, inside, push, set, words_of};
use crate::text::normalize::scan::{self, after, before, digits};

/// `2008-09`, `FY2024-25`, `1960-80`: from one year to another.
pub(super) fn range(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    let first = digits(text, at);
    let fiscal = matches!(super::look::glued_word(scene, at), "FY" | "CY");
    let cut = before(text, at).is_some_and(|c| c.is_alphanumeric() || ".,-–/:$€£#".contains(c));
    if first.len() != 4 || !("1000".."2200").contains(&first) || cut && !fiscal {
        return;
    }
    let end = at + 4;
    let Some(joint) = after(text, end).filter(|c| matches!(c, '-' | '–' | '/')) else { return };
    let second = digits(text, end + joint.len_utf8());
    let stop = end + joint.len_utf8() + second.len();
    let open = after(text, stop).is_some_and(|c| c.is_alphanumeric() || "-–/%:".contains(c))
        || after(text, stop) == Some('.') && scene.digit_at(stop + 1)
        || super::measure::unit(scene, scan::spaces_end(text, stop)).is_some();
    let next = (first.parse::<u32>().unwrap_or(0) + 1).to_string();
    if second == next && joint == '/' && !open {
        let meaning = Meaning::Range(Box::new(set(first, "year")), Box::new(set(second, "year")));
        push(found, at..stop, Class::Range, Evidence::Word, meaning);
    }
    if second.len() != 2 || open {
        return;
    }
    let last = match next.ends_with(second) {
        // Eight to nine, but twenty-four to twenty twenty-five: a small year needs no century.
        true if second.starts_with('0') && second != "00" => count(&second[1..]),
        true => set(&next, "year"),
        false if joint != '/' && second > &first[2..] => super::look::low(second),
        false => return,
    };
    let meaning = Meaning::Range(Box::new(set(first, "year")), Box::new(last));
    let evidence = if joint == '/' { Evidence::Word } else { Evidence::Unit };
    push(found, at..stop, Class::Range, evidence, meaning);
}

/// Two or three small figures: `17–0` is a score, `12-4` wins and losses, `50-50` a share.
pub(super) fn pair(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if inside(scene, at) || before(text, at).is_some_and(|c| "$€£#".contains(c)) {
        return;
    }
    let mut parts = vec![digits(text, at)];
    let mut end = at + parts[0].len();
    while parts.len() < 4 {
        let Some(dash) = after(text, end).filter(|c| matches!(c, '-' | '–')) else { break };
        let run = digits(text, end + dash.len_utf8());
        if run.is_empty() {
            break;
        }
        parts.push(run);
        end += dash.len_utf8() + run.len();
    }
    let small = parts.iter().all(|p| p.len() < 3 && (p.len() == 1 || !p.starts_with('0')));
    if !(2..=3).contains(&parts.len()) || !small || super::look::goes_on(scene, end) {
        return;
    }
    if parts == ["50", "50"] {
        let said = Meaning::Joined(vec![count("50"), words_of("-"), count("50")]);
        push(found, at..end, Class::Range, Evidence::Word, said);
        return;
    }
    if !is_record(scene, at, end) {
        return;
    }
    let mut said = vec![count(parts[0])];
    if parts.len() == 3 {
        said.extend([words_of(","), count(parts[1])]);
    }
    said.extend([words_of("and"), count(parts[parts.len() - 1])]);
    push(found, at..end, Class::Score, Evidence::Unit, Meaning::Phrase(said));
}

/// Are these wins and losses of a season rather than the points of one game? The words of a game decide
/// where they stand nearer.
fn is_record(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let text = scene.text;
    let head = scan::head(text, end, 20).to_lowercase();
    let behind = scene.lang.grammar.list("record-after");
    let rest = head.trim_start_matches([' ', ',']);
    let named = |w: &String| {
        rest.strip_prefix(w.as_str()).is_some_and(|r| !r.starts_with(char::is_alphanumeric))
    };
    if behind.iter().any(named) {
        return true;
    }
    let tail = scan::tail(text, at, 30).to_lowercase();
    let piece = tail.rsplit([';', '.', '(']).next().unwrap_or("");
    let words: Vec<&str> =
        piece.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let list = |name: &str, word: &str| scene.lang.grammar.list(name).iter().any(|w| w == word);
    // "and 2-3 on the road", "improved to 12-4", "to finish 17-0", "a record of 5-1".
    for (far, word) in words.iter().rev().take(4).enumerate() {
        if list("score-near", word) {
            return false;
        }
        if list("record-before", word) && far < 2 || *word == "record" {
            return true;
        }
    }
    false
}

/// `3:1` is three to one.
pub(super) fn ratio(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let text = scene.text;
    if inside(scene, at) && before(text, at) != Some('-') {
        return;
    }
    let g = &scene.lang.grammar;
    let Some(a) = super::super::amount::amount(text, at, g) else { return };
    let spaced = text[a.end..].starts_with(" : ") || text[a.end..].starts_with("::");
    if !spaced && after(text, a.end) != Some(':') {
        return;
    }
    let from = a.end + if spaced && text[a.end..].starts_with(" ") { 3 } else { 1 };
    let Some(b) = super::super::amount::amount(text, from, g).filter(|b| b.start == from) else {
        return;
    };
    if scene.glued_after(b.end) {
        return;
    }
    let start = a.start;
    let end = b.end;
    push(found, start..end, Class::Ratio, Evidence::Sign, Meaning::Ratio(a, b));
}
