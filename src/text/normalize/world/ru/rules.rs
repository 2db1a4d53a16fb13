//! What Russian has of its own: shortened scales and years take the case that is asked for.

use super::super::date::closes;
use super::super::family::{Family, inside};
use super::super::grammar::{Gender, Grammar, Noun};
use super::grammar::GRAMMAR;
use crate::text::normalize::number::number;
use crate::text::normalize::rule::{Rewrite, Starts};
use crate::text::normalize::scan::{self, after, before};

/// Runs before dates and measures: without its word a year would be so many grams.
pub(in crate::text::normalize::world) static YEAR: Family = Family {
    grammar: &GRAMMAR,
    name: "year",
    about: "years: в 2026 г. is в две тысячи двадцать шестом году",
    starts: Starts::of("0123456789"),
    read: read_year,
};

/// `2026 г.`: the word before it gives the case. Behind a day of a month the date says all of it.
fn read_year(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    let d = scan::digits(text, at);
    let from = scan::spaces_end(text, at + d.len());
    if inside(text, at) || d.len() != 4 || !("1000".."2100").contains(&d) {
        return None;
    }
    if let Some(span) = years(g, text, at, at + d.len()) {
        return Some(span);
    }
    let end = from + text[from..].strip_prefix("г.").map(|_| "г.".len())?;
    let lead = scan::word_before(text, at);
    let lower = lead.to_lowercase();
    let month = is_month(g, &lower);
    let day = text[..scan::spaces_start(text, at)].trim_end_matches(lead).trim_end();
    if month && day.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // В 2026 г. Россия: a sentence that starts with its year does not end with it.
    let opens = lead.starts_with(char::is_uppercase) && end < text.len();
    let closes = closes(text, end) && !opens;
    let (ending, word) = match lower.as_str() {
        "в" | "во" | "о" => ("-м", "году"),
        "к" | "по" => ("-му", "году"),
        "с" | "до" | "от" | "после" | "из" | "около" | "начала" | "начале" | "конца" | "конце"
        | "середины" | "середине" | "весны" | "весной" | "летом" | "лета" | "осенью" | "осени"
        | "зимой" | "зимы" | "итогам" => ("-го", "года"),
        _ if month => ("-го", "года"),
        // 1900 г. at the end of a sentence may be a weight.
        _ if closes && before(text, at) != Some('(') => return None,
        _ => ("-й", "год"),
    };
    let said = (g.ordinal)(d, ending, "")?;
    Rewrite::new(if closes { end - 1 } else { end }, format!("{said} {word}"))
}

/// `в 2024–2025 гг.`: both years in the case that is asked for.
fn years(g: &Grammar, text: &str, at: usize, end: usize) -> Option<Rewrite> {
    let dash = after(text, end).filter(|c| matches!(c, '-' | '–' | '—'))?;
    let second = scan::digits(text, end + dash.len_utf8());
    let from = scan::spaces_end(text, end + dash.len_utf8() + second.len());
    let stop = from + text[from..].strip_prefix("гг.").map(|_| "гг.".len())?;
    let (ending, word) = match scan::word_before(text, at).to_lowercase().as_str() {
        "в" | "во" | "о" => ("-м", "годах"),
        "с" | "до" | "от" | "после" | "период" | "течение" => {
            ("-го", "годов")
        }
        _ => ("-й", "годы"),
    };
    let year = |d| (g.ordinal)(d, ending, "");
    let (first, second) = (year(&text[at..end])?, year(second).filter(|_| second.len() == 4)?);
    let stop = if closes(text, stop) { stop - 1 } else { stop };
    Rewrite::new(stop, format!("{first} – {second} {word}"))
}

/// A month in any case of the singular: март, марта, марте.
fn is_month(g: &Grammar, word: &str) -> bool {
    g.months.iter().any(|(name, _)| {
        let stem = name.strip_suffix(['а', 'я']);
        let ending = stem.and_then(|stem| word.strip_prefix(stem));
        *name == word || matches!(ending, Some("" | "ь" | "й" | "е"))
    })
}

/// Source: Мильчин, "Справочник издателя и автора" (shortened words beside figures).
const SCALES: &[(&str, Noun)] = &[
    ("тыс", (Gender::Feminine, &["тысяча", "тысячи", "тысяч"])),
    ("млн", (Gender::Masculine, &["миллион", "миллиона", "миллионов"])),
    ("млрд", (Gender::Masculine, &["миллиард", "миллиарда", "миллиардов"])),
    ("трлн", (Gender::Masculine, &["триллион", "триллиона", "триллионов"])),
];

/// Runs behind money, which has its own word for a scale.
pub(in crate::text::normalize::world) static SCALE: Family = Family {
    grammar: &GRAMMAR,
    name: "scale",
    about: "shortened scales: 1,5 млрд is …миллиарда, 3 тыс. is три тысячи",
    starts: Starts::of("0123456789-−"),
    read: read_scale,
};

fn read_scale(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if inside(text, at) {
        return None;
    }
    let n = number(text, at, g.marks)?;
    let from = scan::spaces_end(text, n.end);
    let word = scan::word(text, from).to_lowercase();
    let (_, noun) = SCALES.iter().find(|(mark, _)| *mark == word)?;
    let mut end = from + word.len();
    // The dot may also close the sentence.
    if after(text, end) == Some('.')
        && after(text, scan::spaces_end(text, end + 1)).is_some_and(char::is_lowercase)
    {
        end += 1;
    }
    Rewrite::new(end, format!("{} {}", g.number(&n, noun.0), g.noun(&n, noun)))
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[test]
    fn the_word_for_year_is_said_once_and_in_its_case() {
        for (shown, said) in [
            ("5 марта 2026 года он", "пятое марта две тысячи двадцать шестого года он"),
            ("5 марта 2026 г. он", "пятое марта две тысячи двадцать шестого года он"),
            ("05.03.2026 г. Он", "пятое марта две тысячи двадцать шестого года. Он"),
            ("5 марта 2026 город", "пятое марта две тысячи двадцать шестого года город"),
            ("в 2026 г. он", "в две тысячи двадцать шестом году он"),
            ("до 2026 г. Он", "до две тысячи двадцать шестого года. Он"),
            ("в марте 2026 г. он", "в марте две тысячи двадцать шестого года он"),
            ("В 2026 г. Россия", "В две тысячи двадцать шестом году Россия"),
            (
                "в 2024–2025 гг. он",
                "в две тысячи двадцать четвертом – две тысячи двадцать пятом годах он",
            ),
            ("2026 г. стал", "две тысячи двадцать шестой год стал"),
        ] {
            assert_eq!(normalize(shown, "ru").said(), said, "{shown}");
        }
    }
}
