//! Chinese numbers as words. Written in simplified script; [`super::script`] turns them at the end.

/// How a two is said where both are possible: 二 as a bare number, 两 before what is counted.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Two {
    Er,
    Liang,
}

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const PLACES: [&str; 4] = ["", "十", "百", "千"];
/// 万 and 亿 and what is made of them; sixteen digits need no more.
const GROUPS: [&str; 4] = ["", "万", "亿", "万亿"];

/// One digit after the other, as in years, codes and decimal parts.
pub(super) fn digits(d: &str) -> String {
    d.bytes().filter(u8::is_ascii_digit).map(|b| DIGITS[usize::from(b - b'0')]).collect()
}

/// As [`digits`], with 幺 for one: telephone, emergency and flight numbers on the mainland, where
/// 一 and 七 are easily taken for each other.
pub(super) fn dialled(d: &str) -> String {
    digits(d).replace('一', "幺")
}

/// A whole number up to sixteen digits; longer ones, and those with leading zeros, digit by digit.
pub(super) fn cardinal(d: &str, two: Two) -> String {
    if d.len() > crate::text::normalize::number::LONGEST || (d.len() > 1 && d.starts_with('0')) {
        return digits(d);
    }
    match d {
        "" | "0" => return "零".into(),
        "2" if two == Two::Liang => return "两".into(),
        _ => {}
    }
    let bytes = d.as_bytes();
    let mut said = String::new();
    let mut skipped = false;
    for (i, group) in bytes.rchunks(4).enumerate().collect::<Vec<_>>().into_iter().rev() {
        let value: u32 = group.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'));
        if value == 0 {
            // 亿 is said even if only the 万亿 group above it has digits: 一万亿 already holds it.
            skipped = true;
            continue;
        }
        if !said.is_empty() && (skipped || value < 1000) {
            said.push_str(DIGITS[0]);
        }
        skipped = false;
        let head = said.is_empty();
        push_group(&mut said, value, head, i, two);
        // 三万五千亿: the 亿 of the lower group closes the 万亿 group, if there is one.
        let closes =
            i == 3 && bytes.rchunks(4).nth(2).is_some_and(|g| g.iter().any(|&b| b != b'0'));
        said.push_str(if closes { GROUPS[1] } else { GROUPS[i] });
    }
    said
}

/// Four digits. `head`: nothing was said before them.
fn push_group(said: &mut String, value: u32, head: bool, group: usize, two: Two) {
    let mut open = false;
    let mut gap = false;
    for place in (0..4).rev() {
        let digit = value / 10_u32.pow(place) % 10;
        if digit == 0 {
            gap |= open;
            continue;
        }
        if gap {
            said.push_str(DIGITS[0]);
            gap = false;
        }
        match (digit, place) {
            // 十五, 一百亿零十万, but 一千零一十五.
            (1, 1) if !open && (head || group > 0) => {}
            (2, 3) if head => said.push('两'),
            // 两百人, but 二百二十伏: with more behind it the plain form is the usual one.
            (2, 2) if head && two == Two::Liang && value == 200 => said.push('两'),
            (2, 0) if head && !open && group > 0 => said.push('两'),
            _ => said.push_str(DIGITS[digit as usize]),
        }
        said.push_str(PLACES[place as usize]);
        open = true;
    }
}

/// A number with a decimal part: 三点一四.
pub(super) fn decimal(whole: &str, part: Option<&str>, two: Two) -> String {
    match part {
        None => cardinal(whole, two),
        Some(part) => format!("{}点{}", cardinal(whole, Two::Er), digits(part)),
    }
}

/// The decimal part of a price or a percentage without the zeros at its end: 25.00, 0.80.
pub(super) fn trimmed(part: &str) -> Option<&str> {
    let rest = part.trim_end_matches('0');
    (!rest.is_empty()).then_some(rest)
}

/// A minute or a second below ten keeps its zero: 八点零五分.
pub(super) fn padded(n: u32) -> String {
    let zero = if (1..10).contains(&n) { "零" } else { "" };
    zero.to_owned() + &cardinal(&n.to_string(), Two::Er)
}

/// A power behind its base: 的平方, 的负十二次方.
pub(super) fn power(minus: bool, figures: &str) -> String {
    match (minus, figures) {
        (false, "2") => "的平方".into(),
        (false, "3") => "的立方".into(),
        (minus, d) => {
            let sign = if minus { "负" } else { "" };
            let d = if d.starts_with(|c: char| c.is_ascii_digit()) {
                cardinal(d, Two::Er)
            } else {
                d.to_owned()
            };
            format!("的{sign}{d}次方")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_a_newsreader_says_them() {
        for (d, want) in [
            ("0", "零"),
            ("10", "十"),
            ("15", "十五"),
            ("110", "一百一十"),
            ("200", "二百"),
            ("2222", "两千二百二十二"),
            ("1011", "一千零一十一"),
            ("20000", "两万"),
            ("500100", "五十万零一百"),
            ("1101111111", "十一亿零一百一十一万一千一百一十一"),
            ("10000100000", "一百亿零十万"),
            ("10010000000", "一百亿一千万"),
            ("1000000000000", "一万亿"),
            ("3500000000000", "三万五千亿"),
            ("1000000000001", "一万亿零一"),
            ("007", "零零七"),
        ] {
            assert_eq!(cardinal(d, Two::Er), want, "{d}");
        }
        assert_eq!(cardinal("200", Two::Liang), "两百");
        assert_eq!(cardinal("2", Two::Liang), "两");
        assert_eq!(cardinal("12", Two::Liang), "十二");
        assert_eq!(cardinal(&"1".repeat(17), Two::Er), "一".repeat(17));
        assert_eq!(decimal("2", Some("50"), Two::Liang), "二点五零");
    }
}
