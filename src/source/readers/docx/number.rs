//! Numbers as Word shows them (ECMA-376, 17.18.59, `ST_NumberFormat`).

use crate::model::roman::to_roman;

/// A number in a format; `None` for a bullet and for nothing.
pub(super) fn shown(number: u32, format: &str) -> Option<String> {
    Some(match format {
        "bullet" | "none" => return None,
        "decimalZero" => format!("{number:02}"),
        "upperLetter" => letters(number),
        "lowerLetter" => letters(number).to_lowercase(),
        "upperRoman" => to_roman(number).unwrap_or_else(|| number.to_string()),
        "lowerRoman" => to_roman(number).unwrap_or_else(|| number.to_string()).to_lowercase(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "koreanCounting" => hanzi(number),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            number.to_string().chars().map(digit).collect()
        }
        "decimalFullWidth" | "decimalFullWidth2" => {
            let wide = |c: char| char::from_u32(c as u32 + 0xfee0).unwrap_or(c);
            number.to_string().chars().map(wide).collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32(0x2460 + number - 1)?.into()
        }
        "decimalEnclosedParen" if (1..=20).contains(&number) => {
            char::from_u32(0x2474 + number - 1)?.into()
        }
        _ => number.to_string(),
    })
}

/// A to Z, then AA to ZZ, as Word goes on.
fn letters(number: u32) -> String {
    // As many letters as fit into a line; a number from a stranger may be any.
    let Some(index) = number.checked_sub(1).filter(|n| *n < 26 * 30) else {
        return number.to_string();
    };
    char::from(b'A' + (index % 26) as u8).to_string().repeat((index / 26 + 1) as usize)
}

fn digit(c: char) -> char {
    c.to_digit(10).and_then(|d| "〇一二三四五六七八九".chars().nth(d as usize)).unwrap_or(c)
}

/// 十二, 一百零五; a number of five figures and more stays in figures.
fn hanzi(number: u32) -> String {
    if !(1..=9999).contains(&number) {
        return if number == 0 { "〇".into() } else { number.to_string() };
    }
    let mut text = String::new();
    let mut gap = false;
    for (value, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let figure = number / value % 10;
        if figure == 0 {
            gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        // 十二, and not 一十二.
        if !(value == 10 && figure == 1 && text.is_empty()) {
            text.extend(char::from_digit(figure, 10).map(digit));
        }
        text.push_str(unit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_formats_say() {
        let cases = [
            (3, "decimal", "3"),
            (3, "decimalZero", "03"),
            (28, "lowerLetter", "bb"),
            (14, "upperRoman", "XIV"),
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (12, "japaneseCounting", "十二"),
            (20, "chineseCounting", "二十"),
            (105, "chineseCounting", "一百零五"),
            (1010, "chineseCounting", "一千零一十"),
            (20, "ideographDigital", "二〇"),
            (3, "decimalEnclosedCircle", "③"),
            (7, "decimalFullWidth", "７"),
            (u32::MAX, "upperLetter", "4294967295"),
            (0, "upperRoman", "0"),
        ];
        for (number, format, expected) in cases {
            assert_eq!(shown(number, format).as_deref(), Some(expected), "{format}");
        }
        assert_eq!(shown(1, "bullet"), None);
    }
}
