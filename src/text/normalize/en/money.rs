//! English money.

use super::scale::scale;
use super::words::{self, cardinal};
use crate::text::normalize::number::{ENGLISH, Number, number};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const MONEY: Scanner = Scanner {
    name: "money",
    about: "money: $3.5m is three point five million dollars, £1.20 is one pound twenty pence",
    starts: Starts::of("$€£¥₩₹₽₿฿-−UACHNSREGJ"),
    read,
    finish: |s| s,
};

/// One of it, many of it, and its hundredth part. Source: ISO 4217.
pub(super) struct Currency(
    pub(super) &'static str,
    pub(super) &'static str,
    &'static str,
    &'static str,
);

const DOLLAR: Currency = Currency("dollar", "dollars", "cent", "cents");
const fn dollar(one: &'static str, many: &'static str) -> Currency {
    Currency(one, many, "cent", "cents")
}

const CURRENCIES: &[(&str, &Currency)] = &[
    ("$", &DOLLAR),
    ("US$", &dollar("US dollar", "US dollars")),
    ("USD", &dollar("US dollar", "US dollars")),
    ("A$", &dollar("Australian dollar", "Australian dollars")),
    ("AUD", &dollar("Australian dollar", "Australian dollars")),
    ("C$", &dollar("Canadian dollar", "Canadian dollars")),
    ("CAD", &dollar("Canadian dollar", "Canadian dollars")),
    ("HK$", &dollar("Hong Kong dollar", "Hong Kong dollars")),
    ("NZ$", &dollar("New Zealand dollar", "New Zealand dollars")),
    ("S$", &dollar("Singapore dollar", "Singapore dollars")),
    ("NT$", &dollar("Taiwan dollar", "Taiwan dollars")),
    ("€", &Currency("euro", "euros", "cent", "cents")),
    ("EUR", &Currency("euro", "euros", "cent", "cents")),
    ("£", &Currency("pound", "pounds", "penny", "pence")),
    ("GBP", &Currency("pound", "pounds", "penny", "pence")),
    ("¥", &Currency("yen", "yen", "", "")),
    ("JPY", &Currency("yen", "yen", "", "")),
    ("CN¥", &Currency("yuan", "yuan", "", "")),
    ("RMB", &Currency("yuan", "yuan", "", "")),
    ("CNY", &Currency("yuan", "yuan", "", "")),
    ("₩", &Currency("won", "won", "", "")),
    ("₹", &Currency("rupee", "rupees", "paisa", "paise")),
    ("₽", &Currency("ruble", "rubles", "kopeck", "kopecks")),
    ("₿", &Currency("bitcoin", "bitcoins", "", "")),
    ("฿", &Currency("baht", "baht", "", "")),
    ("R$", &Currency("real", "reais", "centavo", "centavos")),
    ("CHF", &Currency("Swiss franc", "Swiss francs", "", "")),
];

fn read(text: &str, at: usize) -> Option<Rewrite> {
    let sign = after(text, at).filter(|c| matches!(c, '-' | '−')).map_or(0, char::len_utf8);
    if before(text, at)
        .is_some_and(|c| c.is_ascii_alphanumeric() || sign > 0 && !c.is_whitespace() && c != '(')
    {
        return None;
    }
    let from = at + sign;
    let (mark, money) = scan::longest(text, from, CURRENCIES)?;
    let n = number(text, scan::spaces_end(text, from + mark.len()), ENGLISH)?;
    // $12@12% and $5x are codes.
    if mark.len() == 1 && after(text, n.end) == Some('@') {
        return None;
    }
    let mut end = n.end;
    let mut said = String::from(if sign > 0 { "minus " } else { "" });
    if let Some((stop, word)) = scale(text, end, true) {
        // a $3.5m deal: the sum says what kind of thing it is.
        let name = if describes(text, at, stop) { money.0 } else { money.1 };
        said += &format!("{} {word} {name}", words::number(&n));
        end = stop;
    } else if let Some((stop, last, word)) = shared_scale(text, end) {
        said += &format!("{} to {last} {word} {}", words::number(&n), money.1);
        end = stop;
    } else if compound(text, end) && n.part.is_none() {
        // a $5-a-day plan: the sum is a part of the word.
        said += &format!("{}-{}", words::number(&n), money.0);
    } else {
        said += &amount(&n, money);
    }
    if let Some((stop, unit)) = super::measure::per(text, end) {
        said += &format!(" per {unit}");
        end = stop;
    }
    let gap = if after(text, end).is_some_and(char::is_alphanumeric) { " " } else { "" };
    Rewrite::new(end, said + gap)
}

