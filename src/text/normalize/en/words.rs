//! English numbers as words.

use crate::model::english::SMALL;
use crate::text::normalize::number::{LONGEST, Number};

const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const GROUPS: [&str; 6] = ["", " thousand", " million", " billion", " trillion", " quadrillion"];

/// One digit after the other.
pub(super) fn digits(d: &str) -> String {
    let words: Vec<&str> =
        d.bytes().filter(u8::is_ascii_digit).map(|b| SMALL[usize::from(b - b'0')]).collect();
    words.join(" ")
}

/// A number below one hundred.
fn tens(n: usize) -> String {
    match (n / 10, n % 10) {
        _ if n < 20 => SMALL[n].into(),
        (t, 0) => TENS[t].into(),
        (t, u) => format!("{}-{}", TENS[t], SMALL[u]),
    }
}

fn hundreds(n: usize) -> String {
    match (n / 100, n % 100) {
        (0, r) => tens(r),
        (h, 0) => format!("{} hundred", SMALL[h]),
        (h, r) => format!("{} hundred {}", SMALL[h], tens(r)),
    }
}

/// A whole number up to sixteen digits; longer ones, and those with leading zeros, digit by digit.
pub(super) fn cardinal(d: &str) -> String {
    if d.len() > LONGEST || d.len() > 1 && d.starts_with('0') {
        return digits(d);
    }
    let mut pieces = Vec::new();
    for (i, group) in d.as_bytes().rchunks(3).enumerate().collect::<Vec<_>>().into_iter().rev() {
        let n = group.iter().fold(0, |n, b| n * 10 + usize::from(b - b'0'));
        if n > 0 {
            pieces.push(hundreds(n) + GROUPS[i]);
        }
    }
    if pieces.is_empty() { SMALL[0].into() } else { pieces.join(" ") }
}

/// `fifth`, `twenty-first`, `one hundredth`.
pub(super) fn ordinal(d: &str) -> String {
    let said = cardinal(d);
    let at = said.rfind([' ', '-']).map_or(0, |i| i + 1);
    let last = match &said[at..] {
        "one" => "first".into(),
        "two" => "second".into(),
        "three" => "third".into(),
        "five" => "fifth".into(),
        "eight" => "eighth".into(),
        "nine" => "ninth".into(),
        "twelve" => "twelfth".into(),
        w if w.ends_with('y') => format!("{}ieth", &w[..w.len() - 1]),
        w => format!("{w}th"),
    };
    format!("{}{last}", &said[..at])
}

/// A year of three or four digits in pairs: nineteen ninety-nine, two thousand six, twenty twelve.
pub(super) fn year(d: &str) -> String {
    let n: usize = d.parse().unwrap_or(0);
    let (high, low) = (n / 100, n % 100);
    match (high, low) {
        _ if d.len() != 4 || d.starts_with('0') => cardinal(d),
        (h, _) if h % 10 == 0 && low < 10 => cardinal(d),
        (h, 0) => format!("{} hundred", tens(h)),
        (h, l) if l < 10 => format!("{} oh {}", tens(h), SMALL[l]),
        (h, l) => format!("{} {}", tens(h), tens(l)),
    }
}

/// A year of two digits: oh five, ninety-nine.
pub(super) fn short_year(d: &str) -> String {
    match d.strip_prefix('0') {
        Some(rest) => format!("oh {}", digits(rest)),
        None => cardinal(d),
    }
}

/// Pairs from the right, as house numbers and model names are read: fourteen twenty-eight, three eighty.
pub(super) fn pairs(d: &str) -> String {
    match d.len() {
        3 if !d.ends_with("00") && d.as_bytes()[1] != b'0' => {
            format!("{} {}", digits(&d[..1]), cardinal(&d[1..]))
        }
        4 => year(d),
        0..=3 => cardinal(d),
        _ => digits(d),
    }
}

/// A number with sign and decimal part.
pub(super) fn number(n: &Number) -> String {
    let minus = if n.minus { "minus " } else { "" };
    match n.part {
        None => format!("{minus}{}", cardinal(&n.whole)),
        Some(p) if n.whole.is_empty() => format!("{minus}point {}", digits(p)),
        Some(p) => format!("{minus}{} point {}", cardinal(&n.whole), digits(p)),
    }
}

/// The plural of a word as units and decades take it.
pub(super) fn plural(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if word.ends_with('x') || word.ends_with("ch") => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cardinals_ordinals_and_years() {
        for (d, c, o) in [
            ("0", "zero", "zeroth"),
            ("21", "twenty-one", "twenty-first"),
            ("112", "one hundred twelve", "one hundred twelfth"),
            ("1000000", "one million", "one millionth"),
            ("18081", "eighteen thousand eighty-one", "eighteen thousand eighty-first"),
            ("30", "thirty", "thirtieth"),
        ] {
            assert_eq!((cardinal(d).as_str(), ordinal(d).as_str()), (c, o));
        }
        for (d, y) in [
            ("1999", "nineteen ninety-nine"),
            ("1905", "nineteen oh five"),
            ("1900", "nineteen hundred"),
            ("2006", "two thousand six"),
            ("2012", "twenty twelve"),
            ("1000", "one thousand"),
            ("2000", "two thousand"),
        ] {
            assert_eq!(year(d), y);
        }
        assert_eq!(plural(&year("1980")), "nineteen eighties");
        assert_eq!(pairs("380"), "three eighty");
    }
}
