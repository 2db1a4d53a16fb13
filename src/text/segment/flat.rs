//! Lines whose breaks were lost: a page or a letter that was copied into one line still shows where
//! its lines stood, by what never stands inside a sentence.
//!
//! Each of these looks a bounded way around one mark.

use super::chars::{char_at, char_before, skip_space};
use super::lang::Language;
use super::words::{Word, word_at};

/// The longest address that is looked at.
const LONGEST: usize = 300;

/// A stamp of date and time in figures, whose first colon is at `at`: `11/28/2019 04:41 PM`. It is
/// a line of its own between a name and what begins with a capital.
pub(super) fn stamp(text: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let start = at.checked_sub(13)?;
    let shape = |from: usize, shape: &[u8]| {
        bytes.get(from..from + shape.len()).is_some_and(|b| {
            b.iter().zip(shape).all(|(b, s)| if *s == b'0' { b.is_ascii_digit() } else { b == s })
        })
    };
    if !shape(start, b"00/00/0000 00:00") {
        return None;
    }
    let mut end = at + 3;
    end += if shape(end, b":00") { 3 } else { 0 };
    let half = text.get(end..end + 3).is_some_and(|h| matches!(h, " AM" | " PM"));
    end += if half { 3 } else { 0 };
    let next = char_at(text, skip_space(text, end))?;
    let before = text[..start].trim_end();
    let last = &before[before.rfind(char::is_whitespace).map_or(0, |i| i + 1)..];
    let name = before.len() < start
        && last.ends_with(char::is_alphanumeric)
        && (last.starts_with(char::is_uppercase) || last.contains('@'));
    let free = skip_space(text, end) > end && next.is_uppercase();
    (free && (name || before.is_empty())).then_some((start, end))
}

/// The end of the address whose `://` has its colon at `at`, and its start.
pub(super) fn address(text: &str, at: usize) -> Option<(usize, usize)> {
    if !text[at..].starts_with("://") {
        return None;
    }
    let letters = text.as_bytes()[..at].iter().rev().take(6);
    let start = at - letters.take_while(|b| b.is_ascii_lowercase()).count();
    (start < at).then(|| (start, token_end(text, at)))
}

/// The end of the mail or web address behind a label whose colon is at `at`, if a capital begins
/// something new behind it: `E-mail: office@example.org Dear members`.
pub(super) fn labelled(text: &str, at: usize) -> Option<usize> {
    let head = &text[text.floor_char_boundary(at.saturating_sub(12))..at];
    let label = head.rsplit(|c: char| c.is_whitespace() || c == '(').next()?;
    let label = Word::lower(label);
    if !label.is_in(&["e-mail", "email", "mail", "web", "website", "address"]) {
        return None;
    }
    let from = skip_space(text, at + 1);
    let end = token_end(text, from);
    let token = &text[from..end];
    let host = token.contains('@') || token.starts_with("www.") || token.starts_with("http");
    let whole = host && token.contains('.') && token.ends_with(|c: char| c.is_alphanumeric());
    let next = skip_space(text, end);
    let word = word_at(text, next);
    // `Tel` and its like go on with the list.
    let list = char_at(text, next + word.len()) == Some(':');
    (whole && next > end && word.starts_with(char::is_uppercase) && !list).then_some(end)
}

fn token_end(text: &str, from: usize) -> usize {
    let stop = text.ceil_char_boundary((from + LONGEST).min(text.len()));
    let token = &text[from..stop];
    from + token.find(char::is_whitespace).unwrap_or(token.len())
}

/// The end of the salutation that a letter begins with: `Dear Mr. Lee:` and `Anna,` before a word
/// that begins sentences and has the capital of a new line.
pub(super) fn salutation(text: &str, start: usize, language: &Language) -> Option<usize> {
    if !language.tags.contains(&"en") {
        return None;
    }
    let head = &text[start..text.floor_char_boundary((start + 60).min(text.len()))];
    let greets = ["Hi ", "Hello ", "Dear ", "Hey "].iter().any(|g| head.starts_with(g));
    let end = head.find(|c: char| {
        c == ','
            || greets && c == ':'
            || !(c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''))
    })?;
    let names = &head[..end];
    let mut words = names.split(' ');
    let proper = words.all(|w| w.starts_with(char::is_uppercase)) && names.len() > 1;
    let count = names.split(' ').count();
    if !proper
        || count > 4
        || !head[end..].starts_with([',', ':'])
        || !greets && (count > 1 || head[end..].starts_with(':'))
    {
        return None;
    }
    let end = start + end + 1;
    let next = skip_space(text, end);
    let word = word_at(text, next);
    let second = skip_space(text, next + word.len());
    let runs = char_at(text, second).is_some_and(char::is_lowercase);
    let capital = word.starts_with(char::is_uppercase);
    let begins = if greets { capital } else { runs && OPENERS.contains(&word) };
    (next > end && begins && char_before(text, next).is_some_and(|c| c == ' ')).then_some(end)
}

/// What a letter goes on with. Pronouns and verbs only: `London, In Winter` is a title.
const OPENERS: &[&str] = &[
    "We", "You", "He", "She", "They", "Is", "Are", "Do", "Does", "Did", "Can", "Could", "Will",
    "Would", "Should", "Has", "Have", "Please", "Thanks", "Thank", "Here", "Attached", "There",
];

#[cfg(test)]
mod tests {
    use crate::text::segment::sentences;

    /// Cuts what `expected` joins with bars.
    #[track_caller]
    fn check(expected: &str) {
        let text = expected.replace('|', "");
        let cut: Vec<_> = sentences(&text, "en").into_iter().map(|r| &text[r]).collect();
        assert_eq!(cut, expected.split('|').map(str::trim).collect::<Vec<_>>());
    }

    #[test]
    fn stamps_of_mail() {
        check("Ada North |03/14/2011 09:26 AM |The boats are in.");
        check("Ada North/NET@mail |03/14/2011 09:26:53 PM |Bob, see below.");
        check("It began on 03/14/2011 09:26 AM and went on.");
    }

    #[test]
    fn addresses_in_a_row() {
        check("https://a.example/x?y=1 |http://b.example/z |http://c.example");
        check("See http://a.example and http://b.example for more.");
        check("Write to us. |E-mail: office@example.org |Dear members of the club, thank you.");
        check("E-mail: office@example.org Web: www.example.org Phone: 12 34");
    }

    #[test]
    fn salutations() {
        check("Anna, |Are you coming to the harbour?");
        check("Dear Mr. North: |Thank you for the letter.");
        check("Hello Ada, |we will be late.".replace('|', "").as_str());
        check("Yesterday, I went home. |Paris, In Winter");
    }
}
