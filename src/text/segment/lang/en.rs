//! English; also the fallback for languages without a table. [`Language`] says what each list is for.

use super::Language;

#[rustfmt::skip]
pub(super) const ENGLISH: Language = Language {
    tags: &["en", "und"],
    before_word: &[
        // Titles, ranks, and other words before a name.
        "mr", "mrs", "ms", "mx", "messrs", "mmes", "dr", "drs", "prof", "profs", "rev", "revd",
        "fr", "hon", "rt", "gov", "sen", "sens", "pres", "atty", "supt", "insp", "gen", "col", "lt",
        "capt", "cpt", "cmdr", "cdr", "maj", "sgt", "cpl", "pvt", "adm", "brig", "mgr", "msgr",
        "ste", "mt", "ft", "pt", "gr", "dir", "asst", "assoc", "amb", "secy", "treas", "hr", "mlle",
        "mme",
        // What a sentence does not end with.
        "vs", "p.s", "n.b", "v", "e.g", "eg", "i.e", "ie", "cf", "viz", "f.e", "approx", "c", "ca",
        "circa", "incl", "excl", "esp", "resp", "b", "d", "née", "aka", "a.k.a", "i.a", "q.v",
        "s.v",
        // Before the name of a thing, and given names that are shortened.
        "univ", "bros", "gmbh", "rs", "fig", "eq", "eqs", "sect", "chap", "vol", "vols",
        "pp", "nos", "nr", "intl", "natl", "tel", "ind", "wm", "chas", "jas", "geo", "thos",
    ],
    before_number: &[
        "no", "p", "n", "figs", "art", "arts", "ch", "ed", "eds", "op", "ex", "ext", "lot", "lots", "bk",
        "act", "pl", "l", "ll", "s", "ss", "n°", "nº", "№", "item", "app", "ver", "pt", "pts", "cl",
        "col", "cols", "room", "rm", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
        "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
        "sun", "ca",
    ],
    may_end: &[
        "st", "inc", "corp", "co", "cos", "ltd", "llc", "plc", "bros", "jr", "snr", "jnr", "esq",
        "al", "ave", "blvd", "rd", "bldg", "hwy", "mfg", "est", "min", "max", "avg", "misc", "temp",
        "var", "sq", "u.s", "u.s.a", "u.k", "u.n", "e.u", "d.c", "n.y", "l.a", "ariz", "calif",
        "conn", "colo", "fla", "ga", "ill", "kan", "ky", "md", "mich", "minn", "mo", "mont", "neb",
        "nev", "okla", "pa", "penn", "tenn", "tex", "va", "vt", "wis", "wyo", "ala", "ark", "tab",
        "ref", "refs", "rep", "reps", "dept", "para", "paras", "sr", "sec", "det", "med",
    ],
    ends: &["etc"],
    units: &[
        "ft", "in", "yd", "yds", "mi", "lb", "lbs", "oz", "pt", "qt", "gal", "mm", "cm", "km", "kg",
        "mg", "g", "m", "l", "ml", "sec", "secs", "min", "mins", "hr", "hrs", "mph", "kph", "kw",
        "mw", "hz", "khz", "mhz",
    ],
    starters: &[
        "the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "we", "they", "i",
        "you", "his", "her", "their", "our", "my", "your", "its", "it's", "there", "here", "in",
        "on", "at", "for", "from", "but", "and", "or", "nor", "so", "if", "when", "while", "after",
        "before", "as", "by", "with", "to", "what", "who", "why", "how", "where", "which", "whose",
        "is", "are", "was", "were", "do", "does", "did", "can", "could", "will", "would", "should",
        "has", "have", "had", "let", "please", "no", "yes", "not", "now", "then", "however",
        "although", "though", "because", "since", "some", "many", "most", "all", "every", "each",
        "both", "another", "one", "two", "today", "yesterday", "tomorrow", "meanwhile", "also",
        "even", "just", "only", "perhaps", "maybe", "such", "according", "thus", "therefore",
        "until", "during", "despite", "once", "under", "over", "without", "within", "about", "more",
        "other", "others", "later", "still", "yet", "never", "nothing", "nobody", "everyone",
        "everything", "someone", "something", "anyone", "any", "few", "several", "i'm", "i've",
        "don't", "first", "second", "finally", "instead", "indeed", "again", "too", "much", "next",
        "last", "unlike", "through", "of", "than", "per", "see", "thanks", "additionally",
        "furthermore", "moreover", "hundreds", "thousands", "millions", "billions", "dozens", "scores",
        "tens", "none", "neither", "either", "plenty", "everybody", "anybody", "somebody", "whoever",
        "whatever", "whenever", "wherever", "across", "around", "among", "behind", "beneath",
        "beside", "besides", "beyond", "inside", "outside", "toward", "towards", "upon", "against",
        "along", "amid", "throughout", "often", "sometimes", "soon", "suddenly", "eventually",
        "recently", "already", "almost", "nearly", "always", "usually", "clearly", "surely",
        "nonetheless", "nevertheless", "otherwise", "likewise", "similarly", "consequently",
        "accordingly", "afterwards", "hence", "whether", "unless", "three", "four", "five", "six",
        "seven", "eight", "nine", "ten", "half", "him", "them", "us", "me", "thank", "regards", "cheers", "sorry", "hi", "hello", "ok",
        "okay",
    ],
    speech: &[
        "said", "says", "say", "asked", "asks", "replied", "replies", "answered", "cried",
        "shouted", "whispered", "exclaimed", "muttered", "murmured", "added", "continued", "called",
        "yelled", "screamed", "inquired", "enquired", "demanded", "remarked", "repeated", "thought",
        "wondered", "wrote", "begged", "sighed", "laughed", "gasped", "snapped", "growled", "told",
    ],
    ..Language::PLAIN
};
