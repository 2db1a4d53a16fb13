//! What German reads by what stands around it: endings, years, names of rulers, short words.

use super::super::date::read_date;
use super::super::family::inside;
use super::super::grammar::Gender::*;
use super::grammar::GRAMMAR;
use super::nouns::{ending, gender, numbers, starts_sentence};
use super::numbers::{cardinal, stem, year};
use crate::text::normalize::number::roman;
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

/// Short words that are read by what follows them.
pub(in crate::text::normalize::world) static SHORT: Scanner = Scanner {
    name: "short-word",
    about: "short words before a figure or a name: S. 5, Mo. 14 Uhr, St. Pauli, Friedrich II.",
    starts: Starts::of("."),
    read: |t, at| read_street(t, at).or_else(|| read_short(t, at)).or_else(|| read_ruler(t, at)),
    finish: |s| s,
};

/// Ordinals and days with the ending that their place asks for.
pub(in crate::text::normalize::world) static PLACE: Scanner = Scanner {
    name: "agreement",
    about: "ordinals and dates by their place: am 3. Oktober, im 19. Jahrhundert, 2. Weltkrieg",
    starts: Starts::of("0123456789"),
    read: read_place,
    finish: |s| s,
};

/// Years and a lone one.
pub(in crate::text::normalize::world) static YEAR: Scanner = Scanner {
    name: "year",
    about: "years and decades: 1743, 1990er-Jahre; one of a thing: 1 Mann",
    starts: Starts::of("0123456789"),
    read: read_year,
    finish: |s| s,
};

/// Before a figure.
const FIGURES: &[(&str, &str)] = &[
    ("Mo", "Montag"),
    ("Di", "Dienstag"),
    ("Mi", "Mittwoch"),
    ("Do", "Donnerstag"),
    ("Fr", "Freitag"),
    ("Sa", "Samstag"),
    ("So", "Sonntag"),
    ("Abs", "Absatz"),
    ("Art", "Artikel"),
    ("Bd", "Band"),
    ("S", "Seite"),
    ("Kap", "Kapitel"),
    ("Abb", "Abbildung"),
    ("Tab", "Tabelle"),
    ("Ziff", "Ziffer"),
    ("Tel", "Telefon"),
];

