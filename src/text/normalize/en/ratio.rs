//! English fractions and percentages.

use super::words::{self, cardinal, ordinal, plural};
use crate::text::normalize::number::{ENGLISH, VULGAR, number};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const FRACTION: Scanner = Scanner {
    name: "fraction",
    about: "fractions: 3/4 is three quarters, 4½ is four and a half",
    starts: Starts::of("0123456789½¼¾⅓"),
    read: read_fraction,
    finish: |s| s,
};

pub(super) const PERCENT: Scanner = Scanner {
    name: "percent",
    about: "percent: 3.5% is three point five percent",
    starts: Starts::of("0123456789.-−"),
    read: read_percent,
    finish: |s| s,
};

pub(super) const SCORE: Scanner = Scanner {
    name: "score",
    about: "scores and ratios: 3:1 is three to one",
    starts: Starts::of(":"),
    read: |text, at| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digit(before(text, at)) && digit(after(text, at + 1)) {
            Rewrite::new(at + 1, " to ")
        } else {
            None
        }
    },
    finish: |s| s,
};

pub(super) const VERSE: Scanner = Scanner {
    name: "verse",
    about: "verses of the Bible: John 3:16 is John three sixteen",
    starts: Starts::of("0123456789"),
    read: read_verse,
    finish: |s| s,
};

/// The books that are quoted by chapter and verse, as Protestants, Catholics and Jews name them.
const BOOKS: &[&str] = &[
    "Genesis",
    "Exodus",
    "Leviticus",
    "Numbers",
    "Deuteronomy",
    "Joshua",
    "Judges",
    "Ruth",
    "Samuel",
    "Kings",
    "Chronicles",
    "Ezra",
    "Nehemiah",
    "Esther",
    "Job",
    "Psalm",
    "Psalms",
    "Proverbs",
    "Ecclesiastes",
    "Isaiah",
    "Jeremiah",
    "Lamentations",
    "Ezekiel",
    "Daniel",
    "Hosea",
    "Joel",
    "Amos",
    "Obadiah",
    "Jonah",
    "Micah",
    "Nahum",
    "Habakkuk",
    "Zephaniah",
    "Haggai",
    "Zechariah",
    "Malachi",
    "Matthew",
    "Mark",
    "Luke",
    "John",
    "Acts",
    "Romans",
    "Corinthians",
    "Galatians",
    "Ephesians",
    "Philippians",
    "Colossians",
    "Thessalonians",
    "Timothy",
    "Titus",
    "Philemon",
    "Hebrews",
    "James",
    "Peter",
    "Jude",
    "Revelation",
];

fn read_verse(text: &str, at: usize) -> Option<Rewrite> {
    if scan::spaces_start(text, at) == at || !BOOKS.contains(&scan::word_before(text, at)) {
        return None;
    }
    let figure =
        |from: usize| Some(scan::digits(text, from)).filter(|d| (1..=3).contains(&d.len()));
    let chapter = figure(at)?;
    let colon = at + chapter.len();
    let verse = figure(colon + 1).filter(|_| after(text, colon) == Some(':'))?;
    let mut end = colon + 1 + verse.len();
    let mut said = format!("{} {}", cardinal(chapter), cardinal(verse));
    if let Some(dash) = after(text, end).filter(|c| matches!(c, '-' | '–'))
        && let Some(last) = figure(end + dash.len_utf8())
    {
        end += dash.len_utf8() + last.len();
        said += &format!(" to {}", cardinal(last));
    }
    let clock = scan::leads(text, end, &[" am", " pm", " a.m", " p.m", " AM", " PM"]);
    if clock || after(text, end).is_some_and(|c| c.is_alphanumeric() || c == ':') {
        return None;
    }
    Rewrite::new(end, said)
}

fn read_percent(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at).is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let n = number(text, at, ENGLISH)?;
    let from = scan::spaces_end(text, n.end);
    let (mark, word) = scan::longest(
        text,
        from,
        &[("%", "percent"), ("‰", "per mille"), ("pct", "percent"), ("bps", "basis points")],
    )?;
    let end = from + mark.len();
    let gap = if after(text, end).is_some_and(char::is_alphanumeric) { " " } else { "" };
    Rewrite::new(end, format!("{} {word}{gap}", words::number(&n)))
}

/// The name of a part: half, quarter, third …
fn part(d: &str, many: bool) -> String {
    match (d, many) {
        ("2", false) => "half".into(),
        ("2", true) => "halves".into(),
        ("4", m) => if m { "quarters" } else { "quarter" }.into(),
        (d, m) => {
            if m {
                plural(&ordinal(d))
            } else {
                ordinal(d)
            }
        }
    }
}

