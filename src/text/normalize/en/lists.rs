//! The rules of English, in order.

use super::{
    abbreviation, date, hash, integer, measure, money, ratio, roman, sign, span, street, symbol,
    telephone, time,
};
use crate::text::normalize::forms::forms;
use crate::text::normalize::latex::Latex;
use crate::text::normalize::rule::{Rule, Scanner};

static FORMS: Scanner = forms(|s| s);

macro_rules! english {
    ($date:ident, $finish:expr) => {
        &[
            &Latex("en"),
            &FORMS,
            &symbol::QUOTE,
            &symbol::ADDRESS,
            &telephone::TELEPHONE,
            &date::$date,
            &telephone::CHAIN,
            &street::STREET,
            &roman::ROMAN,
            &Scanner { finish: $finish, ..abbreviation::ABBREVIATION },
            &hash::HASH,
            &ratio::VERSE,
            &span::SPAN,
            &sign::SIGN,
            &time::TIME,
            &ratio::SCORE,
            &Scanner { finish: $finish, ..money::MONEY },
            &Scanner { finish: $finish, ..measure::MEASURE },
            &Scanner { finish: $finish, ..ratio::FRACTION },
            &Scanner { finish: $finish, ..ratio::PERCENT },
            &Scanner { finish: $finish, ..integer::ORDINAL },
            &Scanner { finish: $finish, ..integer::DECIMAL },
            &Scanner { finish: $finish, ..integer::INTEGER },
            &symbol::SYMBOL,
        ]
    };
}

/// As in the United States: 3/4/1998 is in March.
pub(in crate::text::normalize) static MONTH_FIRST: &[&dyn Rule] = english!(MONTH_FIRST, |s| s);
/// As elsewhere: 3/4/1998 is in April.
pub(in crate::text::normalize) static DAY_FIRST: &[&dyn Rule] = english!(DAY_FIRST, british);

/// A reading as in Britain: one hundred and twelve, kilometres, Mrs.
fn british(said: String) -> String {
    if said == "Misses" {
        return "Mrs".into();
    }
    let words: Vec<&str> = said.split(' ').collect();
    let mut all: Vec<String> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let last = i.checked_sub(1).map_or("", |i| words[i]);
        let next = words.get(i + 1).copied().unwrap_or("");
        let bigger = matches!(next, "hundred" | "thousand" | "million" | "billion" | "hundredth");
        let tail = matches!(last, "thousand" | "million" | "billion") && !bigger;
        if (last == "hundred" || tail) && below_hundred(word) {
            all.push("and".into());
        }
        all.push(word.replace("meter", "metre").replace("liter", "litre"));
    }
    all.join(" ")
}

/// A number below one hundred, or an ordinal of one.
fn below_hundred(word: &str) -> bool {
    #[rustfmt::skip]
    const HEADS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
        "first", "second", "third", "fifth", "eighth", "ninth", "twelfth",
    ];
    let head = word.split('-').next().unwrap_or("");
    HEADS.contains(&head)
        || head.strip_suffix("th").is_some_and(|h| HEADS.contains(&h))
        || head.strip_suffix("ieth").is_some_and(|h| HEADS.contains(&format!("{h}y").as_str()))
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[test]
    fn britain_says_and_and_spells_its_metres() {
        for (shown, said) in [
            ("137 km", "one hundred and thirty-seven kilometres"),
            ("2,005 litres, 5,100", "two thousand and five litres, five thousand one hundred"),
            ("Mrs. Hall, the 112th", "Mrs Hall, the one hundred and twelfth"),
            ("£1.20", "one pound twenty pence"),
        ] {
            assert_eq!(normalize(shown, "en-GB").said(), said, "{shown}");
        }
        assert_eq!(normalize("137 km", "en").said(), "one hundred thirty-seven kilometers");
    }
}
