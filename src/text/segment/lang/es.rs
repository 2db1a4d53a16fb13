//! Spanish.

use super::Language;

#[rustfmt::skip]
pub(super) const SPANISH: Language = Language {
    tags: &["es", "ca", "ast", "eu"],
    before_word: &[
        "sr", "sra", "srta", "sres", "sras", "dr", "dra", "dres", "dras", "d", "dña", "dn", "don",
        "prof", "profa", "lic", "licda", "licdo", "ing", "arq", "abog", "mtro", "mtra", "fr",
        "pbro", "mons", "gral", "cnel", "tte", "cap", "cmdte", "sgto", "alm", "st", "sto", "sta",
        "san", "excmo", "excma", "ilmo", "ilma", "rvdo", "rvda", "hno", "hna", "ud", "uds", "vd",
        "vds", "v.gr", "p.ej", "ej", "aprox", "cf", "vs", "av", "avda", "avd", "c", "cl", "ctra",
        "cra", "pza", "plza", "pl", "pº", "urb", "dpto", "depto", "prov", "edo", "tel", "tfno",
        "tlf", "admón", "adm", "cía", "gob", "min", "máx", "mín", "núm", "ed", "coord", "trad",
        "dir", "atte", "ref", "fig", "figs", "art", "arts", "vol", "vols", "tít", "mt", "ee", "ff",
        "ss", "aa", "mm", "univ", "fac", "esq", "gte", "gta", "pdte", "pdta", "nac", "ntra", "ntro",
        "ext", "int", "fca", "hnos", "inst", "cód",
    ],
    before_number: &[
        "no", "nº", "n", "nro", "p", "pp", "pág", "págs", "t", "pto", "párr", "ene", "feb", "mar",
        "abr", "may", "jun", "jul", "ago", "sep", "sept", "set", "oct", "nov", "dic", "lun", "mié",
        "jue", "vie", "sáb", "dom", "s", "secc", "km", "ley", "apto", "piso",
    ],
    may_end: &[
        "etc", "cía", "co", "inc", "corp", "ltd", "ltda", "jr", "d.c", "a.c", "d.f", "ee.uu",
        "e.e.u.u", "s.a", "s.l", "a.m", "p.m", "hs", "hrs", "izq", "dcha", "dto", "cta", "uu", "al",
        "fax",
    ],
    starters: &[
        "el", "la", "los", "las", "lo", "un", "una", "unos", "unas", "él", "ella", "ellos", "ellas",
        "yo", "tú", "nosotros", "usted", "ustedes", "este", "esta", "estos", "estas", "esto", "ese",
        "esa", "eso", "esos", "aquel", "aquella", "su", "sus", "mi", "mis", "tu", "tus", "nuestro",
        "nuestra", "y", "e", "o", "pero", "ni", "en", "de", "del", "al", "a", "con", "por", "para",
        "sin", "sobre", "tras", "desde", "hasta", "entre", "según", "durante", "ante", "bajo",
        "contra", "como", "cuando", "donde", "si", "no", "sí", "que", "qué", "quién", "quien",
        "cómo", "cuándo", "dónde", "cuál", "cuánto", "se", "me", "te", "le", "les", "nos", "hay",
        "es", "son", "fue", "fueron", "era", "ha", "han", "había", "está", "están", "también",
        "además", "así", "ahora", "hoy", "ayer", "mañana", "entonces", "después", "luego", "antes",
        "aunque", "porque", "mientras", "más", "muy", "todo", "todos", "toda", "todas", "cada",
        "algunos", "muchos", "otro", "otra", "otros", "dos", "tres", "aquí", "allí", "ya", "solo",
        "sólo", "incluso",
    ],
    ..Language::PLAIN
};
