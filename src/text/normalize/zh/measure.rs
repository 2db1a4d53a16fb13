//! Money and measures: a number and a unit in Latin letters or a sign.

use super::count::two;
use super::say::{Two, cardinal, decimal, digits, power, trimmed};
use super::script::UNIT;
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::number::{ENGLISH, Number, number};
use crate::text::normalize::scan::{self, after, before, spaces_end, tail};

/// 万 and 亿 belong to the figure, before what is counted.
const GROUPS: [&str; 11] =
    ["万亿", "千亿", "百亿", "百万", "千万", "十亿", "亿", "万", "千", "百", "兆"];

fn group_at(text: &str, at: usize) -> &'static str {
    GROUPS.iter().find(|g| text[at..].starts_with(**g)).unwrap_or(&"")
}

/// A letter that a unit may go on with; × and ÷ stand among the letters of Unicode and are none.
fn is_latin(c: char) -> bool {
    c.is_alphabetic() && scan::is_latin(c)
}

/// The unit at `at`: its end and its name.
fn unit(text: &str, at: usize) -> Option<(usize, &'static str)> {
    // 5miles is no 5 m; 25kg的 is. A shorter unit may stand where a longer one does not end.
    let closed = |mark: &str, end: usize| {
        !(mark.ends_with(|c| is_latin(c) || c.is_ascii_digit())
            && after(text, end).is_some_and(|c| is_latin(c) || c.is_ascii_digit()))
    };
    let (end, name) = of("units").at(text, at)?;
    closed(&text[at..end], end).then_some((end, name))
}

/// `/h`, `/kg`, `/人`, `/100mL`: where it ends, and what stands behind 每.
pub(super) fn per(text: &str, at: usize) -> Option<(usize, String)> {
    if after(text, at) != Some('/') {
        return None;
    }
    let named = unit(text, at + 1).or_else(|| of("per").at(text, at + 1));
    if let Some((end, name)) = named {
        // 人员 begins with a unit and is a word.
        let goes_on = name.chars().count() == 1 && of("no-per").starts(text, at + 1);
        return (!goes_on).then(|| (end, format!("{UNIT}{name}")));
    }
    let n = number(text, at + 1, ENGLISH).filter(Number::is_plain)?;
    let (end, name) = unit(text, n.end).or_else(|| of("per").at(text, n.end))?;
    // mg/100mL; 180cm/70kg are two measures.
    if !n.whole.starts_with('1') || n.whole.len() < 2 || n.whole[1..].contains(|c| c != '0') {
        return None;
    }
    let count = match &*n.whole {
        "100" => "百".to_owned(),
        "1000" => "千".to_owned(),
        d => cardinal(d, Two::Liang),
    };
    Some((end, format!("{count}{UNIT}{name}")))
}

/// `25kg`, `60km/h`, `1.5万m²`, `10⁸m/s`, `10w+`, `2元/米`.
pub(super) fn measure(text: &str, at: usize, found: &mut Found) {
    if before(text, at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_')) {
        return;
    }
    let Some(n) = number(text, at, ENGLISH) else { return };
    if let Some((end, said)) = thousands(text, at, &n) {
        put(found, at..end, Class::Measure, Evidence::Unit, said);
        return;
    }
    let group = group_at(text, n.end);
    // 25.00元: the zeros of a price have no sound.
    if n.part.is_some_and(|p| p.ends_with('0') && p.len() == 2)
        && of("money-words").starts(text, n.end)
    {
        let part = n.part.and_then(trimmed);
        let said = match (&*n.whole, part) {
            ("2", None) => "两".to_owned(),
            (whole, part) => decimal(whole, part, two(text, at, n.end)),
        };
        put(found, at..n.end, Class::Money, Evidence::Unit, said);
    }
    // 零下二摄氏度: a degree of temperature is a place on a scale.
    let scale = unit(text, spaces_end(text, n.end)).is_some_and(|(_, u)| u.ends_with("氏度"));
    let figure = decimal(&n.whole, n.part, if scale { Two::Er } else { Two::Liang });
    // 3×10⁸m/s
    let raised = scan::raised(text, n.end).filter(|_| &*n.whole == "10" && n.part.is_none());
    let (from, figure) = match &raised {
        Some((end, minus, d)) => (*end, format!("{figure}{}", power(*minus, d))),
        None => (n.end + group.len(), format!("{figure}{group}")),
    };
    let at_unit = spaces_end(text, from);
    if let Some((mut end, name)) = unit(text, at_unit) {
        // 128K of a text are not kelvins.
        let mark = &text[at_unit..end];
        if mark == "K" && !of("warm").within(tail(text, at, 8)) {
            return;
        }
        let mut rate = String::new();
        let doubtful = of("doubtful-units").has(mark) && !matches!(mark, "t" | "K");
        if let Some((stop, other)) = per(text, end) {
            rate = format!("每{other}");
            end = stop;
        } else if doubtful && (at_unit > n.end || n.part.is_none() && !measured(text, at)) {
            return;
        }
        put(found, at..end, Class::Measure, Evidence::Unit, format!("{figure}{UNIT}{name}{rate}"));
    }
}

