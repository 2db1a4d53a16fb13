//! Northern neighbours: Danish, Norwegian, Swedish, Icelandic, Finnish, Estonian and Dutch.

use super::Language;

#[rustfmt::skip]
pub(super) const DANISH: Language = Language {
    tags: &["da", "nb", "nn", "no", "sv", "is", "fo"],
    before_word: &[
        "hr", "fr", "frk", "dr", "prof", "lic", "cand", "mag", "jur", "med", "phil", "stud", "skt",
        "sct", "st", "kgl", "adm", "dir", "f.eks", "feks", "t.ex", "bl.a", "bl", "d.v.s", "dvs",
        "ca", "cirka", "f.kr", "e.kr", "jf", "jfr", "jvf", "s.u", "p.g.a", "m.h.t", "mht", "vedr",
        "ang", "evt", "ev", "eks", "eksl", "inkl", "ekskl", "exkl", "maks", "min", "tlf", "tel",
        "afd", "avd", "alm", "nordl", "sydl", "gl", "ndr", "sdr", "vestl", "nuv", "tidl", "opr",
        "pga", "pkt", "resp", "sv", "no", "eng", "ty", "lat", "gr", "udg", "utg", "overs", "f", "d",
        "n", "t", "s.k", "k", "sk", "mvh", "kap", "bd", "adr", "afg", "afs", "afdl", "anm", "aug",
        "bibl", "bygn", "bto", "dagl", "dep", "distr", "egl", "elektr", "forb", "foreg", "forf",
        "forsk", "fys", "gn", "gnsn", "hhv", "iflg", "indb", "indg", "ing", "int", "kat", "kbh",
        "kl", "kin", "lb", "ldr", "lign", "litt", "matr", "mdl", "medl", "mods", "modt", "nb",
        "ndf", "obj", "odt", "omkr", "ovf", "ofl", "oms", "org", "overf", "pag", "pct", "pers",
        "plur", "pr", "pron", "præs", "priv", "reg", "sa", "sek", "senmod", "ser", "sml", "smp",
        "spec", "ssk", "suppl", "teat", "tekn", "teol", "th", "tillæg", "toldk", "trp", "tsk",
        "univ", "vandf", "vedk", "vha", "vol", "årg", "årh", "øv",
    ],
    before_number: &[
        "nr", "s", "p", "side", "art", "stk", "fig", "tab", "kl", "jan", "feb", "febr", "mar",
        "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", "des", "bind", "§",
    ],
    may_end: &[
        "osv", "m.v", "mv", "m.fl", "mfl", "m.m", "o.l", "ol", "etc", "co", "inc", "mio", "mia",
        "mill", "mrd", "kr", "tsd", "o.s.v", "st", "jr", "sr", "s.u", "red", "ref",
    ],
    starters: &[
        "den", "det", "de", "en", "et", "ett", "han", "hun", "hon", "vi", "jeg", "jag", "du", "i",
        "man", "der", "här", "her", "denne", "dette", "disse", "detta", "dessa", "på", "af", "av",
        "for", "för", "fra", "från", "til", "till", "med", "om", "og", "och", "men", "eller", "når",
        "när", "da", "då", "hvis", "som", "efter", "etter", "hvad", "hva", "vad", "hvem", "vem",
        "hvor", "var", "hvorfor", "hvordan", "hur", "så", "nu", "nå", "også", "ikke", "inte",
        "alle", "alla", "mange", "många", "ved", "vid", "under", "over",
    ],
    before_ordinal: &["den", "d", "til", "fra", "og", "i", "på"],
    after_ordinal: &[
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
        "oktober", "november", "december", "mars", "mai", "desember", "januari", "februari",
        "augusti", "århundrede",
    ],
    ..Language::PLAIN
};

#[rustfmt::skip]
pub(super) const FINNISH: Language = Language {
    tags: &["fi", "et", "hu", "lv", "lt"],
    before_word: &[
        "esim", "mm", "ns", "nk", "ks", "vrt", "t", "tri", "prof", "ed", "huom", "puh", "os", "nro",
        "nr", "pl", "dr", "ifj", "id", "özv", "kb", "ún", "tel", "vö", "ld",
    ],
    before_number: &["s", "n", "kpl", "klo", "alk", "viit", "kl", "lk"],
    may_end: &[
        "jne", "yms", "ym", "yo", "eaa", "jaa", "milj", "mrd", "tms", "stb", "kft", "rt", "zrt",
    ],
    after_ordinal: &[
        "tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta",
        "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta",
    ],
    ..Language::PLAIN
};

#[rustfmt::skip]
pub(super) const DUTCH: Language = Language {
    tags: &["nl", "af", "fy"],
    before_word: &[
        "dhr", "mevr", "mej", "mw", "dr", "drs", "prof", "ir", "ing", "mr", "ds", "st", "jhr", "ca",
        "bijv", "d.w.z", "dwz", "d.i", "o.a", "oa", "m.a.w", "i.p.v", "t.a.v", "t.o.v", "i.v.m",
        "a.u.b", "resp", "vgl", "evt", "excl", "incl", "nl", "zgn", "zg", "aanw", "vnw", "bijw",
        "bnw", "znw", "ww", "tel", "afd", "afb", "gebr", "geb", "gest", "gen", "kol", "kapt", "max",
        "min", "red", "vert", "v", "d",
    ],
    before_number: &[
        "nr", "nrs", "blz", "p", "pag", "art", "fig", "hfst", "dl", "jan", "feb", "mrt", "apr",
        "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec",
    ],
    may_end: &[
        "enz", "etc", "e.d", "e.a", "v.chr", "n.chr", "co", "inc", "jr", "sr", "mln", "mld", "al",
        "bv",
    ],
    starters: &[
        "de", "het", "een", "hij", "zij", "ze", "wij", "we", "ik", "jij", "je", "u", "dit", "dat",
        "deze", "die", "in", "op", "aan", "bij", "met", "na", "van", "voor", "door", "uit", "over",
        "tot", "en", "maar", "of", "als", "toen", "wanneer", "wat", "wie", "waar", "hoe", "waarom",
        "er", "daar", "hier", "nu", "dan", "ook", "niet", "geen", "alle", "veel", "zijn", "haar",
        "hun", "ons", "onze", "mijn", "omdat", "hoewel",
    ],
    ..Language::PLAIN
};
