//! The places inside a sentence where it may be cut, and how good each is.

use super::chars::{char_at, char_before, closes, continues, is_cjk, is_dash, opens, stop};
use super::cut::Cut;
use super::lang;
use super::pairs::{Kind, Pairs};
use super::words::{Word, piece_before};
use unicode_segmentation::UnicodeSegmentation;

/// Inside a word or a number.
const TORN: f64 = -3.0;
/// Between two hanzi or kana, where no mark is near.
const BARE: f64 = -1.0;
/// Subtracted inside brackets: worse than any other mark, better than a torn word.
const ENCLOSED: f64 = 2.0;

/// The best place to cut `text[from..]` at up to `limit`, near `target`. None if there is none at
/// all: one character reaches beyond the limit.
pub(super) fn best(
    text: &str,
    from: usize,
    limit: usize,
    target: usize,
    pairs: &Pairs,
) -> Option<(usize, Cut)> {
    let share = (target - from).max(1) as f64;
    let mut cover = Cover::new(from, limit, pairs);
    let mut best: Option<(f64, usize, Cut)> = None;
    for at in places(text, from).take_while(|&at| at <= limit) {
        let (Some(before), Some(after)) = (char_before(text, at), char_at(text, at)) else { break };
        if before.is_whitespace() {
            continue;
        }
        let (cut, worth) = rate(text, from, at, before, after);
        let distance = at.abs_diff(target) as f64 / share;
        let worth = worth - cover.cost(at) - 0.9 * distance * distance;
        if best.is_none_or(|b| worth > b.0) {
            best = Some((worth, at, cut));
        }
    }
    best.map(|(_, at, cut)| (at, cut))
}

/// The last place up to `limit`, or the first one beyond if there is none.
pub(super) fn last(text: &str, from: usize, limit: usize) -> usize {
    let mut last = None;
    for at in places(text, from) {
        if at > limit {
            return last.unwrap_or(at);
        }
        last = Some(at);
    }
    last.filter(|_| limit < text.len()).unwrap_or(text.len())
}

/// Every place behind `from` that tears no visible character apart.
fn places(text: &str, from: usize) -> impl Iterator<Item = usize> {
    text[from..].grapheme_indices(true).skip(1).map(move |(i, _)| from + i)
}

/// What kind of place `at` is, and its worth.
fn rate(text: &str, from: usize, at: usize, before: char, after: char) -> (Cut, f64) {
    let spaced = after.is_whitespace();
    // The mark is the last character before closing quotes and brackets.
    let inner = text[from..at].trim_end_matches(|c| closes(c) || c == '"');
    let mark = if at - from - inner.len() <= 12 { inner.chars().next_back() } else { None };
    let mark = mark.unwrap_or(before);
    let mark_at = from + inner.len() - if inner.is_empty() { 0 } else { mark.len_utf8() };
    if !spaced && (closes(after) || continues(after) || stop(after).is_some() || opens(before)) {
        return (Cut::Hard, TORN);
    }
    let wide = is_cjk(after) || opens(after) || char_before(text, mark_at).is_some_and(is_cjk);
    if stop(mark).is_some() {
        let hangs = matches!(mark, '…' | '⋯' | '‥');
        if hangs && (spaced || wide) {
            return (Cut::Clause, 0.6);
        }
        if (spaced || wide || !mark.is_ascii()) && !hangs {
            return if mark == '.' && !full_stop(text, from, mark_at, at) {
                (Cut::Space, if spaced { 0.2 } else { TORN })
            } else {
                (Cut::Sentence, 1.0)
            };
        }
    }
    if let Some(worth) = clause(mark) {
        let number =
            after.is_ascii_digit() && char_before(text, mark_at).is_some_and(char::is_numeric);
        if spaced || (!number && (wide || !mark.is_ascii())) {
            return (Cut::Clause, worth);
        }
    }
    if is_dash(mark) && !is_dash(after) {
        let free = char_before(text, mark_at).is_none_or(|c| c.is_whitespace() || is_dash(c));
        if free && (spaced || mark == '—' || mark == '─') && mark_at > from {
            return (Cut::Clause, 0.65);
        }
    }
    if spaced {
        return (Cut::Space, between_words(text, at, before));
    }
    let whole = |c: char| c.is_alphanumeric() && !is_cjk(c);
    match (is_cjk(before), is_cjk(after)) {
        // `2015年`, `第5`: a number and its unit.
        (false, true) if before.is_numeric() => (Cut::Hard, 2.0 * BARE),
        (true, false) if after.is_numeric() => (Cut::Hard, 1.5 * BARE),
        (true, true) => {
            // Particles end a phrase; a kanji after kana begins a word.
            let particle = "的了着过吗呢吧们著過嗎們はがをにでとも、".contains(before);
            let word = matches!(before, '\u{3040}'..='\u{309F}')
                && matches!(after, '\u{4E00}'..='\u{9FFF}');
            (Cut::Hard, BARE + if particle || word { 0.2 } else { 0.0 })
        }
        (true, false) | (false, true) => (Cut::Hard, BARE + if opens(after) { 0.3 } else { 0.1 }),
        // Addresses and compounds, at their joints.
        _ if !whole(before) && whole(after) && !before.is_ascii_punctuation() => (Cut::Hard, BARE),
        _ if matches!(before, '/' | '-' | '&' | '=') => (Cut::Hard, TORN + 0.5),
        _ => (Cut::Hard, TORN),
    }
}

