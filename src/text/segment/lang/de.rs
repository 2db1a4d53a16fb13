//! German.

use super::Language;

#[rustfmt::skip]
pub(super) const GERMAN: Language = Language {
    tags: &["de", "lb", "gsw"],
    before_word: &[
        "hr", "hrn", "fr", "frl", "dr", "dres", "prof", "dipl", "ing", "med", "phil", "jur", "rer",
        "nat", "habil", "hc", "mag", "st", "sr", "hl", "präs", "min", "gen", "lt", "oblt", "hptm",
        "stv", "bspw", "bzw", "ca", "vgl", "vs", "sog", "sogen", "insb", "insbes", "inkl", "exkl",
        "evtl", "ggf", "ggfs", "z.b", "zb", "d.h", "i.d.r", "z.t", "m.e", "o.g", "s.o", "s.u",
        "v.a", "v.chr", "n.chr", "i.a", "i.v", "z.zt", "z.hd", "u.ä", "u.u", "geb", "gest", "verh",
        "gegr", "röm", "kath", "ev", "evang", "jüd", "lat", "griech", "engl", "frz", "franz", "dt",
        "ital", "span", "russ", "österr", "amerik", "allg", "bes", "betr", "bzgl", "einschl",
        "entspr", "gem", "hrsg", "jew", "urspr", "versch", "vorm", "nachm", "wiss", "zzgl", "abzgl",
        "ugs", "akad", "ehem", "kgl", "ges", "gebr", "dgl", "desgl", "sen", "tel", "abb", "abs",
        "anm", "kap", "bd", "bde", "hs", "lfd", "arch", "tab", "rd", "mind", "zw", "s.a", "ausschl",
        "hon", "bgm", "str", "nördl", "südl", "östl", "westl", "lit",
    ],
    before_number: &[
        "nr", "nrn", "str", "s", "art", "aufl", "bl", "ziff", "ziffer", "vers", "jan", "feb",
        "febr", "mrz", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dez", "jh", "jhd",
        "jhdt", "pos", "fn", "ausg", "rn", "op",
    ],
    may_end: &[
        "u.a", "co", "inc", "ltd", "jh", "jhdt", "mio", "mrd", "tsd", "std", "sek", "jr", "ff", "f",
        "chr", "mwst", "pl", "stk", "al", "gmbh", "corp", "max",
    ],
    before_number_endings: &["str"],
    ends: &["usw", "usf", "u.s.w", "etc", "ff"],
    starters: &[
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "er",
        "sie", "es", "wir", "ich", "ihr", "du", "man", "dies", "diese", "dieser", "dieses",
        "diesem", "diesen", "in", "im", "an", "am", "auf", "aus", "bei", "beim", "mit", "nach",
        "seit", "von", "vom", "zu", "zum", "zur", "für", "durch", "gegen", "ohne", "um", "unter",
        "über", "vor", "während", "wegen", "und", "aber", "oder", "doch", "denn", "so", "da",
        "dann", "dort", "hier", "heute", "gestern", "morgen", "wenn", "als", "ob", "weil", "was",
        "wer", "wie", "wo", "warum", "wann", "welche", "welcher", "nicht", "kein", "keine", "auch",
        "nur", "noch", "schon", "sehr", "alle", "alles", "viele", "mehr", "jede", "jeder", "jedes",
        "sein", "seine", "seinen", "ihre", "ihren", "unser", "unsere", "mein", "meine", "dazu",
        "dabei", "damit", "danach", "daher", "deshalb", "darum", "jedoch", "zwar", "außerdem",
        "allerdings", "trotzdem", "später", "zuerst", "ist", "sind", "war", "waren", "hat", "haben",
        "wird", "werden", "kann", "nun", "jetzt", "bis", "ab", "obwohl", "leider", "bitte", "danke",
        "zudem", "nachdem", "dennoch", "zwischen",
    ],
    speech: &[],
    before_ordinal: &[
        "der", "die", "das", "dem", "den", "des", "am", "vom", "zum", "zur", "im", "bis", "ab",
        "seit", "und", "ein", "eine", "einen", "einem", "einer", "jeder", "jeden", "jedem", "ihr",
        "ihre", "ihren", "ihrem", "sein", "seine", "seinen", "seinem", "mein", "meinen", "meinem",
        "unser", "unseren", "beim", "montag", "dienstag", "mittwoch", "donnerstag", "freitag",
        "samstag", "sonnabend", "sonntag", "dieser", "diesem",
    ],
    after_ordinal: &[
        "januar", "jänner", "februar", "feber", "märz", "april", "mai", "juni", "juli", "august",
        "september", "oktober", "november", "dezember", "jan", "feb", "febr", "mrz", "apr", "jun",
        "jul", "aug", "sep", "sept", "okt", "nov", "dez", "jahrhundert", "jahrhunderts",
        "jahrhunderten", "jh", "jhd", "jhdt", "jahrtausend", "jahrtausends", "klasse", "platz",
        "stock", "etage", "auflage", "geburtstag", "kapitel", "liga", "runde", "spieltag",
        "staffel", "weltkrieg", "weltkriegs", "weltkrieges", "stunde", "tag", "minute", "semester",
        "schuljahr", "mal", "lebensjahr", "legislaturperiode", "bezirk", "bundesliga", "hälfte",
        "saison", "jahr", "jahrestag", "rang", "mann", "teil", "band", "sinfonie", "symphonie",
    ],
    ..Language::PLAIN
};
