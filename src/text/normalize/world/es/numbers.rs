//! Spanish numbers in words: cardinals, ordinals, decimals, fractions.

use super::super::grammar::{Gender, Gender::*, spell};

#[rustfmt::skip]
const ONES: [&str; 30] = [
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
    "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco",
    "veintiséis", "veintisiete", "veintiocho", "veintinueve",
];
const TENS: [&str; 10] =
    ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
#[rustfmt::skip]
const HUNDREDS: [&str; 10] = [
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos",
    "setecientos", "ochocientos", "novecientos",
];
const DIGITS: [&str; 10] =
    ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];
/// The long scale: a billion is a million millions.
const BIG: [(&str, &str); 4] =
    [("", ""), ("millón", "millones"), ("billón", "billones"), ("trillón", "trillones")];

/// `apocope`: before a noun, veintiún and un.
fn below_thousand(n: usize, apocope: bool) -> String {
    let (h, r) = (n / 100, n % 100);
    let tail = match r {
        0 => String::new(),
        1 if apocope => "un".into(),
        21 if apocope => "veintiún".into(),
        r if r < 30 => ONES[r].into(),
        r if r % 10 == 0 => TENS[r / 10].into(),
        r if r % 10 == 1 && apocope => format!("{} y un", TENS[r / 10]),
        r => format!("{} y {}", TENS[r / 10], ONES[r % 10]),
    };
    match (h, tail.as_str()) {
        (0, _) => tail,
        (1, "") => "cien".into(),
        (h, "") => HUNDREDS[h].into(),
        (h, t) => format!("{} {t}", HUNDREDS[h]),
    }
}

/// Six digits: hundreds of thousands and the rest.
fn below_million(n: usize, apocope: bool) -> String {
    let (t, r) = (n / 1000, n % 1000);
    let head = match t {
        0 => String::new(),
        1 => "mil".into(),
        t => format!("{} mil", below_thousand(t, true)),
    };
    let tail = below_thousand(r, apocope);
    if head.is_empty() || tail.is_empty() { head + &tail } else { format!("{head} {tail}") }
}

pub(super) fn count(d: &str, noun: bool) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let groups: Vec<&[u8]> = d.as_bytes().rchunks(6).collect();
    for (place, g) in groups.iter().enumerate().rev() {
        let n = g.iter().fold(0, |n, b| n * 10 + usize::from(b - b'0'));
        match (place, n) {
            (_, 0) => {}
            (0, n) => pieces.push(below_million(n, noun)),
            (p, 1) => pieces.push(format!("un {}", BIG[p.min(3)].0)),
            (p, n) => pieces.push(format!("{} {}", below_million(n, true), BIG[p.min(3)].1)),
        }
    }
    if pieces.is_empty() { DIGITS[0].into() } else { pieces.join(" ") }
}

pub(super) fn cardinal(d: &str, gender: Gender) -> String {
    match gender {
        // The neuter stands for the masculine before its noun: un dólar.
        Neuter => count(d, true),
        Masculine => count(d, false),
        Feminine => {
            let said = count(d, false);
            let said = said.replace("cientos", "cientas").replace("quinientos", "quinientas");
            match said.strip_suffix("uno") {
                Some(stem) => format!("{stem}una"),
                None => said,
            }
        }
    }
}

pub(super) fn digits(d: &str) -> String {
    spell(d, &DIGITS, " ")
}

/// Behind the comma Spanish goes by pairs: tres coma catorce quince.
pub(super) fn decimal(whole: &str, part: &str) -> String {
    let pairs: Vec<String> = part
        .as_bytes()
        .chunks(2)
        .map(|p| {
            let p = String::from_utf8_lossy(p);
            if p.starts_with('0') || p.len() == 1 { digits(&p) } else { count(&p, false) }
        })
        .collect();
    format!("{} coma {}", count(whole, false), pairs.join(" "))
}

const ORDINALS: [&str; 10] = [
    "", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno",
];
#[rustfmt::skip]
const ORDINAL_TENS: [&str; 10] = [
    "", "décimo", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo",
    "septuagésimo", "octogésimo", "nonagésimo",
];
#[rustfmt::skip]
const ORDINAL_HUNDREDS: [&str; 10] = [
    "", "centésimo", "ducentésimo", "tricentésimo", "cuadringentésimo", "quingentésimo",
    "sexcentésimo", "septingentésimo", "octingentésimo", "noningentésimo",
];

fn ordinal_words(d: &str) -> Option<String> {
    let n: usize = d.parse().ok().filter(|n| (1..1_000_000_000).contains(n))?;
    let mut pieces: Vec<String> = Vec::new();
    match (n / 1000, n % 1000) {
        (0, _) => {}
        (1, _) => pieces.push("milésimo".into()),
        (t, 0) if t % 1000 == 0 => pieces.push(format!(
            "{}millonésimo",
            count(&(t / 1000).to_string(), true).replace(' ', "").replace("un", "")
        )),
        (t, _) => pieces.push(format!("{}milésimo", count(&t.to_string(), true).replace(' ', ""))),
    }
    let (h, r) = (n % 1000 / 100, n % 100);
    pieces.push(ORDINAL_HUNDREDS[h].into());
    match (r / 10, r % 10) {
        (1, 2) => pieces.push("duodécimo".into()),
        // Up to the twenties the word is one, without the accent of the first half.
        (t @ (1 | 2), u) if u > 0 => pieces.push(
            format!("{}{}", if t == 1 { "decimo" } else { "vigesimo" }, ORDINALS[u])
                .replace("oo", "o"),
        ),
        (t, u) => pieces.extend([ORDINAL_TENS[t].into(), ORDINALS[u].into()]),
    }
    pieces.retain(|p| !p.is_empty());
    Some(pieces.join(" "))
}

pub(super) fn ordinal(d: &str, mark: &str, _: &str) -> Option<String> {
    let said = ordinal_words(d)?;
    Some(match mark.trim_start_matches('.') {
        "ª" | "a" | "ra" | "da" | "ta" => {
            said.split(' ').map(|w| w[..w.len() - 1].to_owned() + "a").collect::<Vec<_>>().join(" ")
        }
        "ᵉʳ" | "er" => {
            said.strip_suffix('o').filter(|s| s.ends_with("er")).map_or(said.clone(), str::to_owned)
        }
        _ => said,
    })
}

pub(super) fn fraction(top: &str, bottom: &str) -> String {
    let many = top != "1";
    let n: u64 = bottom.parse().unwrap_or(0);
    let round = n >= 100 && (n.is_multiple_of(100) && n < 1000 || n.is_multiple_of(1000));
    let name = match n {
        2 => "medio".into(),
        3 => "tercio".into(),
        4..=10 => ordinal_words(bottom).unwrap_or_default(),
        11..=99 => format!("{}avo", part_stem(bottom)),
        _ if round => match ordinal_words(bottom) {
            Some(o) => o,
            None => format!(
                "{}millonésimo",
                count(&bottom[..bottom.len().saturating_sub(6)], true).replace(' ', "")
            ),
        },
        _ => return format!("{} sobre {}", count(top, false), count(bottom, false)),
    };
    let s = if many { "s" } else { "" };
    format!("{} {name}{s}", count(top, true))
}

/// treinta y uno becomes treintaiun(avo), veintidós loses its accent.
fn part_stem(d: &str) -> String {
    let said = count(d, true)
        .replace(" y ", "i")
        .replace("dós", "dos")
        .replace("trés", "tres")
        .replace("séis", "seis")
        .replace("veintiún", "veintiun");
    if said.ends_with('a') { said[..said.len() - 1].to_owned() } else { said }
}
