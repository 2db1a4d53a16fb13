//! The order in which people expect names: `2` before `10`, and 第二章 before 第十章.
//!
//! Made by hand since no crate of this kind knows Chinese numerals.

use std::cmp::Ordering;

/// Compares two names.
///
/// Runs of digits compare by value, and so do the Chinese numerals after 第 (their characters are
/// in no order that means anything). Letters compare without regard to case. Names that are equal
/// so compare by their bytes, so that the order is one and the same everywhere.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    parts(a).cmp(parts(b)).then_with(|| a.cmp(b))
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(u128),
    Char(char),
}

fn parts(name: &str) -> impl Iterator<Item = Part> + '_ {
    let mut rest = name;
    let mut after_ordinal = false;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let numeral = if first.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            // What is too long for a number is none.
            rest[..end].parse().ok().map(|n| (n, end))
        } else if after_ordinal {
            hanzi(rest)
        } else {
            None
        };
        after_ordinal = first == '第';
        let (part, length) = match numeral {
            Some((n, length)) => (Part::Number(n), length),
            None => (Part::Char(first.to_lowercase().next().unwrap_or(first)), first.len_utf8()),
        };
        rest = &rest[length..];
        Some(part)
    })
}

/// The Chinese numeral at the beginning of a text, below 10,000, and its length.
fn hanzi(text: &str) -> Option<(u128, usize)> {
    let (mut total, mut figure, mut length) = (0, 0, 0);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            c => {
                let Some(value) = "〇一二三四五六七八九".chars().position(|f| f == c)
                else {
                    match c {
                        '零' => figure = figure.min(u128::MAX / 100) * 10,
                        '两' => figure = 2,
                        _ => break,
                    }
                    length += c.len_utf8();
                    continue;
                };
                // 二〇一五, figure by figure.
                figure = figure.min(u128::MAX / 100) * 10 + value as u128;
                length += c.len_utf8();
                continue;
            }
        };
        total = figure.max(1).saturating_mul(unit).saturating_add(total);
        figure = 0;
        length += c.len_utf8();
    }
    (length > 0).then_some((u128::saturating_add(total, figure), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_order() {
        let order =
            ["1.txt", "02.txt", "2.txt", "10.txt", "a2b", "A10b", "b", "第1章", "第2章", "第10章"];
        let mut shuffled = order;
        shuffled.reverse();
        shuffled.sort_by(|a, b| compare(a, b));
        assert_eq!(shuffled, order);
        let order =
            ["第一回", "第二回", "第十回", "第十一回", "第二十回", "第一百零三回", "第一百一十回"];
        let mut shuffled = order;
        shuffled.sort();
        shuffled.sort_by(|a, b| compare(a, b));
        assert_eq!(shuffled, order);
    }

    #[test]
    fn no_number_is_too_long() {
        let long = "9".repeat(200);
        assert_eq!(compare(&long, &long), Ordering::Equal);
        let long = format!("第{}", "九十".repeat(200));
        assert_eq!(compare(&long, &long), Ordering::Equal);
    }
}
