//! The names of settings in `grammar.txt`: templates, and lists of words.

/// Templates that every language has.
pub(super) const REQUIRED: &[&str] = &[
    "minus",
    "decimal",
    "fraction",
    "mixed",
    "range",
    "ratio",
    "score",
    "date",
    "date.my",
    "date.d",
    "time.h",
    "time.hm",
    "time.hms",
    "money",
    "money.sub",
    "money.scale",
    "per",
];

/// Templates that a language may have beside them; without one, the reading is made of the others.
/// A template of a case is the one before it with `@` and the case: `time.hm@loc`.
const OPTIONAL: &[&str] = &[
    "dot",
    "range.years",
    "decimal.1",
    "decimal.2",
    "decimal.3",
    "decimal.4",
    "decimal.5",
    "decimal.6",
    // A noun counted once or twice, where its number is not said in front.
    "count.one",
    "count.two",
    // Behind a whole number of millions, in languages whose plural rules have a category for that.
    "count.many",
    // Money behind a thousand, where that is no noun as a million is one.
    "money.thousand",
    // A denominator that has no word, one half, one quarter, and one or two of any.
    "fraction.over",
    "fraction.half",
    "fraction.quarter",
    "fraction.1",
    "fraction.root",
    // A number and the word that scales it.
    "count.scale",
    // A rate in time, where it is said otherwise: км/с.
    "per.time",
    "fraction.2",
    "percent",
    "date.dm",
    // Behind a word that names the date or the time already.
    "date.named",
    // The first of a month.
    "date.first",
    "date.my.named",
    "time.h.named",
    "time.hm.named",
    "time.hms.named",
    // A whole hour before its half of the day, where it is said otherwise alone.
    "time.whole",
    // A part of a unit or a currency, half of one, and a whole number of it and a half.
    "fraction.of",
    "fraction.half.of",
    "mixed.half.of",
    // The first part of a compound that is a decimal: with a half, and any other.
    "combining.half",
    "combining.part",
    // The month before its day, and the same with a comma before the year.
    "date.month-first",
    "date.month-first.comma",
    // A half and a quarter behind a whole number.
    "mixed.half",
    "mixed.quarter",
    "time.am",
    "time.pm",
];

/// Lists of words.
pub(super) const LISTS: &[&str] = &[
    // Words before and behind a time that make 14.30 one; those behind are said by the template.
    "time-before",
    "time-after",
    "am",
    "pm",
    // What may stand between or behind the parts of a date, and is said by the template.
    "date-joint",
    "year-mark",
    // Words before a date that name its first part already.
    "date-before",
    "month-before",
    // Words before a figure with ° that make it an ordinal instead of degrees.
    "degree-ordinal",
    // Words before a figure of two or more with º, which is often written for °, that make it degrees.
    "degree-before",
    // What is written before a number without a space, and is said so.
    "clitic",
    // Words that name what is read digit by digit.
    "telephone-before",
    "code-before",
    // What stands glued before a figure and is said by the ordinal.
    "ordinal-prefix",
    // Words before a figure that number something: what follows is a plain cardinal.
    "number-before",
    // Behind a pair a-b or a:b or before it: it is a score.
    "score-near",
    // What is said for the plus of a telephone number.
    "telephone-plus",
    // Words behind a figure before which its zero in front is not said.
    "unpadded",
    // Particles behind a month and a day in figures; the first one opens a span.
    "date-after",
    // The word before a day of the week in brackets.
    "weekday-behind",
    // Pairs of a particle behind a closed and behind an open syllable.
    "particles",
    // Is a single letter in an address named?
    "web-letters",
    // The dot of a version or an address of the net, if it is not that of the web.
    "chain-dot",
    // What is said between the numbers of a house: 1-2-3.
    "block-joint",
    // What stands between hour and minutes: 14 h 30.
    "hour-mark",
    // What joins two Roman numerals that one word explains: siglos XV y XVI.
    "roman-joint",
    // Symbols of units that are words of the language, too; words before a unit that is counted by no figure,
    // behind which there is one of it.
    "unit-words",
    "unit-one",
    // What may stand between two numbers that count one noun: 2 ou 3 porções.
    "agree-over",
    // Small words within a name: Av. de la Paz.
    "name-particle",
    // A word that joins the ends of a range: Mo. bis Fr.
    "range-word",
    // What tells the era behind a year.
    "era",
    // What may stand between two years that share the word behind them.
    "year-joint",
    // What a 2 between two capitals is: B2B.
    "two-between",
    // What may stand between a word that gives a case and the number that has it: weekdays, titles, "and".
    "govern-past",
    // Where nouns have a capital: words before a figure with a dot that make it an ordinal, words that
    // begin a sentence, and words before a year behind which a noun does not count.
    "ordinal-lead",
    "sentence-head",
    "year-lead",
    // Names of women without the usual ending.
    "women",
    // Names of rulers, behind which one letter is a numeral, too.
    "rulers",
    // English, whose scanners are at `text/normalize/classify/en`.
    "time-zone",
    "dial-before",
    "digits-before",
    "pairs-before",
    "joined-before",
    "record-before",
    "record-after",
    "year-words",
    "people",
    "of-before",
    "roman-title",
    "given-names",
    "counted-in-millions",
    "not-noun",
    "average-before",
    "multiples",
    "verse-before",
    "street",
];

/// Is this the name of a template, perhaps of a case?
pub(super) fn known(key: &str) -> bool {
    let name = key.split('@').next().unwrap_or(key);
    REQUIRED.contains(&name) || OPTIONAL.contains(&name)
}
