//! Russian numbers in words: cardinals, ordinals, decimals, fractions.

use super::super::grammar::{Gender, Gender::*, groups, spell};

#[rustfmt::skip]
const ONES: [&str; 20] = [
    "ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять",
    "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать",
    "семнадцать", "восемнадцать", "девятнадцать",
];
#[rustfmt::skip]
const TENS: [&str; 10] = [
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят",
    "девяносто",
];
#[rustfmt::skip]
const HUNDREDS: [&str; 10] = [
    "", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот",
    "девятьсот",
];
const DIGITS: [&str; 10] =
    ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"];
const BIG: [[&str; 3]; 6] = [
    ["", "", ""],
    ["тысяча", "тысячи", "тысяч"],
    ["миллион", "миллиона", "миллионов"],
    ["миллиард", "миллиарда", "миллиардов"],
    ["триллион", "триллиона", "триллионов"],
    ["квадриллион", "квадриллиона", "квадриллионов"],
];

/// One, few or many.
pub(super) fn plural(n: usize) -> usize {
    match (n % 100, n % 10) {
        (11..=14, _) => 2,
        (_, 1) => 0,
        (_, 2..=4) => 1,
        _ => 2,
    }
}

fn below_thousand(n: usize, gender: Gender) -> String {
    let (h, r) = (n / 100, n % 100);
    let mut words = vec![HUNDREDS[h]];
    let unit = |u: usize| match (u, gender) {
        (1, Feminine) => "одна",
        (1, Neuter) => "одно",
        (2, Feminine) => "две",
        _ => ONES[u],
    };
    match r {
        0 => {}
        r if r < 20 => words.push(unit(r)),
        r => {
            words.push(TENS[r / 10]);
            if r % 10 > 0 {
                words.push(unit(r % 10));
            }
        }
    }
    words.retain(|w| !w.is_empty());
    words.join(" ")
}

pub(super) fn cardinal(d: &str, gender: Gender) -> String {
    let mut pieces: Vec<String> = Vec::new();
    for (place, n) in groups(d) {
        let n = n as usize;
        match place {
            _ if n == 0 => {}
            0 => pieces.push(below_thousand(n, gender)),
            1 if n == 1 && pieces.is_empty() => pieces.push("тысяча".into()),
            p => pieces.push(format!(
                "{} {}",
                below_thousand(n, if p == 1 { Feminine } else { Masculine }),
                BIG[p][plural(n)]
            )),
        }
    }
    if pieces.is_empty() { DIGITS[0].into() } else { pieces.join(" ") }
}

pub(super) fn digits(d: &str) -> String {
    spell(d, &DIGITS, " ")
}

/// A Russian dials by whole numbers: девятьсот тринадцать, пятьдесят шесть, ноль один.
pub(super) fn dialled(d: &str) -> String {
    let rest = d.trim_start_matches('0');
    if d.len() > 3 || rest.is_empty() {
        return digits(d);
    }
    "ноль ".repeat(d.len() - rest.len()) + &cardinal(rest, Masculine)
}

const PARTS: [[&str; 2]; 7] = [
    ["", ""],
    ["десятая", "десятых"],
    ["сотая", "сотых"],
    ["тысячная", "тысячных"],
    ["десятитысячная", "десятитысячных"],
    ["стотысячная", "стотысячных"],
    ["миллионная", "миллионных"],
];

/// Three whole, fourteen hundredths; past the millionths digit by digit.
pub(super) fn decimal(whole: &str, part: &str) -> String {
    let one = |d: &str| usize::from(!d.ends_with('1') || d.ends_with("11"));
    let w = format!("{} {}", cardinal(whole, Feminine), ["целая", "целых"][one(whole)]);
    if part.len() > 6 {
        return format!("{w} {}", digits(part));
    }
    let d = match part.trim_start_matches('0') {
        "" => "0",
        d => d,
    };
    format!("{w} {} {}", cardinal(d, Feminine), PARTS[part.len()][one(d)])
}