/// Do more words hang on the sum by hyphens? `$5-a-day`, `$20-an-hour`, `$100-per-night`.
fn compound(text: &str, end: usize) -> bool {
    scan::leads(text, end, &["-a-", "-an-", "-per-"])
}

/// The currency whose sign stands at `at`, and where the sign ends.
pub(super) fn currency(text: &str, at: usize) -> Option<(usize, &'static Currency)> {
    let (mark, money) = scan::longest(text, at, CURRENCIES)?;
    Some((at + mark.len(), money))
}

/// Does the sum that ends at `end` stand between `a` or `an` and a noun?
pub(super) fn describes(text: &str, at: usize, end: usize) -> bool {
    let left = scan::word_before(text, at);
    let next = scan::spaces_end(text, end);
    ["a", "an"].iter().any(|a| left.eq_ignore_ascii_case(a))
        && next > end
        && scan::word(text, next).len() > 2
        && !matches!(scan::word(text, next), "and" | "for" | "per" | "from" | "with" | "over")
}

/// `$5 to 10m`: the scale behind the second figure is that of the first too.
fn shared_scale(text: &str, end: usize) -> Option<(usize, String, &'static str)> {
    let from = end + text[end..].strip_prefix(" to ").map(|_| 4)?;
    let last = number(text, from, ENGLISH).filter(|n| !n.minus)?;
    let (stop, word) = scale(text, last.end, true)?;
    Some((stop, words::number(&last), word))
}

/// Dollars and cents where there are two decimals (or a third that is zero); else a decimal number.
pub(super) fn amount(n: &Number, Currency(one, many, cent, cents): &Currency) -> String {
    let part = n.part.map(|p| if p.len() == 3 { p.strip_suffix('0').unwrap_or(p) } else { p });
    let minus = if n.minus { "minus " } else { "" };
    let whole = if n.whole.is_empty() { "0" } else { &n.whole };
    let main = |d: &str| format!("{minus}{} {}", cardinal(d), if d == "1" { one } else { many });
    match part {
        None => main(whole),
        Some(p) if p.bytes().all(|b| b == b'0') => main(whole),
        Some(p) if p.len() == 2 && !cent.is_empty() => {
            let d = p.trim_start_matches('0');
            let small = format!("{} {}", cardinal(d), if d == "1" { cent } else { cents });
            match whole {
                "0" => format!("{minus}{small}"),
                _ if *one == "pound" => format!("{} {small}", main(whole)),
                _ => format!("{} and {small}", main(whole)),
            }
        }
        Some(_) => format!("{} {many}", words::number(n)),
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
    fn money() {
        en("paid $3.5m in 1999", "paid three point five million dollars in nineteen ninety-nine");
        en(
            "$1, $2.00, $0.02 and $20.01",
            "one dollar, two dollars, two cents and twenty dollars and one cent",
        );
        en("£1.20 or ¥30 billion", "one pound twenty pence or thirty billion yen");
        en("US$5 and -$20", "five US dollars and minus twenty dollars");
        en("$350/yr", "three hundred fifty dollars per year");
        en("a $3.5m deal", "a three point five million dollar deal");
        en("$5–10m", "five to ten million dollars");
        en("a $5-a-day plan", "a five-dollar-a-day plan");
        en("$50-$100", "fifty dollars to one hundred dollars");
    }
}
