//! Signs that stand alone, signs around formulas, and addresses.

use super::mark::is_tag;
use super::measure::is_money;
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::scan::{after, before, digits, head, is_han, tail};
use crate::text::normalize::web;

/// The longest path that is read behind a host. Past it a listener remembers nothing, and who
/// wants the page has the text.
const PATH: usize = 16;

/// `www.a.com/b`, `a@b.cn`: as a newsreader does, the host without `https://`, and the path only if it is short.
pub(super) fn address(text: &str, at: usize, found: &mut Found) {
    let Some(span) = web::find(text, at).or_else(|| inner(text, at)) else { return };
    let whole = &text[span.clone()];
    let (scheme, rest) = whole.split_once("://").unwrap_or(("", whole));
    let web = matches!(scheme.to_ascii_lowercase().as_str(), "" | "http" | "https");
    let slash = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(slash);
    let kept = if !web || !host.contains('.') || host.contains('@') {
        whole
    } else {
        let path = path.trim_end_matches('/');
        let brief = path.len() <= PATH && !path.contains(['?', '%', '#', '&', '=']);
        if brief { &rest[..slash + path.len()] } else { host }
    };
    put(found, span, Class::Electronic, Evidence::Form, speak(kept));
}

/// An address between figures or characters that touch it: am.com二十一 is one, so am.com21 is.
fn inner(text: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let edge = |b: &u8| b.is_ascii_digit() || !b.is_ascii_graphic();
    let left = text.as_bytes()[..at].iter().rev().take(64).take_while(|b| !edge(b)).count();
    let right = text.as_bytes()[at..].iter().take(64).take_while(|b| !edge(b)).count();
    let start = at - left;
    let found = web::find(&text[start..at + right], left)?;
    Some(start + found.start..start + found.end)
}

/// The signs of an address.
const SIGNS: &[(char, &str)] = &[
    ('.', "点"),
    ('@', "艾特"),
    ('/', "斜杠"),
    (':', "冒号"),
    ('-', "杠"),
    ('_', "下划线"),
    ('?', "问号"),
    ('&', "和"),
    ('=', "等于"),
    ('#', "井号"),
    ('%', "百分号"),
    ('+', "加"),
    ('~', "波浪号"),
    (',', "逗号"),
    (';', "分号"),
    ('$', "美元"),
    ('!', "感叹号"),
    ('*', "星号"),
];

/// Sign by sign, digit by digit; letters stay words.
fn speak(address: &str) -> String {
    let mut said = String::new();
    let mut at = 0;
    while let Some(c) = after(address, at) {
        let run = digits(address, at);
        if !run.is_empty() {
            said += &super::say::digits(run);
            at += run.len();
        } else if c.is_ascii_alphabetic() {
            let size = address[at..].bytes().take_while(u8::is_ascii_alphabetic).count();
            let word = &address[at..at + size];
            // Two letters behind a dot are a country: they are spelled. So is www.
            let last = at > 0 && address[..at].ends_with('.') && at + size == address.len();
            match word {
                "jpg" => said += "jpeg",
                _ if word.eq_ignore_ascii_case("www") || size == 2 && last => {
                    said += &word.to_ascii_uppercase();
                }
                _ => said += word,
            }
            at += size;
        } else {
            match SIGNS.iter().find(|(sign, _)| *sign == c) {
                Some((_, word)) => said += word,
                None => said.push(c),
            }
            at += c.len_utf8();
        }
    }
    said
}

/// `$n$`, `$PATH`: the signs around a formula have no sound, nor has a `$` before a name.
pub(super) fn dollar(text: &str, at: usize, found: &mut Found) {
    let end = at + 1;
    let (left, right) = (before(text, at), after(text, end));
    if left == Some('$') || right == Some('$') {
        return;
    }
    // US$, and $ before a figure, are money.
    let opens = right.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '\\' | '{'))
        && !left.is_some_and(|c| c.is_ascii_alphanumeric())
        && !is_money(text, end);
    let closes = left.is_some_and(|c| c.is_ascii_lowercase() || matches!(c, '}' | ')'))
        && !right.is_some_and(|c| c.is_ascii_alphanumeric());
    // The sign behind or before a formula that ends or starts with a figure.
    let open = || {
        let piece = tail(text, at, 48);
        let open = piece.rfind('$').map(|i| &piece[i + 1..]);
        open.is_some_and(formulaic) && !right.is_some_and(|c| c.is_ascii_digit())
    };
    let shut = || {
        let piece = head(text, end, 48);
        let shut =
            piece.find('$').filter(|i| !piece[i + 1..].starts_with(|c: char| c.is_ascii_digit()));
        shut.is_some_and(|i| formulaic(&piece[..i]))
    };
    if opens || closes || open() || shut() {
        put(found, at..end, Class::Sign, Evidence::Shape, "");
    }
}

/// Is this the inside of a formula? Figures and letters, and a sign that money never has.
fn formulaic(piece: &str) -> bool {
    piece.contains(['^', '_', '=', '\\', '+', '<', '>'])
        && !piece.contains(['\n', '，', '。', ','])
        && !piece.chars().any(is_han)
}

/// `±`, `≥`, `α`, `℃` and the like by their names.
pub(super) fn symbol(text: &str, at: usize, found: &mut Found) {
    if let Some((end, said)) = of("signs").at(text, at) {
        let mark = &text[at..end];
        let first = mark.chars().next();
        // A letter inside a Greek word is not a symbol; a doubled $ or % is code.
        let greek = first.is_some_and(|c| matches!(c, 'Α'..='ω'));
        if greek && (is_greek(before(text, at)) || is_greek(after(text, end))) {
            return;
        }
        if mark.is_ascii() && (before(text, at) == first || after(text, end) == first) {
            put(found, at..end, Class::Sign, Evidence::Figures, "");
            return;
        }
        put(found, at..end, Class::Sign, Evidence::Figures, said);
        return;
    }
    if after(text, at) != Some('#')
        || before(text, at) == Some('#')
        || after(text, at + 1) == Some('#')
    {
        return;
    }
    // 3#楼 is 三号楼, #1 is 井号一; around words # is a tag of a network and has no sound.
    let said = match (before(text, at), after(text, at + 1)) {
        _ if is_tag(text, at) => "",
        (Some(l), r) if is_numeral(l) && r.is_some_and(is_han) => "号",
        (_, Some(r)) if is_numeral(r) => "井号",
        (Some('按'), Some(_)) => "井号",
        _ => return,
    };
    put(found, at..at + 1, Class::Sign, Evidence::Shape, said);
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "零一二三四五六七八九十百千".contains(c)
}

fn is_greek(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, 'Α'..='ώ'))
}
