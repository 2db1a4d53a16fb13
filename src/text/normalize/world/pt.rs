//! Portuguese, as in Brazil.

use super::grammar::{
    Clock, Currency, Date, Gender, Gender::*, Grammar, Noun, groups, one_or_many, spell,
};
use crate::text::normalize::{number::Marks, web};

#[rustfmt::skip]
const ONES: [&str; 20] = [
    "zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze",
    "doze", "treze", "catorze", "quinze", "dezesseis", "dezessete", "dezoito", "dezenove",
];
#[rustfmt::skip]
const TENS: [&str; 10] = [
    "", "", "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa",
];
#[rustfmt::skip]
const HUNDREDS: [&str; 10] = [
    "", "cento", "duzentos", "trezentos", "quatrocentos", "quinhentos", "seiscentos", "setecentos",
    "oitocentos", "novecentos",
];
const DIGITS: [&str; 10] =
    ["zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove"];
const BIG: [(&str, &str); 6] = [
    ("", ""),
    ("mil", "mil"),
    ("milhão", "milhões"),
    ("bilhão", "bilhões"),
    ("trilhão", "trilhões"),
    ("quatrilhão", "quatrilhões"),
];

fn below_thousand(n: usize) -> String {
    let (h, r) = (n / 100, n % 100);
    let tail = match r {
        0 => String::new(),
        r if r < 20 => ONES[r].into(),
        r if r % 10 == 0 => TENS[r / 10].into(),
        r => format!("{} e {}", TENS[r / 10], ONES[r % 10]),
    };
    match (h, tail.as_str()) {
        (0, _) => tail,
        (1, "") => "cem".into(),
        (h, "") => HUNDREDS[h].into(),
        (h, t) => format!("{} e {t}", HUNDREDS[h]),
    }
}

fn cardinal(d: &str, gender: Gender) -> String {
    let mut said = String::new();
    let all = groups(d);
    let last = all.iter().rposition(|(_, n)| *n > 0);
    for (i, (place, n)) in all.iter().map(|(p, n)| (*p, *n as usize)).enumerate() {
        if n == 0 {
            continue;
        }
        if !said.is_empty() {
            // The last group is joined by "e" if it is round or below a hundred: mil e cem, um milhão e um.
            said += if Some(i) == last && (n <= 100 || n % 100 == 0) { " e " } else { " " };
        }
        said += &match (place, n) {
            (0, n) => below_thousand(n),
            (1, 1) => "mil".into(),
            (p, n) => format!("{} {}", below_thousand(n), if n == 1 { BIG[p].0 } else { BIG[p].1 }),
        };
    }
    if said.is_empty() {
        return DIGITS[0].into();
    }
    if gender == Feminine {
        said = said.replace("entos", "entas");
        if let Some(stem) = said.strip_suffix("dois") {
            said = format!("{stem}duas");
        } else if let Some(stem) = said.strip_suffix("um") {
            said = format!("{stem}uma");
        }
    }
    said
}

fn digits(d: &str) -> String {
    spell(d, &DIGITS, " ")
}

fn decimal(whole: &str, part: &str) -> String {
    format!("{} vírgula {}", cardinal(whole, Masculine), digits(part))
}

const ORDINALS: [&str; 10] = [
    "", "primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono",
];
#[rustfmt::skip]
const ORDINAL_TENS: [&str; 10] = [
    "", "décimo", "vigésimo", "trigésimo", "quadragésimo", "quinquagésimo", "sexagésimo",
    "septuagésimo", "octogésimo", "nonagésimo",
];
#[rustfmt::skip]
const ORDINAL_HUNDREDS: [&str; 10] = [
    "", "centésimo", "ducentésimo", "trecentésimo", "quadringentésimo", "quingentésimo",
    "sexcentésimo", "septingentésimo", "octingentésimo", "noningentésimo",
];

fn ordinal(d: &str, mark: &str, _: &str) -> Option<String> {
    let n: usize = d.parse().ok().filter(|n| (1..=1000).contains(n))?;
    let words = match n {
        1000 => vec!["milésimo"],
        _ => [ORDINAL_HUNDREDS[n / 100], ORDINAL_TENS[n % 100 / 10], ORDINALS[n % 10]]
            .into_iter()
            .filter(|w| !w.is_empty())
            .collect(),
    };
    let feminine = mark.contains(['ª', 'a']);
    let words: Vec<String> = words
        .iter()
        .map(|w| if feminine { w[..w.len() - 1].to_owned() + "a" } else { (*w).into() })
        .collect();
    Some(words.join(" "))
}

