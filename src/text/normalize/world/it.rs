//! Italian.

use super::grammar::{
    Clock, Currency, Date, Gender, Gender::*, Grammar, Noun, groups, one_or_many, spell,
};
use crate::text::normalize::{number::Marks, web};

#[rustfmt::skip]
const ONES: [&str; 20] = [
    "zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci",
    "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto",
    "diciannove",
];
#[rustfmt::skip]
const TENS: [&str; 10] = [
    "", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta",
    "novanta",
];
const DIGITS: [&str; 10] =
    ["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"];
const BIG: [(&str, &str); 6] = [
    ("", ""),
    ("", ""),
    ("milione", "milioni"),
    ("miliardo", "miliardi"),
    ("bilione", "bilioni"),
    ("biliardo", "biliardi"),
];

fn below_thousand(n: usize) -> String {
    let (h, r) = (n / 100, n % 100);
    let head = match h {
        0 => String::new(),
        1 => "cento".into(),
        h => format!("{}cento", ONES[h]),
    };
    let tail = match (r / 10, r % 10) {
        _ if r == 0 => String::new(),
        _ if r < 20 => ONES[r].into(),
        (t, 0) => TENS[t].into(),
        // ventuno, ventotto: the vowel of the ten falls away.
        (t, u @ (1 | 8)) => format!("{}{}", &TENS[t][..TENS[t].len() - 1], ONES[u]),
        (t, 3) => format!("{}tré", TENS[t]),
        (t, u) => format!("{}{}", TENS[t], ONES[u]),
    };
    head + &tail
}

fn cardinal(d: &str, gender: Gender) -> String {
    if d == "1" {
        return match gender {
            Feminine => "una",
            Neuter => "un",
            Masculine => "uno",
        }
        .into();
    }
    let mut pieces: Vec<String> = Vec::new();
    for (place, n) in groups(d) {
        match (place, n as usize) {
            (_, 0) => {}
            (0, n) => pieces.push(below_thousand(n)),
            (1, 1) => pieces.push("mille".into()),
            (1, n) => pieces.push(below_thousand(n).replace("tré", "tre") + "mila"),
            (p, 1) => pieces.push(format!("un {}", BIG[p].0)),
            (p, n) => pieces.push(format!("{} {}", below_thousand(n), BIG[p].1)),
        }
    }
    if pieces.is_empty() { DIGITS[0].into() } else { pieces.join(" ") }
}

fn digits(d: &str) -> String {
    spell(d, &DIGITS, " ")
}

fn decimal(whole: &str, part: &str) -> String {
    let zeros = part.len() - part.trim_start_matches('0').len();
    let said = if part.len() > 3 || zeros == part.len() {
        digits(part)
    } else {
        format!("{}{}", "zero ".repeat(zeros), cardinal(&part[zeros..], Masculine))
    };
    format!("{} virgola {said}", cardinal(whole, Masculine))
}

const ORDINALS: [&str; 11] = [
    "", "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono",
    "decimo",
];

fn ordinal(d: &str, mark: &str, _: &str) -> Option<String> {
    let n: usize = d.parse().ok().filter(|n| *n > 0)?;
    let said = match n {
        1..=10 => ORDINALS[n].into(),
        _ => {
            let said = cardinal(d, Masculine).replace(' ', "");
            // ventitreesimo and ventiseiesimo keep their vowel.
            match n % 10 {
                3 if n % 100 != 13 => format!("{}eesimo", said.trim_end_matches('é')),
                6 if n % 100 != 16 => format!("{said}esimo"),
                _ => format!("{}esimo", &said[..said.len() - 1]),
            }
        }
    };
    Some(if mark.contains(['ª', 'a']) { said[..said.len() - 1].to_owned() + "a" } else { said })
}

fn fraction(top: &str, bottom: &str) -> String {
    let many = top != "1";
    let name = match bottom {
        "2" => if many { "mezzi" } else { "mezzo" }.into(),
        "1" => "su uno".into(),
        d => ordinal(d, "º", "")
            .map(|o| if many { o[..o.len() - 1].to_owned() + "i" } else { o })
            .unwrap_or_else(|| format!("su {}", cardinal(d, Masculine))),
    };
    format!("{} {name}", cardinal(top, Neuter))
}

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
    "ottobre", "novembre", "dicembre",
];

