//! Roman numerals.

const SIGNS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// A number from 1 to 3999 as a Roman numeral; `None` for others.
pub(crate) fn to_roman(number: u32) -> Option<String> {
    if !(1..=3999).contains(&number) {
        return None;
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        text += &sign.repeat((rest / value) as usize);
        rest %= value;
    }
    Some(text)
}

/// The value of a Roman numeral in capitals, if it is in its canonical form: IV, and not IIII.
pub(crate) fn from_roman(text: &str) -> Option<u32> {
    // The longest is MMMDCCCLXXXVIII.
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let (mut rest, mut number) = (text, 0);
    for (value, sign) in SIGNS {
        while let Some(after) = rest.strip_prefix(sign) {
            (rest, number) = (after, number + value);
        }
    }
    (rest.is_empty() && to_roman(number).as_deref() == Some(text)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign() {
        let shown = [0, 1, 4, 14, 49, 944, 3999, 4000, u32::MAX].map(to_roman);
        let shown = shown.map(Option::unwrap_or_default).join(" ");
        assert_eq!(shown, " I IV XIV XLIX CMXLIV MMMCMXCIX  ");
    }

    #[test]
    fn numerals_come_back_and_words_are_none() {
        for number in 1..=3999 {
            assert_eq!(from_roman(&to_roman(number).unwrap()), Some(number));
        }
        for word in ["", "IIX", "VV", "IIII", "x", "MIXED", "IIIIIIIIIIIIIIII"] {
            assert_eq!(from_roman(word), None, "{word}");
        }
    }
}
