//! How Chinese text is looked at: full-width forms plain, traditional characters simplified.

use super::of;
use crate::text::normalize::classify::{Plain, plain};
use crate::text::normalize::forms::digit;
use crate::text::normalize::scan::{after, before};
use std::sync::OnceLock;

/// The view of a text.
pub(super) fn view(text: &str) -> Plain<'_> {
    Plain::with(text, form)
}

/// The block of Unicode that has the characters of both scripts.
const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

/// The simplified form of a traditional character that our words have. A table by code point, because every
/// character of a text is looked up.
fn simplified(c: char) -> Option<char> {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let forms = of("simplified");
        let mut key = [0; 4];
        let form = |c: u32| {
            let c = char::from_u32(c)?;
            forms.value(c.encode_utf8(&mut key))?.chars().next()
        };
        (FIRST..=LAST).map(form).map(|c| c.map_or(0, |c| c as u16)).collect()
    });
    let form = *table.get((c as usize).checked_sub(FIRST as usize)?)?;
    if form == 0 { None } else { char::from_u32(form.into()) }
}

/// Is a text written in traditional characters? It has one of them, and the simplified form of none.
pub(super) fn is_traditional(text: &str) -> bool {
    let pairs = of("traditional");
    let mut turned = text.chars().filter(|c| simplified(*c).is_some());
    turned.next().is_some()
        && !text.char_indices().any(|(at, c)| !c.is_ascii() && pairs.starts(text, at))
}

/// The form in which a character at a place is looked at, if it is another one.
fn form(text: &str, at: usize, c: char) -> Option<char> {
    let figures = |wide: usize| {
        let is = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
        is(before(text, at)) && is(after(text, at + wide))
    };
    match c {
        _ if c.is_ascii() => None,
        '\u{4E00}'..='\u{9FFF}' => simplified(c),
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
        _ => plain(c),
    }
}
