//! The grammar table of Spanish.

use super::super::grammar::{Clock, Currency, Date, Gender::*, Grammar, Noun, one_or_many};
use super::numbers::{cardinal, count, decimal, digits, fraction, ordinal};
use crate::text::normalize::{number::Marks, web};

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
const NONE: Noun = (Neuter, &[]);
const CURRENCIES: &[Currency] = &[
    ("€", (Neuter, &["euro", "euros"]), CENTIMO),
    ("EUR", (Neuter, &["euro", "euros"]), CENTIMO),
    ("$", (Neuter, &["dólar", "dólares"]), CENTAVO),
    ("k€", (Neuter, &["mil euros"]), NONE),
    ("M€", (Neuter, &["millón de euros", "millones de euros"]), NONE),
    ("mill. €", (Neuter, &["millón de euros", "millones de euros"]), NONE),
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
    ("ºC", (Neuter, &["grado centígrado", "grados centígrados"])),
    ("° C", (Neuter, &["grado centígrado", "grados centígrados"])),
    ("dB", (Neuter, &["decibelio", "decibelios"])),
    ("psi", (Neuter, &["P S I"])),
];

/// Source: Nueva gramática de la lengua española (numerals); Ortografía (figures, dates, times).
pub(in crate::text::normalize::world) static GRAMMAR: Grammar = Grammar {
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
        ("dña.", "doña"),
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
            (
                "n.º 12, 20 ºC, 3,9 M€",
                "número doce, veinte grados centígrados, tres coma nueve millones de euros",
            ),
            ("llame al 600 123 456", "llame al seis cero cero, uno dos tres, cuatro cinco seis"),
        ] {
            assert_eq!(normalize(shown, "es").said(), said, "{shown}");
        }
    }
}