fn read_short(text: &str, at: usize) -> Option<Rewrite> {
    let word = scan::word_before(text, at);
    if word.is_empty() || !text[..at].ends_with(word) || inside(text, at - word.len()) {
        return None;
    }
    let start = at - word.len();
    let mut end = at + 1;
    if word == "St" {
        let next = scan::spaces_end(text, end);
        let name = next > end && after(text, next).is_some_and(char::is_uppercase);
        return if name { Rewrite::from(start, end, "Sankt") } else { None };
    }
    let (_, said) = FIGURES.iter().find(|(k, _)| *k == word)?;
    // Art. 2 Abs. 1 S. 2 GG
    let law =
        text[..start].trim_end_matches([' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let said = match word == "S" && (law.ends_with("Abs.") || law.ends_with("Absatz")) {
        true => "Satz",
        false => said,
    };
    if matches!(after(text, end), Some(',' | ':')) {
        end += 1;
    }
    let next = scan::spaces_end(text, end);
    let figure = after(text, next).is_some_and(|c| c.is_ascii_digit() || matches!(c, '(' | '+'));
    if figure { Rewrite::from(start, at + 1, said) } else { None }
}

/// `Hauptstr. 5`: a street that is shortened inside its name.
fn read_street(text: &str, at: usize) -> Option<Rewrite> {
    let word = scan::word_before(text, at);
    let said = word.strip_suffix("str")?;
    let open = after(text, at + 1).is_some_and(char::is_alphanumeric);
    // `Str.` alone is an abbreviation like any other.
    if !text[..at].ends_with(word) || open || said.chars().count() < 3 {
        return None;
    }
    let next = scan::spaces_end(text, at + 1);
    let closes = after(text, next).is_none_or(|c| c.is_uppercase() || c == '\n');
    Rewrite::from(at - 3, if closes { at } else { at + 1 }, "straße")
}

/// Rulers and popes who had a successor of their name; those of women apart.
#[rustfmt::skip]
const KINGS: &[&str] = &[
    "Friedrich", "Wilhelm", "Heinrich", "Karl", "Carl", "Ludwig", "Otto", "Franz", "Leopold",
    "Joseph", "Josef", "Maximilian", "Ferdinand", "Georg", "Philipp", "Johann", "Johannes", "Paul",
    "Pius", "Benedikt", "Alexander", "Nikolaus", "Peter", "Gregor", "Leo", "Napoleon", "Richard",
    "Eduard", "Edward", "Konrad", "Rudolf", "Albrecht", "Albert", "Christian", "Gustav",
    "Sigismund", "Ramses", "Charles", "Harald", "Urban", "Innozenz", "Clemens", "Klemens",
    "Bonifatius", "Sixtus", "Julius", "August", "Felipe", "James", "Jakob", "Ernst", "Humbert",
    "Viktor", "Emanuel", "Abdullah", "Mohammed", "Mehmed", "Ptolemaios", "Franziskus",
];
#[rustfmt::skip]
const QUEENS: &[&str] = &[
    "Elisabeth", "Elizabeth", "Katharina", "Margarethe", "Margrethe", "Isabella", "Maria", "Mary",
];

/// `Friedrich II.`: der Zweite, in the case that the word before the name asks for.
fn read_ruler(text: &str, at: usize) -> Option<Rewrite> {
    let word = scan::word_before(text, at);
    let start = at - word.len();
    let n = roman(word).filter(|_| text[..at].ends_with(word))?;
    let name = scan::word_before(text, start);
    let place = scan::spaces_start(text, start);
    if place == start || !text[..place].ends_with(name) {
        return None;
    }
    let own = name.strip_suffix('s').filter(|n| KINGS.contains(n) || QUEENS.contains(n));
    let queen = QUEENS.contains(&own.unwrap_or(name));
    if !queen && !KINGS.contains(&own.unwrap_or(name)) {
        return None;
    }
    // König Friedrich II.: the title stands between.
    let mut lead = scan::word_before(text, place - name.len()).to_lowercase();
    if TITLES.contains(&lead.as_str()) {
        let title = scan::spaces_start(text, place - name.len()) - lead.len();
        lead = text
            .get(..title)
            .map_or(String::new(), |_| scan::word_before(text, title).to_lowercase());
    }
    let dative = matches!(
        lead.as_str(),
        "unter" | "von" | "mit" | "bei" | "zu" | "nach" | "seit" | "vor" | "gegenüber" | "dank"
    );
    let accusative = matches!(lead.as_str(), "für" | "gegen" | "durch" | "um" | "ohne" | "an");
    let (article, ending) = match (queen, dative || own.is_some(), accusative) {
        (true, true, _) => ("der", "en"),
        (true, false, _) => ("die", "e"),
        (false, true, _) if own.is_some() => ("des", "en"),
        (false, true, _) => ("dem", "en"),
        (false, false, true) => ("den", "en"),
        (false, false, false) => ("der", "e"),
    };
    let stem = stem(&n.to_string());
    let mut letters = stem.chars();
    let said: String =
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let next = scan::spaces_end(text, at + 1);
    let closes =
        after(text, next).is_none_or(|c| c == '\n') || starts_sentence(scan::word(text, next));
    Rewrite::from(start, if closes { at } else { at + 1 }, format!("{article} {said}{ending}"))
}

const TITLES: &[&str] = &[
    "könig", "königin", "kaiser", "kaiserin", "papst", "zar", "zarin", "herzog", "prinz", "fürst",
];

fn read_place(text: &str, at: usize) -> Option<Rewrite> {
    if inside(text, at) {
        return None;
    }
    let lead = scan::tail(text, at, 48);
    if let Some(r) = read_date(&GRAMMAR, text, at) {
        let (day, rest) = r.said.split_once(' ')?;
        let stem = day.strip_suffix("er").filter(|s| s.ends_with('t'))?;
        let said = format!("{stem}{} {rest}", ending(lead, None));
        return Some(Rewrite { said, ..r });
    }
    let d = scan::digits(text, at);
    let end = at + d.len() + 1;
    if after(text, end - 1) != Some('.') || d.len() > 3 || d.starts_with('0') {
        return None;
    }
    let next = scan::spaces_end(text, end);
    if next == end {
        return None;
    }
    let word = scan::word(text, next);
    // The noun, or the one that two ordinals share: der 1. und 2. Liga.
    let noun = scan::head(text, next, 40)
        .split(|c: char| !c.is_alphabetic())
        .find(|w| w.starts_with(char::is_uppercase))
        .unwrap_or("");
    let said = |g| Rewrite::new(end, stem(d) + ending(lead, g));
    if word.starts_with(char::is_lowercase) {
        return said(gender(noun));
    }
    if !word.starts_with(char::is_uppercase) || starts_sentence(word) {
        return None;
    }
    let left = scan::word_before(text, at);
    let first = left.is_empty();
    // Platz 3. Deutschland …: the figure closes the sentence. At the head it may number a list.
    if numbers(left) || d.len() > 2 && ending(lead, None) == "er" {
        return None;
    }
    let noun = gender(noun);
    if first && noun.is_none() { None } else { said(noun) }
}

/// Is a word of time right before the figure?
fn dated(text: &str, at: usize) -> bool {
    let mut word = scan::word_before(text, at);
    if before(text, at) == Some('(') {
        return true;
    }
    // zwischen 1914 und 1918
    if matches!(word, "und" | "bis" | "oder") {
        word = "im";
    }
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "jahr", "jahre", "jahres", "jahren", "seit", "anno", "im", "von", "ab", "bis", "um",
        "sommer", "winter", "frühjahr", "frühling", "herbst", "ende", "anfang", "mitte", "endete",
        "zwischen", "nach", "vor", "in", "geboren", "ca", "circa",
    ];
    let lower = word.to_lowercase();
    WORDS.contains(&lower.as_str()) || GRAMMAR.months.iter().any(|(m, _)| *m == lower)
}

