//! English clock times.

use super::words::{cardinal, plural};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const TIME: Scanner = Scanner {
    name: "time",
    about: "clock times: 1:59 p.m. is one fifty-nine PM, 02:00 is two o'clock",
    starts: Starts::of("0123456789"),
    read,
    finish: |s| s,
};

const HALVES: &[(&str, &str)] =
    &[("a.m.", "AM"), ("am", "AM"), ("a.m", "AM"), ("p.m.", "PM"), ("pm", "PM"), ("p.m", "PM")];

const ZONES: &[(&str, &str)] = &[
    ("est", "EST"),
    ("e.s.t.", "EST"),
    ("e.s.t", "EST"),
    ("edt", "EDT"),
    ("cst", "CST"),
    ("cdt", "CDT"),
    ("mst", "MST"),
    ("pst", "PST"),
    ("p.s.t.", "PST"),
    ("p.s.t", "PST"),
    ("pdt", "PDT"),
    ("gmt", "GMT"),
    ("utc", "UTC"),
    ("cet", "CET"),
    ("cest", "CEST"),
    ("bst", "BST"),
    ("et", "ET"),
    ("pt", "PT"),
];

/// A mark of `table` at `at`, in any case: its end and its reading.
fn mark(
    text: &str,
    at: usize,
    table: &[(&'static str, &'static str)],
) -> Option<(usize, &'static str)> {
    let (mark, said) = scan::longest(&scan::head(text, at, 7).to_ascii_lowercase(), 0, table)?;
    let end = at + mark.len();
    // p.m.est has no space behind the dot.
    let open = after(text, end).is_some_and(char::is_alphanumeric) && !mark.ends_with('.');
    (!open).then_some((end, said))
}

fn sixty(d: &str) -> Option<u32> {
    if d.len() == 2 { d.parse().ok().filter(|n| *n < 60) } else { None }
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, ':' | '.' | '/' | '$' | '£' | '€'))
    {
        return None;
    }
    let h = scan::digits(text, at);
    let hour: u32 = if h.len() <= 2 { h.parse().ok()? } else { return None };
    let mut end = at + h.len();
    let sep = after(text, end).filter(|c| matches!(c, ':' | '.'));
    let minute = sep.and_then(|_| sixty(scan::digits(text, end + 1)));
    let mut second = None;
    if minute.is_some() {
        end += 3;
        if sep == Some(':') && after(text, end) == Some(':') {
            second = sixty(scan::digits(text, end + 1));
            end += if second.is_some() { 3 } else { 0 };
        }
    }
    let half = mark(text, scan::spaces_end(text, end), HALVES);
    // 1.59 and 5 are times with p.m. only; 12:99 is none.
    if hour > 24
        || half.is_none() && (sep != Some(':') || minute.is_none())
        || after(text, end) == Some(':')
    {
        return None;
    }
    let said_hour = cardinal(&hour.to_string());
    let mut said = match (minute, second) {
        (Some(m), Some(s)) => {
            let count = |n: u32, unit: &str| {
                format!(
                    "{} {}",
                    cardinal(&n.to_string()),
                    if n == 1 { unit.into() } else { plural(unit) }
                )
            };
            format!("{} {} and {}", count(hour, "hour"), count(m, "minute"), count(s, "second"))
        }
        (None, _) => said_hour,
        (Some(0), _) if half.is_some() => said_hour,
        (Some(0), _) => format!("{said_hour} o'clock"),
        (Some(m), _) if m < 10 => format!("{said_hour} oh {}", cardinal(&m.to_string())),
        (Some(m), _) => format!("{said_hour} {}", cardinal(&m.to_string())),
    };
    if let Some((stop, word)) = half {
        said += &format!(" {word}");
        // The dot of p.m. may also close the sentence; the pause must stay.
        let closes = text[..stop].ends_with('.') && {
            let next = scan::spaces_end(text, stop);
            after(text, next).is_none_or(|c| next > stop && c.is_uppercase() || c == '\n')
        };
        let zoned = mark(text, scan::spaces_end(text, stop), ZONES).is_some();
        end = if closes && !zoned { stop - 1 } else { stop };
    }
    let zone = scan::spaces_end(text, end);
    if let Some((stop, word)) = mark(text, zone, ZONES).filter(|(e, _)| {
        text[zone..*e].contains(|c: char| c.is_uppercase() || c == '.') || half.is_some()
    }) {
        said += &format!(" {word}");
        end = stop;
    }
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
    fn clock_times() {
        en("at 1:59 p.m. today", "at one fifty-nine PM today");
        en("at 5 p.m. He left.", "at five PM. He left.");
        en("02:00, 8:05 and 5pm EST", "two o'clock, eight oh five and five PM EST");
        en("at 9:05 p.m. EST today", "at nine oh five PM EST today");
        en("1:01:01", "one hour one minute and one second");
        en("a 3:1 win", "a three to one win");
    }
}
