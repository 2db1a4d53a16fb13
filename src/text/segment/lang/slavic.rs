//! Slavic languages in Latin script, and Romanian.

use super::Language;

#[rustfmt::skip]
pub(super) const SLOVAK: Language = Language {
    tags: &["sk", "cs", "sl", "hr", "bs", "ro"],
    before_word: &[
        "dr", "p", "pí", "prof", "doc", "ing", "mgr", "bc", "mudr", "judr", "phdr", "rndr",
        "paeddr", "thdr", "arch", "sv", "gen", "plk", "pplk", "mjr", "kpt", "por", "npor", "tzv",
        "napr", "např", "t.j", "tj", "resp", "cca", "ca", "ul", "nám", "tř", "kol", "t.č", "t.zn",
        "tzn", "tel", "č", "čl", "str", "min", "max", "pozn", "porov", "srov", "vyd", "red", "zb",
        "lat", "angl", "nem", "něm", "gr", "gréc", "franc", "slov", "bl", "ml", "st", "sl", "dl",
        "dipl", "r", "dnl", "tov", "npr", "itd", "inž", "gosp", "g", "dvs", "mons", "kard", "akad",
        "hist", "nar", "zom", "zem", "okr", "voj", "atď",
    ],
    before_number: &[
        "č", "čís", "s", "str", "odst", "ods", "písm", "obr", "tab", "roč", "nr", "art", "pag", "r",
        "zv", "sv", "hl", "kap",
    ],
    ends: &["atd", "atď", "apod", "itd"],
    may_end: &[
        "atd", "atď", "apod", "pod", "a.s", "s.r.o", "spol", "o.z", "n.l", "pr.n.l", "tis", "mil",
        "mld", "mio", "hod", "ks", "etc", "itd", "ipd", "co", "inc", "sk", "kč", "eur", "pol",
    ],
    before_ordinal: &[
        "do", "od", "dňa", "dne", "na", "v", "vo", "ve", "k", "po", "za", "a", "až", "ku", "o",
    ],
    after_ordinal: &[
        "januára", "februára", "marca", "apríla", "mája", "júna", "júla", "augusta", "septembra",
        "októbra", "novembra", "decembra", "ledna", "února", "března", "dubna", "května", "června",
        "července", "srpna", "září", "října", "listopadu", "prosince", "storočia", "století",
    ],
    ..Language::PLAIN
};

#[rustfmt::skip]
pub(super) const POLISH: Language = Language {
    tags: &["pl", "csb", "szl"],
    before_word: &[
        "dr", "prof", "mgr", "inż", "lek", "hab", "ks", "św", "bł", "o", "s", "p", "pp", "płk",
        "ppłk", "mjr", "kpt", "por", "gen", "adm", "al", "ul", "pl", "os", "woj", "pow", "gm",
        "tzw", "tzn", "tj", "np", "m.in", "ww", "zob", "wg", "ds", "tel", "red", "wyd", "tłum",
        "ang", "niem", "fr", "łac", "gr", "ros", "wł", "hiszp", "ur", "zm", "proc", "min", "maks",
        "nt", "jw", "śp", "zw", "marsz", "dyr", "mec",
    ],
    before_number: &[
        "nr", "s", "str", "art", "ust", "pkt", "rozdz", "rys", "tab", "t", "poz", "godz", "r",
        "lit", "z",
    ],
    ends: &["itd", "itp"],
    may_end: &[
        "itd", "itp", "in", "r", "w", "wiek", "zł", "gr", "tys", "mln", "mld", "n.e", "p.n.e", "sp",
        "godz", "etc", "co", "inc", "ok", "im",
    ],
    starters: &[
        "w", "we", "z", "ze", "na", "do", "od", "po", "i", "a", "ale", "on", "ona", "ono", "oni",
        "one", "my", "wy", "ja", "ty", "to", "ten", "ta", "te", "tym", "jego", "jej", "ich", "o",
        "za", "dla", "przy", "przez", "pod", "nad", "bez", "jak", "tak", "co", "kto", "gdzie",
        "kiedy", "jeśli", "gdy", "choć", "bo", "dlatego", "także", "teraz", "tu", "tam", "wszyscy",
        "każdy", "jeden", "dwa", "nie", "był", "była", "było", "byli", "jest", "są", "jednak",
        "już", "jeszcze", "tylko", "nawet", "według", "podczas",
    ],
    ..Language::PLAIN
};
