//! Numbers as people type them, and what is said of those that are none.

use std::str::FromStr;

/// A number such as 1.2.
pub fn number(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(n) if n.is_finite() => Ok(n),
        // What a decimal comma means is plain.
        _ => match text.contains(',') {
            true => Err("it is not a number; write a point for the decimals, such as 1.2".into()),
            false => Err("it is not a number; write one such as 1.2".into()),
        },
    }
}

/// A whole number.
pub fn whole<T: FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| match text.parse::<f64>() {
        Ok(_) => "it is not a whole number in the range of this flag".into(),
        Err(_) => "it is not a number; write a whole one such as 4".into(),
    })
}

/// A whole number from 0 to 100.
pub fn percent(text: &str) -> Result<u8, String> {
    let fits = whole::<u8>(text).ok().filter(|n| *n <= 100);
    fits.ok_or_else(|| "it is a whole number from 0 to 100".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_numbers_are_told_in_words() {
        assert_eq!((number("1.25"), whole("4"), percent("100")), (Ok(1.25), Ok(4u64), Ok(100)));
        for wrong in ["fast", "nan", "inf", ""] {
            assert!(number(wrong).unwrap_err().contains("such as 1.2"), "{wrong}");
        }
        assert!(number("1,2").unwrap_err().contains("point"));
        assert!(whole::<usize>("-1").unwrap_err().contains("range"));
        assert!(whole::<usize>("many").unwrap_err().contains("not a number"));
        assert!(percent("101").is_err() && percent("x").is_err());
    }
}