/// Words before the number that ask for a measure: 功率60W, 耗时5s.
fn measured(text: &str, at: usize) -> bool {
    of("measured").within(tail(text, at, 5))
        || before(text, at).is_some_and(|c| "长重宽高厚深约为达".contains(c))
}

/// `10w+`, `转发3.2w`: the w of 万.
fn thousands(text: &str, at: usize, n: &Number<'_>) -> Option<(usize, String)> {
    if !matches!(after(text, n.end), Some('w' | 'W')) || n.whole.len() >= 4 {
        return None;
    }
    let said = decimal(&n.whole, n.part, Two::Liang);
    let end = n.end + 1;
    if after(text, end) == Some('+') {
        return Some((end + 1, format!("{said}万加")));
    }
    let counted = after(text, end).is_some_and(|c| "次人粉元块赞条个名单件".contains(c));
    let open = after(text, end).is_some_and(|c| c.is_ascii_alphanumeric());
    let crowd = counted || of("crowds").within(tail(text, at, 5));
    (!open && crowd).then(|| (end, format!("{said}万")))
}

/// `(5.6±0.4)mmol/L`: a unit that is written once behind a bracket.
pub(super) fn behind_bracket(text: &str, at: usize, found: &mut Found) {
    let from = at + after(text, at).map_or(1, char::len_utf8);
    let figure = tail(text, at, 1).ends_with(|c: char| c.is_ascii_digit());
    let Some((mut end, name)) = unit(text, from).filter(|_| figure) else { return };
    let mark = &text[from..end];
    let mut said = format!("{UNIT}{name}");
    if let Some((stop, other)) = per(text, end) {
        said += &format!("每{other}");
        end = stop;
    } else if mark.len() == 1 || of("doubtful-units").has(mark) {
        return;
    }
    put(found, from..end, Class::Measure, Evidence::Unit, said);
}

/// How many places a letter behind a figure of money shifts the point.
const SCALES: &[(&str, usize)] = &[
    ("K", 3),
    ("k", 3),
    ("M", 6),
    ("m", 6),
    ("mn", 6),
    ("B", 9),
    ("b", 9),
    ("bn", 9),
    ("BN", 9),
    ("T", 12),
    ("tn", 12),
];

/// The name of a currency whose sign or code ends before a figure, or starts behind it.
fn currency(text: &str, at: usize) -> Option<(usize, &'static str)> {
    of("currencies").at(text, at)
}

