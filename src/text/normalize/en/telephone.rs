//! English telephone and identity numbers, and dotted chains.

use super::words::{cardinal, digits};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const TELEPHONE: Scanner = Scanner {
    name: "telephone",
    about: "telephone and identity numbers: +1 123-123-5678 is plus one, one two three, …",
    starts: Starts::of("+(0123456789"),
    read,
    finish: |s| s,
};

pub(super) const CHAIN: Scanner = Scanner {
    name: "chain",
    about: "dotted chains: 127.0.0.1 is one two seven dot zero …, 1.2.3 is one point two point three",
    starts: Starts::of("0123456789"),
    read: read_chain,
    finish: |s| s,
};

/// The groups of a number that is dialled, its end and whether all its joints are hyphens.
fn groups(text: &str, at: usize) -> (Vec<&str>, usize, bool) {
    let mut found = Vec::new();
    let (mut end, mut next, mut hyphens) = (at, at, true);
    while found.len() < 8 {
        if after(text, next) == Some('(') {
            next += 1;
            hyphens = false;
        }
        let run = scan::digits(text, next);
        // 1-800-GO-2-HAUL: words are dialled by their letters.
        let word = if found.len() > 1 && hyphens { scan::word(text, next) } else { "" };
        let upper = !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase());
        let group = if run.is_empty() && upper { word } else { run };
        if group.is_empty() || group.len() > 8 {
            break;
        }
        found.push(group);
        end = next + group.len();
        next = end;
        if after(text, next) == Some(')') {
            next += 1;
        }
        match after(text, next) {
            Some('-') => next += 1,
            Some('(') => {}
            Some(' ' | '\u{A0}') => {
                next += 1;
                hyphens = false;
            }
            _ if next > end => {}
            _ => break,
        }
    }
    (found, end, hyphens)
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at).is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '/' | '$' | '+' | ':')
    }) {
        return None;
    }
    let plus = after(text, at) == Some('+');
    let (found, end, hyphens) = groups(text, at + usize::from(plus));
    let lens: Vec<usize> = found.iter().map(|g| g.len()).collect();
    let total: usize = lens.iter().sum();
    if after(text, end).is_some_and(|c| c.is_alphanumeric() || c == '%')
        || matches!(after(text, end), Some('.' | ',')) && !scan::digits(text, end + 1).is_empty()
    {
        return None;
    }
    let letters = found.iter().any(|g| g.starts_with(|c: char| c.is_ascii_uppercase()));
    let shape = match lens.as_slice() {
        _ if plus => found.len() > 1 && total >= 8 || found.len() == 1 && total >= 10,
        // 123-123-5678, (123) 123-5678, with or without a one before and an extension behind.
        [3, 3, 4] | [1, 3, 3, 4] | [3, 3, 4, _] | [1, 3, 3, 4, _] => {
            hyphens || text[at..].starts_with('(') || total > 9
        }
        // The number of a card.
        [4, 4, 4, 4] => true,
        // 111-11-1111
        [3, 2, 4] => hyphens,
        [1, 3, rest @ ..] => hyphens && letters && rest.len() > 1,
        [3, 4] => text[at + 3..].starts_with('-') && (called(text, at) || found[0] == "555"),
        [3] => found[0].ends_with("11") && dialled(text, at),
        [2..=5, 3..=4, 3..=4] => found[0].starts_with('0'),
        [5, 6] | [4, 7] => found[0].starts_with('0'),
        _ => false,
    };
    if !shape {
        return None;
    }
    let mut pieces: Vec<String> = Vec::new();
    if plus {
        pieces.push(format!("plus {}", digits(found[0])));
    }
    let mut dialled = String::new();
    for (i, group) in found.iter().enumerate().skip(usize::from(plus)) {
        if letters && group.starts_with(|c: char| c.is_ascii_uppercase()) {
            dialled += &format!("{group} ");
            continue;
        }
        // The code of free numbers is a round number: one, eight hundred.
        let said = if letters && (i > 1 || matches!(*group, "800" | "900")) {
            cardinal(group)
        } else {
            digits(group)
        };
        if letters && i > 1 {
            dialled += &format!("{said} ");
        } else {
            pieces.push(said);
        }
    }
    if !dialled.is_empty() {
        pieces.push(dialled.trim_end().to_owned());
    }
    Rewrite::new(end, pieces.join(", "))
}

/// `call 911`: an emergency or service number right behind the word.
fn dialled(text: &str, at: usize) -> bool {
    let word = scan::word_before(text, at).to_ascii_lowercase();
    ["call", "called", "calls", "calling", "dial", "dialed", "dialled", "dialing", "ring", "rang"]
        .contains(&word.as_str())
}

fn called(text: &str, at: usize) -> bool {
    let near = scan::tail(text, at, 16).to_ascii_lowercase();
    ["call", "tel", "phone", "dial", "fax"].iter().any(|w| near.contains(w))
}

fn read_chain(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at).is_some_and(|c| c == '.' || c == ',' || c.is_ascii_digit()) {
        return None;
    }
    let mut parts = vec![scan::digits(text, at)];
    let mut end = at + parts[0].len();
    while parts.len() < 64 && text[end..].starts_with('.') {
        let part = scan::digits(text, end + 1);
        if part.is_empty() {
            break;
        }
        end += 1 + part.len();
        parts.push(part);
    }
    if parts.len() < 3 || parts.len() == 3 && parts[2].len() == 4 {
        return None;
    }
    let address = parts.len() == 4;
    let said: Vec<String> = parts
        .iter()
        .map(|p| if address || p.len() > 3 { digits(p) } else { cardinal(p) })
        .collect();
    let gap = if before(text, at).is_some_and(char::is_alphabetic) { " " } else { "" };
    Rewrite::new(end, format!("{gap}{}", said.join(if address { " dot " } else { " point " })))
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn en(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "en").said(), said, "{shown}");
    }

    #[test]
    fn numbers_that_are_dialled() {
        en("+1(123) 123-5678", "plus one, one two three, one two three, five six seven eight");
        en("my ssn is 111-11-1111", "my ssn is one one one, one one, one one one one");
        en("555-0187, call 911 now", "five five five, zero one eight seven, call nine one one now");
        en("1-800-GO-2-HAUL", "one, eight hundred, GO two HAUL");
        en(
            "IP 127.0.0.1, v1.2.13",
            "IP one two seven dot zero dot zero dot one, v one point two point thirteen",
        );
    }
}