fn fraction(top: &str, bottom: &str) -> String {
    let s = if top == "1" { "" } else { "s" };
    let n: usize = bottom.parse().unwrap_or(0);
    let name = match n {
        2 => format!("meio{s}"),
        3 => format!("terço{s}"),
        4..=10 | 100 | 1000 => ordinal(bottom, "º", "").unwrap_or_default() + s,
        _ => format!("{} avos", cardinal(bottom, Masculine)),
    };
    format!("{} {name}", cardinal(top, Masculine))
}

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
    "outubro", "novembro", "dezembro",
];

fn date(d: &Date) -> String {
    let day = d
        .day
        .map(|n| {
            if n == 1 {
                "primeiro de ".into()
            } else {
                format!("{} de ", cardinal(&n.to_string(), Masculine))
            }
        })
        .unwrap_or_default();
    let year = d.year.map(|y| format!(" de {}", cardinal(y, Masculine))).unwrap_or_default();
    format!("{day}{}{year}", MONTHS[d.month as usize - 1])
}

fn time(c: &Clock) -> String {
    let n = |n: u32, g| cardinal(&n.to_string(), g);
    let hour = format!("{} {}", n(c.hour, Feminine), if c.hour == 1 { "hora" } else { "horas" });
    let minute = match (c.minute, c.second) {
        (0, None) => String::new(),
        (m, None) => format!(" e {}", n(m, Masculine)),
        (m, Some(s)) => format!(" e {} minutos e {} segundos", n(m, Masculine), n(s, Masculine)),
    };
    let half = match c.afternoon {
        Some(true) => " da tarde",
        Some(false) => " da manhã",
        None => "",
    };
    format!("{hour}{minute}{half}")
}

const CENTAVO: Noun = (Masculine, &["centavo", "centavos"]);
const CURRENCIES: &[Currency] = &[
    ("R$", (Masculine, &["real", "reais"]), CENTAVO),
    ("BRL", (Masculine, &["real", "reais"]), CENTAVO),
    ("$", (Masculine, &["dólar", "dólares"]), CENTAVO),
    ("US$", (Masculine, &["dólar", "dólares"]), CENTAVO),
    ("USD", (Masculine, &["dólar", "dólares"]), CENTAVO),
    ("€", (Masculine, &["euro", "euros"]), (Masculine, &["cêntimo", "cêntimos"])),
    ("EUR", (Masculine, &["euro", "euros"]), (Masculine, &["cêntimo", "cêntimos"])),
    ("£", (Feminine, &["libra", "libras"]), (Masculine, &["penny", "pence"])),
    ("¥", (Masculine, &["iene", "ienes"]), CENTAVO),
];
const UNITS: &[(&str, Noun)] = &[
    ("km", (Masculine, &["quilômetro", "quilômetros"])),
    ("m", (Masculine, &["metro", "metros"])),
    ("cm", (Masculine, &["centímetro", "centímetros"])),
    ("mm", (Masculine, &["milímetro", "milímetros"])),
    ("m²", (Masculine, &["metro quadrado", "metros quadrados"])),
    ("m2", (Masculine, &["metro quadrado", "metros quadrados"])),
    ("km²", (Masculine, &["quilômetro quadrado", "quilômetros quadrados"])),
    ("km2", (Masculine, &["quilômetro quadrado", "quilômetros quadrados"])),
    ("m³", (Masculine, &["metro cúbico", "metros cúbicos"])),
    ("ha", (Masculine, &["hectare", "hectares"])),
    ("l", (Masculine, &["litro", "litros"])),
    ("L", (Masculine, &["litro", "litros"])),
    ("ml", (Masculine, &["mililitro", "mililitros"])),
    ("kg", (Masculine, &["quilo", "quilos"])),
    ("g", (Masculine, &["grama", "gramas"])),
    ("mg", (Masculine, &["miligrama", "miligramas"])),
    ("t", (Feminine, &["tonelada", "toneladas"])),
    ("h", (Feminine, &["hora", "horas"])),
    ("min", (Masculine, &["minuto", "minutos"])),
    ("s", (Masculine, &["segundo", "segundos"])),
    ("ms", (Masculine, &["milissegundo", "milissegundos"])),
    ("km/h", (Masculine, &["quilômetro por hora", "quilômetros por hora"])),
    ("m/s", (Masculine, &["metro por segundo", "metros por segundo"])),
    ("W", (Masculine, &["watt", "watts"])),
    ("kW", (Masculine, &["quilowatt", "quilowatts"])),
    ("MW", (Masculine, &["megawatt", "megawatts"])),
    ("kWh", (Masculine, &["quilowatt-hora", "quilowatts-hora"])),
    ("V", (Masculine, &["volt", "volts"])),
    ("Hz", (Masculine, &["hertz"])),
    ("MHz", (Masculine, &["megahertz"])),
    ("GHz", (Masculine, &["gigahertz"])),
    ("MB", (Masculine, &["megabyte", "megabytes"])),
    ("GB", (Masculine, &["gigabyte", "gigabytes"])),
    ("°C", (Masculine, &["grau Celsius", "graus Celsius"])),
    ("ºC", (Masculine, &["grau Celsius", "graus Celsius"])),
    ("°F", (Masculine, &["grau Fahrenheit", "graus Fahrenheit"])),
    ("dB", (Masculine, &["decibel", "decibéis"])),
];

