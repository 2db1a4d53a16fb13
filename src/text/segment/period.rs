//! The full stop of alphabets: it also marks abbreviations, initials, ordinals and addresses.

use super::abbreviation::{VOWELS, is_degree, is_dotted, is_latin, is_time};
use super::chars::{char_before, closes};
use super::decide::{Next, Place};
use super::lang::{self, Language};
use super::list;
use super::pairs::Kind;
use super::words::{Word, is_roman, piece_before};

impl<'a> Place<'a> {
    /// A single full stop before white space.
    pub(super) fn ends_period(&self, next: &Next, language: &Language) -> bool {
        let piece = self.piece();
        let lower = next.letter.is_some_and(char::is_lowercase);
        if self.run.closed {
            return !lower && (!self.is_name_in_brackets(piece, language) || next.starts(language));
        }
        if piece.is_empty() {
            // `(…). then`, `“…”. then`: no abbreviation; `word . then`: as the writer does.
            let after =
                char_before(self.text, self.run.start).is_some_and(|c| closes(c) || c == '"');
            return !lower || after || self.is_small();
        }
        let word = Word::lower(piece);
        let word =
            if word.is_known(language) { word } else { Word::lower(lookup_part(piece, language)) };
        if lower {
            return self.ends_before_lower(piece, &word, next, language);
        }
        let initial = piece.starts_with(char::is_uppercase) && piece.chars().nth(1).is_none();
        if !initial && word.is_in(language.ends) {
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
            // `5 ft. 6 in.`
            return !next.first.is_numeric();
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
        let ending = language.before_number_endings.iter().any(|e| word.as_str().ends_with(e));
        // The plural of such a word: `párrs. 5 y 6`.
        let plural = word
            .as_str()
            .strip_suffix('s')
            .is_some_and(|one| one.len() > 2 && Word::lower(one).is_in(language.before_number));
        if ending
            || plural
            || word.is_in(language.before_number)
            || word.is_in(english.before_number)
        {
            return !number;
        }
        if is_degree(word.as_str()) {
            return !self.is_titled(piece) || next.starts(language);
        }
        // The era before its year: `A.D. 64`.
        if word.as_str() == "a.d" && number {
            return false;
        }
        if is_time(word.as_str()) {
            let goes_on = Word::lower(next.word).is_in(lang::AFTER_TIME);
            return !goes_on && (next.starts(language) || !self.opens_with_time());
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
        // `и т. д.`, `44 a. C.`, `the U. K.`: the pair is an abbreviation.
        if let Some(first) = self.letter_before() {
            let pair = Word::pair(first, c);
            if pair.is_in(language.ends) {
                return true;
            }
            if pair.is_in(language.may_end) || pair.is_in(lang::english().may_end) {
                return next.starts(language);
            }
            if c.is_lowercase() {
                return next.starts(language) && !pair.is_in(language.before_word);
            }
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
        // A shortened unit behind its number: `5 град. за годину`.
        let unit = lists.iter().any(|l| word.is_in(l.units));
        if unit && !small && self.word_before(piece).ends_with(char::is_numeric) {
            return false;
        }
        if lists.iter().any(|l| word.is_in(l.before_number)) {
            return small && starts && piece.len() > 1;
        }
        if lists.iter().any(|l| word.is_known(l)) {
            return false;
        }
        if piece.len() > 3 && piece.bytes().all(|b| b.is_ascii_digit()) {
            return starts;
        }
        let plain = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '&');
        if !piece.chars().all(plain) || is_roman(piece) {
            return false;
        }
        let length = lookup_part(piece, language).chars().count();
        let vowel = piece.chars().next_back().is_some_and(|c| VOWELS.contains(c));
        match length {
            0 | 1 => small && starts,
            2 => small,
            3 => small || starts,
            4..=6 => small || starts || vowel,
            _ => true,
        }
    }

    /// The text goes on with the first item of a list.
    fn begins_list(&self) -> bool {
        list::marker(self.text, self.next_at(), self.text.len())
            .is_some_and(|m| list::goes_on(self.text, m))
    }

    /// A unit with its number: `5 kg`, `7 тыс. га`.
    fn is_measure(&self, piece: &str, word: &Word, language: &Language) -> bool {
        let number = self.word_before(piece);
        let magnitude =
            number.len() > 4 && number.ends_with('.') && number.starts_with(char::is_lowercase);
        (word.is_in(language.units) || word.is_in(lang::english().units))
            && (number.ends_with(char::is_numeric) || magnitude)
    }

    /// The letter of `т. ` in `т. д.`.
    fn letter_before(&self) -> Option<char> {
        let before = self.text[self.start..self.run.start - self.piece().len()].trim_end();
        let mut chars = before.strip_suffix('.')?.chars().rev();
        let letter = chars.next().filter(|c| c.is_alphabetic())?;
        chars.next().is_none_or(|c| !c.is_alphanumeric()).then_some(letter)
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
        // German: an adjective before it has the same ending: `ein großes 50. Fest`.
        let adjective = before.starts_with(char::is_lowercase)
            && before.len() > 4
            && ["es", "em", "er"].iter().any(|e| before.ends_with(e));
        !language.before_ordinal.is_empty()
            && !next.starts(language)
            && (Word::lower(before).is_in(language.before_ordinal) || adjective)
    }

    /// `[J. D.] Harrow`, `(Dr.) Bride`: the brackets hold a piece of the name that goes on behind
    /// them.
    fn is_name_in_brackets(&self, piece: &str, language: &Language) -> bool {
        let bracket = self.run.inner.and_then(|at| self.pairs.closed_at(at));
        let initial = || piece.starts_with(char::is_uppercase) && piece.chars().nth(1).is_none();
        let title = || Word::lower(piece).is_in(language.before_word);
        bracket.is_some_and(|p| p.kind == Kind::Bracket)
            && (initial() || is_dotted(piece) || title())
    }

    /// Whether the degree `piece` is a title before a name: it stands at the start of a clause, or after
    /// a stop or a number.
    fn is_titled(&self, piece: &str) -> bool {
        let before = self.word_before(piece);
        before.is_empty() || before.ends_with(|c: char| c == '.' || c.is_numeric())
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

    /// The clause is nothing but an indication of time so far: `By 6 a.m. Dr. Lee …`.
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

    /// `Really?Yes`: a forgotten space, unless it is an address or a name.
    pub(super) fn ends_unspaced(&self, next: &Next, language: &Language) -> bool {
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
            return word.is_some_and(char::is_lowercase) && (capital || next.starts(language));
        }
        // After a full stop only words that begin sentences, followed by a space.
        let lower = Word::lower(next.word);
        let title = lower.is_in(language.before_word) || lower.is_in(lang::english().before_word);
        // Names of files, hosts and programs with a dot inside are written in Latin letters.
        let foreign = capital
            && !next.first.is_ascii()
            && word.is_some_and(|c| !c.is_ascii())
            && piece.chars().all(|c| c.is_alphabetic() && !is_latin(c))
            && piece.chars().count() > 3;
        let after = next.rest;
        let abbreviated = after.starts_with(". ") && !next.initial;
        let known = next.starts(language) || (title && abbreviated) || foreign;
        let whole = after.starts_with([' ', ',']) || after.is_empty() || abbreviated;
        known
            && whole
            && !Word::lower(piece).is_known(language)
            && word.is_some_and(|c| c.is_lowercase() || c.is_numeric())
            && !self.run.closed
            && piece.chars().count() > 1
    }
}

/// What an abbreviation is looked up by: behind an elided article (`l'avv`) or a hyphen.
fn lookup_part<'t>(piece: &'t str, language: &Language) -> &'t str {
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

#[cfg(test)]
mod tests {
    use crate::text::segment::sentences;

