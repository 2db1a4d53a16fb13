//! Street addresses and postcodes in English.

use super::words::{digits, ordinal, pairs};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const STREET: Scanner = Scanner {
    name: "street",
    about: "addresses: 1428 Elm St. is fourteen twenty-eight Elm Street, CA 95051 is California nine five …",
    starts: Starts::of("0123456789"),
    read: read_street,
    finish: |s| s,
};

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

fn read_street(text: &str, at: usize) -> Option<Rewrite> {
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
            return Rewrite::from(left - state.len(), end, format!("{name} {}", digits(d)));
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
            return Rewrite::new(stop, format!("{said} {name}"));
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
    fn streets() {
        en(
            "at 123 Laguna Ct, Town, CA 95051",
            "at one twenty-three Laguna Court, Town, California nine five zero five one",
        );
        en("1990 for the St", "nineteen ninety for the St");
    }
}