/// Source: Cunha and Cintra, "Nova gramática do português contemporâneo" (numerals).
pub(super) static GRAMMAR: Grammar = Grammar {
    marks: Marks { point: ',', groups: &['.', '\u{202F}', '\u{A0}', ' ', '\u{2009}'] },
    cardinal,
    decimal,
    digits,
    dialled: digits,
    bare: |_, _| None,
    ordinal,
    ordinal_marks: &["º", "ª", "°", ".º", ".ª"],
    fraction,
    mixed: " e ",
    date,
    year_marks: &[],
    weekdays: &[],
    abbreviations: &[
        ("dr.", "doutor"),
        ("dra.", "doutora"),
        ("sr.", "senhor"),
        ("sra.", "senhora"),
        ("av.", "avenida"),
        ("etc.", "et cetera"),
        ("prof.", "professor"),
        ("pág.", "página"),
        ("p. ex.", "por exemplo"),
    ],
    months: &[
        ("janeiro", 1),
        ("jan", 1),
        ("fevereiro", 2),
        ("fev", 2),
        ("março", 3),
        ("mar", 3),
        ("abril", 4),
        ("abr", 4),
        ("maio", 5),
        ("mai", 5),
        ("junho", 6),
        ("jun", 6),
        ("julho", 7),
        ("jul", 7),
        ("agosto", 8),
        ("ago", 8),
        ("setembro", 9),
        ("set", 9),
        ("outubro", 10),
        ("out", 10),
        ("novembro", 11),
        ("nov", 11),
        ("dezembro", 12),
        ("dez", 12),
    ],
    date_joint: "de",
    time,
    hour_marks: &["h"],
    form: one_or_many,
    currencies: CURRENCIES,
    of: "de",
    money_joint: "e ",
    scales: &[
        ("milhões", "milhões"),
        ("milhão", "milhão"),
        ("bilhões", "bilhões"),
        ("bilhão", "bilhão"),
        ("trilhões", "trilhões"),
        ("mil", "mil"),
    ],
    units: UNITS,
    per: "por",
    minus: "menos",
    country: "mais",
    before_scale: Masculine,
    percent: "por cento",
    to: "a",
    gap: " ",
    signs: &[
        ("&", "e"),
        ("@", "arroba"),
        ("%", "por cento"),
        ("§", "parágrafo"),
        ("+", "mais"),
        ("=", "igual a"),
        ("€", "euro"),
        ("$", "dólar"),
        ("£", "libra"),
        ("°", "graus"),
        ("×", "vezes"),
        ("÷", "dividido por"),
        ("±", "mais ou menos"),
        ("<", "menor que"),
        (">", "maior que"),
        ("≈", "aproximadamente"),
        ("²", "ao quadrado"),
        ("³", "ao cubo"),
        ("/", "barra"),
        ("#", "cerquilha"),
        ("№", "número"),
    ],
    web: web::Words {
        signs: &[
            ('.', "ponto"),
            ('@', "arroba"),
            ('/', "barra"),
            (':', "dois pontos"),
            ('-', "hífen"),
            ('_', "sublinhado"),
            ('?', "ponto de interrogação"),
            ('&', "e"),
            ('=', "igual"),
            ('#', "cerquilha"),
            ('%', "por cento"),
            ('+', "mais"),
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
            ("15/3/2024", "quinze de março de dois mil e vinte e quatro"),
            ("R$ 1,01, 14:30", "um real e um centavo, catorze horas e trinta"),
            ("3/11, 22ª", "três onze avos, vigésima segunda"),
        ] {
            assert_eq!(normalize(shown, "pt").said(), said, "{shown}");
        }
    }
}