/// Figures with a slash that are names, not fractions.
const NAMES: &[(&str, &str)] = &[
    ("24/7", "twenty-four seven"),
    ("9/11", "nine eleven"),
    ("50/50", "fifty-fifty"),
    ("20/20", "twenty twenty"),
    ("7/7", "seven seven"),
];

/// A fraction, mixed or not, that starts at `at`: its end, its reading, and whether it is more than one.
pub(super) fn fraction(text: &str, at: usize) -> Option<(usize, String, bool)> {
    let first = scan::digits(text, at);
    let mut from = at;
    let mut whole = "";
    if let Some((mark, (top, bottom))) = scan::longest(text, at + first.len(), VULGAR) {
        return Some((at + first.len() + mark.len(), mixed(first, top, bottom), !first.is_empty()));
    }
    let gap = scan::spaces_end(text, at + first.len());
    let second = scan::digits(text, gap);
    if !first.is_empty()
        && gap > at + first.len()
        && first.len() <= 4
        && !second.is_empty()
        && after(text, gap + second.len()) == Some('/')
    {
        (whole, from) = (first, gap);
    }
    let top = scan::digits(text, from);
    if top.is_empty() || !matches!(after(text, from + top.len()), Some('/' | '⁄')) {
        return None;
    }
    let slash = after(text, from + top.len()).map_or(1, char::len_utf8);
    let bottom = scan::digits(text, from + top.len() + slash);
    let mut end = from + top.len() + slash + bottom.len();
    if matches!(scan::word(text, end), "th" | "ths" | "rd" | "rds" | "nd" | "nds" | "st") {
        end += scan::word(text, end).len();
    }
    let more = after(text, end)
        .is_some_and(|c| c.is_alphanumeric() && !c.is_alphabetic() || c == '/')
        || after(text, end) == Some('-')
            && after(text, end + 1).is_some_and(char::is_alphabetic)
            && !whole.is_empty()
        || matches!(after(text, end), Some('.' | ',')) && !scan::digits(text, end + 1).is_empty();
    let bad = |d: &str| d.is_empty() || d.len() > 8 || d.len() > 1 && d.starts_with('0');
    if more || bad(top) || bad(bottom) || bottom == "0" {
        return None;
    }
    if pressure(text, at, end) && whole.is_empty() && top.len() > 1 && bottom.len() > 1 {
        return Some((end, format!("{} over {}", cardinal(top), cardinal(bottom)), true));
    }
    Some((end, mixed(whole, top, bottom), !whole.is_empty() || top != "1"))
}

/// Is 120/80 a pressure of blood?
fn pressure(text: &str, at: usize, end: usize) -> bool {
    let before = scan::tail(text, at, 20);
    scan::leads(text, scan::spaces_end(text, end), &["mmHg", "mm Hg"])
        || ["BP ", "blood pressure"].iter().any(|w| before.contains(w))
}

fn mixed(whole: &str, top: &str, bottom: &str) -> String {
    let said = match bottom {
        "1" => format!("{} over one", cardinal(top)),
        _ => format!("{} {}", cardinal(top), part(bottom, top != "1")),
    };
    match (whole, said.as_str()) {
        ("", _) => said,
        (w, "one half") => format!("{} and a half", cardinal(w)),
        (w, "one quarter") => format!("{} and a quarter", cardinal(w)),
        (w, s) => format!("{} and {s}", cardinal(w)),
    }
}

fn read_fraction(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at).is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '/' | '.' | ',' | '-' | '_' | '$' | '£' | '€')
    }) {
        return None;
    }
    let (end, said, _) = fraction(text, at)?;
    if after(text, end).is_some_and(char::is_alphanumeric) {
        return None;
    }
    let name = NAMES.iter().find(|(k, _)| *k == &text[at..end]);
    Rewrite::new(end, name.map_or(said, |(_, n)| (*n).into()))
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn en(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "en").said(), said, "{shown}");
    }

    #[test]
    fn fractions_and_percent() {
        en("1/2, 3/4, 31/32", "one half, three quarters, thirty-one thirty-seconds");
        en("4 1/2 lbs and 4½ miles", "four and a half pounds and four and a half miles");
        en("up 3.5%, open 24/7", "up three point five percent, open twenty-four seven");
        en("5-10%", "five to ten percent");
        en("BP was 120/80 mmHg", "BP was one hundred twenty over eighty millimeters of mercury");
        en("with 20/20 vision", "with twenty twenty vision");
    }

    #[test]
    fn verses() {
        en("Psalm 23:1–3 and John 3:16", "Psalm twenty-three one to three and John three sixteen");
        en("at John 3:16 pm", "at John three sixteen PM");
    }
}