fn read_year(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at).is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '.' | ',' | '/' | ':' | '_' | '$' | '€' | '£' | '#' | '+')
    }) {
        return None;
    }
    let d = scan::digits(text, at);
    let end = at + d.len();
    let next = scan::spaces_end(text, end);
    let word = scan::word(text, next);
    if d == "1" && next > end && before(text, at) != Some('-') {
        let left = scan::word_before(text, at);
        let head = scan::spaces_start(text, at) - left.len().min(scan::spaces_start(text, at));
        // Formel 1 Rennen: the figure belongs to the noun before it, unless that heads a sentence.
        let named = left.starts_with(char::is_uppercase)
            && head > 0
            && !matches!(
                before(text, scan::spaces_start(text, head)),
                Some('.' | '!' | '?' | ':' | '\n')
            );
        if word.chars().nth(1).is_none()
            || !word.starts_with(char::is_uppercase)
            || numbers(left)
            || named
            || starts_sentence(word)
            || word.chars().all(char::is_uppercase)
        {
            return None;
        }
        let one = if gender(word) == Some(Feminine) { "eine" } else { "ein" };
        return Rewrite::new(end, one);
    }
    let tail = scan::word(text, end);
    let decade = matches!(tail, "er" | "ern")
        && !after(text, end + tail.len()).is_some_and(char::is_alphanumeric)
        && d.len() <= 4
        && d.ends_with('0')
        && !d.starts_with('0');
    let n: usize = if d.len() <= 4 { d.parse().ok()? } else { return None };
    if decade {
        let said = if n >= 1100 { year(d) } else { cardinal(d, Neuter) };
        let said = if n == 2000 { "zweitausend".into() } else { said };
        return Rewrite::new(end + tail.len(), format!("{said}{tail}"));
    }
    if !(1100..2000).contains(&n) || d.len() != 4 {
        return None;
    }
    let open = after(text, end)
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '°' | '/' | '_' | ':'))
        || matches!(after(text, end), Some('.' | ',')) && !scan::digits(text, end + 1).is_empty()
        || after(text, next).is_some_and(|c| {
            matches!(c, '€' | '$' | '£' | '%' | '°' | '²' | '+' | '=' | '×' | '*')
        })
        || matches!(
            before(text, scan::spaces_start(text, at)),
            Some('$' | '€' | '£' | '+' | '=' | '-' | '−' | '×' | '*')
        );
    // A bare figure is not a year where nothing stands around it.
    let alone = text.len() == d.len();
    let unit = next > end
        && !word.is_empty()
        && (GRAMMAR.units.iter().any(|(u, _)| *u == word)
            || GRAMMAR.currencies.iter().any(|(c, ..)| *c == word)
            || GRAMMAR.scales.iter().any(|(s, _)| s.trim_end_matches('.') == word.to_lowercase()));
    let counted = next > end && word.starts_with(char::is_uppercase) && !numbers(word);
    if open || alone || unit || counted && !dated(text, at) || plural(word) {
        return None;
    }
    Rewrite::new(end, year(d))
}

