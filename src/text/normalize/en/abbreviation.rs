//! English abbreviations.

use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const ABBREVIATION: Scanner = Scanner {
    name: "abbreviation",
    about: "abbreviations with a dot: Dr. Evil is Doctor Evil, No. 5 is number five",
    starts: Starts::of("."),
    read: read_abbreviation,
    finish: |s| s,
};

/// What must follow an abbreviation.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Name,
    Figure,
    Any,
}

/// What English newspapers shorten with a dot.
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
    ("ext", "extension", Next::Figure),
    ("Ext", "extension", Next::Figure),
    ("Apt", "apartment", Next::Figure),
    ("apt", "apartment", Next::Figure),
    ("Jct", "junction", Next::Figure),
    ("Mon", "Monday", Next::Any),
    ("Tue", "Tuesday", Next::Any),
    ("Tues", "Tuesday", Next::Any),
    ("Wed", "Wednesday", Next::Any),
    ("Thu", "Thursday", Next::Any),
    ("Thurs", "Thursday", Next::Any),
    ("Fri", "Friday", Next::Any),
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

fn read_abbreviation(text: &str, at: usize) -> Option<Rewrite> {
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
    // 42nd St., Main St., King Dr. are long: a street, where no name follows.
    let street = match &text[start..at] {
        "St" => Some("Street"),
        "Dr" => Some("Drive"),
        _ => None,
    };
    if let Some(kind) = street.filter(|_| !fits) {
        let left = scan::spaces_start(text, start);
        let word = scan::word_before(text, start);
        let street =
            left < start && text[..left].ends_with(word) && word.starts_with(char::is_uppercase);
        // Martin Luther King Jr. Dr. is a street too; Ask Dr. and Mrs. Bean is not.
        let numbered = matches!(word, "st" | "nd" | "rd" | "th")
            || scan::follows(text, left, &["Jr.", "Sr.", "Junior", "Junior."]);
        let titles = ["Mr", "Ms", "Dr", "Prof", "Mis", "Miz", "Doctor"];
        let gap = scan::spaces_end(text, end);
        let and = ["and ", "or ", "& "].into_iter().find(|a| text[gap..].starts_with(a));
        if and.is_some_and(|a| scan::leads(text, gap + a.len(), &titles)) {
            return None;
        }
        let closes = follow.is_none_or(|c| c == '\n');
        return if street || numbered {
            Rewrite::from(start, if closes { at } else { end }, kind)
        } else {
            None
        };
    }
    // "I said no. 5 of them": a sentence may end with "no", but hardly before a figure.
    if !fits || text[start..at] == *"c" && before(text, start) != Some('(') {
        return None;
    }
    // Before a new sentence or at the end the dot also closes the sentence.
    let closes = *next == Next::Any
        && follow.is_none_or(|c| {
            (c.is_uppercase() && !NAMES_FOLLOW.contains(&&text[start..at])) || c == '\n'
        });
    Rewrite::from(start, if closes { at } else { end }, *said)
}

/// Titles and firms are followed by a name as often as by a sentence.
const NAMES_FOLLOW: &[&str] = &["Maj", "Rev", "vs", "e.g", "i.e", "Dept", "approx"];

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
        en("on 42nd St. and Main St.", "on forty-second Street and Main Street.");
        en("St. Paul", "Saint Paul");
        en("Both Dr. and Mrs. Bean", "Both Dr. and Misses Bean");
        en("on King Dr. in Atlanta. Dr. King", "on King Drive in Atlanta. Doctor King");
        en("I said no. He left.", "I said no. He left.");
    }
}
