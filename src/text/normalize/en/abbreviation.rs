//! English abbreviations, Roman numerals and street addresses.

use super::words::{cardinal, digits, ordinal, pairs};
use crate::text::normalize::rule::{Reading, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const ABBREVIATION: Scanner = Scanner {
    name: "abbreviation",
    about: "abbreviations with a dot: Dr. Evil is Doctor Evil, No. 5 is number five",
    starts: Starts::of("."),
    read: read_abbreviation,
    finish: |s| s,
};

pub(super) const ROMAN: Scanner = Scanner {
    name: "roman",
    about: "Roman numerals: Chapter IV is Chapter four, Henry VIII is Henry the eighth",
    starts: Starts::of("IVX"),
    read: read_roman,
    finish: |s| s,
};

pub(super) const STREET: Scanner = Scanner {
    name: "street",
    about: "addresses: 1428 Elm St. is fourteen twenty-eight Elm Street, CA 95051 is California nine five …",
    starts: Starts::of("0123456789"),
    read: read_street,
    finish: |s| s,
};

/// What must follow an abbreviation.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Name,
    Figure,
    Any,
}

/// Source: the lists of abbreviations in the AP and Chicago manuals of style.
const ABBREVIATIONS: &[(&str, &str, Next)] = &[
    ("Dr", "Doctor", Next::Name),
    ("Mr", "Mister", Next::Name),
    ("Mrs", "Misses", Next::Name),
    ("Ms", "Miz", Next::Name),
    ("Prof", "Professor", Next::Name),
    ("St", "Saint", Next::Name),
    ("Gen", "General", Next::Name),
    ("Col", "Colonel", Next::Name),
    ("Capt", "Captain", Next::Name),
    ("Cpt", "Captain", Next::Name),
    ("Lt", "Lieutenant", Next::Name),
    ("Sgt", "Sergeant", Next::Name),
    ("Cpl", "Corporal", Next::Name),
    ("Maj", "Major", Next::Any),
    ("Rev", "Reverend", Next::Any),
    ("Hon", "Honorable", Next::Name),
    ("Gov", "Governor", Next::Name),
    ("Sen", "Senator", Next::Name),
    ("Rep", "Representative", Next::Name),
    ("Pres", "President", Next::Name),
    ("Adm", "Admiral", Next::Name),
    ("Cmdr", "Commander", Next::Name),
    ("Mt", "Mount", Next::Name),
    ("Ft", "Fort", Next::Name),
    ("Fr", "Father", Next::Name),
    ("No", "number", Next::Figure),
    ("no", "number", Next::Figure),
    ("Nos", "numbers", Next::Figure),
    ("nos", "numbers", Next::Figure),
    ("Vol", "volume", Next::Figure),
    ("vol", "volume", Next::Figure),
    ("Ch", "chapter", Next::Figure),
    ("ch", "chapter", Next::Figure),
    ("Fig", "figure", Next::Figure),
    ("fig", "figure", Next::Figure),
    ("Figs", "figures", Next::Figure),
    ("p", "page", Next::Figure),
    ("pp", "pages", Next::Figure),
    ("Sec", "section", Next::Figure),
    ("sec", "section", Next::Figure),
    ("Eq", "equation", Next::Figure),
    ("Art", "article", Next::Figure),
    ("ca", "circa", Next::Figure),
    ("c", "circa", Next::Figure),
    ("vs", "versus", Next::Any),
    ("etc", "et cetera", Next::Any),
    ("approx", "approximately", Next::Any),
    ("Inc", "Incorporated", Next::Any),
    ("Corp", "Corporation", Next::Any),
    ("Ltd", "Limited", Next::Any),
    ("Co", "Company", Next::Any),
    ("Bros", "Brothers", Next::Any),
    ("Jr", "Junior", Next::Any),
    ("Sr", "Senior", Next::Any),
    ("Dept", "Department", Next::Any),
    ("dept", "department", Next::Any),
    ("Univ", "University", Next::Any),
    ("est", "established", Next::Figure),
    ("e.g", "for example", Next::Any),
    ("i.e", "that is", Next::Any),
    ("Esq", "Esquire", Next::Any),
    ("al", "al", Next::Any),
    ("Ave", "Avenue", Next::Any),
    ("Blvd", "Boulevard", Next::Any),
    ("Rd", "Road", Next::Any),
    ("Hwy", "Highway", Next::Any),
    ("Pkwy", "Parkway", Next::Any),
];

