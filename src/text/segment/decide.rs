//! Whether a stop ends its sentence, by what stands before and after it.

use super::chars::{
    char_at, char_before, closes, continues, is_cjk, is_dash, opens, skip_space, stop,
};
use super::lang::{self, Language};
use super::list;
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
    /// What follows that word.
    rest: &'a str,
    /// It is one letter with a dot: an initial.
    initial: bool,
}

/// Whether the run of stops at `place` ends the sentence.
pub(super) fn ends(place: &Place, language: &Language) -> bool {
    let Some(next) = place.next() else { return true };
    if continues(next.first)
        || (closes(next.first) && place.pairs.opened_at(place.next_at()).is_none())
    {
        return false;
    }
    if place.is_closed_loosely(&next) {
        return false;
    }
    if stop(next.first).is_some() && next.spaced && next.letter.is_none_or(char::is_lowercase) {
        return false;
    }
    if place.is_omission() && !place.run.mark {
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
        return !place.is_embedded() && place.ends_full(&next);
    }
    if place.run.ellipsis && !next.spaced && is_cjk(next.first) {
        return place.ends_trailing(&next);
    }
    if !next.spaced {
        return place.ends_unspaced(&next, language);
    }
    if place.run.mark {
        place.ends_mark(&next, language)
    } else if place.run.hangs() {
        place.ends_hanging(&next)
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
        let after = &self.text[letter_at + word.len()..];
        let initial = after.starts_with('.') && word.chars().nth(1).is_none();
        Some(Next { spaced: at > self.run.end, first, letter, word, rest: after, initial })
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

    /// `我在Yahoo!工作`: a Latin name with its mark inside Chinese.
    fn is_embedded(&self) -> bool {
        let piece = self.piece();
        let name = piece.trim_start_matches(is_cjk);
        let mixed = name.chars().any(char::is_lowercase);
        self.run.mark && !self.run.closed && mixed && name.len() < piece.len() && name.is_ascii()
    }

    /// `……` in Chinese and Japanese: hesitation, unless a clause is behind it and another speaker
    /// or thought before it.
    fn ends_trailing(&self, next: &Next) -> bool {
        let clause = self.text[self.start..self.run.start]
            .chars()
            .rev()
            .take(8)
            .take_while(|&c| is_cjk(c))
            .count();
        let asked = char_before(self.text, self.run.start).is_some_and(|c| "嗎吗吧呢".contains(c));
        let turns = "我你您他她喂那請请好但可唉嗯".contains(next.first);
        (clause > 3 && turns) || (clause > 2 && asked)
    }

    /// `Really?Yes`: a forgotten space, unless it is an address or a name.
    fn ends_unspaced(&self, next: &Next, language: &Language) -> bool {
        let piece = self.piece();
        if !next.first.is_uppercase()
            || piece.contains(['/', '@', '_'])
            || piece.starts_with("www.")
        {
            return false;
        }
        let word = piece.chars().next_back();
        let capital = next.word.chars().nth(1).is_some_and(char::is_lowercase);
        if self.run.mark || self.run.hangs() {
            return word.is_some_and(char::is_lowercase) && capital;
        }
        // After a full stop only words that begin sentences, followed by a space.
        let lower = Word::lower(next.word);
        let known = next.starts(language) || lower.is_in(&["mr", "mrs", "ms", "dr"]);
        let after = next.rest;
        let whole = after.starts_with([' ', ',']) || (after.starts_with(". ") && !next.initial);
        known
            && whole
            && word.is_some_and(|c| c.is_lowercase() || c.is_numeric())
            && !self.run.closed
            && piece.chars().count() > 1
    }

    /// Dots before white space.
    fn ends_hanging(&self, next: &Next) -> bool {
        // `I` is always a capital: it says nothing after one more pause of a halting speaker.
        let i = next.word == "I"
            && self.text[self.start..self.run.start]
                .chars()
                .rev()
                .take(80)
                .any(|c| matches!(c, '…' | '.'));
        !next.letter.is_some_and(char::is_lowercase) && !self.only_marks() && !i
    }

    /// `… shower. ' , he said`: a stray mark and a comma.
    fn is_closed_loosely(&self, next: &Next) -> bool {
        let rest = self.text[self.next_at()..].trim_start_matches(['\'', '"']);
        matches!(next.first, '\'' | '"') && rest.trim_start_matches(' ').starts_with([',', ';'])
    }

    /// Nothing but dots in brackets: words were left out here.
    fn is_omission(&self) -> bool {
        self.run.inner.and_then(|c| self.pairs.closed_at(c)).is_some_and(|p| {
            p.kind == Kind::Bracket
                && p.close - p.open < 32
                && !self.text[p.open..p.close].contains(char::is_alphanumeric)
        })
    }

    /// A question or exclamation mark before white space.
    fn ends_mark(&self, next: &Next, language: &Language) -> bool {
        if next.letter.is_some_and(char::is_lowercase) {
            // Writers without capitals; and one question after the other.
            let small = self.is_small();
            let asks = next.rest.starts_with('?');
            return next.first.is_lowercase() && !self.run.closed && (small || asks);
        }
        if self.only_marks() {
            return !self.run.closed;
        }
        if self.run.closed && self.speaks(next, language) {
            return false;
        }
        let word = Word::lower(self.piece());
        if matches!(word.as_str(), "yahoo" | "jeopardy" | "joomla") {
            return next.starts(language);
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
        }) && !next.starts(language)
    }

    /// A single full stop before white space.
    fn ends_period(&self, next: &Next, language: &Language) -> bool {
        let piece = self.piece();
        let lower = next.letter.is_some_and(char::is_lowercase);
        if self.run.closed {
            return !lower;
        }
        if piece.is_empty() {
            // `(…). then`, `“…”. then`: no abbreviation; `word . then`: as the writer does.
            let after =
                char_before(self.text, self.run.start).is_some_and(|c| closes(c) || c == '"');
            return !lower || after || self.is_small();
        }
        let word = Word::lower(piece);
        let word = if word.is_known(language) { word } else { Word::lower(tail(piece, language)) };
        if lower {
            return self.ends_before_lower(piece, &word, next, language);
        }
        if word.is_in(language.ends) {
            return true;
        }
        let english = lang::english();
        if piece.ends_with(char::is_numeric) {
            return !self.is_ordinal(piece, next, language);
        }
        if is_roman(piece) && piece.len() > 1 && !language.before_ordinal.is_empty() {
            return next.starts(language);
        }
        if self.is_measure(piece, &word, language) {
            return true;
        }
        let number = next.letter.is_some_and(char::is_numeric)
            || (is_roman(next.word) && !next.starts(language));
        let mut chars = piece.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return self.ends_letter(c, &word, number, next, language);
        }
        if word.is_in(language.may_end) {
            return next.starts(language);
        }
        if word.is_in(language.before_word) {
            return false;
        }
        if word.is_in(language.before_number) || word.is_in(english.before_number) {
            return !number;
        }
        if is_time(word.as_str()) {
            return next.starts(language) || !self.opens_with_time();
        }
        if is_dotted(piece) {
            return next.starts(language);
        }
        if word.is_in(english.may_end) {
            return next.starts(language);
        }
        if word.is_in(english.before_word) {
            return false;
        }
        true
    }

    /// One letter: an initial, a variable or half an abbreviation, unless a sentence clearly
    /// follows.
    fn ends_letter(
        &self,
        c: char,
        word: &Word,
        number: bool,
        next: &Next,
        language: &Language,
    ) -> bool {
        if !c.is_uppercase() && !c.is_lowercase() {
            return !word.is_in(language.before_word);
        }
        // `и т. д.`, `700 a. C.`: the pair is an abbreviation.
        if self.after_letter() {
            return next.starts(language);
        }
        if word.is_in(language.may_end) || (c.is_uppercase() && !self.after_name()) {
            return next.starts(language) && !number;
        }
        false
    }

    /// Before a small letter only an ordinary word ends a sentence, where the writer does not use
    /// capitals or a name begins with a small letter.
    fn ends_before_lower(
        &self,
        piece: &str,
        word: &Word,
        next: &Next,
        language: &Language,
    ) -> bool {
        if self.begins_list() {
            return true;
        }
        let starters = [language.starters, lang::english().starters];
        let starts = starters.iter().any(|list| Word::lower(next.word).is_in(list));
        let small = self.is_small();
        let lists = [language, lang::english()];
        if lists.iter().any(|l| word.is_in(l.before_number)) {
            return small && starts && piece.len() > 1;
        }
        if lists.iter().any(|l| word.is_known(l)) {
            return false;
        }
        let plain = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '&');
        if !piece.chars().all(plain) {
            return false;
        }
        let length = tail(piece, language).chars().count();
        let vowel = piece.chars().next_back().is_some_and(|c| VOWELS.contains(c));
        match length {
            0 | 1 => small && starts,
            2 => small,
            3 => small || starts,
            4..=6 => small || starts || vowel,
            _ => true,
        }
    }

    /// The sentence begins with a small letter: its writer may not use capitals.
    fn is_small(&self) -> bool {
        let mut head = self.text[self.start..].chars().take(8);
        head.find(|&c| !opens(c)).is_some_and(char::is_lowercase)
    }

    /// The text goes on with the first item of a list.
    fn begins_list(&self) -> bool {
        list::marker(self.text, self.next_at(), self.text.len())
            .is_some_and(|m| list::goes_on(self.text, m))
    }

    /// A unit with its number: `5 kg`, `42 млн. га`.
    fn is_measure(&self, piece: &str, word: &Word, language: &Language) -> bool {
        let number = self.word_before(piece);
        let magnitude =
            number.len() > 4 && number.ends_with('.') && number.starts_with(char::is_lowercase);
        (word.is_in(language.units) || word.is_in(lang::english().units))
            && (number.ends_with(char::is_numeric) || magnitude)
    }

    /// Before the letter at the stop stands another letter with its dot.
    fn after_letter(&self) -> bool {
        let before = self.text[self.start..self.run.start - self.piece().len()].trim_end();
        let mut chars = before.chars().rev();
        chars.next() == Some('.')
            && chars.next().is_some_and(char::is_alphabetic)
            && chars.next().is_none_or(|c| !c.is_alphanumeric())
            && self.piece().chars().all(char::is_lowercase)
                == before.trim_end_matches('.').ends_with(char::is_lowercase)
            && self.piece().chars().all(char::is_lowercase)
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
        // German: an adjective before it has the same ending: `ihr begangenes 60. Jubiläum`.
        let adjective = before.starts_with(char::is_lowercase)
            && before.len() > 4
            && ["es", "em", "er"].iter().any(|e| before.ends_with(e));
        !language.before_ordinal.is_empty()
            && !next.starts(language)
            && (Word::lower(before).is_in(language.before_ordinal) || adjective)
    }

    /// The word before `piece`, which ends at the stop.
    fn word_before(&self, piece: &str) -> &'a str {
        let end = self.text[self.start..self.run.start - piece.len()].trim_end().len() + self.start;
        piece_before(self.text, self.start, end)
    }

    /// The word before the initial is itself a name or an initial.
    fn after_name(&self) -> bool {
        let word = self.word_before(self.piece());
        word.starts_with(char::is_uppercase) || word.is_empty()
    }

    /// The clause is nothing but an indication of time so far: `At 5 a.m. Mr. Smith …`.
    fn opens_with_time(&self) -> bool {
        let clause = &self.text[self.start..self.run.start];
        if clause.len() > 160 {
            return false;
        }
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

impl Next<'_> {
    /// Whether the word begins sentences in this language or in English.
    fn starts(&self, language: &Language) -> bool {
        let lower = Word::lower(self.word);
        !self.initial
            && self.word.starts_with(char::is_uppercase)
            && (lower.is_in(language.starters) || lower.is_in(lang::english().starters))
    }
}

/// What an abbreviation is looked up by: behind an elided article (`l'Ing`) or a hyphen.
fn tail<'t>(piece: &'t str, language: &Language) -> &'t str {
    if piece.contains('.') {
        return piece;
    }
    let apostrophe =
        if std::ptr::eq(language, lang::english()) { &['-'][..] } else { &['-', '\'', '’'][..] };
    match piece.rfind(apostrophe) {
        Some(i) => piece[i..].trim_start_matches(apostrophe),
        None => piece,
    }
}

/// Few abbreviations end in a vowel, most words of the languages that use them do.
const VOWELS: &str = "aeiouyàèéêìíòóôùúãаеиоуыэюяіїαεηιουωάέήίόύώ";

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
    piece.contains('.')
        && piece
            .split(['.', '-'])
            .all(|p| p.chars().count() <= 2 && p.chars().all(char::is_alphabetic))
}
