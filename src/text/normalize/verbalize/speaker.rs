//! Whole numbers in the form that agrees.

use crate::lang::{Language, SignPlace};
use crate::text::normalize::classify::{ends, word_before};
use crate::text::normalize::scan;
use std::ops::Range;

/// The language, and what stands around the span that is said.
#[derive(Clone)]
pub(in crate::text::normalize) struct Speaker {
    pub(super) lang: &'static Language,
    /// The case that the word before gives; `""` for none.
    pub(super) case: String,
    /// The variant that agrees with the word behind; `""` for none.
    pub(super) gender: String,
    /// The same for an ordinal, or for one.
    pub(super) singular: String,
    /// Does what is said describe the noun behind it? Then its own noun is in the singular.
    pub(super) attributive: bool,
}

impl Speaker {
    /// For a span of a text.
    pub(in crate::text::normalize) fn at(
        lang: &'static Language,
        text: &str,
        span: &Range<usize>,
    ) -> Speaker {
        let g = &lang.grammar;
        let none = String::new;
        let (case, gender, singular) = (none(), none(), none());
        let mut speaker = Speaker { lang, case, gender, singular, attributive: false };
        if !g.govern.is_empty() {
            let mut word = word_before(text, span.start);
            // The word for the hour hands on the case that it has itself: o godz. 8.30.
            let known = |word: &String| g.govern.iter().any(|c| c.words.contains(word));
            if g.list("time-before").contains(&word) && !known(&word) {
                let start = scan::spaces_start(text, span.start).saturating_sub(word.len());
                word = text.get(..start).map_or(word, |before| word_before(before, before.len()));
            }
            let gives = |c: &&crate::lang::Context| c.words.contains(&word);
            speaker.case = g.govern.iter().find(gives).map_or(String::new(), |c| c.case.clone());
        }
        if g.agree.is_empty() && g.agree_one.is_empty() {
            return speaker;
        }
        let left = word_before(text, span.start);
        if let Some((variant, _)) = g.agree_before.iter().find(|(_, w)| w.contains(&left)) {
            speaker.gender = variant.clone();
            return speaker;
        }
        // Behind a word that numbers something nothing is counted: Kapitel 1 sagt.
        if g.list("number-before").contains(&left) {
            return speaker;
        }
        let next = scan::head(text, counted_from(lang, text, span.end), 24);
        let capital = next.starts_with(char::is_uppercase);
        let next = next.to_lowercase();
        let word = next.split(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '\'')).next();
        let word = word.unwrap_or_default();
        let fits = |pattern: &String| match pattern.strip_prefix('*') {
            Some(end) => word.ends_with(end) && word.len() > end.len(),
            // Any word with a capital.
            None if pattern == "^" => capital,
            None => word == pattern,
        };
        let of = |all: &[(String, Vec<String>)]| {
            let found = all.iter().find(|(_, words)| words.iter().any(fits));
            found.map(|a| a.0.clone())
        };
        // A unit written as a word has its own gender.
        let unit = || lang.nouns.gender(word).map(str::to_owned);
        let listed = of(&g.agree).or_else(unit);
        speaker.singular = listed.clone().or_else(|| of(&g.agree_one)).unwrap_or_default();
        speaker.gender = listed.unwrap_or_default();
        speaker
    }

    /// The same without a case and an agreement.
    pub(super) fn plain(&self) -> Speaker {
        self.with("", "")
    }

    pub(super) fn with(&self, case: &str, gender: &str) -> Speaker {
        let (case, gender) = (case.to_owned(), gender.to_owned());
        Speaker { case, singular: gender.clone(), gender, ..self.clone() }
    }

    /// The same before a noun.
    pub(super) fn attributive(&self) -> Speaker {
        Speaker { attributive: true, ..self.clone() }
    }

    /// A whole number in a set, in a variant or in the one that agrees.
    pub(super) fn whole(&self, digits: &str, set: &str, variant: Option<&str>) -> String {
        let padded = digits.len() > 1 && digits.starts_with('0');
        let n = digits.parse::<u128>().ok().filter(|_| !padded);
        let said = n.and_then(|n| {
            let one =
                set == "cardinal" && n % 10 == 1 && self.lang.grammar.plural.of(digits, "") == 0;
            let gender = if one && self.gender.is_empty() { &self.singular } else { &self.gender };
            let wanted = match variant {
                Some(v) => vec![v.to_owned()],
                None => vec![format!("{gender}.{}", self.case), self.case.clone(), gender.clone()],
            };
            let wanted: Vec<String> = wanted.into_iter().filter(|w| !w.is_empty()).collect();
            let variant = self.lang.numbers.variant(set, &wanted);
            self.lang
                .numbers
                .say(set, &variant, n)
                .or_else(|| self.lang.numbers.say("cardinal", "", n))
        });
        said.unwrap_or_else(|| self.digits(digits))
    }

    /// One digit after the other.
    pub(super) fn digits(&self, digits: &str) -> String {
        let set = self.count_set();
        let name = |d: char| self.lang.numbers.say(set, "", d.to_digit(10)?.into());
        digits.chars().filter_map(name).collect::<Vec<_>>().join(" ")
    }

    /// The set of numbers that count nothing, where it is not the first form of the cardinals.
    pub(super) fn count_set(&self) -> &'static str {
        if self.lang.numbers.has("count") { "count" } else { "cardinal" }
    }

    /// Zeros in front one by one, the rest as a number.
    pub(super) fn padded(&self, digits: &str, set: &str, variant: Option<&str>) -> String {
        let rest = digits.trim_start_matches('0');
        let zeros = self.digits(&digits[..digits.len() - rest.len()]);
        match (zeros.is_empty(), rest.is_empty()) {
            (true, _) => self.whole(rest, set, variant),
            (_, true) => zeros,
            _ => format!("{zeros} {}", self.whole(rest, set, variant)),
        }
    }

    /// The word for a sign of an address.
    pub(super) fn web_sign(&self, sign: char) -> Option<&str> {
        let words = &self.lang.words;
        words.sign(sign, SignPlace::Web).or_else(|| words.sign(sign, SignPlace::Lone))
    }
}

/// Where the noun that is counted begins: behind the number, or behind another one that counts it, too.
fn counted_from(lang: &Language, text: &str, end: usize) -> usize {
    let from = scan::spaces_end(text, end);
    let joints = lang.grammar.list("agree-over");
    let behind = || {
        let joint = ends(text, from, joints).filter(|_| from > end)?;
        let at = scan::spaces_end(text, joint);
        let run = scan::digits(text, at).len();
        (run > 0).then(|| scan::spaces_end(text, at + run))
    };
    if joints.is_empty() { from } else { behind().unwrap_or(from) }
}
