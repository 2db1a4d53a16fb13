//! Telephone numbers and dotted chains.

use super::family::{Family, family, inside, is_digit};
use super::grammar::Grammar;
use crate::text::normalize::rule::{Rewrite, Starts};
use crate::text::normalize::scan::{self, after, before};

family!(
    telephone,
    "telephone",
    "telephone numbers: +1 123-123-5678 digit by digit",
    "+(0123456789",
    read_telephone
);
family!(chain, "chain", "dotted chains: 127.0.0.1", "0123456789", read_chain);

fn read_telephone(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if inside(text, at) || before(text, at) == Some('-') {
        return None;
    }
    let plus = after(text, at) == Some('+');
    let mut groups: Vec<&str> = Vec::new();
    let (mut end, mut next) = (at, at + usize::from(plus));
    while groups.len() < 8 {
        // At most `)(`: a run of brackets is not a number, and would be walked from each of them.
        for _ in 0..2 {
            next += usize::from(matches!(after(text, next), Some('(' | ')')));
        }
        let run = scan::digits(text, next);
        if run.is_empty() || run.len() > 8 {
            break;
        }
        groups.push(run);
        end = next + run.len();
        next = end + usize::from(after(text, end) == Some(')'));
        match after(text, next) {
            Some('-' | ' ' | '.') => next += 1,
            _ if next > end => {}
            _ => break,
        }
    }
    let lens: Vec<usize> = groups.iter().map(|g| g.len()).collect();
    let joints = text[at..end].chars().filter(|c| *c == '-').count();
    let shape = match lens.as_slice() {
        _ if plus => lens.len() > 1 && lens.iter().sum::<usize>() >= 8,
        [3..=4, 3..=4, 4] | [1, 3, 3, 4] | [4, 4, 4, 4] => {
            text.as_bytes()[at] == b'('
                || joints + 1 == lens.len()
                || text[at..end].matches('.').count() > 1
        }
        [1, 3, 3, 2, 2] => joints == 4,
        [4, 4] | [5, 4] | [3, 4] => joints == 1 && !are_years(&groups),
        [2, 4..=5, 4] => text.as_bytes()[at] == b'(',
        // 030 12345678, 0171 1234567; 06 12 34 56 78; 0 800 123 456
        [3..=5, 5..=8] | [2, 2, 2, 2, 2] | [1, 3, 3, 3] if groups[0].starts_with('0') => true,
        // 91 123 45 67, 600 123 456: so many figures may also be counted.
        [2, 3, 2, 2] | [3, 3, 3] | [3, 2, 2, 2] => joints == 0 && called(text, at),
        _ => false,
    };
    if !shape || after(text, end).is_some_and(|c| c.is_ascii_alphanumeric() || c == '%') {
        return None;
    }
    let said: Vec<String> = groups.iter().map(|d| (g.dialled)(d)).collect();
    let plus = if plus { format!("{}{}", g.country, g.gap) } else { String::new() };
    Rewrite::new(end, plus + &said.join(if g.gap.is_empty() { "" } else { ", " }))
}

/// Does a word for a telephone stand before the number?
fn called(text: &str, at: usize) -> bool {
    let near = scan::tail(text, at, 24).to_lowercase();
    ["tel", "tél", "móvil", "llam", "appel", "fono", "fax", "phone", "número", "chiam", "ligue"]
        .iter()
        .any(|word| near.contains(word))
}

/// 1970-2010: from one year to a later one.
fn are_years(groups: &[&str]) -> bool {
    let year = |d: &str| d.parse().ok().filter(|y: &u32| d.len() == 4 && (1000..2200).contains(y));
    matches!(groups, [a, b] if year(a).is_some() && year(a) < year(b))
}

/// `127.0.0.1`: a chain of three or more is read digit by digit.
fn read_chain(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if inside(text, at) {
        return None;
    }
    let mut parts = vec![scan::digits(text, at)];
    let mut end = at + parts[0].len();
    while parts.len() < 64 && after(text, end) == Some('.') && is_digit(after(text, end + 1)) {
        parts.push(scan::digits(text, end + 1));
        end += 1 + parts[parts.len() - 1].len();
    }
    // Three digits in each but the first are a number with its groups marked.
    let grouped = g.marks.groups.contains(&'.') && parts.iter().skip(1).all(|p| p.len() == 3);
    if parts.len() < 3 || grouped {
        return None;
    }
    let dot = if g.gap.is_empty() {
        "点"
    } else {
        g.web.signs.iter().find(|(s, _)| *s == '.').map_or("", |(_, w)| w)
    };
    let said: Vec<String> = parts.iter().map(|p| (g.digits)(p)).collect();
    Rewrite::new(end, said.join(&format!("{0}{dot}{0}", g.gap)))
}