fn date(d: &Date) -> String {
    let day = d
        .day
        .map(|n| if n == 1 { "primo ".into() } else { cardinal(&n.to_string(), Masculine) + " " })
        .unwrap_or_default();
    let year =
        d.year.map(|y| format!(" {}", cardinal(y, Masculine).replace(' ', ""))).unwrap_or_default();
    format!("{day}{}{year}", MONTHS[d.month as usize - 1])
}

fn time(c: &Clock) -> String {
    let n = |n: u32| cardinal(&n.to_string(), Masculine);
    let hour = if c.hour == 1 { "una".into() } else { n(c.hour) };
    let minute = match (c.minute, c.second) {
        (0, None) => String::new(),
        (1, _) => " e un minuto".into(),
        (m, _) => format!(" e {} minuti", n(m)),
    };
    let second = c.second.map(|s| format!(" e {} secondi", n(s))).unwrap_or_default();
    format!("{hour}{minute}{second}")
}

const CENT: Noun = (Neuter, &["centesimo", "centesimi"]);
const CURRENCIES: &[Currency] = &[
    ("€", (Neuter, &["euro"]), CENT),
    ("EUR", (Neuter, &["euro"]), CENT),
    ("$", (Neuter, &["dollaro", "dollari"]), CENT),
    ("US$", (Neuter, &["dollaro americano", "dollari americani"]), CENT),
    ("USD", (Neuter, &["dollaro americano", "dollari americani"]), CENT),
    ("£", (Feminine, &["sterlina", "sterline"]), (Neuter, &["penny"])),
    ("¥", (Neuter, &["yen"]), CENT),
    ("CHF", (Neuter, &["franco svizzero", "franchi svizzeri"]), CENT),
];
const UNITS: &[(&str, Noun)] = &[
    ("km", (Neuter, &["chilometro", "chilometri"])),
    ("m", (Neuter, &["metro", "metri"])),
    ("cm", (Neuter, &["centimetro", "centimetri"])),
    ("mm", (Neuter, &["millimetro", "millimetri"])),
    ("m²", (Neuter, &["metro quadrato", "metri quadrati"])),
    ("m2", (Neuter, &["metro quadrato", "metri quadrati"])),
    ("km²", (Neuter, &["chilometro quadrato", "chilometri quadrati"])),
    ("km2", (Neuter, &["chilometro quadrato", "chilometri quadrati"])),
    ("m³", (Neuter, &["metro cubo", "metri cubi"])),
    ("ha", (Neuter, &["ettaro", "ettari"])),
    ("l", (Neuter, &["litro", "litri"])),
    ("L", (Neuter, &["litro", "litri"])),
    ("ml", (Neuter, &["millilitro", "millilitri"])),
    ("kg", (Neuter, &["chilogrammo", "chilogrammi"])),
    ("g", (Neuter, &["grammo", "grammi"])),
    ("mg", (Neuter, &["milligrammo", "milligrammi"])),
    ("t", (Feminine, &["tonnellata", "tonnellate"])),
    ("h", (Feminine, &["ora", "ore"])),
    ("min", (Neuter, &["minuto", "minuti"])),
    ("s", (Neuter, &["secondo", "secondi"])),
    ("ms", (Neuter, &["millisecondo", "millisecondi"])),
    ("km/h", (Neuter, &["chilometro orario", "chilometri orari"])),
    ("km/s", (Neuter, &["chilometro per secondo", "chilometri per secondo"])),
    ("m/s", (Neuter, &["metro per secondo", "metri per secondo"])),
    ("W", (Neuter, &["watt"])),
    ("kW", (Neuter, &["chilowatt"])),
    ("MW", (Neuter, &["megawatt"])),
    ("kWh", (Neuter, &["chilowattora"])),
    ("V", (Neuter, &["volt"])),
    ("A", (Neuter, &["ampere"])),
    ("Hz", (Neuter, &["hertz"])),
    ("MHz", (Neuter, &["megahertz"])),
    ("GHz", (Neuter, &["gigahertz"])),
    ("MB", (Neuter, &["megabyte"])),
    ("GB", (Neuter, &["gigabyte"])),
    ("°C", (Neuter, &["grado Celsius", "gradi Celsius"])),
    ("ºC", (Neuter, &["grado Celsius", "gradi Celsius"])),
    ("dB", (Neuter, &["decibel"])),
];

