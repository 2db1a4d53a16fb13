//! Marks that dress a text: numbers in brackets or circles, Roman numerals, the sign that repeats a
//! character, and signs that are for the eye alone.
//!
//! A voice of Chinese has no names for them, and the English ones say nothing to a listener.

use super::say::{Two, cardinal};
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::number::roman as value;
use crate::text::normalize::scan::{after, before, head, is_han, tail};

/// The blocks of Unicode that count: the first and the last character, and the number of the first.
const ENCLOSED: [(char, char, u32); 13] = [
    ('①', '⑳', 1),
    ('⓪', '⓪', 0),
    ('❶', '❿', 1),
    ('➀', '➉', 1),
    ('⑴', '⒇', 1),
    ('⒈', '⒛', 1),
    ('⓫', '⓴', 11),
    ('⓵', '⓾', 1),
    ('➊', '➓', 1),
    ('㈠', '㈩', 1),
    ('㊀', '㊉', 1),
    ('㉑', '㉟', 21),
    ('㊱', '㊿', 36),
];

fn number(c: char) -> Option<u32> {
    let block = ENCLOSED.iter().find(|(first, last, _)| (*first..=*last).contains(&c))?;
    Some(block.2 + c as u32 - block.0 as u32)
}

/// `⑴登记`, `①②③类`: as the number of an item it rests behind it, and so does each of a list.
pub(super) fn enclosed(text: &str, at: usize, found: &mut Found) {
    let Some(n) = after(text, at).and_then(number) else { return };
    let end = at + after(text, at).map_or(0, char::len_utf8);
    let (left, right) = (before(text, at), after(text, end));
    let mut said = cardinal(&n.to_string(), Two::Er);
    if left.is_some_and(|c| c.is_ascii_digit()) {
        said.insert(0, '、');
    }
    let more = right.is_some_and(|c| c.is_ascii_digit() || number(c).is_some());
    let item = left.is_none_or(|c| !c.is_alphanumeric() && number(c).is_none())
        && right.is_some_and(char::is_alphanumeric);
    if more || item {
        said.push('、');
    }
    put(found, at..end, Class::List, Evidence::Form, said);
}

/// `Ⅱ期`, `Ⅳ`: it orders, so two is never 两.
pub(super) fn numeral(text: &str, at: usize, found: &mut Found) {
    let Some(c) = after(text, at) else { return };
    let n = match c {
        'Ⅰ'..='Ⅻ' => c as u32 - 0x215F,
        _ => c as u32 - 0x216F,
    };
    let end = at + c.len_utf8();
    put(found, at..end, Class::Roman, Evidence::Form, cardinal(&n.to_string(), Two::Er));
}

/// `IV期`, `第III章`: Roman numerals in Latin letters.
pub(super) fn roman(text: &str, at: usize, found: &mut Found) {
    let first = before(text, at);
    if first.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/')) {
        return;
    }
    // Behind 第 a figure is a number of its own.
    let goes_on = |b: &u8| b.is_ascii_alphabetic() || b.is_ascii_digit() && first != Some('第');
    let letters = text[at..].bytes().take(8).take_while(goes_on).count();
    let (word, end) = (&text[at..at + letters], at + letters);
    let Some(number) = value(word) else { return };
    let counted = of("roman-counted").starts(text, end);
    // V型 and X型 are shapes, and V领, X光 no numbers at all.
    let shape = word.len() == 1 && (word != "I" || !counted) && first != Some('第');
    let shape = shape && !(counted && of("roman-single").starts(text, end));
    if (counted || first == Some('第')) && !shape {
        let said = cardinal(&number.to_string(), Two::Er);
        put(found, at..end, Class::Roman, Evidence::Word, said);
    }
}

/// 々, and signs without a sound.
pub(super) fn silent(text: &str, at: usize, found: &mut Found) {
    let Some(c) = after(text, at) else { return };
    if c == '々' {
        // Of several in a row each repeats what stands before the first.
        // With nothing to repeat it is a sign that the voice has no sound for.
        if let Some(repeated) = said_last(text[..at].trim_end_matches('々')) {
            put(found, at..at + 3, Class::Sign, Evidence::Form, String::from(repeated));
        }
        return;
    }
    if before(text, at) == Some(c) {
        return;
    }
    let end = run_end(text, at);
    let (left, right) = (before(text, at), after(text, end));
    // A figure is a word by the time it is heard.
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let said = match c {
        // C++ is C加加, C# is C井.
        '+' if latin(left) => "加".repeat(end - at),
        '#' if left.is_some_and(|c| c.is_ascii_uppercase()) && !latin(right) => "井".into(),
        '|' | '\\' if word(left) && word(right) => "、".into(),
        // Within a name, an address or code they are the voice's own business.
        _ if latin(left) && latin(right) => return,
        '~' | '～' if word(left) && word(right) => "，".into(),
        _ => String::new(),
    };
    put(found, at..end, Class::Sign, Evidence::Figures, said);
}

/// The character that is heard last of a text: itself, or the end of a figure or a sign in words.
fn said_last(text: &str) -> Option<char> {
    let c = text.chars().next_back()?;
    match c {
        _ if is_han(c) => Some(c),
        '0'..='9' => super::say::digits(c.encode_utf8(&mut [0; 4])).chars().next_back(),
        _ => of("signs").value(c.encode_utf8(&mut [0; 4]))?.chars().next_back(),
    }
}

/// A tag of a network: `#双十一#`, both signs of which are for the eye.
pub(super) fn is_tag(text: &str, at: usize) -> bool {
    const REACH: usize = 120;
    let holds = |piece: &str| {
        !piece.contains(|c: char| c.is_whitespace() || "，。；！？、,;!?".contains(c))
            && piece.contains(char::is_alphabetic)
    };
    let opens = |at: usize| {
        !before(text, at).is_some_and(|c| c.is_ascii_alphanumeric()) && !numbered(text, at)
    };
    let behind = head(text, at + 1, REACH);
    let ahead = tail(text, at, REACH);
    let closes = |i: usize| holds(&ahead[i + 1..]) && opens(at - (ahead.len() - i));
    opens(at) && behind.find('#').is_some_and(|i| holds(&behind[..i]))
        || ahead.rfind('#').is_some_and(closes)
}

/// 三#楼: the number of a house stands before the sign.
fn numbered(text: &str, at: usize) -> bool {
    before(text, at).is_some_and(|c| c.is_ascii_digit() || "零一二三四五六七八九十百".contains(c))
        && after(text, at + 1).is_some_and(|c| "楼栋厂机院座号线井".contains(c))
}

/// The rest of a run of one sign, as long as it is.
pub(super) fn run_end(text: &str, at: usize) -> usize {
    let c = after(text, at);
    at + text[at..].chars().take_while(|d| Some(*d) == c).map(char::len_utf8).sum::<usize>()
}
