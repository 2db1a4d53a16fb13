//! What Russian has of its own: shortened scales take the case that their number asks for.

use super::family::{Family, inside};
use super::grammar::{Gender, Grammar, Noun};
use super::ru::GRAMMAR;
use crate::text::normalize::number::number;
use crate::text::normalize::rule::{Reading, Starts};
use crate::text::normalize::scan::{self, after};

/// Source: Мильчин, "Справочник издателя и автора" (shortened words beside figures).
const SCALES: &[(&str, Noun)] = &[
    ("тыс", (Gender::Feminine, &["тысяча", "тысячи", "тысяч"])),
    ("млн", (Gender::Masculine, &["миллион", "миллиона", "миллионов"])),
    ("млрд", (Gender::Masculine, &["миллиард", "миллиарда", "миллиардов"])),
    ("трлн", (Gender::Masculine, &["триллион", "триллиона", "триллионов"])),
];

/// Runs behind money, which has its own word for a scale.
pub(super) static SCALE: Family = Family {
    grammar: &GRAMMAR,
    name: "scale",
    about: "shortened scales: 1,5 млрд is …миллиарда, 3 тыс. is три тысячи",
    starts: Starts::of("0123456789-−"),
    read: read_scale,
};

fn read_scale(g: &Grammar, text: &str, at: usize) -> Option<Reading> {
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
    Reading::new(end, format!("{} {}", g.number(&n, noun.0), g.noun(&n, noun)))
}