/// Source: Serianni, "Italiano" (numerals); the style book of the Union for figures.
pub(super) static GRAMMAR: Grammar = Grammar {
    marks: Marks { point: ',', groups: &['.', '\u{202F}', '\u{A0}', '\u{2009}'] },
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
        ("avv.", "avvocato"),
        ("dott.", "dottor"),
        ("dott.ssa", "dottoressa"),
        ("prof.ssa", "professoressa"),
        ("p.za", "piazza"),
        ("p.zza", "piazza"),
        ("p.le", "piazzale"),
        ("v.le", "viale"),
        ("c.so", "corso"),
        ("l.go", "largo"),
        ("sig.na", "signorina"),
        ("sig.", "signor"),
        ("sig.ra", "signora"),
        ("ing.", "ingegner"),
        ("prof.", "professor"),
        ("ecc.", "eccetera"),
        ("es.", "esempio"),
        ("pag.", "pagina"),
        ("art.", "articolo"),
    ],
    months: &[
        ("gennaio", 1),
        ("gen", 1),
        ("febbraio", 2),
        ("feb", 2),
        ("marzo", 3),
        ("aprile", 4),
        ("apr", 4),
        ("maggio", 5),
        ("mag", 5),
        ("giugno", 6),
        ("giu", 6),
        ("luglio", 7),
        ("lug", 7),
        ("agosto", 8),
        ("ago", 8),
        ("settembre", 9),
        ("sett", 9),
        ("ottobre", 10),
        ("ott", 10),
        ("novembre", 11),
        ("nov", 11),
        ("dicembre", 12),
        ("dic", 12),
    ],
    date_joint: "",
    time,
    hour_marks: &["h"],
    form: one_or_many,
    currencies: CURRENCIES,
    of: "di",
    money_joint: "",
    scales: &[
        ("milioni", "milioni"),
        ("milione", "milione"),
        ("miliardi", "miliardi"),
        ("miliardo", "miliardo"),
        ("mila", "mila"),
    ],
    units: UNITS,
    per: "per",
    minus: "meno",
    country: "più",
    before_scale: Neuter,
    percent: "per cento",
    to: "a",
    gap: " ",
    signs: &[
        ("&", "e"),
        ("@", "chiocciola"),
        ("%", "per cento"),
        ("§", "paragrafo"),
        ("+", "più"),
        ("=", "uguale"),
        ("€", "euro"),
        ("$", "dollaro"),
        ("£", "sterlina"),
        ("°", "gradi"),
        ("×", "per"),
        ("÷", "diviso"),
        ("±", "più o meno"),
        ("<", "minore di"),
        (">", "maggiore di"),
        ("≈", "circa"),
        ("²", "al quadrato"),
        ("³", "al cubo"),
        ("/", "slash"),
        ("#", "cancelletto"),
        ("№", "numero"),
    ],
    web: web::Words {
        signs: &[
            ('.', "punto"),
            ('@', "chiocciola"),
            ('/', "slash"),
            (':', "due punti"),
            ('-', "trattino"),
            ('_', "trattino basso"),
            ('?', "punto interrogativo"),
            ('!', "punto esclamativo"),
            ('&', "e commerciale"),
            ('=', "uguale"),
            ('#', "cancelletto"),
            ('%', "per cento"),
            ('+', "più"),
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
            ("1034500", "un milione trentaquattromila cinquecento"),
            ("alle 16:00, 4,3 l", "alle sedici, quattro virgola tre litri"),
            ("2 m, 1 €", "due metri, un euro"),
            ("la sig.ra in c.so Umberto", "la signora in corso Umberto"),
            ("1,250,000 e ¾", "un milione duecentocinquantamila e tre quarti"),
            (
                "1861-1946, 5-3",
                "mille ottocentosessantuno a mille novecentoquarantasei, cinque a tre",
            ),
        ] {
            assert_eq!(normalize(shown, "it").said(), said, "{shown}");
        }
    }
}
