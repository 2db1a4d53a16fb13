//! Names made of letters or characters, a hyphen and a number: 歼-20, 碳-14, F-35, GB/T 15835-2011.
//!
//! The hyphen of a name has no sound; the hyphen of a standard is 杠. Only known characters make a
//! name: 计算-2 and 余额-500 are minuses.

use super::count::{capitals, counts};
use super::say::{Two, cardinal, digits};
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::scan::{self, after, before, tail};

/// `波音737`, `737-800客机`, `A320-200`: the hyphen before the variant is 杠 and never a range.
pub(super) fn airliner(text: &str, at: usize, found: &mut Found) {
    let d = scan::digits(text, at);
    let end = at + d.len();
    let letters = capitals(text, at, 3);
    let from = at - letters.len();
    let cut = |c: char| c.is_ascii_alphanumeric() || ".,-/:".contains(c);
    if !matches!(d.len(), 2 | 3) || before(text, from).is_some_and(cut) {
        return;
    }
    let gap = scan::spaces_start(text, from);
    let made = d.len() == 3 && of("airliners").ends(text, gap);
    let hyphen = after(text, end) == Some('-');
    let variant = if hyphen { scan::digits(text, end + 1) } else { "" };
    let stop = end + 1 + variant.len();
    if variant.is_empty() || variant.len() > 3 || after(text, stop) == Some('-') {
        if made && !hyphen && !counts(text, end) {
            put(found, at..end, Class::Code, Evidence::Word, digits(d));
        }
        return;
    }
    let near = d.len() == 3 && of("airliners").within(tail(text, from, 16));
    let seven = d.len() == 3 && d.starts_with('7') && d.ends_with('7');
    let round = variant.len() == 3 && variant.ends_with("00");
    let known = near || seven && of("aircraft").starts(text, stop) || !letters.is_empty() && round;
    if known {
        let said = if round { cardinal(variant, Two::Er) } else { digits(variant) };
        put(found, at..stop, Class::Code, Evidence::Form, format!("{}杠{said}", digits(d)));
    }
}

/// `歼-20`, `东风-41`, `碳-14`, `C-919`: starts at the hyphen.
pub(super) fn named(text: &str, at: usize, found: &mut Found) {
    let Some(hyphen) = after(text, at) else { return };
    let from = at + hyphen.len_utf8();
    let d = scan::digits(text, from);
    let end = from + d.len();
    let next = after(text, end);
    let open = next.is_some_and(|c| "%‰℃°元=:-/~～".contains(c))
        || next == Some('.') && super::count::figure_at(text, end + 1);
    if d.is_empty() || d.len() > 4 || open {
        return;
    }
    let letters = capitals(text, at, 3);
    // One digit is no worse as it is, and N-1 is a calculation.
    let spelled = !letters.is_empty() && d.len() > 1 && !matches!(letters, "UTC" | "GMT" | "G");
    let known = of("models").ends(text, at);
    let isotope = of("isotopes").ends(text, at);
    let two = d.len() <= 2 && !d.starts_with('0');
    let said = match () {
        _ if isotope => cardinal(d, Two::Er),
        // 歼二十, 东风四十一, but 波音七三七.
        _ if known && two => cardinal(d, Two::Er),
        _ if known || spelled => digits(d),
        _ => return,
    };
    put(found, at..end, Class::Code, Evidence::Word, said);
}

/// `GB/T 15835-2011`, `ISO 9001:2015`: starts at the figures, and takes the letters before them.
pub(super) fn standard(text: &str, at: usize, found: &mut Found) {
    let d = scan::digits(text, at);
    let mut end = at + d.len();
    let gap = scan::spaces_start(text, at);
    let gap = if before(text, gap) == Some('-') { gap - 1 } else { gap };
    let mut letters = capitals(text, gap, 4);
    let mut start = gap - letters.len();
    let mut said = String::new();
    // The T of GB/T (recommended) and the Z of GB/Z (guidance); IEC 60601 stands behind ISO/.
    let branch = letters.to_owned();
    if start > 0 && before(text, start) == Some('/') && !letters.is_empty() {
        letters = capitals(text, start - 1, 4);
        start -= 1 + letters.len();
        said += letters;
    }
    if !of("standards").has(letters) || !(3..=6).contains(&d.len()) {
        return;
    }
    said += &branch;
    let mut said: String = said.chars().flat_map(|c| [c, ' ']).collect();
    said += &digits(d);
    let part = scan::digits(text, end + 1);
    if after(text, end) == Some('.') && (1..=2).contains(&part.len()) {
        end += 1 + part.len();
        said = said + "点" + &digits(part);
    }
    if let Some(c) = after(text, end).filter(|c| matches!(c, '-' | '–' | '—' | ':')) {
        let year = scan::digits(text, end + c.len_utf8());
        if year.len() == 4 && matches!(&year[..2], "19" | "20") {
            end += c.len_utf8() + year.len();
            said = said + "杠" + &digits(year);
        }
    }
    put(found, start..end, Class::Code, Evidence::Form, said);
}

/// `S-3XL`, `M~XXL`: the hyphen between two sizes.
pub(super) fn sizes(text: &str, at: usize, found: &mut Found) {
    let Some(dash) = after(text, at) else { return };
    let from = at + dash.len_utf8();
    let right: usize = text[from..].bytes().take(5).take_while(u8::is_ascii_alphanumeric).count();
    let size = |word: &str| of("sizes").has(word.trim_start_matches(|c: char| c.is_ascii_digit()));
    let left: usize =
        text[..at].bytes().rev().take(5).take_while(u8::is_ascii_alphanumeric).count();
    if size(&text[at - left..at]) && size(&text[from..from + right]) {
        put(found, at..from, Class::Range, Evidence::Form, "到");
    }
}

/// `B2C`: a letter to a letter.
pub(super) fn to(text: &str, at: usize, found: &mut Found) {
    let Some((end, _)) = of("to-codes").at(text, at) else { return };
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if !latin(before(text, at)) && !latin(after(text, end)) {
        let (a, b) = (&text[at..at + 1], &text[at + 2..end]);
        put(found, at..end, Class::Abbreviation, Evidence::Form, format!("{a} to {b}"));
    }
}
