//! Whether a stop ends its sentence, by what stands before and after it.

use super::chars::{
    char_at, char_before, closes, continues, is_cjk, is_dash, opens, skip_space, stop,
};
use super::lang::{self, Language};
use super::pairs::{Kind, Pairs};
use super::scan::Run;
use super::words::{Word, is_roman, piece_before, word_at};

/// A stop in its surroundings.
pub(super) struct Place<'a> {
    /// The text up to the paragraph's end.
    pub(super) text: &'a str,
    /// Where the sentence began.
    pub(super) start: usize,
    pub(super) run: &'a Run,
    pub(super) pairs: &'a Pairs,
}

/// What follows a stop.
struct Next<'a> {
    /// White space parts it from the stop.
    spaced: bool,
    /// Its first character.
    first: char,
    /// Its first letter or digit, behind opening marks and dashes.
    letter: Option<char>,
    /// The word of that letter.
    word: &'a str,
}

/// Whether the run of stops at `place` ends the sentence.
pub(super) fn ends(place: &Place, language: &Language) -> bool {
    let Some(next) = place.next() else { return true };
    if continues(next.first)
        || (closes(next.first) && place.pairs.opened_at(place.next_at()).is_none())
    {
        return false;
    }
    if stop(next.first).is_some() && next.spaced && next.letter.is_none_or(char::is_lowercase) {
        return false;
    }
    if place.run.full {
        return place.ends_full(&next);
    }
    let cjk = is_cjk(next.first) || char_before(place.text, place.run.start).is_some_and(is_cjk);
    if cjk
        && !next.spaced
        && (place.run.mark || !place.run.hangs())
        && !next.first.is_ascii_alphanumeric()
    {
        return place.ends_full(&next);
    }
    if !next.spaced {
        return place.run.mark && place.ends_unspaced(&next);
    }
    if place.run.mark {
        place.ends_mark(&next, language)
    } else if place.run.hangs() {
        !next.letter.is_some_and(char::is_lowercase) && !place.only_marks()
    } else {
        place.ends_period(&next, language)
    }
}

impl<'a> Place<'a> {
    fn next_at(&self) -> usize {
        skip_space(self.text, self.run.end)
    }

