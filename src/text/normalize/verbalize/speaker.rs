//! Whole numbers in the form that agrees.

use crate::lang::{Language, SignPlace};
use crate::text::normalize::classify::{case_before, counted_word, counts_over, word_before};
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
        speaker.case = case_before(text, span.start, g);
        // A date that is all of a text, a heading, is named: первое мая.
        let empty = |piece: &str| piece.trim_matches(['.', ' ', '\n']).is_empty();
        if speaker.case.is_empty()
            && g.has_template("date@alone")
            && empty(&text[..span.start])
            && empty(&text[span.end..])
        {
            "alone".clone_into(&mut speaker.case);
        }
        if g.agree.is_empty() && g.agree_one.is_empty() {
            return speaker;
        }
        let left = word_before(text, span.start);
        if let Some((variant, _)) = g.agree_before.iter().find(|(_, w)| w.contains(&left)) {
            speaker.gender = variant.clone();
            return speaker;
        }
        let one = g.agree_one_before.iter().find(|(_, w)| w.contains(&left));
        let word = counted_word(text, span, g);
        if let (Some((variant, _)), true) = (one, g.agreement(&word).is_none()) {
            speaker.singular = variant.clone();
            return speaker;
        }
        // A unit written as a word has its own gender.
        let unit = || lang.nouns.gender(&word);
        let listed = g.agreement(&word).or_else(unit).map(str::to_owned);
        let one = || g.agreement_of_one(&word).map(str::to_owned);
        // Where nouns have a capital, each of them is counted.
        let noun = || (g.capital_nouns && !word.is_empty()).then(|| "m".to_owned());
        speaker.singular = listed.clone().or_else(one).or_else(noun).unwrap_or_default();
        speaker.gender = listed.unwrap_or_default();
        // The masculine that is not the usual form is one that touches its noun.
        let short = speaker.singular == "m" && lang.numbers.usual("cardinal") != Some("m");
        if short && counts_over(text, span.end, g) {
            (speaker.gender, speaker.singular) = (none(), none());
        }
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
                // A form that is open: it hangs on the noun behind it, or on the word before it.
                Some(v) if !matches!(v, "m" | "f" | "n") => {
                    vec![
                        format!("{}.{v}", self.singular),
                        format!("{v}.{}", self.case),
                        v.to_owned(),
                    ]
                }
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
        self.digits_of(digits, self.count_set())
    }

    /// The same in the words of a set.
    pub(super) fn digits_of(&self, digits: &str, set: &str) -> String {
        let name = |d: char| self.lang.numbers.say(set, "", d.to_digit(10)?.into());
        let gap = if self.lang.grammar.wide { "" } else { " " };
        digits.chars().filter_map(name).collect::<Vec<_>>().join(gap)
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
