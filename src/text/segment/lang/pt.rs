//! Portuguese and Galician.

use super::Language;

#[rustfmt::skip]
pub(super) const PORTUGUESE: Language = Language {
    tags: &["pt", "gl"],
    before_word: &[
        "sr", "sra", "srta", "srs", "sras", "dr", "dra", "drs", "dras", "d", "prof", "profa", "eng",
        "arq", "adv", "gen", "cel", "cap", "ten", "sgt", "maj", "alm", "exmo", "exma", "ilmo",
        "ilma", "rev", "pe", "fr", "sto", "sta", "st", "v", "v.exa", "cf", "vs", "ex", "p.ex",
        "aprox", "av", "r", "al", "pça", "pc", "rod", "trav", "tv", "tel", "fig", "figs", "vol",
        "vols", "dep", "depto", "dept", "min", "gov", "pres", "sec", "ed", "eds", "org", "orgs",
        "coord", "trad", "univ", "séc", "máx", "mín", "obs", "ref", "lic", "com", "cons", "des",
        "jd", "pq", "vl", "cj",
    ],
    before_number: &[
        "n", "no", "nº", "nr", "núm", "p", "pp", "pág", "págs", "pag", "art", "arts", "inc", "jan",
        "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez", "km", "t",
        "ap", "apto", "sl", "fl", "fls",
    ],
    may_end: &[
        "etc", "cia", "ltda", "inc", "co", "corp", "ltd", "jr", "s.a", "a.c", "d.c", "a.m", "p.m",
        "hs", "al", "fax",
    ],
    starters: &[
        "o", "a", "os", "as", "um", "uma", "uns", "umas", "ele", "ela", "eles", "elas", "eu", "tu",
        "nós", "você", "vocês", "este", "esta", "estes", "estas", "isto", "esse", "essa", "isso",
        "esses", "essas", "aquele", "aquela", "aquilo", "seu", "sua", "seus", "suas", "meu",
        "minha", "nosso", "nossa", "e", "mas", "ou", "nem", "em", "no", "na", "nos", "nas", "de",
        "do", "da", "dos", "das", "ao", "à", "aos", "às", "com", "por", "pelo", "pela", "para",
        "sem", "sobre", "após", "desde", "até", "entre", "segundo", "durante", "como", "quando",
        "onde", "se", "não", "sim", "que", "quem", "qual", "quanto", "porque", "há", "é", "são",
        "foi", "foram", "era", "está", "também", "além", "assim", "agora", "hoje", "ontem",
        "amanhã", "então", "depois", "antes", "embora", "enquanto", "mais", "muito", "todo",
        "todos", "toda", "todas", "cada", "alguns", "muitos", "outro", "outra", "outros", "dois",
        "duas", "três", "aqui", "ali", "já", "só", "apenas", "ainda", "porém", "contudo", "num",
        "numa",
    ],
    ..Language::PLAIN
};