/// The worth of a mark inside a sentence.
fn clause(c: char) -> Option<f64> {
    Some(match c {
        ';' | '；' | '؛' | '⁏' | '·' | '፤' => 0.85,
        ':' | '：' | '፦' | '፡' => 0.75,
        ',' | '，' | '،' | '､' | '፣' | '၊' | '՝' | '﹐' => 0.7,
        '、' | '﹑' => 0.5,
        _ => return None,
    })
}

/// Whether the full stop at `dot` ends a sentence; a plainer test than between segments will do.
fn full_stop(text: &str, from: usize, dot: usize, at: usize) -> bool {
    let next = text[at..].chars().find(|c| !c.is_whitespace() && !opens(*c));
    let piece = piece_before(text, from, dot);
    let word = Word::lower(piece);
    next.is_some_and(|c| !c.is_lowercase())
        && piece.chars().nth(1).is_some()
        && !piece.contains('.')
        && !word.is_known(lang::english())
}

/// The worth of the space at `at`.
fn between_words(text: &str, at: usize, before: char) -> f64 {
    let next = text[at..].trim_start().chars().next();
    match next {
        // `20 000`, `5 kg`, `word – word`, French marks.
        Some(n) if before.is_numeric() && n.is_numeric() => TORN,
        Some(n) if before.is_numeric() && n.is_alphabetic() => 0.2,
        Some(n) if is_dash(n) => 0.3,
        Some(n) if closes(n) || continues(n) || stop(n).is_some() => TORN,
        _ => 0.35,
    }
}

/// How far the pairs reach that were opened in the window so far.
struct Cover<'a> {
    pairs: &'a Pairs,
    next: usize,
    window: usize,
    brackets: usize,
    quotes: usize,
}

impl<'a> Cover<'a> {
    fn new(from: usize, limit: usize, pairs: &'a Pairs) -> Self {
        let next = pairs.all.partition_point(|p| p.open < from);
        Cover { pairs, next, window: limit - from, brackets: 0, quotes: 0 }
    }

    /// What it costs to cut at `at`, where pairs may be open. Pairs that cannot be kept together
    /// at all cost nothing.
    fn cost(&mut self, at: usize) -> f64 {
        while let Some(p) = self.pairs.all.get(self.next).filter(|p| p.open < at) {
            if p.close != usize::MAX && p.close - p.open < self.window {
                match p.kind {
                    Kind::Bracket | Kind::Title => self.brackets = self.brackets.max(p.close),
                    Kind::Quote | Kind::Straight => self.quotes = self.quotes.max(p.close),
                }
            }
            self.next += 1;
        }
        let enclosed = if at <= self.brackets { ENCLOSED } else { 0.0 };
        let quoted = if at <= self.quotes { 0.2 } else { 0.0 };
        enclosed + quoted
    }
}