fn read_abbreviation(text: &str, at: usize) -> Option<Reading> {
    let mut start = at
        - text.as_bytes()[..at]
            .iter()
            .rev()
            .take(8)
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
    // e.g. and i.e.: the dot inside belongs to them.
    if at - start == 1
        && before(text, start) == Some('.')
        && matches!(text.get(start.saturating_sub(2)..at), Some("e.g" | "i.e"))
    {
        start -= 2;
    }
    if before(text, start).is_some_and(|c| c.is_alphanumeric() || c == '.') {
        return None;
    }
    let (_, said, next) = ABBREVIATIONS.iter().find(|(k, ..)| *k == &text[start..at])?;
    let end = at + 1;
    let follow = after(text, scan::spaces_end(text, end));
    let gap = scan::spaces_end(text, end) > end;
    let fits = match next {
        Next::Name => gap && follow.is_some_and(char::is_uppercase),
        Next::Figure => follow.is_some_and(|c| c.is_ascii_digit() || c == '#'),
        Next::Any => !after(text, end).is_some_and(char::is_alphanumeric),
    };
    // "I said no. 5 of them": a sentence may end with "no", but hardly before a figure.
    if !fits || text[start..at] == *"c" && before(text, start) != Some('(') {
        return None;
    }
    // Before a new sentence or at the end the dot also closes the sentence.
    let closes = *next == Next::Any
        && follow.is_none_or(|c| {
            (c.is_uppercase() && !NAMES_FOLLOW.contains(&&text[start..at])) || c == '\n'
        });
    Reading::from(start, if closes { at } else { end }, *said)
}

/// Titles and firms are followed by a name as often as by a sentence.
const NAMES_FOLLOW: &[&str] = &["Maj", "Rev", "vs", "e.g", "i.e", "Dept", "approx"];

/// The value of a Roman numeral up to 39 in its canonical form; more are words (MIX, DC).
fn roman(word: &str) -> Option<usize> {
    const TENS: [&str; 4] = ["", "X", "XX", "XXX"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    if !word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return None;
    }
    (1..40).find(|n| word.strip_prefix(TENS[n / 10]) == Some(ONES[n % 10]))
}

