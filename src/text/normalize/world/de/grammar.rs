//! The grammar table of German.

use super::super::grammar::{Clock, Currency, Date, Gender::*, Grammar, Noun, one_or_many};
use super::numbers::{cardinal, decimal, digits, fraction, ordinal, stem, year};
use crate::text::normalize::{number::Marks, web};

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
pub(in crate::text::normalize::world) static GRAMMAR: Grammar = Grammar {
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
