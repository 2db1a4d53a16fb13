//! Full-width and other compatibility forms of digits, letters and signs, brought to their plain
//! form first, so that every later rule knows one shape only.
//!
//! Source: Unicode, blocks "Halfwidth and Fullwidth Forms", "Number Forms", "Enclosed
//! Alphanumerics", "Mathematical Alphanumeric Symbols" and the decimal digits (Nd) of all scripts.
//! Punctuation that gives prosody (，。：；！？（）～) keeps its width, except the colon, the stop and
//! the comma inside a number or a time.

use super::rule::{Rewrite, Scanner, Starts};
use super::scan::{after, before};

/// The rule, the same in every language.
pub(super) const fn forms(finish: fn(String) -> String) -> Scanner {
    Scanner {
        name: "forms",
        about: "full-width, circled and styled letters, digits and signs: ２０１５％ is 2015%",
        // One character for each first byte in UTF-8 of what is rewritten.
        starts: Starts::leads("０①𝟎٠۰߀०᠐\u{A620}"),
        read: |text, at| read(text, at, ", "),
        finish,
    }
}

/// `pause` stands between circled figures in a row, each of which is a number of its own.
fn read(text: &str, at: usize, pause: &str) -> Option<Rewrite> {
    let mut said = String::new();
    let mut end = at;
    while let Some(c) = after(text, end) {
        let next = end + c.len_utf8();
        let touches = match said.chars().next_back() {
            Some(c) => c.is_ascii_digit(),
            None => before(text, end).is_some_and(|c| c.is_ascii_digit()),
        };
        if is_circled(c) && touches {
            said.push_str(pause);
        }
        if !push_plain(&mut said, c, || Around::of(text, end, next)) {
            break;
        }
        if is_circled(c) && after(text, next).is_some_and(|c| digit(c).is_some()) {
            said.push_str(pause);
        }
        end = next;
    }
    if end > at { Rewrite::new(end, said) } else { None }
}

/// What stands beside a character.
struct Around {
    left: Option<char>,
    right: Option<char>,
    /// Three full-width digits and no more are behind it: １，０００, and not １２，２０１５.
    group: bool,
}

impl Around {
    fn of(text: &str, at: usize, end: usize) -> Self {
        let wide = |c: &char| ('０'..='９').contains(c);
        let group = text[end..].chars().take(4).take_while(wide).count() == 3;
        Around { left: before(text, at), right: after(text, end), group }
    }
}

/// Writes the plain form of `c`, or says that it has none.
fn push_plain(said: &mut String, c: char, around: impl Fn() -> Around) -> bool {
    match c {
        '：' | '．' | '，' => {
            let digit = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
            let Around { left, right, group } = around();
            let groups = group && matches!(left, Some('０'..='９'));
            if !digit(left) || !digit(right) || c == '，' && !groups {
                return false;
            }
            said.push(match c {
                '：' => ':',
                '．' => '.',
                _ => ',',
            });
        }
        '！' | '（' | '）' | '；' | '？' | '［' | '］' | '｛' | '｝' | '＂' | '＇' | '～'
        | '｀' => return false,
        '￥' => said.push('¥'),
        '￠' => said.push('¢'),
        '￡' => said.push('£'),
        '￦' => said.push('₩'),
        '￣' => return false,
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32(c as u32 - 0xFEE0) {
            Some(plain) => said.push(plain),
            None => return false,
        },
        // ① to ⑳, ❶ to ❿, ➀ to ➉, Ⅰ to Ⅻ, ⅰ to ⅻ: read as the number they are.
        '①'..='⑳' => push_number(said, c as u32 - 0x245F),
        '⓪' => said.push('0'),
        '❶'..='❿' => push_number(said, c as u32 - 0x2775),
        '➀'..='➉' => push_number(said, c as u32 - 0x277F),
        'Ⅰ'..='Ⅻ' => push_number(said, c as u32 - 0x215F),
        'ⅰ'..='ⅻ' => push_number(said, c as u32 - 0x216F),
        '₀'..='₉' => push_number(said, c as u32 - 0x2080),
        '₊' => said.push('+'),
        '\u{1D400}'..='\u{1D6A3}' => {
            let i = (c as u32 - 0x1D400) % 52;
            said.push(char::from(if i < 26 { b'A' + i as u8 } else { b'a' + (i as u8 - 26) }));
        }
        _ => match digit(c) {
            Some(d) if !c.is_ascii() => push_number(said, d),
            _ => return false,
        },
    }
    true
}

/// A number in a circle, alone in its character.
fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳' | '⓪' | '❶'..='❿' | '➀'..='➉')
}

fn push_number(said: &mut String, n: u32) {
    said.push_str(&n.to_string());
}

/// The zeros of the decimal digits of Unicode (general category Nd), each followed by 1 to 9.
const ZEROS: [u32; 40] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x11066, 0x1E950,
];

/// The value of a decimal digit of any script.
pub(super) fn digit(c: char) -> Option<u32> {
    let c = u32::from(c);
    if (0x1D7CE..=0x1D7FF).contains(&c) {
        return Some((c - 0x1D7CE) % 10);
    }
    let zero = ZEROS[..].partition_point(|&z| z <= c).checked_sub(1).map(|i| ZEROS[i])?;
    (c < zero + 10).then(|| c - zero)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::spoken::Spoken;
    use crate::text::normalize::rule::Rule;

    fn plain(t: &str) -> String {
        let mut s = Spoken::new(t);
        forms(|s| s).apply(&mut s);
        s.said().to_owned()
    }

    #[test]
    fn forms_become_plain_and_prosody_stays() {
        assert_eq!(plain("２０１５年，３．５％"), "2015年，3.5%");
        assert_eq!(plain("１２，０００，２０１５年"), "12,000，2015年");
        assert_eq!(plain("１６：５４：他来了（Ａ）！"), "16:54：他来了（A）！");
        assert_eq!(plain("￥５０ ③ Ⅳ期 CO₂ 𝐀𝟗 ٣٤ ०"), "¥50 3 4期 CO2 A9 34 0");
        assert_eq!(plain("①②③类，见2020①"), "1, 2, 3类，见2020, 1");
        assert_eq!(plain("“引号”——不变…"), "“引号”——不变…");
    }
}