/// Words before a numeral that count: the numeral is a cardinal.
const COUNTED: &[&str] = &[
    "chapter", "part", "volume", "vol", "act", "scene", "section", "phase", "type", "class",
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

fn read_roman(text: &str, at: usize) -> Option<Reading> {
    if before(text, at).is_some_and(|c| c.is_alphanumeric() || c == '\'' || c == '’') {
        return None;
    }
    let word = scan::word(text, at);
    let end = at + word.len();
    let value = roman(word)?;
    let left = scan::word_before(text, at);
    let spaced = scan::spaces_start(text, at) < at;
    if after(text, end).is_some_and(|c| {
        c.is_ascii_digit()
            || c == '\''
            || c == '’'
            || c == '.' && word.len() == 1 && after(text, end + 1).is_some_and(char::is_alphabetic)
    }) || !spaced
    {
        return None;
    }
    if COUNTED.contains(&left.to_ascii_lowercase().as_str()) {
        return Reading::new(end, cardinal(&value.to_string()));
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
    Reading::new(end, said)
}

const STREETS: &[(&str, &str)] = &[
    ("st", "Street"),
    ("ave", "Avenue"),
    ("blvd", "Boulevard"),
    ("rd", "Road"),
    ("dr", "Drive"),
    ("ln", "Lane"),
    ("ct", "Court"),
    ("pl", "Place"),
    ("sq", "Square"),
    ("hwy", "Highway"),
    ("expy", "Expressway"),
    ("pkwy", "Parkway"),
    ("ter", "Terrace"),
    ("cir", "Circle"),
    ("street", "Street"),
    ("avenue", "Avenue"),
    ("boulevard", "Boulevard"),
    ("road", "Road"),
    ("drive", "Drive"),
    ("lane", "Lane"),
    ("court", "Court"),
    ("place", "Place"),
    ("square", "Square"),
    ("highway", "Highway"),
    ("way", "Way"),
    ("parkway", "Parkway"),
];
const DIRECTIONS: &[(&str, &str)] = &[
    ("N", "North"),
    ("S", "South"),
    ("E", "East"),
    ("W", "West"),
    ("NE", "Northeast"),
    ("NW", "Northwest"),
    ("SE", "Southeast"),
    ("SW", "Southwest"),
];
/// Source: USPS Publication 28, appendix B.
const STATES: &[(&str, &str)] = &[
    ("AL", "Alabama"),
    ("AK", "Alaska"),
    ("AZ", "Arizona"),
    ("AR", "Arkansas"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DE", "Delaware"),
    ("DC", "D C"),
    ("FL", "Florida"),
    ("GA", "Georgia"),
    ("HI", "Hawaii"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("IA", "Iowa"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("ME", "Maine"),
    ("MD", "Maryland"),
    ("MA", "Massachusetts"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MS", "Mississippi"),
    ("MO", "Missouri"),
    ("MT", "Montana"),
    ("NE", "Nebraska"),
    ("NV", "Nevada"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NY", "New York"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PA", "Pennsylvania"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("UT", "Utah"),
    ("VT", "Vermont"),
    ("VA", "Virginia"),
    ("WA", "Washington"),
    ("WV", "West Virginia"),
    ("WI", "Wisconsin"),
    ("WY", "Wyoming"),
];

fn read_street(text: &str, at: usize) -> Option<Reading> {
    if before(text, at)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '$' | '/'))
    {
        return None;
    }
    let d = scan::digits(text, at);
    let mut end = at + d.len();
    // Santa Clara, CA 95051
    if d.len() == 5 {
        let left = scan::spaces_start(text, at);
        let state = scan::word_before(text, at);
        if let Some((_, name)) = STATES
            .iter()
            .find(|(k, _)| *k == state)
            .filter(|_| left < at && text[..left].ends_with(state))
        {
            return Reading::from(left - state.len(), end, format!("{name} {}", digits(d)));
        }
    }
    if d.len() > 5 {
        return None;
    }
    // Up to four words with capitals, the last of them a kind of street.
    let mut said = pairs(d);
    for i in 0..5 {
        let from = scan::spaces_end(text, end);
        let word = scan::word(text, from);
        let number = scan::digits(text, from);
        if from == end || word.is_empty() && number.is_empty() {
            return None;
        }
        if !number.is_empty() {
            // 5th Avenue
            let ending = scan::word(text, from + number.len());
            if !matches!(ending, "st" | "nd" | "rd" | "th") || number.len() > 3 {
                return None;
            }
            said += &format!(" {}", ordinal(number));
            end = from + number.len() + ending.len();
            continue;
        }
        end = from + word.len();
        let street = STREETS.iter().find(|(k, _)| k.eq_ignore_ascii_case(word));
        if let Some((_, name)) = street.filter(|_| i > 0) {
            let closes = after(text, end).is_some_and(|c| c.is_alphanumeric());
            if closes
                || word.chars().all(char::is_uppercase)
                    && word.len() == 2
                    && !text[at..end].chars().all(|c| !c.is_lowercase())
            {
                return None;
            }
            let stop = if after(text, end) == Some('.')
                && word.len() < 5
                && after(text, scan::spaces_end(text, end + 1)).is_some_and(|c| !c.is_uppercase())
            {
                end + 1
            } else {
                end
            };
            return Reading::new(stop, format!("{said} {name}"));
        }
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        let direction = DIRECTIONS.iter().find(|(k, _)| *k == word);
        said += &format!(" {}", direction.map_or(word, |(_, n)| n));
        if after(text, end) == Some('.') && direction.is_some() {
            end += 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn en(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "en").said(), said, "{shown}");
    }

    #[test]
    fn abbreviations() {
        en(
            "Dr. Evil vs. Mr. Bean, No. 5, etc.",
            "Doctor Evil versus Mister Bean, number five, et cetera.",
        );
        en("I said no. He left.", "I said no. He left.");
    }

    #[test]
    fn roman_numerals() {
        en(
            "Chapter IV of Henry VIII, World War I",
            "Chapter four of Henry the eighth, World War one",
        );
        en("Sam and I, Vitamin C, MIX", "Sam and I, Vitamin C, MIX");
    }

    #[test]
    fn streets() {
        en(
            "at 123 Laguna Ct, Town, CA 95051",
            "at one twenty-three Laguna Court, Town, California nine five zero five one",
        );
        en("1990 for the St", "nineteen ninety for the St");
    }
}
