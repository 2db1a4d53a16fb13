//! Whether a stop ends its sentence, by what stands before and after it.

use super::chars::{
    char_at, char_before, closes, continues, is_cjk, is_dash, opens, skip_space, stop,
};
use super::lang::Language;
use super::pairs::{Kind, Pairs};
use super::run::Run;
use super::words::{Word, piece_before, starts, word_at};

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
pub(super) struct Next<'a> {
    /// White space parts it from the stop.
    pub(super) spaced: bool,
    /// Its first character.
    pub(super) first: char,
    /// Its first letter or digit, behind opening marks and dashes.
    pub(super) letter: Option<char>,
    /// The word of that letter.
    pub(super) word: &'a str,
    /// What follows that word.
    pub(super) rest: &'a str,
    /// It is one letter with a dot: an initial.
    pub(super) initial: bool,
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
        return place.is_resumed(&next, language);
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
        return !place.is_embedded()
            && !place.is_item()
            && !place.is_abbreviated(language)
            && place.ends_full(&next);
    }
    if place.run.hangs() && !next.spaced && is_cjk(next.first) {
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
    pub(super) fn next_at(&self) -> usize {
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
    pub(super) fn piece(&self) -> &'a str {
        piece_before(self.text, self.start, self.run.start)
    }

    /// The sentence has had nothing but stops so far.
    fn only_marks(&self) -> bool {
        self.text[self.start..self.run.start].trim().is_empty()
    }

    /// A question or exclamation mark before white space.
    fn ends_mark(&self, next: &Next, language: &Language) -> bool {
        if next.letter.is_some_and(char::is_lowercase) {
            // Writers without capitals; and one question after the other.
            let small = self.is_small();
            let asks = next.rest.starts_with('?');
            let pauses = self.run.dots > 0 || self.run.ellipsis;
            let turns = self.run.asks && !pauses && self.turns(next, language);
            return next.first.is_lowercase() && !self.run.closed && (small || asks || turns);
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

    /// A question, and a careless writer goes on with a word that begins sentences and does not
    /// link or tell who asked.
    fn turns(&self, next: &Next, language: &Language) -> bool {
        let links = [
            "and", "or", "but", "nor", "in", "on", "at", "for", "from", "by", "with", "to", "as",
            "of", "than", "that", "is", "are", "was", "were", "has", "had", "have", "did", "does",
            "will", "would", "which", "who", "when", "while", "after", "before", "if", "because",
            "a", "an", "the",
        ];
        let word = Word::lower(next.word);
        word.is_in(language.starters) && !word.is_in(&links) && !self.speaks(next, language)
    }

    /// `“Why?” Holmes asked.`: a name and a verb of speaking.
    fn speaks(&self, next: &Next, language: &Language) -> bool {
        if opens(next.first) || language.speech.is_empty() {
            return false;
        }
        let at = self.next_at();
        let rest = &self.text[at..self.text.floor_char_boundary(at + 80)];
        let bare = |w: &'a str| w.trim_end_matches(|c: char| !c.is_alphabetic());
        let mut words = rest.split(' ').take(4).skip(1).map(|w| Word::lower(bare(w)));
        // `Martha was never asked` tells of something else.
        words
            .find(|w| w.is_in(language.speech) || w.is_in(PASSIVE))
            .is_some_and(|w| w.is_in(language.speech))
            && !next.starts(language)
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
        !next.letter.is_some_and(char::is_lowercase)
            && !self.only_marks()
            && !i
            && !self.is_left_out()
    }

    /// One … with a space on either side: words were left out of what is quoted. Where a speaker
    /// trails off, it clings to the last word. Source: Chicago Manual of Style, 17th
    /// edition, 13.50.
    fn is_left_out(&self) -> bool {
        &self.text[self.run.start..self.run.end] == "…"
            && char_before(self.text, self.run.start).is_some_and(|c| c == ' ')
    }

    /// `… went home. ' , he said`: a stray mark and a comma.
    fn is_closed_loosely(&self, next: &Next) -> bool {
        let rest = self.text[self.next_at()..].trim_start_matches(['\'', '"']);
        matches!(next.first, '\'' | '"') && rest.trim_start_matches(' ').starts_with([',', ';'])
    }

    /// `It was late. ...and then it rained`: dots that cling to the word behind them open a sentence.
    fn is_resumed(&self, next: &Next, language: &Language) -> bool {
        let rest = &self.text[self.next_at()..];
        let opening = rest.trim_start_matches(['.', '…']);
        let dots = &rest[..rest.len() - opening.len()];
        let known = || Word::lower(self.piece()).is_known(language);
        (dots.starts_with('…') || dots.len() > 2)
            && opening.starts_with(char::is_alphabetic)
            && next.letter.is_some()
            && !self.run.hangs()
            && !self.only_marks()
            && !known()
    }

    /// Nothing but dots in brackets: words were left out here.
    fn is_omission(&self) -> bool {
        self.run.inner.and_then(|c| self.pairs.closed_at(c)).is_some_and(|p| {
            p.kind == Kind::Bracket
                && p.close - p.open < 32
                && !self.text[p.open..p.close].contains(char::is_alphanumeric)
        })
    }

    /// The sentence begins with a small letter: its writer may not use capitals.
    pub(super) fn is_small(&self) -> bool {
        let mut head = self.text[self.start..].chars().take(8);
        head.find(|&c| !opens(c)).is_some_and(char::is_lowercase)
    }
}

/// English words between a name and a verb that does not say that the name speaks.
const PASSIVE: &[&str] = &["was", "were", "is", "are", "been", "being", "be", "never", "not"];

impl Next<'_> {
    /// Whether the word begins sentences in this language or in English.
    pub(super) fn starts(&self, language: &Language) -> bool {
        !self.initial && starts(self.word, language)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::segment::sentences;

    fn cut<'a>(text: &'a str, lang: &str) -> Vec<&'a str> {
        sentences(text, lang).into_iter().map(|r| &text[r]).collect()
    }

    /// Cuts what `expected` joins with bars.
    #[track_caller]
    fn check(lang: &str, expected: &str) {
        let text = expected.replace('|', "");
        let expected: Vec<&str> = expected.split('|').map(str::trim).collect();
        assert_eq!(cut(&text, lang), expected);
    }

    #[test]
    fn questions_and_quotations() {
        check("en", "Who is it ? '' |Nobody spoke . |In '' Tide '' , they sail . |The end .");
        check("zh", "他说：“船到了。\"|大家都去看。|她问：\"真的吗？”|没有人回答。");
        check("en", "“Why?” Holmes asked. |“Go.” |She turned. |He said: \"Go. Now.\" |They went.");
        check("en", "Is that so? |Yes! |He shouted “stop!” and ran. |We work at Yahoo! in May.");
        check("fr", "« Ça va ? » dit-il. |« Oui. » |Elle sourit.");
        check("de", "„Wann?“, fragte sie. |„Morgen.“ |Er ging.");
        check("es", "¿Cómo estás? |¡Bien! |Se fue.");
        check("ru", "«Кто там?» — спросил он. |Никто не ответил.");
    }

    #[test]
    fn dots_that_let_a_sentence_hang() {
        check("en", "Then ... silence. |Well… |She left.... |No one came.");
        check("en", "“The harbour is old … The wall is not.”");
        check("en", "We called twice. |...but nobody came. |It was dark! |…so we left.");
        check("en", "He went on [...] without end. |(...) He stopped.");
    }

    #[test]
    fn lists_in_running_text() {
        check("en", "1. Wash them. |2. Cut them. |3. Eat them.");
        check("en", "a) apples |b) pears |c) plums");
        check("zh", "一是加强领导；二是落实责任。|1. 第一条。|2. 第二条。");
    }
}