/// Ordinal stems and the kind of their endings: hard, hard with stress on the ending, soft (третий).
#[rustfmt::skip]
const ORDINALS: [&str; 20] = [
    "нулев", "перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят",
    "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат",
    "восемнадцат", "девятнадцат",
];
#[rustfmt::skip]
const ORDINAL_TENS: [&str; 10] = [
    "", "", "двадцат", "тридцат", "сороков", "пятидесят", "шестидесят", "семидесят", "восьмидесят",
    "девяност",
];
#[rustfmt::skip]
const ORDINAL_HUNDREDS: [&str; 10] = [
    "", "сот", "двухсот", "трехсот", "четырехсот", "пятисот", "шестисот", "семисот", "восьмисот",
    "девятисот",
];

/// The words before the last one, and the stem of the last.
fn stem(n: usize) -> (String, String, usize) {
    let head =
        |m: usize| if m == 0 { String::new() } else { cardinal(&m.to_string(), Masculine) + " " };
    let r = n % 100;
    match n {
        0 => (String::new(), ORDINALS[0].into(), 0),
        n if r > 0 && r < 20 => (head(n - r), ORDINALS[r].into(), r),
        n if !r.is_multiple_of(10) => (head(n - r % 10), ORDINALS[r % 10].into(), r % 10),
        n if r > 0 => (head(n - r), ORDINAL_TENS[r / 10].into(), r),
        n if n % 1000 > 0 => (head(n - n % 1000), ORDINAL_HUNDREDS[n % 1000 / 100].into(), n),
        n => (
            String::new(),
            if n == 1000 {
                "тысячн".into()
            } else {
                format!(
                    "{}тысячн",
                    below_thousand((n / 1000) % 1000, Masculine)
                        .replace("два", "двух")
                        .replace("пять", "пяти")
                )
            },
            n,
        ),
    }
}

pub(super) fn ordinal(d: &str, mark: &str, _: &str) -> Option<String> {
    let n: usize = d.parse().ok().filter(|n| *n < 1_000_000)?;
    // 4-х is a count (четырех), not an ordinal.
    if mark == "-х" && (2..=4).contains(&n) {
        return Some(["двух", "трех", "четырех"][n - 2].into());
    }
    // A year takes the case of the word behind it: в 2012 году.
    if let Some(word) = mark.strip_prefix(' ') {
        let ending = match word {
            "году" => "-м",
            "года" => "-го",
            "годом" => return None,
            _ => "-й",
        };
        return ordinal(d, ending, "")
            .filter(|_| d.len() == 4)
            .map(|o| format!("{o} {}", if word == "г." { "год" } else { word }));
    }
    let (head, stem, last) = stem(n);
    let soft = last == 3;
    // Adjectives with the stress on the ending take -ой: второй, шестой, седьмой, восьмой, сороковой.
    let stressed = matches!(last, 0 | 2 | 6 | 7 | 8 | 40);
    let mark = mark.trim_start_matches('-');
    let decade = mark == "е" && n >= 10 && n.is_multiple_of(10);
    let ending = match (mark, soft) {
        ("й" | "ый" | "ой" | "ий", true) => "ий",
        ("й" | "ый" | "ой" | "ий", false) => {
            if stressed {
                "ой"
            } else {
                "ый"
            }
        }
        ("я" | "ая" | "ья", true) => "ья",
        ("я" | "ая", _) => "ая",
        ("го" | "ого", true) => "ьего",
        ("го" | "ого", _) => "ого",
        ("му" | "ому", true) => "ьему",
        ("му" | "ому", _) => "ому",
        ("е" | "ые", false) if decade => "ые",
        ("е" | "ое", true) => "ье",
        ("е" | "ое", _) => "ое",
        ("м" | "ом", true) => "ьем",
        ("м" | "ом", _) => "ом",
        ("х" | "ых", true) => "ьих",
        ("х" | "ых", _) => "ых",
        ("ю" | "ую", true) => "ью",
        ("ю" | "ую", _) => "ую",
        ("ми", _) => "ыми",
        _ => return None,
    };
    Some(format!("{head}{stem}{ending}"))
}

pub(super) fn fraction(top: &str, bottom: &str) -> String {
    let one = top.ends_with('1') && !top.ends_with("11");
    let mark = if one { "я" } else { "х" };
    match (bottom, one) {
        ("2", true) if top == "1" => "одна вторая".into(),
        _ => format!(
            "{} {}",
            cardinal(top, Feminine),
            ordinal(bottom, mark, "").unwrap_or_else(|| cardinal(bottom, Masculine))
        ),
    }
}