/// `$1.5万`, `€5`, `USD 20`, `35欧`: the sign stands before the figure and is said behind it.
pub(super) fn money(text: &str, at: usize, found: &mut Found) {
    if after(text, at).is_some_and(|c| c.is_ascii_digit()) {
        return behind(text, at, found);
    }
    if before(text, at).is_some_and(|c| c.is_ascii_alphabetic() || c == '$') {
        return;
    }
    let Some((mark, name)) = currency(text, at) else { return };
    let from = spaces_end(text, mark);
    let minus = after(text, from).filter(|c| matches!(c, '-' | '−')).map_or(0, char::len_utf8);
    let Some(n) = number(text, from + minus, ENGLISH) else { return };
    let mut end = n.end;
    let mut said = String::from(if minus > 0 { "负" } else { "" });
    let scale = scan::longest(text, end, SCALES);
    if let Some((mark, places)) = scale
        && !after(text, end + mark.len()).is_some_and(|c| c.is_ascii_alphanumeric())
    {
        end += mark.len();
        said += &shifted(&n, places);
    } else {
        let group = group_at(text, spaces_end(text, end));
        let part = if group.is_empty() { n.part.and_then(trimmed) } else { n.part };
        said += &decimal(&n.whole, part, Two::Liang);
        if !group.is_empty() {
            end = spaces_end(text, end) + group.len();
            said += group;
        }
    }
    if name.ends_with('元') && matches!(after(text, end), Some('元' | '块')) {
        end += '元'.len_utf8();
    }
    let named = of("money-words").starts(text, end) || text[end..].starts_with(name);
    if !named {
        said += name;
    }
    if let Some((stop, other)) = per(text, end) {
        said += &format!("每{other}");
        end = stop;
    }
    put(found, at..end, Class::Money, Evidence::Unit, said);
}

/// `20 USD`, `1.5万€`: the sign behind the figure.
fn behind(text: &str, at: usize, found: &mut Found) {
    if before(text, at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | ','))
        || of("currencies").ends(text, at)
    {
        return;
    }
    let Some(n) = number(text, at, ENGLISH) else { return };
    let group = group_at(text, n.end);
    let from = spaces_end(text, n.end + group.len());
    let Some((mut end, name)) = currency(text, from) else { return };
    let letter = text[from..end].ends_with(is_latin);
    let open = after(text, end).is_some_and(|c| c.is_ascii_digit() || letter && is_latin(c));
    // `$$` is code.
    let doubled = !letter && after(text, end) == before(text, end);
    if open || doubled || &text[from..end] == "$" && super::count::figure_at(text, end) {
        return;
    }
    let part = if group.is_empty() { n.part.and_then(trimmed) } else { n.part };
    let mut said = format!("{}{group}{name}", decimal(&n.whole, part, Two::Liang));
    if let Some((stop, other)) = per(text, end) {
        said += &format!("每{other}");
        end = stop;
    }
    put(found, at..end, Class::Money, Evidence::Unit, said);
}

/// Does a code or a sign of money stand at `at`, with its figure? `$US5` is money, `$n` is not.
pub(super) fn is_money(text: &str, at: usize) -> bool {
    currency(text, at).is_some_and(|(end, _)| super::count::figure_at(text, end))
}

/// A figure with its point moved: $3.5M is 三百五十万.
fn shifted(n: &Number<'_>, places: usize) -> String {
    let part = n.part.unwrap_or("");
    if part.len() > places || n.whole.len() + places > 16 {
        let group = ["千", "百万", "十亿", "万亿"][(places / 3).clamp(1, 4) - 1];
        return decimal(&n.whole, n.part, Two::Liang) + group;
    }
    let all = format!("{}{part}{}", n.whole, "0".repeat(places - part.len()));
    let all = all.trim_start_matches('0');
    if all.is_empty() { digits("0") } else { cardinal(all, Two::Liang) }
}

/// `5片/盒`, `单价：元/吨`: a rate in characters; the slash is 每.
pub(super) fn rated(text: &str, slash: usize) -> bool {
    let word = tail(text, slash, 3);
    word.char_indices().any(|(i, c)| {
        let start = slash - word.len() + i;
        let whole = of("rated").has(&text[start..slash]);
        let number = before(text, start)
            .is_some_and(|b| b.is_ascii_digit() || "一两二三四五六七八九十百千万亿几".contains(b));
        whole && (number || matches!(c, '元' | '美') && text[start..slash].ends_with('元'))
    })
}
