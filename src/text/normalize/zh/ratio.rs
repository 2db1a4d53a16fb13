//! Percentages, fractions, and pages of a number of pages: what is said with 分之 and 共.

use super::contest::contest;
use super::count::{digits_before, is_edge};
use super::say::{Two, cardinal, decimal, trimmed};
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::number::{ENGLISH, Number, VULGAR, number};
use crate::text::normalize::scan::{self, after, before, spaces_end, tail};

fn say(n: &Number<'_>) -> String {
    decimal(&n.whole, n.part.and_then(trimmed), Two::Er)
}

/// `3.5%`, `3-5%`: the sign is written once for both.
pub(super) fn percent(text: &str, at: usize, found: &mut Found) {
    let cut = before(text, at) == Some('.') && !digits_before(text, at - 1, 1).is_empty();
    let Some(low) = number(text, at, ENGLISH).filter(|_| !cut) else { return };
    let mark = |at: usize| of("parts").at(text, at);
    if let Some((end, base)) = mark(spaces_end(text, low.end)) {
        let mut said = format!("{base}{}", say(&low));
        let rate = super::measure::per(text, end);
        let end = rate.as_ref().map_or(end, |(stop, _)| *stop);
        if let Some((_, other)) = rate {
            said += &format!("每{other}");
        }
        put(found, at..end, Class::Measure, Evidence::Unit, said);
        return;
    }
    let dash =
        after(text, low.end).filter(|c| matches!(c, '-' | '~' | '～' | '–' | '—' | '至' | '到'));
    let Some(dash) = dash else { return };
    let from = low.end + dash.len_utf8();
    let from = from + if dash == '—' && after(text, from) == Some('—') { 3 } else { 0 };
    let Some(high) = number(text, from, ENGLISH).filter(|n| !n.minus) else { return };
    if let Some((end, base)) = mark(high.end) {
        let said = format!("{base}{}到{}", say(&low), say(&high));
        put(found, at..end, Class::Range, Evidence::Unit, said);
    }
}

fn over(top: &str, bottom: &str) -> String {
    format!("{}分之{}", cardinal(bottom, Two::Er), cardinal(top, Two::Er))
}

/// `1/16`, `1 1/2`, `½`, `3 / 4的`.
pub(super) fn fraction(text: &str, at: usize, found: &mut Found) {
    if let Some((mark, (top, bottom))) = scan::longest(text, at, VULGAR) {
        let mixed = before(text, at).is_some_and(|c| c.is_ascii_digit());
        let said = format!("{}{}", if mixed { "又" } else { "" }, over(top, bottom));
        put(found, at..at + mark.len(), Class::Fraction, Evidence::Form, said);
        return;
    }
    if before(text, at)
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | ',' | '-' | '_'))
        && !(before(text, at) == Some('-') && is_edge(before(text, at - 1)))
    {
        return;
    }
    let Some(top) = number(text, at, ENGLISH) else { return };
    // 1 1/2
    if top.is_plain()
        && after(text, top.end) == Some(' ')
        && let Some((end, a, b)) = slashed(text, top.end + 1)
    {
        let said = format!("{}又{}", cardinal(&top.whole, Two::Er), over(a, b));
        put(found, at..end, Class::Fraction, Evidence::Sign, said);
        return;
    }
    let Some((end, a, b)) = slashed(text, at) else { return };
    let around = tail(text, at, 6);
    let blood = of("blood").within(around) && a.len() > 1;
    let unit = ["mmHg", "毫米汞柱"].iter().find(|u| text[spaces_end(text, end)..].starts_with(**u));
    // 赔率为3/1
    let odds = !text[at..end].contains(' ') && contest(text, at);
    if let Some(unit) = unit {
        let said = format!("{}比{}毫米汞柱", cardinal(a, Two::Er), cardinal(b, Two::Er));
        let end = spaces_end(text, end) + unit.len();
        put(found, at..end, Class::Ratio, Evidence::Unit, said);
    } else if blood || odds {
        let said = format!("{}比{}", cardinal(a, Two::Er), cardinal(b, Two::Er));
        put(found, at..end, Class::Ratio, Evidence::Word, said);
    } else {
        put(found, at..end, Class::Fraction, Evidence::Sign, over(a, b));
    }
}

/// `top/bottom` at a place, perhaps with a space on both sides of the slash, and nothing that goes on.
fn slashed(text: &str, at: usize) -> Option<(usize, &str, &str)> {
    let top = scan::digits(text, at);
    let mut next = at + top.len();
    let spaced = text[next..].starts_with(" / ");
    next += usize::from(spaced);
    let slash = after(text, next).filter(|c| matches!(c, '/' | '⁄' | '∕'))?;
    next += slash.len_utf8() + usize::from(spaced);
    let bottom = scan::digits(text, next);
    let end = next + bottom.len();
    let more = after(text, end).is_some_and(|c| c.is_ascii_alphanumeric() && c != 'm' || c == '/')
        || after(text, end) == Some('.') && super::count::figure_at(text, end + 1);
    let fine = (1..=16).contains(&top.len())
        && (1..=8).contains(&bottom.len())
        && !bottom.starts_with('0')
        && (top.len() == 1 || !top.starts_with('0'));
    // With spaces it is a fraction only if it is less than one.
    let proper = !spaced || top.len() < bottom.len() || top.len() == bottom.len() && top < bottom;
    (fine && !more && proper).then_some((end, top, bottom))
}

/// `第3/5页`: the third of five.
pub(super) fn page(text: &str, at: usize, found: &mut Found) {
    let Some((end, a, b)) = slashed(text, at).filter(|_| before(text, at) == Some('第')) else {
        return;
    };
    if let Some((stop, _)) = of("pages").at(text, end) {
        let word = &text[end..stop];
        let count = |d| cardinal(d, Two::Er);
        let all = cardinal(b, Two::Liang);
        put(
            found,
            at..stop,
            Class::Ordinal,
            Evidence::Form,
            format!("{}{word}，共{all}{word}", count(a)),
        );
    }
}
