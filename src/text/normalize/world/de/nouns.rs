//! German nouns and the words before them, as far as a number hangs on them.

use super::super::grammar::Gender::{self, *};

/// Words that stand at the head of a sentence far more often than behind an ordinal.
pub(super) fn starts_sentence(word: &str) -> bool {
    #[rustfmt::skip]
    const HEADS: &[&str] = &[
        "Der", "Die", "Das", "Dem", "Den", "Des", "Ein", "Eine", "Einen", "Einem", "Er", "Sie",
        "Es", "Wir", "Ich", "Ihr", "Du", "Man", "Danach", "Dann", "Da", "Dort", "Hier", "Und",
        "Aber", "Doch", "Oder", "Denn", "Im", "In", "Am", "An", "Auf", "Aus", "Bei", "Beim", "Mit",
        "Nach", "Von", "Vom", "Zu", "Zum", "Zur", "Für", "Als", "Wenn", "Weil", "Seit", "Dies",
        "Diese", "Dieser", "Dieses", "So", "Nun", "Auch", "Nur", "Noch", "Heute", "Gestern",
        "Morgen", "Bis", "Ab", "Vor", "Über", "Unter", "Um", "Durch", "Gegen", "Ohne", "Wie",
        "Was", "Wer", "Wo", "Warum", "Seine", "Sein", "Ihre", "Unser", "Mein", "Meine", "Alle",
        "Viele", "Kein", "Keine", "Später", "Damit", "Dabei", "Dazu", "Daher", "Darauf", "Jetzt",
        "Zwei", "Drei", "Erst", "Insgesamt", "Laut", "Trotz", "Während", "Zwischen",
    ];
    HEADS.contains(&word)
}

/// Nouns that are numbered by a figure behind them.
pub(super) fn numbers(word: &str) -> bool {
    #[rustfmt::skip]
    const NUMBERED: &[&str] = &[
        "Platz", "Seite", "Nummer", "Kapitel", "Artikel", "Absatz", "Paragraf", "Klasse", "Gruppe",
        "Halle", "Gleis", "Zimmer", "Raum", "Version", "Teil", "Band", "Rang", "Stufe", "Level",
        "Nr", "Formel", "Linie", "Bundesliga", "Position", "Phase", "Folge", "Staffel", "Ziffer",
        "Satz", "Buchstabe", "Abbildung", "Tabelle", "Tor", "Punkt", "Schritt", "Liga", "Stand",
    ];
    NUMBERED.contains(&word)
}

/// The gender of a noun, as far as a short list and its ending tell.
pub(super) fn gender(noun: &str) -> Option<Gender> {
    let noun = noun.to_lowercase();
    let ends = |all: &[&str]| all.iter().any(|e| noun.ends_with(e));
    #[rustfmt::skip]
    let feminine = ends(&[
        "ung", "heit", "keit", "schaft", "ion", "tät", "liga", "zeit", "runde", "etage", "klasse",
        "phase", "stufe", "reihe", "auflage", "ausgabe", "staffel", "woche", "stunde", "minute",
        "sekunde", "hälfte", "folge", "seite", "wahl", "dosis", "welle", "strophe", "sinfonie",
        "periode", "frau", "person", "stimme", "stelle", "million", "milliarde", "tonne", "stadt",
        "nacht", "rate", "lesung", "amtszeit", "armee", "republik", "nummer", "kurve", "tochter",
    ]);
    #[rustfmt::skip]
    let neuter = ends(&[
        "jahrhundert", "jahrhunderts", "jahr", "jahrtausend", "quartal", "semester", "tor",
        "kapitel", "spiel", "mal", "geschoss", "stockwerk", "buch", "bataillon", "regiment",
        "rennen", "training", "drittel", "viertel", "haus", "gebot", "kind", "album", "gleis",
    ]);
    #[rustfmt::skip]
    let masculine = ends(&[
        "krieg", "kriegs", "fc", "sc", "tsv", "platz", "tag", "kreuzzug", "advent", "stock",
        "bezirk", "senat", "akt", "satz", "teil", "sieg", "versuch", "rang", "vorsitzender",
        "bürgermeister", "band", "mann", "senator", "gang", "schritt", "treffer", "titel", "punkt",
        "start", "stern", "monat", "geburtstag",
    ]);
    match (feminine, neuter, masculine) {
        (true, ..) => Some(Feminine),
        (_, true, _) => Some(Neuter),
        (_, _, true) => Some(Masculine),
        _ => None,
    }
}

/// The ending of an ordinal behind `lead`, before a noun of this gender.
pub(super) fn ending(lead: &str, gender: Option<Gender>) -> &'static str {
    let mut words: Vec<&str> =
        lead.split([' ', '\u{A0}', '\u{202F}']).filter(|w| !w.is_empty()).collect();
    if lead.ends_with(|c: char| !c.is_alphanumeric() && c != ' ' && c != '\u{A0}' && c != ',') {
        words.clear();
    }
    let bare = match gender {
        Some(Feminine) => "e",
        Some(Neuter) => "es",
        _ => "er",
    };
    // The article may stand before a day of the week or before the first of two: dem 3. und 5. Mai.
    for _ in 0..4 {
        let Some(word) = words.pop() else { break };
        let comma = word.ends_with(',');
        let word = word.trim_end_matches(',').trim_start_matches(['(', '„', '"', '“', '»', '«']);
        let lower = word.to_lowercase();
        match lower.as_str() {
            "montag" | "dienstag" | "mittwoch" | "donnerstag" | "freitag" | "samstag"
            | "sonnabend" | "sonntag" => continue,
            _ if comma => return bare,
            "und" | "oder" | "sowie" => match words.last() {
                Some(w)
                    if w.ends_with('.') && w.starts_with(|c: char| c.is_ascii_digit())
                        || w.ends_with("ten") =>
                {
                    words.pop();
                }
                _ => return bare,
            },
            "am" | "vom" | "zum" | "zur" | "dem" | "den" | "des" | "im" | "beim" | "bis"
            | "seit" | "ab" | "von" | "vor" | "einem" | "einen" | "einer" | "eines" | "diesem"
            | "diesen" | "jedem" | "jeden" | "seinem" | "seinen" | "ihrem" | "ihren"
            | "unserem" | "meinem" | "meinen" | "keinen" | "keinem" | "kommenden"
            | "vergangenen" | "nächsten" | "letzten" | "dieser" | "beiden" => return "en",
            "das" | "die" | "ins" | "ans" | "fürs" | "aufs" | "eine" | "keine" | "seine"
            | "ihre" | "meine" | "unsere" | "diese" => return "e",
            "der" => {
                let after_preposition = words.last().is_some_and(|w| {
                    matches!(
                        w.to_lowercase().as_str(),
                        "in" | "an"
                            | "auf"
                            | "aus"
                            | "bei"
                            | "mit"
                            | "nach"
                            | "seit"
                            | "von"
                            | "zu"
                            | "vor"
                            | "während"
                            | "wegen"
                            | "laut"
                            | "unter"
                            | "über"
                            | "zwischen"
                            | "hinter"
                            | "neben"
                            | "ab"
                            | "trotz"
                    )
                });
                return if after_preposition || gender == Some(Feminine) { "en" } else { "e" };
            }
            _ => return bare,
        }
    }
    bare
}
