//! Italian.

use super::Language;

#[rustfmt::skip]
pub(super) const ITALIAN: Language = Language {
    tags: &["it", "co", "sc", "scn", "fur", "vec"],
    before_word: &[
        "sig", "sigg", "sig.ra", "sigra", "sig.na", "signa", "dott", "dott.ssa", "dottssa", "dr",
        "dssa", "prof", "proff", "prof.ssa", "profssa", "ing", "avv", "arch", "geom", "rag", "cav",
        "comm", "on", "sen", "min", "pres", "dir", "amm", "gen", "col", "cap", "ten", "mar", "serg",
        "brig", "mons", "fra", "don", "egr", "gent", "gent.mo", "gent.ma", "ill", "ill.mo", "spett",
        "spett.le", "preg", "preg.mo", "rev", "ss", "st", "s", "sta", "es", "p.es", "cfr", "cf",
        "vs", "ca", "fig", "figg", "tab", "capp", "vol", "voll", "tel", "all", "rif", "uff", "c.so",
        "p.za", "p.zza", "v.le", "loc", "fraz", "prov", "int", "univ", "ist", "ass", "pag", "pagg",
        "trad", "ediz", "ed", "edd", "cit", "op", "ibid", "sec", "ecc.mo", "econ", "giur", "med",
        "amm.ne", "dipl", "insegn", "m.llo", "app", "onor", "sott", "ag", "agg", "anon", "archit",
        "assoc", "att", "aut", "aff", "az", "bibl", "centr", "cep", "cert", "chim", "cod", "coll",
        "cond", "confr", "consigl", "coop", "corr", "d.p.r", "d.l", "dec", "dep", "dest", "div",
        "dom", "ecc.ti", "ed.it", "elet", "elettr", "f.lli", "f.to", "fam", "farm", "ferr", "fil",
        "fisc", "fs", "g.d.f", "gest", "giorn", "gov", "ibidem", "ind", "ingg", "ing.ri", "lat",
        "leg", "lett", "m.o", "mat", "mecc", "mil", "n.d.r", "n.b", "naz", "o.d.g", "obbl", "onl",
        "osp", "p.a", "p.iva", "p.r.g", "pers", "piaz", "piss", "poss", "prev", "proc", "prog",
        "propr", "quot", "racc", "reg", "resp", "ris", "s.l.m", "sald", "san", "sch", "seg.te",
        "sez", "sim", "soc", "stat", "strad", "succ", "sup", "tec", "ten.col", "tipogr", "tosc",
        "tot", "trim", "u.s", "ult", "urb", "util", "vic", "virg",
        // The fields of knowledge, as dictionaries name them.
        "anat", "arald", "astron", "biol", "bot", "elettron", "filos", "geogr", "geol", "idraul",
        "inform", "ling", "metall", "meteor", "milit", "mus", "numism", "pitt", "polit", "psicol",
        "scult", "stor", "teatr", "teol", "zool",
    ],
    before_number: &[
        "n", "nn", "nr", "num", "p", "pp", "art", "artt", "att", "co", "lett", "par", "sez", "gen",
        "febb", "apr", "magg", "giu", "lug", "ag", "sett", "ott", "nov", "dic", "lun", "merc",
        "gio", "giov", "ven", "sab", "dom", "r", "v", "lib", "tit", "cod", "ord", "sent", "cass",
    ],
    may_end: &[
        "ecc", "etc", "eccetera", "inc", "co", "corp", "ltd", "jr", "a.c", "d.c", "s.p.a", "spa",
        "srl", "s.r.l", "al", "seg", "segg", "ss", "circa", "fax", "cell",
    ],
    starters: &[
        "il", "lo", "la", "i", "gli", "le", "l", "un", "uno", "una", "egli", "lui", "lei", "noi",
        "voi", "loro", "io", "tu", "questo", "questa", "questi", "queste", "quello", "quella",
        "quelli", "quelle", "suo", "sua", "suoi", "sue", "mio", "mia", "e", "ed", "ma", "o", "né",
        "in", "nel", "nella", "nei", "nelle", "nello", "di", "del", "della", "dei", "delle",
        "dello", "dal", "dalla", "da", "a", "al", "alla", "ai", "alle", "con", "per", "su", "sul",
        "sulla", "tra", "fra", "senza", "dopo", "prima", "durante", "secondo", "come", "quando",
        "dove", "se", "non", "sì", "no", "che", "chi", "cosa", "perché", "quale", "quanto", "si",
        "mi", "ti", "ci", "vi", "è", "sono", "era", "erano", "ha", "hanno", "fu", "furono", "anche",
        "inoltre", "così", "ora", "oggi", "ieri", "domani", "allora", "poi", "infine", "però",
        "quindi", "dunque", "mentre", "più", "molto", "tutto", "tutti", "tutte", "ogni", "alcuni",
        "molti", "altri", "due", "tre", "qui", "là", "già", "solo", "grazie", "c", "un'altra",
        "invece", "nonostante", "pertanto",
    ],
    ..Language::PLAIN
};
