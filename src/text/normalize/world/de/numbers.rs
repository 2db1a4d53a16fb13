//! German numbers in words: cardinals, ordinals, decimals, fractions, years.

use super::super::grammar::{Gender, Gender::*, groups, spell};

#[rustfmt::skip]
const ONES: [&str; 20] = [
    "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
    "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
];
const TENS: [&str; 10] = [
    "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
];
const DIGITS: [&str; 10] =
    ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];
const BIG: [(&str, &str); 6] = [
    ("", ""),
    ("", ""),
    ("Million", "Millionen"),
    ("Milliarde", "Milliarden"),
    ("Billion", "Billionen"),
    ("Billiarde", "Billiarden"),
];

fn below_thousand(n: u32) -> String {
    let (h, r) = (n / 100, n % 100);
    let head = if h > 0 { format!("{}hundert", ONES[h as usize]) } else { String::new() };
    let tail = match r {
        0 => String::new(),
        r if r < 20 => ONES[r as usize].into(),
        r if r % 10 == 0 => TENS[r as usize / 10].into(),
        r => format!("{}und{}", ONES[r as usize % 10], TENS[r as usize / 10]),
    };
    head + &tail
}

pub(super) fn cardinal(d: &str, gender: Gender) -> String {
    let mut pieces: Vec<String> = Vec::new();
    for (place, n) in groups(d) {
        match (place, n) {
            (_, 0) => {}
            (0, n) => {
                let mut said = below_thousand(n);
                // Counting ends in eins: einhunderteins, eine Stunde.
                if n % 100 == 1 {
                    said += match gender {
                        Feminine if d == "1" => "e",
                        Neuter if d == "1" => "",
                        _ => "s",
                    };
                }
                match pieces.last_mut() {
                    Some(last) if last.ends_with("tausend") => *last += &said,
                    _ => pieces.push(said),
                }
            }
            (1, n) => pieces.push(below_thousand(n) + "tausend"),
            (p, 1) => pieces.push(format!("eine {}", BIG[p].0)),
            (p, n) => pieces.push(format!("{} {}", below_thousand(n), BIG[p].1)),
        }
    }
    if pieces.is_empty() { DIGITS[0].into() } else { pieces.join(" ") }
}

pub(super) fn digits(d: &str) -> String {
    spell(d, &DIGITS, " ")
}

pub(super) fn decimal(whole: &str, part: &str) -> String {
    format!("{} Komma {}", cardinal(whole, Masculine), digits(part))
}

/// The stem of an ordinal: erst, zweit, zwanzigst.
pub(super) fn stem(d: &str) -> String {
    let said = cardinal(d, Neuter);
    let last: u32 = d[d.len().saturating_sub(2)..].parse().unwrap_or(0);
    let special = |from: &str, to: &str| said.strip_suffix(from).map(|s| format!("{s}{to}"));
    match last {
        1 => special("eins", "erst").or_else(|| special("ein", "erst")),
        3 => special("drei", "dritt"),
        7 => special("sieben", "siebt"),
        8 => special("acht", "acht"),
        _ => None,
    }
    .unwrap_or_else(|| {
        let said = said.replace(" Million", "million");
        if (1..20).contains(&last) || d == "0" { format!("{said}t") } else { format!("{said}st") }
    })
}

/// The ending after an article or a preposition: am dritten, der dritte, dritter.
fn ending(before: &str) -> &'static str {
    match before.to_lowercase().as_str() {
        "am" | "vom" | "zum" | "dem" | "den" | "im" | "beim" | "bis" | "zur" | "seit" | "ab"
        | "des" => "en",
        "der" | "die" | "das" => "e",
        _ => "er",
    }
}

pub(super) fn ordinal(d: &str, mark: &str, before: &str) -> Option<String> {
    let stem = stem(d);
    Some(match mark {
        "." => stem + ending(before),
        m => format!(
            "{stem}{}",
            m.trim_start_matches('-').trim_start_matches("st").trim_start_matches('t')
        ),
    })
}

pub(super) fn fraction(top: &str, bottom: &str) -> String {
    let top = cardinal(top, Neuter);
    match bottom {
        "1" => format!("{top} Eintel"),
        "2" => format!("{top} halb"),
        _ => format!("{top} {}el", stem(bottom)),
    }
}

/// A year before 2000 is said in hundreds.
pub(super) fn year(y: &str) -> String {
    match y.parse::<u32>() {
        Ok(n @ 1100..=1999) => format!(
            "{}hundert{}",
            below_thousand(n / 100),
            if n % 100 == 0 { String::new() } else { cardinal(&(n % 100).to_string(), Masculine) }
        ),
        _ => cardinal(y, Masculine),
    }
}
