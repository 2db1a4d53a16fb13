//! Roman numbers, as lists show them.

/// A number from 1 to 3999 in Roman signs; `None` for others.
pub(super) fn roman(number: u32) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn every_sign() {
        let shown = [0, 1, 4, 14, 49, 944, 3999, 4000, u32::MAX].map(roman);
        let shown = shown.map(Option::unwrap_or_default).join(" ");
        assert_eq!(shown, " I IV XIV XLIX CMXLIV MMMCMXCIX  ");
    }
}
