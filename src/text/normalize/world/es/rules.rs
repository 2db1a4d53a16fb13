//! What Spanish has of its own: a number agrees with the noun that it counts.

use super::super::family::{Family, inside, spaced};
use super::super::grammar::{Gender, Grammar};
use super::super::scale::scale;
use super::grammar::GRAMMAR;
use crate::text::normalize::number::number;
use crate::text::normalize::rule::{Rewrite, Starts};
use crate::text::normalize::scan;

/// Runs before the plain numbers, when measures and dates are read.
pub(in crate::text::normalize::world) static AGREEMENT: Family = Family {
    grammar: &GRAMMAR,
    name: "agreement",
    about: "agreement: 21 personas is veintiuna personas, 21 hombres veintiún hombres",
    starts: Starts::of("0123456789"),
    read,
};

fn read(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if inside(text, at) {
        return None;
    }
    let n = number(text, at, g.marks).filter(|n| !n.minus && n.part.is_none() && !n.too_long())?;
    let from = scan::spaces_end(text, n.end);
    // A year has no gender: en 1921 mujeres y hombres.
    let dated = n.whole.len() == 4
        && !n.grouped
        && matches!(
            scan::word_before(text, at).to_lowercase().as_str(),
            "en" | "de" | "del" | "desde" | "hasta" | "año" | "y" | "a"
        );
    if from == n.end || dated || scale(g, text, n.end).is_some() {
        return None;
    }
    let word = scan::word(text, from);
    let gender = if n.is_one() { single(word)? } else { gender(word)? };
    spaced(g, text, at, n.end, &g.number(&n, gender))
}

/// Plurals in -as that are masculine, and small words that end like a plural.
#[rustfmt::skip]
const MASCULINE: &[&str] = &[
    "días", "programas", "problemas", "sistemas", "temas", "idiomas", "planetas", "mapas",
    "dramas", "poemas", "gramas", "kilogramas", "diagramas", "síntomas", "teoremas", "tranvías",
    "guardias", "policías", "futbolistas", "artistas", "deportistas", "periodistas", "atletas",
    "turistas", "ciclistas", "especialistas", "telegramas", "climas", "esquemas",
];
#[rustfmt::skip]
const NO_NOUNS: &[&str] = &[
    "las", "los", "más", "menos", "tras", "unas", "unos", "otras", "otros", "estas", "estos",
    "esas", "esos", "tres", "seis", "dos", "después", "antes", "mientras", "además", "entonces",
    "pues", "nos", "sus", "mis", "tus", "quienes", "apenas", "jamás", "atrás", "detrás", "pero",
    "cuales", "entre", "ellos", "ellas", "ambos", "ambas", "todos", "todas", "algunos", "algunas",
];
/// Feminine plurals that do not show it by their ending.
#[rustfmt::skip]
const FEMININE: &[&str] = &[
    "mujeres", "veces", "noches", "tardes", "clases", "partes", "calles", "sedes", "series",
    "imágenes", "órdenes", "redes", "luces", "cruces", "leyes", "flores", "naves", "claves",
    "llaves", "voces", "nubes", "torres", "muertes", "fases", "bases", "razones", "manos",
    "fuentes", "víctimas", "actrices", "raíces", "crisis", "tesis", "fotos", "motos", "frases",
];

/// What one counts. More words could be verbs: el artículo 1 trata de ello.
fn single(word: &str) -> Option<Gender> {
    match word {
        "persona" | "mujer" | "hora" | "semana" | "vez" | "noche" | "niña" => {
            Some(Gender::Feminine)
        }
        "hombre" | "año" | "mes" | "minuto" | "segundo" | "gol" | "niño" => Some(Gender::Neuter),
        _ => None,
    }
}

/// The gender of a noun in the plural as its number takes it: the neuter of the grammar is the
/// masculine before its noun.
fn gender(word: &str) -> Option<Gender> {
    let plural = word.ends_with('s') && word.chars().count() > 3;
    if !plural || !word.starts_with(char::is_lowercase) || NO_NOUNS.contains(&word) {
        return None;
    }
    let shown =
        word.ends_with("as") || ["ciones", "siones", "dades"].iter().any(|e| word.ends_with(e));
    let feminine = FEMININE.contains(&word) || shown && !MASCULINE.contains(&word);
    // A verb may end in -es or -as too; of the nouns in -os none does.
    let masculine = MASCULINE.contains(&word)
        || word.ends_with("os")
        || word.ends_with("es") && word.chars().count() > 4;
    match (feminine, masculine) {
        (true, _) => Some(Gender::Feminine),
        (_, true) => Some(Gender::Neuter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[test]
    fn a_number_agrees_with_its_noun() {
        for (shown, said) in [
            ("21 personas y 21 hombres", "veintiuna personas y veintiún hombres"),
            ("las 21 horas, 31 días", "las veintiuna horas, treinta y un días"),
            ("200 mujeres, 5.121 años", "doscientas mujeres, cinco mil ciento veintiún años"),
            ("en 1921 mujeres y el 21", "en mil novecientos veintiuno mujeres y el veintiuno"),
            ("1 persona, 1 año, el artículo 1 trata", "una persona, un año, el artículo uno trata"),
            ("21 millones", "veintiún millones"),
        ] {
            assert_eq!(normalize(shown, "es").said(), said, "{shown}");
        }
    }
}
