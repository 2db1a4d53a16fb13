//! Codes behind the word that names them, and the plates of cars.

use super::count::code_before;
use super::say::digits;
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::scan::{self, after, before};

/// How far a code may reach on either side of a figure.
const MOST: usize = 40;

fn is_mark(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | '_')
}

/// `索引号：002489/2024-00123`, `ISBN 978-7-5000-0000-0`, `卡号：6228 4800 1122 3344`: all figures of a code
/// one by one, and its marks by their names.
pub(super) fn token(text: &str, at: usize, found: &mut Found) {
    let left: usize =
        text[..at].chars().rev().take(MOST).take_while(|c| is_mark(*c)).map(char::len_utf8).sum();
    let start = at - left;
    // Its letters, and only those, may stand before the first figure.
    if text[start..at].contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let mut end = at;
    let mut groups = 1;
    for c in text[at..].chars().take(MOST) {
        // 6228 4800 1122 3344: groups with a space between.
        let group = || (3..=4).contains(&scan::digits(text, end + 1).len());
        let figure = || before(text, end).is_some_and(|c| c.is_ascii_digit());
        let joins = is_mark(c) || c == ' ' && groups < 6 && group() && figure();
        if !joins {
            break;
        }
        groups += usize::from(c == ' ');
        end += c.len_utf8();
    }
    let code = text[at..end].trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    // A run of figures is not cut.
    let end = scan::digits_end(text, at + code.len());
    let code = &text[at..end];
    let mute = of("mute-hyphens").within(scan::tail(text, at, 8));
    let card = groups >= 4
        && code.split(' ').all(|g| g.len() == 4 && g.bytes().all(|b| b.is_ascii_digit()));
    let single = code.bytes().all(|b| b.is_ascii_digit());
    let named = code_before(text, start) || code_before(text, at);
    // 编号为3.5 is no code, and a plain run of figures is read by others.
    let dotted = code.contains('.') && !code.contains(['-', '/', ' ']);
    if !(named || mute || card) || single || dotted || code.len() < 3 {
        return;
    }
    let mut said = String::new();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let run = scan::digits(rest, 0);
        match c {
            _ if !run.is_empty() => said += &digits(run),
            '-' | '_' if !mute => said.push('杠'),
            '/' => said += "斜杠",
            '.' => said.push('点'),
            '-' | '_' | ' ' => {}
            c => said.push(c),
        }
        rest = &rest[if run.is_empty() { c.len_utf8() } else { run.len() }..];
    }
    // QX-2024: the hyphen behind its letters is one of the code.
    let hyphen = before(text, at) == Some('-') && left > 1;
    if hyphen && !mute {
        said.insert(0, '杠');
    }
    put(found, at - usize::from(hyphen)..end, Class::Code, Evidence::Form, said);
}

/// `京A·12345`: the dot has no sound, the figures are read one by one.
pub(super) fn plate(text: &str, at: usize, found: &mut Found) {
    let Some((city, _)) = of("provinces").at(text, at) else { return };
    let Some(letter) = after(text, city).filter(char::is_ascii_uppercase) else { return };
    let mut from = city + letter.len_utf8();
    if let Some(c) = after(text, from).filter(|c| matches!(c, '·' | '•' | '・' | '-' | ' ')) {
        from += c.len_utf8();
    }
    let run = text[from..].bytes().take(7);
    let run = run.take_while(|b| b.is_ascii_digit() || b.is_ascii_uppercase()).count();
    let code = &text[from..from + run];
    let figures = code.bytes().filter(u8::is_ascii_digit).count();
    // Five marks, six on an electric car, most of them figures.
    let trailer = run == 4 && of("trailers").starts(text, from + run);
    if !matches!(run, 5 | 6) && !trailer || figures < 3 {
        return;
    }
    let mut said = String::from(letter);
    for c in code.chars() {
        match c {
            '0'..='9' => said += &digits(c.encode_utf8(&mut [0; 4])),
            _ => said.push(c),
        }
    }
    put(found, city..from + run, Class::Code, Evidence::Form, said);
}
