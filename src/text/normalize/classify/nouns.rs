//! Languages whose nouns have a capital: what a dot or four figures mean is told by the noun behind them.

use super::amount::amount;
use super::candidate::{Candidate, Class, Evidence, Meaning};
use super::govern::{lead, noun_behind};
use super::scene::{Scene, word_before};
use crate::text::normalize::scan::{self, after, before, digits};

/// `am 3. Oktober`, `der 1000. Tag`, `im 2. Weltkrieg`; and not `auf Platz 3. Danach`.
pub(super) fn ordinal(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let (text, g) = (scene.text, &scene.lang.grammar);
    if !g.capital_nouns || scene.runs_from(at, &['.', ',', '/', ':', '-']) {
        return;
    }
    let Some(n) = amount(text, at, g).filter(|n| !n.minus && n.part.is_none()) else { return };
    let padded = n.whole.len() > 1 && n.whole.starts_with('0');
    if after(text, n.end) != Some('.') || padded || n.whole.len() > 9 {
        return;
    }
    let behind = n.end + 1;
    let next = scan::spaces_end(text, behind);
    let c = after(text, next);
    let alone = text[..n.start].trim().is_empty() && text[behind..].trim().is_empty();
    let word = word_before(text, lead(text, at, g));
    let led = g.list("ordinal-lead").iter().any(|w| *w == word.trim_start_matches(['(', '„', '"']));
    let evidence = if alone {
        Evidence::Sign
    } else if led && (next > behind || !c.is_some_and(char::is_alphanumeric)) {
        Evidence::Word
    } else if next > behind && c.is_some_and(char::is_uppercase) {
        // Without an article, the noun must be known, and the figure must not number the word before it.
        let noun = noun_behind(text, behind, g).map(str::to_lowercase);
        let known = noun.is_some_and(|noun| g.agreement(&noun).is_some());
        if !known || n.whole.len() > 2 || scene.named_by("number-before", at) {
            return;
        }
        Evidence::Sign
    } else {
        return;
    };
    // The dot that closes the sentence too stays in the text.
    let head = scan::word(text, next).to_lowercase();
    let begins = c.is_some_and(char::is_uppercase) && g.list("sentence-head").contains(&head);
    let closes = !alone && (begins || c.is_none_or(|c| matches!(c, '\n' | '“' | '"' | '«' | '»')));
    let end = if closes { n.end } else { behind };
    let meaning = Meaning::Set(n.whole, ("ordinal".to_owned(), String::new()));
    found.push(Candidate::new(at..end, Class::Ordinal, evidence, meaning));
}

/// Four figures that are a year, since nothing is counted behind them: `1743 begann es`.
pub(super) fn year(scene: &Scene<'_>, at: usize, found: &mut Vec<Candidate>) {
    let (text, g) = (scene.text, &scene.lang.grammar);
    let Some((first, last)) = g.years_alone else { return };
    let run = digits(text, at);
    let end = at + run.len();
    let n = run.parse::<u32>().ok().filter(|n| (first..=last).contains(n));
    let signs = |c: char| {
        matches!(c, '$' | '€' | '£' | '¥' | '#' | '+' | '=' | '×' | '*' | '_' | '%' | '°' | '²')
    };
    let left = before(text, scan::spaces_start(text, at));
    let right = after(text, scan::spaces_end(text, end));
    if n.is_none()
        || scene.runs_from(at, &['.', ',', '/', ':', '-', '−'])
        || scene.runs_on(end, &['.', ',', '/', ':'])
        || left.is_some_and(|c| signs(c) || matches!(c, '-' | '−'))
        || right.is_some_and(signs)
        || left.is_none() && right.is_none()
    {
        return;
    }
    // A verb in the past is no adjective: 1945 endete der Krieg.
    let word = scan::word(text, scan::spaces_end(text, end));
    let verb =
        word.starts_with(char::is_lowercase) && (word.ends_with("te") || word.ends_with("ten"));
    if let Some(noun) = noun_behind(text, end, g).filter(|_| !verb) {
        // Behind "seit" or "nach" it is a year before a name or a title, but a plural in the dative is counted.
        let dated = scene.named_by("year-lead", at) || before(text, at) == Some('(');
        if !dated
            || noun.ends_with('n') && !noun.ends_with("in")
            || g.agreement(&noun.to_lowercase()) == Some("m")
        {
            return;
        }
    }
    let meaning = Meaning::Set(run.to_owned(), (g.year.clone(), String::new()));
    found.push(Candidate::new(at..end, Class::Year, Evidence::Shape, meaning));
}