    /// What follows, if anything does.
    fn next(&self) -> Option<Next<'a>> {
        let at = self.next_at();
        let first = char_at(self.text, at)?;
        let mut letter_at = at;
        for c in self.text[at..].chars().take(6) {
            if !(opens(c) || is_dash(c) || c.is_whitespace() || stop(c).is_some()) {
                break;
            }
            letter_at += c.len_utf8();
        }
        let letter = char_at(self.text, letter_at).filter(|c| c.is_alphanumeric());
        let word = if letter.is_some() { word_at(self.text, letter_at) } else { "" };
        Some(Next { spaced: at > self.run.end, first, letter, word })
    }

    /// The piece of text before the stop, without white space.
    fn piece(&self) -> &'a str {
        piece_before(self.text, self.start, self.run.start)
    }

    /// The sentence has had nothing but stops so far.
    fn only_marks(&self) -> bool {
        self.text[self.start..self.run.start].trim().is_empty()
    }

    /// A stop that needs no space after it.
    fn ends_full(&self, next: &Next) -> bool {
        if next.first == '\u{FE0F}' {
            return true;
        }
        // A fullwidth point inside a number.
        if self.text[self.run.start..].starts_with('．')
            && next.first.is_numeric()
            && char_before(self.text, self.run.start).is_some_and(char::is_numeric)
        {
            return false;
        }
        if next.spaced {
            return !(next.first.is_lowercase() && self.run.closed);
        }
        let colon = self.text[self.run.start..].starts_with(':');
        if colon {
            return false;
        }
        let word = Word::lower(self.piece());
        if word.as_str() == "yahoo" {
            return false;
        }
        match self.run.closing.and_then(|c| self.pairs.closed_at(c)) {
            Some(pair) => self.ends_after_pair(next, pair.open, pair.kind),
            None => true,
        }
    }

    /// A closing mark after a stop, and the text goes on at once: `“……！”他说`.
    fn ends_after_pair(&self, next: &Next, open: usize, kind: Kind) -> bool {
        let before = char_before(self.text, open).filter(|_| open > self.start);
        match before {
            // The sentence is the quotation; who speaks may be told behind it.
            None => kind != Kind::Title && !self.told_by(next),
            Some(b) => {
                stop(b).is_some()
                    || (matches!(b, '：' | ':' | '，' | ',' | ' ') && next.first != 'と')
            }
        }
    }

    /// Whether what follows a quotation tells who speaks, up to its next mark.
    fn told_by(&self, next: &Next) -> bool {
        if matches!(
            next.first,
            'と' | 'っ'
                | 'な'
                | 'の'
                | 'を'
                | 'は'
                | 'が'
                | 'に'
                | 'で'
                | 'も'
                | '的'
                | '地'
                | '—'
                | '…'
        ) {
            return true;
        }
        self.text[self.run.end..]
            .chars()
            .take(16)
            .take_while(|&c| !continues(c) && stop(c).is_none())
            .any(|c| "说說道问問喊叫答嚷骂罵吼叹嘆笑哭写寫称稱曰".contains(c))
    }

    /// `Really?Yes`: a forgotten space, unless it is an address.
    fn ends_unspaced(&self, next: &Next) -> bool {
        let before = char_before(self.text, self.run.start).is_some_and(char::is_lowercase);
        before && next.first.is_uppercase() && !self.piece().contains(['/', '.'])
    }

    /// A question or exclamation mark before white space.
    fn ends_mark(&self, next: &Next, language: &Language) -> bool {
        if next.letter.is_some_and(char::is_lowercase) && !next.word.is_empty() {
            return false;
        }
        if self.only_marks() {
            return !self.run.closed;
        }
        if self.run.closed && self.speaks(next, language) {
            return false;
        }
        let word = Word::lower(self.piece());
        if matches!(word.as_str(), "yahoo" | "jeopardy" | "joomla") {
            return starts(next.word, language);
        }
        true
    }

    /// `“Why?” Holmes asked.`: a name and a verb of speaking.
    fn speaks(&self, next: &Next, language: &Language) -> bool {
        if opens(next.first) || language.speech.is_empty() {
            return false;
        }
        let rest = &self.text[self.next_at()..];
        rest.split(' ').take(4).skip(1).any(|w| {
            Word::lower(w.trim_end_matches(|c: char| !c.is_alphabetic())).is_in(language.speech)
        }) && !starts(next.word, language)
    }

    /// A single full stop before white space.
    fn ends_period(&self, next: &Next, language: &Language) -> bool {
        if next.letter.is_some_and(char::is_lowercase) {
            return false;
        }
        let piece = self.piece();
        if self.run.closed || piece.is_empty() {
            return true;
        }
        let word = Word::lower(piece);
        let english = lang::english();
        let last = piece.chars().next_back().unwrap_or(' ');
        if last.is_numeric() {
            return !self.is_ordinal(piece, next, language);
        }
        if is_roman(piece) && piece.len() > 1 && !language.before_ordinal.is_empty() {
            return starts(next.word, language);
        }
        let numbered = self.numbered(piece);
        if word.is_in(language.may_end) {
            return numbered || starts(next.word, language);
        }
        if word.is_in(language.before_word) {
            return false;
        }
        if word.is_in(language.before_number)
            || (!std::ptr::eq(language, english) && word.is_in(english.before_number))
        {
            return !(next.letter.is_some_and(char::is_numeric) || is_roman(next.word));
        }
        if is_time(word.as_str()) {
            return starts(next.word, language) || !self.opens_with_time();
        }
        if piece.contains('.') && is_dotted(piece) {
            return starts(next.word, language);
        }
        let mut chars = piece.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            // One letter: an initial, unless a sentence clearly follows.
            return !c.is_alphabetic()
                || is_cjk(c)
                || (c.is_uppercase() && !self.after_name() && starts(next.word, language));
        }
        if word.is_in(english.may_end) {
            return numbered || starts(next.word, language);
        }
        if word.is_in(english.before_word) && !std::ptr::eq(language, english) {
            return false;
        }
        true
    }

    /// Whether the number before the stop counts something: `12. Juni`.
    fn is_ordinal(&self, piece: &str, next: &Next, language: &Language) -> bool {
        if piece.len() > 2 && !next.first.is_numeric() || !piece.bytes().all(|b| b.is_ascii_digit())
        {
            return false;
        }
        if Word::lower(next.word).is_in(language.after_ordinal) {
            return true;
        }
        let before = self.word_before(piece);
        !language.before_ordinal.is_empty()
            && !starts(next.word, language)
            && Word::lower(before).is_in(language.before_ordinal)
    }

    /// The word before `piece`, which ends at the stop.
    fn word_before(&self, piece: &str) -> &'a str {
        let end = self.text[self.start..self.run.start - piece.len()].trim_end().len() + self.start;
        piece_before(self.text, self.start, end)
    }

    /// A measure: a number stands right before it.
    fn numbered(&self, piece: &str) -> bool {
        self.word_before(piece).ends_with(|c: char| c.is_numeric())
    }

    /// The word before the initial is itself a name or an initial.
    fn after_name(&self) -> bool {
        let word = self.word_before(self.piece());
        word.starts_with(char::is_uppercase) || word.is_empty()
    }

    /// The clause is nothing but an indication of time so far: `At 5 a.m. Mr. Smith …`.
    fn opens_with_time(&self) -> bool {
        let clause = &self.text[self.start..self.run.start];
        let clause = clause.rsplit(": ").next().unwrap_or(clause);
        let mut words = clause.split_whitespace();
        let first = words.next().unwrap_or("").trim_start_matches(|c: char| !c.is_alphanumeric());
        let known = [
            "at", "in", "on", "by", "around", "about", "since", "until", "before", "after", "from",
            "circa",
        ];
        Word::lower(first).is_in(&known) && words.count() < 9
    }
}

/// Whether `word` begins sentences in this language or in English.
fn starts(word: &str, language: &Language) -> bool {
    let lower = Word::lower(word);
    word.starts_with(char::is_uppercase)
        && (lower.is_in(language.starters) || lower.is_in(lang::english().starters))
}

/// Hours and eras.
fn is_time(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(
        word,
        "a.m"
            | "p.m"
            | "b.c"
            | "a.d"
            | "b.c.e"
            | "c.e"
            | "ph.d"
            | "m.d"
            | "b.a"
            | "m.a"
            | "ll.d"
            | "d.phil"
    )
}

/// Letters with dots between them: `U.S`, `i.v`, `e.g`.
fn is_dotted(piece: &str) -> bool {
    piece.split('.').all(|p| p.chars().count() <= 2 && p.chars().all(char::is_alphabetic))
}
