//! Money and measures: a figure, perhaps scaled, and what is counted.

use super::family::{Family, family, inside, is_digit, spaced};
use super::grammar::{Currency, Gender, Grammar, Noun};
use super::number::fraction_at;
use super::scale::scale;
use crate::text::normalize::number::{Number, number, sign_allowed};
use crate::text::normalize::rule::{Rewrite, Starts};
use crate::text::normalize::scan::{self, after, is_wide};

family!(
    money,
    "money",
    "money, the sign before or behind the figure: €2,20",
    "$€£¥₩₽₹RUHNKC-−0123456789.,",
    read_money
);
family!(measure, "measure", "measures: 2 km/h", "0123456789-−.,", read_measure);

/// A currency's code in letters before a figure, in any case: `krw 500`, `CHF 2`.
fn code_before<'a>(g: &'a Grammar, text: &str, at: usize) -> Option<&'a Currency> {
    let word = scan::word_before(text, at);
    // Where words have no spaces between them, the code is what is written in Latin letters.
    let word = word.rsplit(is_wide).next().unwrap_or(word);
    if !(1..=4).contains(&word.len()) || !is_digit(after(text, at)) {
        return None;
    }
    g.currencies.iter().find(|(m, ..)| m.eq_ignore_ascii_case(word))
}

fn read_money(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    let sign = after(text, at).filter(|c| matches!(c, '-' | '−')).map_or(0, char::len_utf8);
    if inside(text, at) && code_before(g, text, at).is_none() || sign > 0 && !sign_allowed(text, at)
    {
        return None;
    }
    let from = at + sign;
    let upper = |at: usize| scan::head(text, at, 4).to_uppercase();
    let find = |at: usize| {
        let here = upper(at);
        g.currencies
            .iter()
            .filter(|(m, ..)| here.starts_with(&m.to_uppercase()))
            .max_by_key(|(m, ..)| m.len())
    };
    let mut start = at;
    let (n, money, end, scaled) = match find(from) {
        Some(c) => {
            let n = number(text, scan::spaces_end(text, from + c.0.len()), g.marks)?;
            let scaled = scale(g, text, n.end);
            let end = scaled.map_or(n.end, |(e, _)| e);
            (n, c, end, scaled)
        }
        None if code_before(g, text, from).is_some() => {
            let c = code_before(g, text, from)?;
            start = scan::spaces_start(text, from) - c.0.len();
            let n = number(text, from, g.marks)?;
            let scaled = scale(g, text, n.end);
            let end = scaled.map_or(n.end, |(e, _)| e);
            (n, c, end, scaled)
        }
        None => {
            let n = number(text, from, g.marks)?;
            let scaled = scale(g, text, n.end);
            let stop = scan::spaces_end(text, scaled.map_or(n.end, |(e, _)| e));
            let c = find(stop)?;
            let end = stop + c.0.len();
            let letters = c.0.ends_with(char::is_alphabetic);
            if letters && after(text, end).is_some_and(|c| c.is_alphanumeric() && !is_wide(c))
                || is_digit(after(text, end))
            {
                return None;
            }
            (n, c, end, scaled)
        }
    };
    let (_, main, small) = money;
    let minus = if sign > 0 { format!("{}{}", g.minus, g.gap) } else { String::new() };
    let gap = g.gap;
    if let Some((_, word)) = scaled {
        let of = if g.of.is_empty() { String::new() } else { format!("{gap}{}", g.of) };
        let many = main.1[main.1.len() - 1];
        return spaced(
            g,
            text,
            start,
            end,
            &format!("{minus}{}{gap}{word}{of}{gap}{many}", g.number(&n, g.before_scale)),
        );
    }
    let zeros = n.part.is_some_and(|p| p.bytes().all(|b| b == b'0'));
    let million = n.whole.len() > 6 && n.whole.ends_with("000000");
    let of = if million && !g.of.is_empty() { format!("{}{gap}", g.of) } else { String::new() };
    let whole = || {
        let plain = Number { part: None, whole: n.whole.clone(), ..n };
        format!("{}{gap}{of}{}", g.number(&plain, main.0), g.noun(&plain, main))
    };
    let said = match n.part {
        None => whole(),
        Some(_) if zeros => whole(),
        Some(p) if p.len() <= 2 && !small.1.is_empty() => {
            let cents =
                if p.len() == 1 { format!("{p}0") } else { p.trim_start_matches('0').to_owned() };
            let cents =
                Number { minus: false, whole: cents.into(), part: None, grouped: false, end: 0 };
            let cents = format!("{}{gap}{}", g.number(&cents, small.0), g.noun(&cents, small));
            if n.whole.is_empty() || n.whole == "0" {
                cents
            } else {
                format!("{}{gap}{}{cents}", whole(), g.money_joint)
            }
        }
        Some(_) => format!("{}{gap}{}", g.number(&n, main.0), g.noun(&n, main)),
    };
    spaced(g, text, start, end, &(minus + &said))
}

/// The unit at `at`, longest first; a unit of letters must not run on into a word.
fn unit(g: &Grammar, text: &str, at: usize) -> Option<(usize, &'static str, &'static Noun)> {
    let rest = text.get(at..)?;
    let lower = scan::head(text, at, 8).to_lowercase();
    let fits = |m: &str| {
        rest.starts_with(m)
            || m.chars().count() > 1
                && lower.starts_with(&m.to_lowercase())
                && rest.is_char_boundary(m.len())
    };
    let (mark, noun) = g.units.iter().filter(|(m, _)| fits(m)).max_by_key(|(m, _)| m.len())?;
    let end = at + mark.len();
    let open = mark.ends_with(char::is_alphanumeric)
        && after(text, end).is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
    (!open).then_some((end, *mark, noun))
}

fn read_measure(g: &Grammar, text: &str, at: usize) -> Option<Rewrite> {
    if inside(text, at) {
        return None;
    }
    let gap = g.gap;
    let amount = match fraction_at(g, text, at) {
        Some((end, said, _)) => {
            let (stop, _, noun) = unit(g, text, scan::spaces_end(text, end))?;
            return spaced(g, text, at, stop, &format!("{said}{gap}{}", noun.1[0]));
        }
        None => number(text, at, g.marks)?,
    };
    let scaled = scale(g, text, amount.end);
    let end = scaled.map_or(amount.end, |(e, _)| e);
    // 42259/m²
    if after(text, end) == Some('/') {
        let (stop, _, noun) = unit(g, text, end + 1)?;
        return spaced(
            g,
            text,
            at,
            stop,
            &format!("{}{gap}{}{gap}{}", g.number(&amount, Gender::Masculine), g.per, noun.1[0]),
        );
    }
    let from = scan::spaces_end(text, end);
    let (mut stop, mark, noun) = unit(g, text, from)?;
    let lone = mark.len() == 1
        && mark.starts_with(char::is_alphabetic)
        && from == end
        && mark != "m"
        && mark != "g"
        && mark != "W"
        && mark != "L"
        && mark != "N"
        && mark != "s";
    if lone {
        return None;
    }
    let mut said = match scaled {
        Some((_, word)) => format!(
            "{}{gap}{word}{gap}{}",
            g.number(&amount, Gender::Masculine),
            noun.1[noun.1.len() - 1]
        ),
        None => format!("{}{gap}{}", g.number(&amount, noun.0), g.noun(&amount, noun)),
    };
    if after(text, stop) == Some('/')
        && let Some((s, _, other)) = unit(g, text, stop + 1)
    {
        said += &format!("{gap}{}{gap}{}", g.per, other.1[0]);
        stop = s;
    }
    spaced(g, text, at, stop, &said)
}
