//! French.

use super::Language;

#[rustfmt::skip]
pub(super) const FRENCH: Language = Language {
    tags: &["fr", "wa", "oc"],
    before_word: &[
        "m", "mm", "mme", "mmes", "mlle", "mlles", "mgr", "dr", "drs", "pr", "prof", "me", "mes",
        "st", "ste", "sts", "stes", "av", "bd", "boul", "gén", "cdt", "lt", "sgt", "adj", "ing",
        "ex", "env", "cf", "c.-à-d", "c.à.d", "i.e", "e.g", "p.ex", "vs", "apr", "j.-c", "hab",
        "ann", "anc", "auj", "arr", "dép", "éd", "équiv", "fig", "tél", "ind", "max", "min", "moy",
        "tab", "réf", "resp", "rens", "suppl", "fam", "gr", "lat", "litt", "chap", "qqn", "qqch",
        "c", "jr", "all", "angl",
    ],
    before_number: &[
        "p", "pp", "n", "no", "nos", "art", "al", "t", "v", "ch", "alin", "janv", "févr", "fév",
        "avr", "juil", "sept", "oct", "nov", "déc", "fol", "liv", "sect", "par",
    ],
    may_end: &[
        "etc", "inc", "co", "corp", "ltd", "cie", "sté", "jr", "sr", "al", "av", "col", "cap",
        "vol",
    ],
    starters: &[
        "le", "la", "les", "l'", "un", "une", "des", "du", "de", "il", "elle", "ils", "elles", "on",
        "nous", "vous", "je", "tu", "ce", "cet", "cette", "ces", "c", "j", "l", "d", "qu", "n", "s",
        "son", "sa", "ses", "leur", "leurs", "notre", "nos", "votre", "mon", "ma", "mes", "et",
        "mais", "ou", "donc", "or", "ni", "car", "à", "au", "aux", "en", "dans", "sur", "sous",
        "par", "pour", "avec", "sans", "chez", "vers", "entre", "depuis", "pendant", "après",
        "avant", "si", "quand", "comme", "lorsque", "puis", "ensuite", "alors", "ainsi",
        "cependant", "toutefois", "pourtant", "aussi", "ici", "là", "qui", "que", "quoi", "quel",
        "quelle", "où", "comment", "pourquoi", "plus", "très", "tout", "tous", "toute", "toutes",
        "chaque", "certains", "plusieurs", "deux", "selon", "malgré", "aujourd", "hier", "demain",
        "oui", "non", "est", "bien", "même", "enfin", "cela", "ça", "ceci", "parmi", "lors", "dès",
        "outre", "afin", "y",
    ],
    ..Language::PLAIN
};
