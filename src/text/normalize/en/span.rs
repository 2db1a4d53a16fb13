//! Spans that English writes short: FY2024-25, $10-15.

use super::money::{amount, currency, describes};
use super::scale::scale;
use super::words::{self, cardinal, year};
use crate::text::normalize::number::{ENGLISH, number};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const SPAN: Scanner = Scanner {
    name: "span",
    about: "spans: 2024-25 is twenty twenty-four to twenty twenty-five, $10-15 ten to fifteen dollars",
    starts: Starts::of("0123456789$€£UACHNSR"),
    read: |text, at| years(text, at).or_else(|| sums(text, at)),
    finish: |s| s,
};

/// The word for a year of business that is glued to it.
fn fiscal(text: &str, at: usize) -> bool {
    scan::follows(text, at, &["FY", "CY"])
        && !before(text, at - 2).is_some_and(char::is_alphanumeric)
}

/// `2008-09`, `FY2024-25`: from a year to the next; and `FY2024`, which is a year for certain.
fn years(text: &str, at: usize) -> Option<Rewrite> {
    let first = scan::digits(text, at);
    let glued = fiscal(text, at);
    let cut = before(text, at).is_some_and(|c| c.is_alphanumeric() || ".,-–/:$€£#".contains(c));
    if first.len() != 4 || !matches!(&first[..2], "19" | "20") || cut && !glued {
        return None;
    }
    let gap = if glued { " " } else { "" };
    let end = at + 4;
    let joint = after(text, end).filter(|c| matches!(c, '-' | '–' | '/')).map_or(0, char::len_utf8);
    let second = scan::digits(text, end + joint);
    let stop = end + joint + second.len();
    let open = |at| {
        after(text, at).is_some_and(|c| c.is_alphanumeric() || "-–/%:".contains(c))
            || after(text, at) == Some('.') && !scan::digits(text, at + 1).is_empty()
    };
    let next = (first.parse::<usize>().ok()? + 1).to_string();
    if joint > 0 && second.len() == 2 && next.ends_with(second) && !open(stop) {
        // Eight to nine, but twenty-four to twenty twenty-five: a small year needs no century.
        let last = match second.strip_prefix('0') {
            Some(d) if d != "0" => cardinal(d),
            _ => year(&next),
        };
        return Rewrite::new(stop, format!("{gap}{} to {last}", year(first)));
    }
    if glued && !open(end) { Rewrite::new(end, format!(" {}", year(first))) } else { None }
}

/// `$10-15`: the sign is written once for both sums. With a scale behind, money reads it.
fn sums(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at).is_some_and(|c| c.is_alphanumeric() || "-–/.$€£".contains(c)) {
        return None;
    }
    let (from, money) = currency(text, at)?;
    let low = number(text, from, ENGLISH).filter(|n| !n.minus)?;
    let dash = after(text, low.end).filter(|c| matches!(c, '-' | '–'))?.len_utf8();
    let high = number(text, low.end + dash, ENGLISH).filter(|n| !n.minus)?;
    let value = |d: &str| d.parse::<u64>().unwrap_or(0);
    let open = after(text, high.end).is_some_and(|c| c.is_alphanumeric() || "-–%:".contains(c));
    if open || value(&low.whole) > value(&high.whole) || scale(text, high.end, true).is_some() {
        return None;
    }
    let said = if low.part.is_some() || high.part.is_some() {
        format!("{} to {}", amount(&low, money), amount(&high, money))
    } else {
        let name = if describes(text, at, high.end) { money.0 } else { money.1 };
        format!("{} to {} {name}", words::number(&low), words::number(&high))
    };
    match super::measure::per(text, high.end) {
        Some((end, unit)) => Rewrite::new(end, format!("{said} per {unit}")),
        None => Rewrite::new(high.end, said),
    }
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn en(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "en").said(), said, "{shown}");
    }

    #[test]
    fn years_of_business_and_seasons() {
        en("in FY2024-25", "in FY twenty twenty-four to twenty twenty-five");
        en("in FY2024, 2008-09", "in FY twenty twenty-four, two thousand eight to nine");
        en("the 1999-00 season", "the nineteen ninety-nine to two thousand season");
        en("1960-80", "nineteen sixty to eighty");
    }

    #[test]
    fn sums_of_one_sign() {
        en("costs $10-15.", "costs ten to fifteen dollars.");
        en("a £20–30 fine", "a twenty to thirty pound fine");
        en("$10–15/h", "ten to fifteen dollars per hour");
        en("US$10-15", "ten to fifteen US dollars");
        en("$1.50-2.00", "one dollar and fifty cents to two dollars");
        en("$5-10m", "five to ten million dollars");
    }
}
