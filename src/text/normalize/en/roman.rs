//! Roman numerals in English.

use super::words::{cardinal, ordinal};
use crate::text::normalize::number::roman;
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const ROMAN: Scanner = Scanner {
    name: "roman",
    about: "Roman numerals: Chapter IV is Chapter four, Henry VIII is Henry the eighth",
    starts: Starts::of("IVXL"),
    read: read_roman,
    finish: |s| s,
};

/// Words before a numeral that count: the numeral is a cardinal.
const COUNTED: &[&str] = &[
    "chapter", "part", "volume", "vol", "ch", "act", "scene", "section", "phase", "type", "class",
    "title", "book", "article", "bowl", "figure", "table", "appendix", "war", "level", "grade",
    "stage", "tier", "category", "division", "mark", "model", "series", "episode", "apollo",
    "schedule", "annex", "group", "theorem", "lemma", "item", "step",
];

/// Names whose single I or V is a number: rulers and popes who had successors of their name.
const RULERS: &[&str] = &[
    "Elizabeth",
    "Charles",
    "James",
    "George",
    "William",
    "Henry",
    "Edward",
    "Francis",
    "Napoleon",
    "Nicholas",
    "Alexander",
    "Louis",
    "Philip",
    "Frederick",
    "Otto",
    "Leopold",
    "Peter",
    "Catherine",
    "Paul",
    "Pius",
    "Benedict",
    "Leo",
    "Franz",
    "Wilhelm",
    "Mary",
    "Richard",
    "Ramesses",
    "Darius",
    "Ptolemy",
];

/// Words that stand before the pronoun I with a capital.
const QUESTIONS: &[&str] = &[
    "Can", "Could", "Did", "Does", "Had", "Has", "Have", "Might", "Must", "Shall", "Should", "Was",
    "Were", "Will", "Would", "May", "Need", "Dare", "And", "But", "Nor", "Than", "That", "When",
    "Not", "What", "Who", "Why", "How", "Where", "Since", "Because", "Yes", "Maybe", "Then", "Now",
    "Here", "There", "Only", "Even", "Just",
];

fn read_roman(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at).is_some_and(|c| c.is_alphanumeric() || c == '\'' || c == '’') {
        return None;
    }
    let word = scan::word(text, at);
    let end = at + word.len();
    // From forty on only where nothing else can stand: Super Bowl LVIII, but a size XL.
    let bowl = scan::word_before(text, at) == "Bowl";
    let value = roman(word).filter(|value| *value < 40 || bowl)?;
    // The dot of ch. IV and vol. II.
    let dot = usize::from(scan::follows(text, at, &["ch. ", "vol. ", "Ch. ", "Vol. "])) * 2;
    let left = scan::word_before(text, at - dot);
    let spaced = scan::spaces_start(text, at) < at;
    if after(text, end).is_some_and(|c| {
        c.is_ascii_digit()
            || matches!(c, '\'' | '’') && scan::word(text, end + c.len_utf8()) != "s"
            || c == '.' && word.len() == 1 && after(text, end + 1).is_some_and(char::is_alphabetic)
    }) || !spaced
    {
        return None;
    }
    if COUNTED.contains(&left.to_ascii_lowercase().as_str()) {
        let said = cardinal(&value.to_string());
        return if dot > 0 {
            let word = if left.eq_ignore_ascii_case("ch") { "chapter" } else { "volume" };
            Rewrite::from(at - dot - left.len(), end, format!("{word} {said}"))
        } else {
            Rewrite::new(end, said)
        };
    }
    let named = left.len() > 2
        && left.starts_with(char::is_uppercase)
        && left.chars().skip(1).all(char::is_lowercase);
    let ruler = RULERS.contains(&left);
    // A single letter behind any other name is a numeral only where the phrase ends: Sam I.
    let ends = word == "I"
        && !QUESTIONS.contains(&left)
        && after(text, end).is_none_or(|c| matches!(c, '.' | ',' | ';' | ')'));
    if !named || word.len() == 1 && !ruler && !ends {
        return None;
    }
    let ruler = ruler || ends;
    // A ruler is "the eighth"; anything else with a capital is numbered: Rocky III, GPT IV.
    let said = if ruler {
        format!("the {}", ordinal(&value.to_string()))
    } else {
        cardinal(&value.to_string())
    };
    Rewrite::new(end, said)
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn en(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "en").said(), said, "{shown}");
    }

    #[test]
    fn numerals_behind_a_short_word_and_before_an_s() {
        en("World War II's end", "World War two's end");
        en("see ch. IV and vol. II", "see chapter four and volume two");
    }

    #[test]
    fn roman_numerals() {
        en(
            "Chapter IV of Henry VIII, World War I",
            "Chapter four of Henry the eighth, World War one",
        );
        en("Sam and I, Vitamin C, MIX", "Sam and I, Vitamin C, MIX");
    }
}
