//! Spanish.

use super::grammar::{Clock, Currency, Date, Gender, Gender::*, Grammar, Noun, one_or_many, spell};
use crate::text::normalize::{number::Marks, web};

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

fn count(d: &str, noun: bool) -> String {
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

fn cardinal(d: &str, gender: Gender) -> String {
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

fn digits(d: &str) -> String {
    spell(d, &DIGITS, " ")
}

/// Behind the comma Spanish goes by pairs: tres coma catorce quince.
fn decimal(whole: &str, part: &str) -> String {
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

fn ordinal(d: &str, mark: &str, _: &str) -> Option<String> {
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

fn fraction(top: &str, bottom: &str) -> String {
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

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
];

fn date(d: &Date) -> String {
    let day = d
        .day
        .map(|n| {
            if n == 1 {
                "primero de ".into()
            } else {
                format!("{} de ", count(&n.to_string(), false))
            }
        })
        .unwrap_or_default();
    let year = d.year.map(|y| format!(" de {}", count(y, false))).unwrap_or_default();
    format!("{day}{}{year}", MONTHS[d.month as usize - 1])
}

fn time(c: &Clock) -> String {
    let n = |n: u32| cardinal(&n.to_string(), Masculine);
    let hour = if c.hour == 1 { "una".into() } else { n(c.hour) };
    if let Some(s) = c.second.filter(|s| *s > 0) {
        let h = if c.hour == 1 { "hora" } else { "horas" };
        return format!(
            "{} {h} {} minutos y {} segundos",
            cardinal(&c.hour.to_string(), Feminine),
            n(c.minute),
            n(s)
        );
    }
    let minute = match c.minute {
        0 => String::new(),
        15 => " y cuarto".into(),
        30 => " y media".into(),
        m => format!(" y {}", n(m)),
    };
    let half = match (c.afternoon, c.hour) {
        (Some(false), 12) => " de la noche",
        (Some(false), _) => " de la mañana",
        (Some(true), 12) => " del mediodía",
        (Some(true), _) => " de la tarde",
        (None, _) => "",
    };
    format!("{hour}{minute}{half}")
}

const CENTAVO: Noun = (Neuter, &["centavo", "centavos"]);
const CENTIMO: Noun = (Neuter, &["céntimo", "céntimos"]);
const CURRENCIES: &[Currency] = &[
    ("€", (Neuter, &["euro", "euros"]), CENTIMO),
    ("EUR", (Neuter, &["euro", "euros"]), CENTIMO),
    ("$", (Neuter, &["dólar", "dólares"]), CENTAVO),
    ("US$", (Neuter, &["dólar estadounidense", "dólares estadounidenses"]), CENTAVO),
    ("USD", (Neuter, &["dólar estadounidense", "dólares estadounidenses"]), CENTAVO),
    ("£", (Feminine, &["libra", "libras"]), (Neuter, &["penique", "peniques"])),
    ("¥", (Neuter, &["yen", "yenes"]), CENTAVO),
    ("JPY", (Neuter, &["yen", "yenes"]), CENTAVO),
    ("₩", (Neuter, &["won", "wones"]), CENTAVO),
    ("₧", (Feminine, &["peseta", "pesetas"]), CENTIMO),
    ("CHF", (Neuter, &["franco suizo", "francos suizos"]), CENTIMO),
    ("R$", (Neuter, &["real", "reales"]), CENTAVO),
    ("BRL", (Neuter, &["real brasileño", "reales brasileños"]), CENTAVO),
    ("MXN", (Neuter, &["peso mexicano", "pesos mexicanos"]), CENTAVO),
    ("ARS", (Neuter, &["peso argentino", "pesos argentinos"]), CENTAVO),
    ("COP", (Neuter, &["peso colombiano", "pesos colombianos"]), CENTAVO),
    ("CLP", (Neuter, &["peso chileno", "pesos chilenos"]), CENTAVO),
    ("₡", (Neuter, &["colón", "colones"]), CENTIMO),
    ("CRC", (Neuter, &["colón costarricense", "colones costarricenses"]), CENTIMO),
    ("HKD", (Neuter, &["dólar de Hong Kong", "dólares de Hong Kong"]), CENTAVO),
    ("CAD", (Neuter, &["dólar canadiense", "dólares canadienses"]), CENTAVO),
    ("AUD", (Neuter, &["dólar australiano", "dólares australianos"]), CENTAVO),
    ("TTD", (Neuter, &["dólar de Trinidad y Tobago", "dólares de Trinidad y Tobago"]), CENTAVO),
    (
        "GBP",
        (Feminine, &["libra esterlina", "libras esterlinas"]),
        (Neuter, &["penique", "peniques"]),
    ),
    ("PAB", (Neuter, &["balboa", "balboas"]), CENTIMO),
    ("AWG", (Neuter, &["florín arubeño", "florines arubeños"]), CENTAVO),
    ("NIO", (Neuter, &["córdoba", "córdobas"]), CENTAVO),
    ("PEN", (Neuter, &["sol", "soles"]), CENTIMO),
    ("GTQ", (Neuter, &["quetzal", "quetzales"]), CENTAVO),
    ("rs", (Feminine, &["rupia", "rupias"]), CENTAVO),
    ("fr", (Neuter, &["franco", "francos"]), CENTIMO),
    ("kr", (Feminine, &["corona", "coronas"]), CENTAVO),
    ("mk", (Neuter, &["marco", "marcos"]), CENTAVO),
];
const UNITS: &[(&str, Noun)] = &[
    ("km", (Neuter, &["kilómetro", "kilómetros"])),
    ("m", (Neuter, &["metro", "metros"])),
    ("cm", (Neuter, &["centímetro", "centímetros"])),
    ("mm", (Neuter, &["milímetro", "milímetros"])),
    ("m²", (Neuter, &["metro cuadrado", "metros cuadrados"])),
    ("m2", (Neuter, &["metro cuadrado", "metros cuadrados"])),
    ("km²", (Neuter, &["kilómetro cuadrado", "kilómetros cuadrados"])),
    ("km2", (Neuter, &["kilómetro cuadrado", "kilómetros cuadrados"])),
    ("m³", (Neuter, &["metro cúbico", "metros cúbicos"])),
    ("ha", (Feminine, &["hectárea", "hectáreas"])),
    ("l", (Neuter, &["litro", "litros"])),
    ("L", (Neuter, &["litro", "litros"])),
    ("ml", (Neuter, &["mililitro", "mililitros"])),
    ("kg", (Neuter, &["kilogramo", "kilogramos"])),
    ("g", (Neuter, &["gramo", "gramos"])),
    ("mg", (Neuter, &["miligramo", "miligramos"])),
    ("t", (Feminine, &["tonelada", "toneladas"])),
    ("h", (Feminine, &["hora", "horas"])),
    ("min", (Neuter, &["minuto", "minutos"])),
    ("s", (Neuter, &["segundo", "segundos"])),
    ("seg", (Neuter, &["segundo", "segundos"])),
    ("ms", (Neuter, &["milisegundo", "milisegundos"])),
    ("km/h", (Neuter, &["kilómetro por hora", "kilómetros por hora"])),
    ("kph", (Neuter, &["kilómetro por hora", "kilómetros por hora"])),
    ("m/s", (Neuter, &["metro por segundo", "metros por segundo"])),
    ("W", (Neuter, &["vatio", "vatios"])),
    ("kW", (Neuter, &["kilovatio", "kilovatios"])),
    ("MW", (Neuter, &["megavatio", "megavatios"])),
    ("kWh", (Neuter, &["kilovatio hora", "kilovatios hora"])),
    ("V", (Neuter, &["voltio", "voltios"])),
    ("Hz", (Neuter, &["hercio", "hercios"])),
    ("MHz", (Neuter, &["megahercio", "megahercios"])),
    ("GHz", (Neuter, &["gigahercio", "gigahercios"])),
    ("MB", (Neuter, &["megabyte", "megabytes"])),
    ("GB", (Neuter, &["gigabyte", "gigabytes"])),
    ("°C", (Neuter, &["grado centígrado", "grados centígrados"])),
    ("° C", (Neuter, &["grado centígrado", "grados centígrados"])),
    ("dB", (Neuter, &["decibelio", "decibelios"])),
    ("psi", (Neuter, &["P S I"])),
];

/// Source: Nueva gramática de la lengua española (numerals); Ortografía (figures, dates, times).
pub(super) static GRAMMAR: Grammar = Grammar {
    marks: Marks { point: ',', groups: &['.', '\u{202F}', '\u{A0}', ' ', '\u{2009}'] },
    cardinal,
    decimal,
    digits,
    dialled: digits,
    bare: |_, _| None,
    ordinal,
    ordinal_marks: &[
        "º", "ª", ".º", ".ª", "°", ".°", ".ᵉʳ", "ᵉʳ", ".er", "er", "ro", "ra", "do", "da", "to",
        "ta", "vo", "va", "mo", "ma", "no", "na",
    ],
    fraction,
    mixed: " y ",
    date,
    year_marks: &[],
    weekdays: &[],
    abbreviations: &[
        ("dr.", "doctor"),
        ("dra.", "doctora"),
        ("sr.", "señor"),
        ("sra.", "señora"),
        ("srta.", "señorita"),
        ("da.", "doña"),
        ("ee. uu.", "Estados Unidos"),
        ("ee.uu.", "Estados Unidos"),
        ("etc.", "etcétera"),
        ("esq.", "esquina"),
        ("av.", "avenida"),
        ("avda.", "avenida"),
        ("núm.", "número"),
        ("pág.", "página"),
        ("prof.", "profesor"),
        ("ud.", "usted"),
        ("uds.", "ustedes"),
        ("p. ej.", "por ejemplo"),
        ("aprox.", "aproximadamente"),
    ],
    months: &[
        ("enero", 1),
        ("ene", 1),
        ("febrero", 2),
        ("feb", 2),
        ("marzo", 3),
        ("abril", 4),
        ("abr", 4),
        ("mayo", 5),
        ("junio", 6),
        ("jun", 6),
        ("julio", 7),
        ("jul", 7),
        ("agosto", 8),
        ("ago", 8),
        ("septiembre", 9),
        ("setiembre", 9),
        ("sept", 9),
        ("octubre", 10),
        ("oct", 10),
        ("noviembre", 11),
        ("nov", 11),
        ("diciembre", 12),
        ("dic", 12),
    ],
    date_joint: "de",
    time,
    hour_marks: &["h", "hs", "hrs"],
    form: one_or_many,
    currencies: CURRENCIES,
    of: "de",
    money_joint: "",
    scales: &[
        ("millones", "millones"),
        ("millón", "millón"),
        ("billones", "billones"),
        ("billón", "billón"),
        ("trillones", "trillones"),
        ("mil millones", "mil millones"),
        ("mil", "mil"),
    ],
    units: UNITS,
    per: "por",
    minus: "menos",
    country: "más",
    before_scale: Neuter,
    percent: "por ciento",
    to: "a",
    gap: " ",
    signs: &[
        ("&", "y"),
        ("@", "arroba"),
        ("%", "por ciento"),
        ("§", "sección"),
        ("+", "más"),
        ("=", "igual a"),
        ("€", "euro"),
        ("$", "dólar"),
        ("£", "libra"),
        ("°", "grados"),
        ("×", "por"),
        ("÷", "dividido por"),
        ("±", "más menos"),
        ("<", "menor que"),
        (">", "mayor que"),
        ("≈", "aproximadamente"),
        ("²", "al cuadrado"),
        ("³", "al cubo"),
        ("/", "barra"),
        ("#", "almohadilla"),
        ("№", "número"),
    ],
    web: web::Words {
        signs: &[
            ('.', "punto"),
            ('@', "arroba"),
            ('/', "barra"),
            (':', "dos puntos"),
            ('-', "guion"),
            ('_', "guion bajo"),
            ('?', "signo de interrogación"),
            ('&', "y"),
            ('=', "igual"),
            ('#', "almohadilla"),
            ('%', "por ciento"),
            ('+', "más"),
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
                "10/10/1989, 3,1415",
                "diez de octubre de mil novecientos ochenta y nueve, tres coma catorce quince",
            ),
            ("1 h, 2 kg, €5,50", "una hora, dos kilogramos, cinco euros cincuenta céntimos"),
            ("18.º y 200.ª", "decimoctavo y ducentésima"),
        ] {
            assert_eq!(normalize(shown, "es").said(), said, "{shown}");
        }
    }
}
