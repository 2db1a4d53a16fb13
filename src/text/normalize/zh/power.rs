//! Powers, and how an ion is charged: 10⁶, x^2, Ca²⁺.

use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::scan::{self, after, before, is_han};

/// `10⁶`, `x^2`, `10^{-1}`: behind a letter, a figure or a bracket; `Ca²⁺` is an ion.
pub(super) fn power(text: &str, at: usize, found: &mut Found) {
    let base = before(text, at);
    let fits =
        base.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ')' | '}' | '）' | 'π'));
    if !fits {
        return;
    }
    if after(text, at) == Some('^') {
        if let Some((end, said)) = caret(text, at) {
            put(found, at..end, Class::Sign, Evidence::Sign, said);
        }
        return;
    }
    let Some((end, minus, figures)) = scan::raised(text, at) else { return };
    // Ca²⁺, SO₄²⁻: how an ion is charged.
    if let Some(c) = after(text, end).filter(|c| matches!(c, '⁺' | '⁻')) {
        let said = super::say::digits(&figures) + if c == '⁺' { "正" } else { "负" };
        put(found, at..end + c.len_utf8(), Class::Sign, Evidence::Form, said);
        return;
    }
    // 每m², 单位为km²: a unit without its figure.
    let letters = text[..at].bytes().rev().take(3).take_while(u8::is_ascii_lowercase).count();
    let start = at - letters;
    let unit = of("units").at(text, start).filter(|(stop, _)| *stop == end && letters > 0);
    if let Some((_, name)) = unit.filter(|_| before(text, start).is_some_and(is_han)) {
        let said = format!("{}{name}", super::script::UNIT);
        put(found, start..end, Class::Measure, Evidence::Unit, said);
        return;
    }
    let said = super::say::power(minus, &figures);
    put(found, at..end, Class::Sign, Evidence::Sign, said);
}

/// `^2`, `^n`, `^{-1}`.
fn caret(text: &str, at: usize) -> Option<(usize, String)> {
    let brace = usize::from(after(text, at + 1) == Some('{'));
    let from = at + 1 + brace;
    let minus = usize::from(after(text, from) == Some('-'));
    let d = scan::digits(text, from + minus);
    let letter = after(text, from + minus).filter(char::is_ascii_lowercase);
    let size = if d.is_empty() { letter.map_or(0, char::len_utf8) } else { d.len() };
    let stop = from + minus + size;
    if size == 0 || size > 3 || brace > 0 && after(text, stop) != Some('}') {
        return None;
    }
    let said = super::say::power(minus > 0, &text[from + minus..stop]);
    Some((stop + brace, said))
}
