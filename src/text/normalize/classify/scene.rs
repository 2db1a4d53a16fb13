//! What a scanner sees: the text, the language, and looks to the left and to the right.

use crate::lang::Language;
use crate::text::normalize::scan::{self, after, before};

/// A text and its language.
#[derive(Clone, Copy)]
pub(in crate::text::normalize) struct Scene<'a> {
    pub(in crate::text::normalize) text: &'a str,
    pub(in crate::text::normalize) lang: &'static Language,
}

/// The longest word of a list, in words: `numer telefonu`.
const MAX_WORDS: usize = 2;

impl Scene<'_> {
    /// Does a word of a list of the language stand before `at`, with nothing but space between?
    pub(super) fn named_by(&self, list: &str, at: usize) -> bool {
        is_before(self.text, at, self.lang.grammar.list(list))
    }

    /// The same, with up to three words or marks between.
    pub(super) fn near_before(&self, list: &str, at: usize) -> bool {
        let words = self.lang.grammar.list(list);
        if words.is_empty() {
            return false;
        }
        let tail = scan::tail(self.text, at, 40);
        words_of(tail)
            .rev()
            .take(4)
            .any(|w| words.iter().any(|x| same(w, x.strip_suffix('.').unwrap_or(x))))
    }

    /// Where words have no space between them: does one of a list stand before `at`, with a particle at most
    /// between?
    pub(super) fn mentions(&self, list: &str, at: usize) -> bool {
        let g = &self.lang.grammar;
        let words = g.list(list);
        if !g.wide || words.is_empty() {
            return false;
        }
        let tail = scan::tail(self.text, at, 8).to_lowercase();
        words.iter().any(|w| tail.contains(w.as_str()))
    }

    /// Does a word of a list stand anywhere near?
    pub(super) fn near(&self, list: &str, from: usize, to: usize) -> bool {
        let words = self.lang.grammar.list(list);
        let around = || {
            let head = scan::head(self.text, to, 40);
            let tail = scan::tail(self.text, from, 60);
            let has = |text: &str| words_of(text).any(|w| words.iter().any(|x| same(w, x)));
            has(tail) || has(head)
        };
        !words.is_empty() && around()
    }

    /// The end of a word of a list that stands behind `at`, if one does; the longest.
    pub(super) fn word_after(&self, list: &str, at: usize) -> Option<usize> {
        let from = scan::spaces_end(self.text, at);
        ends(self.text, from, self.lang.grammar.list(list))
    }

    /// Is the place within a word or a longer code?
    pub(super) fn glued_before(&self, at: usize) -> bool {
        before(self.text, at).is_some_and(|c| scan::is_joined(c) || c == '_')
    }

    /// Does a letter or a figure go on at `at`?
    pub(super) fn glued_after(&self, at: usize) -> bool {
        after(self.text, at).is_some_and(|c| scan::is_joined(c) || c == '_')
    }

    /// Does a number or a word run on into `at`: a letter, or one of these marks with a figure before it?
    pub(super) fn runs_from(&self, at: usize, marks: &[char]) -> bool {
        let mark = before(self.text, at).filter(|c| marks.contains(c));
        self.glued_before(at) || mark.is_some_and(|c| self.digit_before(at - c.len_utf8()))
    }

    /// Does a number or a word run on at `at`: a letter, or one of these marks with a figure behind it?
    pub(super) fn runs_on(&self, at: usize, marks: &[char]) -> bool {
        let mark = after(self.text, at).filter(|c| marks.contains(c));
        self.glued_after(at) || mark.is_some_and(|c| self.digit_at(at + c.len_utf8()))
    }

    /// Does a dot that ends at `at` close the sentence too: is it the last one, or does a capital follow that
    /// is not that of a noun?
    pub(super) fn closes(&self, at: usize) -> bool {
        let next = scan::spaces_end(self.text, at);
        let Some(c) = after(self.text, next) else { return true };
        if !c.is_uppercase() {
            return matches!(c, '\n' | '\r');
        }
        // An acronym goes on as often as it begins a sentence: 5 млрд долл. США.
        let word = scan::word(self.text, next);
        if word.chars().count() > 1 && word.chars().all(char::is_uppercase) {
            return false;
        }
        let g = &self.lang.grammar;
        !g.capital_nouns || g.list("sentence-head").contains(&word.to_lowercase())
    }

    pub(super) fn digit_at(&self, at: usize) -> bool {
        after(self.text, at).is_some_and(|c| c.is_ascii_digit())
    }

    pub(super) fn digit_before(&self, at: usize) -> bool {
        before(self.text, at).is_some_and(|c| c.is_ascii_digit())
    }
}

