//! French.

use super::grammar::{Clock, Currency, Date, Gender, Gender::*, Grammar, Noun, groups, spell};
use crate::text::normalize::{
    number::{Marks, Number},
    web,
};

const ONES: [&str; 20] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];
#[rustfmt::skip]
const TENS: [&str; 10] = [
    "", "dix", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt",
    "quatre-vingt",
];
const DIGITS: [&str; 10] =
    ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];
const BIG: [&str; 6] = ["", "mille", "million", "milliard", "billion", "billiard"];

/// `last`: nothing follows, so that quatre-vingts and deux cents take their s.
fn below_thousand(n: usize, last: bool) -> String {
    let (h, r) = (n / 100, n % 100);
    let tail = match (r / 10, r % 10) {
        (_, _) if r == 0 => String::new(),
        _ if r < 20 => ONES[r].into(),
        (8, 0) => if last { "quatre-vingts" } else { "quatre-vingt" }.into(),
        (t, 0) if t != 7 && t != 9 => TENS[t].into(),
        (7, 1) => "soixante et onze".into(),
        (t @ (7 | 9), u) => format!("{}-{}", TENS[t], ONES[10 + u]),
        (8, 1) => "quatre-vingt-un".into(),
        (t, 1) => format!("{} et un", TENS[t]),
        (t, u) => format!("{}-{}", TENS[t], ONES[u]),
    };
    let head = match h {
        0 => String::new(),
        1 => "cent".into(),
        h if r == 0 && last => format!("{} cents", ONES[h]),
        h => format!("{} cent", ONES[h]),
    };
    [head, tail].iter().filter(|s| !s.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn cardinal(d: &str, gender: Gender) -> String {
    let mut pieces: Vec<String> = Vec::new();
    for (place, n) in groups(d) {
        match (place, n as usize) {
            (_, 0) => {}
            (0, n) => pieces.push(below_thousand(n, true)),
            (1, 1) => pieces.push("mille".into()),
            (1, n) => pieces.push(format!("{} mille", below_thousand(n, false))),
            (p, 1) => pieces.push(format!("un {}", BIG[p])),
            (p, n) => pieces.push(format!("{} {}s", below_thousand(n, true), BIG[p])),
        }
    }
    let mut said = if pieces.is_empty() { DIGITS[0].into() } else { pieces.join(" ") };
    if gender == Feminine && d.ends_with('1') && said.ends_with("un") {
        said.push('e');
    }
    said
}

fn digits(d: &str) -> String {
    spell(d, &DIGITS, " ")
}

/// Up to three digits behind the comma are said as a number after their zeros; more, one by one.
fn decimal(whole: &str, part: &str) -> String {
    let zeros = part.len() - part.trim_start_matches('0').len();
    let said = if part.len() > 3 || zeros == part.len() {
        digits(part)
    } else {
        format!("{}{}", "zéro ".repeat(zeros), cardinal(&part[zeros..], Masculine))
    };
    format!("{} virgule {said}", cardinal(whole, Masculine))
}

fn ordinal(d: &str, mark: &str, _: &str) -> Option<String> {
    let mark = mark.to_lowercase();
    if d == "1" {
        return Some(
            if matches!(mark.as_str(), "re" | "ère" | "ʳᵉ" | "ere") {
                "première"
            } else {
                "premier"
            }
            .into(),
        );
    }
    if d == "2" && matches!(mark.as_str(), "nd" | "nde" | "d" | "de") {
        return Some(if mark.ends_with('e') { "seconde" } else { "second" }.into());
    }
    let said = cardinal(d, Masculine);
    let said = said.strip_suffix("cents").map(|s| format!("{s}cent")).unwrap_or(said);
    let said = said.strip_suffix("vingts").map(|s| format!("{s}vingt")).unwrap_or(said);
    let plural = if mark.ends_with('s') { "s" } else { "" };
    let stem = match said.as_str() {
        s if s.ends_with("cinq") => format!("{s}u"),
        s if s.ends_with("neuf") => format!("{}v", &s[..s.len() - 1]),
        s => {
            s.trim_end_matches('s').trim_end_matches('e').to_owned()
                + if s.ends_with("trois") { "s" } else { "" }
        }
    };
    Some(format!("{stem}ième{plural}"))
}

fn fraction(top: &str, bottom: &str) -> String {
    let many = top != "1" && top != "0";
    let said = match bottom {
        "1" => "sur un".into(),
        "2" => if many { "demis" } else { "demi" }.into(),
        "3" => "tiers".into(),
        "4" => if many { "quarts" } else { "quart" }.into(),
        d => ordinal(d, "e", "").unwrap_or_default() + if many { "s" } else { "" },
    };
    format!("{} {said}", cardinal(top, Masculine))
}

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
];

fn date(d: &Date) -> String {
    let day = d
        .day
        .map(|n| if n == 1 { "premier ".into() } else { cardinal(&n.to_string(), Masculine) + " " })
        .unwrap_or_default();
    let year = d.year.map(|y| format!(" {}", cardinal(y, Masculine))).unwrap_or_default();
    format!("{day}{}{year}", MONTHS[d.month as usize - 1])
}

fn time(c: &Clock) -> String {
    let n = |n: u32, g| cardinal(&n.to_string(), g);
    let hour = match c.hour {
        0 | 1 => format!("{} heure", n(c.hour, Feminine)),
        h => format!("{} heures", n(h, Feminine)),
    };
    let minute = if c.minute > 0 || c.second.is_some() {
        format!(" {}", n(c.minute, Feminine))
    } else {
        String::new()
    };
    let second =
        c.second.map(|s| format!(" minutes et {} secondes", n(s, Feminine))).unwrap_or_default();
    let half = match c.afternoon {
        Some(true) => " de l'après-midi",
        Some(false) => " du matin",
        None => "",
    };
    format!("{hour}{minute}{second}{half}")
}

/// In French everything below two is singular.
fn form(n: &Number) -> usize {
    usize::from(!matches!(&*n.whole, "0" | "1" | ""))
}

const CENTIME: Noun = (Masculine, &["centime", "centimes"]);
const CENT: Noun = (Masculine, &["cent", "cents"]);
const NONE: Noun = (Masculine, &[]);
const CURRENCIES: &[Currency] = &[
    ("€", (Masculine, &["euro", "euros"]), CENTIME),
    ("EUR", (Masculine, &["euro", "euros"]), CENTIME),
    ("$", (Masculine, &["dollar", "dollars"]), CENT),
    ("k€", (Masculine, &["mille euros"]), NONE),
    ("M€", (Masculine, &["million d'euros", "millions d'euros"]), NONE),
    ("Md€", (Masculine, &["milliard d'euros", "milliards d'euros"]), NONE),
    ("Mds€", (Masculine, &["milliard d'euros", "milliards d'euros"]), NONE),
    ("Mds €", (Masculine, &["milliard d'euros", "milliards d'euros"]), NONE),
    ("US$", (Masculine, &["dollar américain", "dollars américains"]), CENT),
    ("USD", (Masculine, &["dollar américain", "dollars américains"]), CENT),
    ("£", (Feminine, &["livre", "livres"]), (Masculine, &["penny", "pence"])),
    ("¥", (Masculine, &["yen", "yens"]), (Masculine, &[])),
    ("CHF", (Masculine, &["franc suisse", "francs suisses"]), CENTIME),
];
const UNITS: &[(&str, Noun)] = &[
    ("km", (Masculine, &["kilomètre", "kilomètres"])),
    ("m", (Masculine, &["mètre", "mètres"])),
    ("cm", (Masculine, &["centimètre", "centimètres"])),
    ("mm", (Masculine, &["millimètre", "millimètres"])),
    ("m²", (Masculine, &["mètre carré", "mètres carrés"])),
    ("m2", (Masculine, &["mètre carré", "mètres carrés"])),
    ("km²", (Masculine, &["kilomètre carré", "kilomètres carrés"])),
    ("km2", (Masculine, &["kilomètre carré", "kilomètres carrés"])),
    ("m³", (Masculine, &["mètre cube", "mètres cubes"])),
    ("ha", (Masculine, &["hectare", "hectares"])),
    ("l", (Masculine, &["litre", "litres"])),
    ("L", (Masculine, &["litre", "litres"])),
    ("ml", (Masculine, &["millilitre", "millilitres"])),
    ("kg", (Masculine, &["kilogramme", "kilogrammes"])),
    ("g", (Masculine, &["gramme", "grammes"])),
    ("mg", (Masculine, &["milligramme", "milligrammes"])),
    ("t", (Feminine, &["tonne", "tonnes"])),
    ("h", (Feminine, &["heure", "heures"])),
    ("min", (Feminine, &["minute", "minutes"])),
    ("s", (Feminine, &["seconde", "secondes"])),
    ("ms", (Feminine, &["milliseconde", "millisecondes"])),
    ("km/h", (Masculine, &["kilomètre heure", "kilomètres heure"])),
    ("m/s", (Masculine, &["mètre par seconde", "mètres par seconde"])),
    ("W", (Masculine, &["watt", "watts"])),
    ("kW", (Masculine, &["kilowatt", "kilowatts"])),
    ("MW", (Masculine, &["mégawatt", "mégawatts"])),
    ("kWh", (Masculine, &["kilowattheure", "kilowattheures"])),
    ("V", (Masculine, &["volt", "volts"])),
    ("Hz", (Masculine, &["hertz"])),
    ("MHz", (Masculine, &["mégahertz"])),
    ("GHz", (Masculine, &["gigahertz"])),
    ("Mo", (Masculine, &["mégaoctet", "mégaoctets"])),
    ("Go", (Masculine, &["gigaoctet", "gigaoctets"])),
    ("°C", (Masculine, &["degré Celsius", "degrés Celsius"])),
    ("dB", (Masculine, &["décibel", "décibels"])),
];

/// Source: Grevisse, "Le bon usage" (numerals); the rules of the Imprimerie nationale for figures.
pub(super) static GRAMMAR: Grammar = Grammar {
    marks: Marks { point: ',', groups: &['\u{202F}', '\u{A0}', ' ', '.', '\u{2009}'] },
    cardinal,
    decimal,
    digits,
    dialled: digits,
    bare: |_, _| None,
    ordinal,
    ordinal_marks: &[
        "e", "ᵉ", "er", "ᵉʳ", "re", "ʳᵉ", "ère", "ème", "ième", "eme", "es", "èmes", "nd", "nde",
        "°",
    ],
    fraction,
    mixed: " et ",
    date,
    year_marks: &[],
    weekdays: &[],
    abbreviations: &[
        ("etc.", "et cetera"),
        ("p. ex.", "par exemple"),
        ("env.", "environ"),
        ("av. j.-c.", "avant Jésus-Christ"),
        ("n°.", "numéro"),
    ],
    months: &[
        ("janvier", 1),
        ("janv", 1),
        ("février", 2),
        ("févr", 2),
        ("mars", 3),
        ("avril", 4),
        ("avr", 4),
        ("mai", 5),
        ("juin", 6),
        ("juillet", 7),
        ("juil", 7),
        ("août", 8),
        ("septembre", 9),
        ("sept", 9),
        ("octobre", 10),
        ("oct", 10),
        ("novembre", 11),
        ("nov", 11),
        ("décembre", 12),
        ("déc", 12),
    ],
    date_joint: "",
    time,
    hour_marks: &["h"],
    form,
    currencies: CURRENCIES,
    of: "d'",
    money_joint: "",
    scales: &[
        ("millions", "millions"),
        ("million", "million"),
        ("milliards", "milliards"),
        ("milliard", "milliard"),
        ("billions", "billions"),
        ("mille", "mille"),
    ],
    units: UNITS,
    per: "par",
    minus: "moins",
    country: "plus",
    before_scale: Masculine,
    percent: "pour cent",
    to: "à",
    gap: " ",
    signs: &[
        ("&", "et"),
        ("@", "arobase"),
        ("%", "pour cent"),
        ("§", "paragraphe"),
        ("+", "plus"),
        ("=", "égale"),
        ("€", "euro"),
        ("$", "dollar"),
        ("£", "livre"),
        ("°", "degrés"),
        ("×", "fois"),
        ("÷", "divisé par"),
        ("±", "plus ou moins"),
        ("<", "inférieur à"),
        (">", "supérieur à"),
        ("≈", "environ"),
        ("²", "au carré"),
        ("³", "au cube"),
        ("/", "barre oblique"),
        ("#", "dièse"),
        ("№", "numéro"),
    ],
    web: web::Words {
        signs: &[
            ('.', "point"),
            ('@', "arobase"),
            ('/', "slash"),
            (':', "deux points"),
            ('-', "tiret"),
            ('_', "tiret bas"),
            ('?', "point d'interrogation"),
            ('&', "et"),
            ('=', "égale"),
            ('#', "dièse"),
            ('%', "pour cent"),
            ('+', "plus"),
        ],
        digits,
        gap: " ",
    },
};

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[test]
    fn figures_as_a_newsreader_says_them() {
        for (shown, said) in [
            (
                "le 02/03/2003, 80 % de 200",
                "le deux mars deux mille trois, quatre-vingts pour cent de deux cents",
            ),
            ("21e, 1er, 1/3", "vingt et unième, premier, un tiers"),
            ("3,5 km", "trois virgule cinq kilomètres"),
            (
                "n° 5 à 9h, 4,2 Md€",
                "numéro cinq à neuf heures, quatre virgule deux milliards d'euros",
            ),
            ("06.12.34.56.78", "zéro six, un deux, trois quatre, cinq six, sept huit"),
        ] {
            assert_eq!(normalize(shown, "fr").said(), said, "{shown}");
        }
    }
}
