//! German.

use super::grammar::{
    Clock, Currency, Date, Gender, Gender::*, Grammar, Noun, groups, one_or_many, spell,
};
use crate::text::normalize::{number::Marks, web};

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

fn digits(d: &str) -> String {
    spell(d, &DIGITS, " ")
}

fn decimal(whole: &str, part: &str) -> String {
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

fn ordinal(d: &str, mark: &str, before: &str) -> Option<String> {
    let stem = stem(d);
    Some(match mark {
        "." => stem + ending(before),
        m => format!(
            "{stem}{}",
            m.trim_start_matches('-').trim_start_matches("st").trim_start_matches('t')
        ),
    })
}

fn fraction(top: &str, bottom: &str) -> String {
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

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
];

fn date(d: &Date) -> String {
    let day = d.day.map(|n| format!("{}er ", stem(&n.to_string()))).unwrap_or_default();
    let year = d.year.map(|y| format!(" {}", year(y))).unwrap_or_default();
    format!("{day}{}{year}", MONTHS[d.month as usize - 1])
}

fn time(c: &Clock) -> String {
    let n = |n: u32| cardinal(&n.to_string(), Masculine);
    let hour = if c.hour == 1 { "ein".into() } else { n(c.hour) };
    match (c.minute, c.second) {
        (0, None) => format!("{hour} Uhr"),
        (m, None) => format!("{hour} Uhr {}", n(m)),
        (m, Some(s)) => format!("{hour} Uhr {} Minuten und {} Sekunden", n(m), n(s)),
    }
}

/// A figure of four digits after a word of time is a year.
fn bare(d: &str, before: &str) -> Option<String> {
    let word = before.trim_end().rsplit(' ').next().unwrap_or("").to_lowercase();
    let dated = matches!(
        word.as_str(),
        "jahr"
            | "jahre"
            | "jahres"
            | "seit"
            | "anno"
            | "im"
            | "um"
            | "sommer"
            | "winter"
            | "frühjahr"
            | "herbst"
            | "ende"
            | "anfang"
            | "mitte"
    );
    (d.len() == 4 && d.starts_with('1') && dated).then(|| year(d))
}

const CENT: Noun = (Neuter, &["Cent"]);
const CURRENCIES: &[Currency] = &[
    ("€", (Neuter, &["Euro"]), CENT),
    ("EUR", (Neuter, &["Euro"]), CENT),
    ("Euro", (Neuter, &["Euro"]), CENT),
    ("$", (Neuter, &["Dollar"]), CENT),
    ("US$", (Neuter, &["US-Dollar"]), CENT),
    ("USD", (Neuter, &["US-Dollar"]), CENT),
    ("£", (Neuter, &["Pfund"]), (Neuter, &["Penny", "Pence"])),
    ("¥", (Neuter, &["Yen"]), (Masculine, &[])),
    ("CHF", (Neuter, &["Franken"]), (Neuter, &["Rappen"])),
    ("₽", (Neuter, &["Rubel"]), (Feminine, &["Kopeke", "Kopeken"])),
    ("₩", (Neuter, &["Won"]), (Masculine, &[])),
];

const UNITS: &[(&str, Noun)] = &[
    ("km", (Neuter, &["Kilometer"])),
    ("m", (Neuter, &["Meter"])),
    ("cm", (Neuter, &["Zentimeter"])),
    ("mm", (Neuter, &["Millimeter"])),
    ("μm", (Neuter, &["Mikrometer"])),
    ("nm", (Neuter, &["Nanometer"])),
    ("ft", (Neuter, &["Fuß"])),
    ("m²", (Neuter, &["Quadratmeter"])),
    ("m2", (Neuter, &["Quadratmeter"])),
    ("km²", (Neuter, &["Quadratkilometer"])),
    ("km2", (Neuter, &["Quadratkilometer"])),
    ("cm²", (Neuter, &["Quadratzentimeter"])),
    ("ha", (Neuter, &["Hektar"])),
    ("m³", (Neuter, &["Kubikmeter"])),
    ("m3", (Neuter, &["Kubikmeter"])),
    ("cm³", (Neuter, &["Kubikzentimeter"])),
    ("l", (Neuter, &["Liter"])),
    ("ml", (Neuter, &["Milliliter"])),
    ("kg", (Neuter, &["Kilogramm"])),
    ("g", (Neuter, &["Gramm"])),
    ("mg", (Neuter, &["Milligramm"])),
    ("t", (Feminine, &["Tonne", "Tonnen"])),
    ("h", (Feminine, &["Stunde", "Stunden"])),
    ("Std.", (Feminine, &["Stunde", "Stunden"])),
    ("min", (Feminine, &["Minute", "Minuten"])),
    ("Min.", (Feminine, &["Minute", "Minuten"])),
    ("s", (Feminine, &["Sekunde", "Sekunden"])),
    ("ms", (Feminine, &["Millisekunde", "Millisekunden"])),
    ("km/h", (Neuter, &["Kilometer pro Stunde"])),
    ("m/s", (Neuter, &["Meter pro Sekunde"])),
    ("W", (Neuter, &["Watt"])),
    ("kW", (Neuter, &["Kilowatt"])),
    ("MW", (Neuter, &["Megawatt"])),
    ("GW", (Neuter, &["Gigawatt"])),
    ("kWh", (Feminine, &["Kilowattstunde", "Kilowattstunden"])),
    ("V", (Neuter, &["Volt"])),
    ("mV", (Neuter, &["Millivolt"])),
    ("A", (Neuter, &["Ampere"])),
    ("Hz", (Neuter, &["Hertz"])),
    ("kHz", (Neuter, &["Kilohertz"])),
    ("MHz", (Neuter, &["Megahertz"])),
    ("GHz", (Neuter, &["Gigahertz"])),
    ("PS", (Neuter, &["PS"])),
    ("dB", (Neuter, &["Dezibel"])),
    ("MB", (Neuter, &["Megabyte"])),
    ("GB", (Neuter, &["Gigabyte"])),
    ("TB", (Neuter, &["Terabyte"])),
    ("KB", (Neuter, &["Kilobyte"])),
    ("°C", (Neuter, &["Grad Celsius"])),
    ("°F", (Neuter, &["Grad Fahrenheit"])),
    ("°", (Neuter, &["Grad"])),
    ("Pa", (Neuter, &["Pascal"])),
    ("bar", (Neuter, &["Bar"])),
];

/// Source: Duden, "Die Grammatik" (numerals) and DIN 5008 (how figures, dates and times are written).
pub(super) static GRAMMAR: Grammar = Grammar {
    marks: Marks { point: ',', groups: &['.', '\u{A0}', '\u{202F}', '\u{2009}', '\''] },
    cardinal,
    decimal,
    digits,
    dialled: digits,
    bare,
    ordinal,
    ordinal_marks: &[".", "te", "ter", "ten", "tem", "tes", "ste", "sten", "ster", "-te", "-ten"],
    fraction,
    mixed: " ",
    date,
    year_marks: &[],
    weekdays: &[],
    abbreviations: &[
        ("nr.", "Nummer"),
        ("z. b.", "zum Beispiel"),
        ("z.b.", "zum Beispiel"),
        ("d. h.", "das heißt"),
        ("d.h.", "das heißt"),
        ("usw.", "und so weiter"),
        ("bzw.", "beziehungsweise"),
        ("ca.", "circa"),
        ("dr.", "Doktor"),
        ("prof.", "Professor"),
        ("evtl.", "eventuell"),
        ("ggf.", "gegebenenfalls"),
        ("inkl.", "inklusive"),
        ("u. a.", "unter anderem"),
        ("u.a.", "unter anderem"),
        ("vgl.", "vergleiche"),
        ("str.", "Straße"),
        ("bspw.", "beispielsweise"),
        ("jh.", "Jahrhundert"),
        ("jhd.", "Jahrhundert"),
        ("v. chr.", "vor Christus"),
        ("n. chr.", "nach Christus"),
        ("zzgl.", "zuzüglich"),
        ("etc.", "et cetera"),
        ("max.", "maximal"),
        ("mind.", "mindestens"),
    ],
    months: &[
        ("januar", 1),
        ("jan", 1),
        ("jänner", 1),
        ("februar", 2),
        ("feb", 2),
        ("märz", 3),
        ("mär", 3),
        ("april", 4),
        ("apr", 4),
        ("mai", 5),
        ("juni", 6),
        ("jun", 6),
        ("juli", 7),
        ("jul", 7),
        ("august", 8),
        ("aug", 8),
        ("september", 9),
        ("sep", 9),
        ("sept", 9),
        ("oktober", 10),
        ("okt", 10),
        ("november", 11),
        ("nov", 11),
        ("dezember", 12),
        ("dez", 12),
    ],
    date_joint: "",
    time,
    hour_marks: &["Uhr", "uhr"],
    form: one_or_many,
    currencies: CURRENCIES,
    of: "",
    money_joint: "",
    scales: &[
        ("millionen", "Millionen"),
        ("million", "Million"),
        ("milliarden", "Milliarden"),
        ("milliarde", "Milliarde"),
        ("billionen", "Billionen"),
        ("mio.", "Millionen"),
        ("mrd.", "Milliarden"),
        ("tausend", "tausend"),
    ],
    units: UNITS,
    per: "pro",
    minus: "minus",
    country: "plus",
    before_scale: Feminine,
    percent: "Prozent",
    to: "bis",
    gap: " ",
    signs: &[
        ("&", "und"),
        ("@", "at"),
        ("%", "Prozent"),
        ("§", "Paragraf"),
        ("§§", "Paragrafen"),
        (":", "zu"),
        ("+", "plus"),
        ("=", "gleich"),
        ("€", "Euro"),
        ("$", "Dollar"),
        ("£", "Pfund"),
        ("¥", "Yen"),
        ("°", "Grad"),
        ("×", "mal"),
        ("÷", "geteilt durch"),
        ("±", "plus minus"),
        ("<", "kleiner als"),
        (">", "größer als"),
        ("≈", "etwa"),
        ("≤", "kleiner gleich"),
        ("≥", "größer gleich"),
        ("≠", "ungleich"),
        ("²", "hoch zwei"),
        ("³", "hoch drei"),
        ("√", "Wurzel aus"),
        ("∞", "unendlich"),
        ("/", "Schrägstrich"),
        ("#", "Raute"),
        ("№", "Nummer"),
    ],
    web: web::Words {
        signs: &[
            ('.', "Punkt"),
            ('@', "at"),
            ('/', "Schrägstrich"),
            (':', "Doppelpunkt"),
            ('-', "Bindestrich"),
            ('_', "Unterstrich"),
            ('?', "Fragezeichen"),
            ('&', "und"),
            ('=', "gleich"),
            ('#', "Raute"),
            ('%', "Prozent"),
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
                "am 24. Juli 2013 um 14:00 Uhr",
                "am vierundzwanzigsten Juli zweitausenddreizehn um vierzehn Uhr",
            ),
            (
                "2,5 km, 1/4, €2,20",
                "zwei Komma fünf Kilometer, ein viertel, zwei Euro zwanzig Cent",
            ),
            ("am 3. dieses Monats", "am dritten dieses Monats"),
        ] {
            assert_eq!(normalize(shown, "de").said(), said, "{shown}");
        }
    }
}