/// Nouns in the plural that are counted for certain, whatever stands before the figure.
fn plural(word: &str) -> bool {
    #[rustfmt::skip]
    const COUNTED: &[&str] = &[
        "Menschen", "Personen", "Euro", "Dollar", "Meter", "Metern", "Kilometer", "Kilometern",
        "Tonnen", "Jahre", "Jahren", "Tage", "Tagen", "Stunden", "Soldaten", "Einwohner",
        "Einwohnern", "Mitarbeiter", "Mitarbeitern", "Beschäftigte", "Beschäftigten", "Quadratmeter",
        "Quadratmetern", "Teilnehmer", "Teilnehmern", "Besucher", "Besuchern", "Zuschauer",
        "Zuschauern", "Mann", "Stellen", "Wohnungen", "Euros", "Franken", "Grad", "Prozent",
        "Mal", "Kilo", "Kilogramm", "Gramm", "Liter", "Litern", "Watt", "Schritte", "Stück",
    ];
    COUNTED.contains(&word)
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn de(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "de").said(), said, "{shown}");
    }

    #[test]
    fn dates_and_ordinals_take_the_ending_of_their_place() {
        de("Seit dem 3. Oktober 1990", "Seit dem dritten Oktober neunzehnhundertneunzig");
        de("Am 05.11.2026", "Am fünften November zweitausendsechsundzwanzig");
        de("ab dem 15. November", "ab dem fünfzehnten November");
        de("am Montag, 3. Mai", "am Montag, dritten Mai");
        de("vom 3. bis 5. Mai", "vom dritten bis fünften Mai");
        de("der 3. Oktober war", "der dritte Oktober war");
        de("am 24.12. um 3.5", "am vierundzwanzigsten Dezember um drei.fünf");
        de("Abs. 1 S. 2, siehe S. 5", "Absatz eins Satz zwei, siehe Seite fünf");
        de("0171 1234567", "null eins sieben eins, eins zwei drei vier fünf sechs sieben");
        de("Das ist ein 2. Versuch.", "Das ist ein zweiter Versuch.");
        de("im 19. Jahrhundert", "im neunzehnten Jahrhundert");
        de("2. Weltkrieg und im 2. Weltkrieg", "zweiter Weltkrieg und im zweiten Weltkrieg");
        de("Der 1. FC Köln in der 2. Liga", "Der erste FC Köln in der zweiten Liga");
        de("1. FC Köln", "erster FC Köln");
        de("Er war auf Platz 3. Deutschland jubelt.", "Er war auf Platz drei. Deutschland jubelt.");
        de("Er ist 25. Danach ging er.", "Er ist fünfundzwanzig. Danach ging er.");
    }

    #[test]
    fn years_and_one_of_a_thing() {
        de("1743 begann es.", "siebzehnhundertdreiundvierzig begann es.");
        de(
            "zwischen 1914 und 1918",
            "zwischen neunzehnhundertvierzehn und neunzehnhundertachtzehn",
        );
        de("(1756–1791)", "(siebzehnhundertsechsundfünfzig bis siebzehnhunderteinundneunzig)");
        de("Es war 2001. Danach", "Es war zweitausendeins. Danach");
        de("mit 1500 Soldaten", "mit eintausendfünfhundert Soldaten");
        de(
            "die 1990er-Jahre, in den 80ern",
            "die neunzehnhundertneunziger-Jahre, in den achtzigern",
        );
        de(
            "1 €, 1 Mann, 1 Frau um 1 Uhr, 3:2",
            "ein Euro, ein Mann, eine Frau um ein Uhr, drei zu zwei",
        );
    }

    #[test]
    fn short_words_and_rulers() {
        de("Mo., 14 Uhr; Art. 5 Abs. 1", "Montag, vierzehn Uhr; Artikel fünf Absatz eins");
        de("Bd. 2, S. 15", "Band zwei, Seite fünfzehn");
        de("Hauptstr. 5 in St. Pauli", "Hauptstraße fünf in Sankt Pauli");
        de("§§ 3-5, § 5", "Paragrafen drei bis fünf, Paragraf fünf");
        de("Friedrich II. von Preußen", "Friedrich der Zweite von Preußen");
        de(
            "unter Ludwig XIV. und Elisabeth II.",
            "unter Ludwig dem Vierzehnten und Elisabeth die Zweite.",
        );
    }
}
