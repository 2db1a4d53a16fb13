//! How Chinese text is looked at: full-width forms plain, traditional characters simplified.

use super::of;
use crate::text::normalize::classify::{Plain, plain};
use crate::text::normalize::forms::digit;
use crate::text::normalize::scan::{after, before};

/// The view of a text.
pub(super) fn view(text: &str) -> Plain<'_> {
    Plain::with(text, form)
}

/// Is a piece written in traditional characters, one of them at least?
pub(super) fn is_traditional(piece: &str) -> bool {
    !piece.is_ascii() && of("simplified").within(piece)
}

/// The form in which a character at a place is looked at, if it is another one.
fn form(text: &str, at: usize, c: char) -> Option<char> {
    let figures = |wide: usize| {
        let is = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
        is(before(text, at)) && is(after(text, at + wide))
    };
    match c {
        _ if c.is_ascii() => None,
        '：' => figures(3).then_some(':'),
        '，' => {
            // Three full-width digits and no more: １，０００, and not １２，２０１５.
            let wide = |c: &char| ('０'..='９').contains(c);
            let group = text[at + 3..].chars().take(4).take_while(wide).count() == 3;
            (group && before(text, at).is_some_and(|c| wide(&c))).then_some(',')
        }
        '．' => figures(3).then_some('.'),
        '￥' => Some('¥'),
        '￡' => Some('£'),
        '￦' => Some('₩'),
        '￠' => Some('¢'),
        '＃' | '＊' | '－' | '＜' | '＞' | '＾' | '＿' | '｜' | '＼' => {
            char::from_u32(c as u32 - 0xFEE0)
        }
        '₊' => Some('+'),
        '₀'..='₉' => char::from_digit(c as u32 - 0x2080, 10),
        '\u{1D400}'..='\u{1D6A3}' => {
            let i = ((c as u32 - 0x1D400) % 52) as u8;
            Some(char::from(if i < 26 { b'A' + i } else { b'a' + (i - 26) }))
        }
        _ => plain(c).or_else(|| of("simplified").at(text, at).and_then(|(_, s)| s.chars().next())),
    }
}