fn words_of(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\u{900}'..='\u{97F}' | '’' | '\'')))
        .filter(|w| !w.is_empty())
}

/// The word before `at` and the space before it, in lower case, with a dot behind it if it has one.
pub(in crate::text::normalize) fn word_before(text: &str, at: usize) -> String {
    let end = scan::spaces_start(text, at);
    let piece = scan::tail(text, end, 24);
    let start = piece
        .char_indices()
        .rev()
        .skip_while(|(_, c)| *c == '.')
        .find(|(_, c)| c.is_whitespace() || matches!(c, '(' | '„' | '"' | '«' | '“' | '’' | '‘'))
        .map_or(0, |(i, c)| i + c.len_utf8());
    piece[start..].to_lowercase()
}

/// What stands before `at`, as far as the longest word of a list goes: without space, and without a colon
/// that may stand between (tel.: 123).
pub(super) fn lead(text: &str, at: usize) -> &str {
    let end = scan::spaces_start(text, at);
    let end = end - text[..end].len() + text[..end].trim_end_matches(':').len();
    scan::tail(text, end, 24 * MAX_WORDS)
}

/// Does a word in lower case stand at the end of a lead? `*` is any word.
pub(super) fn closes_lead(lead: &str, word: &str) -> bool {
    // Any word at all.
    if word == "*" {
        return lead.ends_with(char::is_alphabetic);
    }
    let bare = lead.strip_suffix('.').filter(|_| !word.ends_with('.')).unwrap_or(lead);
    let start = bare.len().checked_sub(word.len());
    let start = start.filter(|s| bare.is_char_boundary(*s) && same(&bare[*s..], word));
    start.is_some_and(|s| !bare[..s].ends_with(scan::is_joined) || word.starts_with(scan::is_wide))
}

/// Is `text` a word in lower case, whatever the case of its own letters is?
fn same(text: &str, word: &str) -> bool {
    // Most words of a list end otherwise.
    let ends = text.bytes().next_back().zip(word.bytes().next_back());
    let other = |(a, b): (u8, u8)| a.is_ascii() && b.is_ascii() && !a.eq_ignore_ascii_case(&b);
    if text.len() != word.len() || ends.is_some_and(other) {
        return false;
    }
    text == word
        || text.eq_ignore_ascii_case(word)
        || !text.is_ascii() && !word.is_ascii() && text.to_lowercase() == word
}

/// Does one of these words, in lower case, stand before `at`?
pub(super) fn is_before(text: &str, at: usize, words: &[String]) -> bool {
    if words.is_empty() {
        return false;
    }
    let lead = lead(text, at);
    words.iter().any(|w| closes_lead(lead, w))
}

/// The end of the longest of these words that stands at `at`; `*` at the end is any ending.
pub(super) fn ends(text: &str, at: usize, words: &[String]) -> Option<usize> {
    let rest = text.get(at..)?;
    let fits = |w: &String| {
        let (w, open) = w.strip_suffix('*').map_or((w.as_str(), false), |w| (w, true));
        let head = rest.get(..w.len()).filter(|head| same(head, w))?;
        let end = at + head.len();
        let goes_on = || {
            after(text, end).is_some_and(|c| {
                scan::is_joined(c) || matches!(c, '\u{93C}'..='\u{94D}' | '\u{901}'..='\u{903}')
            })
        };
        (open || w.ends_with(['.', '\'', '’']) || !goes_on()).then_some(end)
    };
    words.iter().filter_map(fits).max()
}
