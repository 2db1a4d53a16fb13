//! Chinese clock times: 16:54 is 十六点五十四分.

use super::contest::{clock, contest};
use super::say::{Two, cardinal, digits, padded};
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::scan::{self, after, before, tail};

/// Two digits below sixty.
fn sixty(d: &str) -> Option<u32> {
    if d.len() == 2 { d.parse().ok().filter(|n| *n < 60) } else { None }
}

/// The mark of half a day at `at`: its end, and its words.
fn half(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let (end, word) = of("halves").at(text, scan::spaces_end(text, at))?;
    (!after(text, end).is_some_and(|c| c.is_ascii_alphanumeric())).then_some((end, word))
}

fn hours(n: u32) -> String {
    cardinal(&n.to_string(), Two::Liang)
}

/// `16:54`, `5:35:36`, `8:05 am`, `5pm`.
pub(super) fn time(text: &str, at: usize, found: &mut Found) {
    if let Some((end, said)) = read(text, at) {
        put(found, at..end, Class::Time, Evidence::Unit, said);
    }
}

fn read(text: &str, at: usize) -> Option<(usize, String)> {
    // 2024-3-8T14:05
    let stamp =
        before(text, at) == Some('T') && before(text, at - 1).is_some_and(|c| c.is_ascii_digit());
    if !stamp
        && before(text, at)
            .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '.' | ',' | '/'))
    {
        return None;
    }
    let h = scan::digits(text, at);
    let hour: u32 = if h.len() <= 2 { h.parse().ok()? } else { return None };
    let mut end = at + h.len();
    if after(text, end) != Some(':') {
        // 5pm
        let (end, word) = half(text, end)?;
        return (hour <= 24).then(|| (end, format!("{word}{}点", hours(hour))));
    }
    let minute = sixty(scan::digits(text, end + 1))?;
    end += 3;
    let second = match after(text, end) {
        Some(':') => Some(sixty(scan::digits(text, end + 1))?),
        _ => None,
    };
    if second.is_some() {
        end += 3;
    }
    // The seconds, or a word of time beside it, say that it is no score.
    let scored = second.is_none() && !clock(text, at, end) && contest(text, at);
    if hour > 24 || after(text, end) == Some(':') || scored {
        return None;
    }
    if let (Some(s), true) = (second, of("lasted").within(tail(text, at, 8))) {
        return Some((end, format!("{}小时{}分{}秒", hours(hour), padded(minute), padded(s))));
    }
    // 1:45.32, a time that was run or swum.
    let part = match after(text, end) {
        Some('.') if second.is_none() => scan::digits(text, end + 1),
        _ => "",
    };
    let stop = end + 1 + part.len();
    if part.len() == 2 && !after(text, stop).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
    {
        return Some((
            stop,
            format!("{}分{}秒{}", cardinal(h, Two::Er), padded(minute), digits(part)),
        ));
    }
    let mut said = format!("{}点", hours(hour));
    match (minute, second) {
        (0, None) => {}
        (m, None) => said += &format!("{}分", padded(m)),
        (m, Some(s)) => said += &format!("{}分{}秒", padded(m), padded(s)),
    }
    // 13:10pm contradicts itself: there the mark stays as it is written.
    if let Some((stop, word)) = half(text, end).filter(|_| hour <= 12) {
        said.insert_str(0, word);
        end = stop;
    }
    Some((end, said))
}