    #[track_caller]
    fn check(lang: &str, expected: &str) {
        let text = expected.replace('|', "");
        let cut: Vec<&str> = sentences(&text, lang).into_iter().map(|r| &text[r]).collect();
        assert_eq!(cut, expected.split('|').map(str::trim).collect::<Vec<_>>());
    }

    #[test]
    fn english_abbreviations() {
        check("en", "Mr. Lee met Lt. Col. Smith at 5 p.m. |They left. |At 5 a.m. Dr. Lee slept.");
        check(
            "en",
            "The U.S. Senate met. |He lives in the U.S. |She does too. |It opens at 9 a.m. Monday.",
        );
        check("en", "See Fig. 3 and pp. 3-5, i.e. all. |Apples, pears, etc. |Then he left.");
        check("en", "Ann has a B.Sc. |Tom has an M.B.A. |It was A.D. 900 then.");
        check("en", "They left the U. S. |Dozens came back to the U.K. |Scores did not.");
        check(
            "en",
            "It is by [R. J.] Marsh. |The letter (Dr.) Bride wrote is lost. |He left (by sea.) |She stayed.",
        );
        check("en", "J. K. Rowling wrote. |He got an A. |She did not. |Add 5 ft. 6 in. |Tom did.");
    }

    #[test]
    fn numbers_and_addresses() {
        check(
            "en",
            "It costs $3.50. |Use v1.2.3 of a.rs from www.a.com. |Write to a.b@c.org. |Thanks.",
        );
        check(
            "de",
            "Am 3. Mai kam er. |Das war 1999. |Danach nichts. |Hauptstr. 5. |Ludwig XIV. war da.",
        );
    }

    #[test]
    fn other_languages() {
        check("de", "Das gilt z. B. für Hrn. Meier u. a. |Er kam um 5 Uhr.");
        check("ru", "И т. д. и т. п. |Пушкин А. С. родился в 1799 г. в Москве. |Ул. Мира, д. 3.");
        check("it", "L'avv. Rossi cita l'art. 5. |Il dott. Verdi no.");
        check("es", "El Sr. López vive en EE. UU. desde 1990. |La pág. 5.");
    }

    #[test]
    fn writers_without_capitals_or_spaces() {
        check("en", "no. |i am here. |we can go.");
        check("en", "The sun rose.|It was warm.|We left.");
        check("ru", "Снег растаял.|Река поднялась.|Все ушли.");
        check("ru", "Файл readme.Txt лежит там. |Ул.Мира длинная.");
        check("da", "Solen skinner.|Hr. Holm er ude.");
    }
}
