//! Chinese years and spans of them: figure by figure (2015年), or counted (10年前).

use super::count::{digits_before, goes_on, two};
use super::date::{is_dash, is_modern, is_month, is_year, number, value};
use super::say::{cardinal, digits};
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::scan::{self, after, before, head, is_han, spaces_end, tail};

/// 12年6个月: a time that passes, and no year.
fn lasts(text: &str, at: usize) -> bool {
    let Some(rest) = text[at..].strip_prefix('年') else { return false };
    let rest = rest.trim_start_matches(['零', '又', ' ']);
    let months = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    months.len() < rest.len() && months.starts_with("个月")
}

/// `2015年`, `98年`, `1234b.c.`, `2019-2021年`, `2015赛季`.
pub(super) fn year(text: &str, at: usize, found: &mut Found) {
    let d = scan::digits(text, at);
    let end = at + d.len();
    if d.len() > 4 || before(text, at).is_some_and(|c| matches!(c, '.' | ',' | '/')) {
        return;
    }
    if let Some((stop, era)) = era(text, end) {
        let said = format!("{era}{}年", digits(d));
        put(found, at..stop, Class::Year, Evidence::Form, said);
        return;
    }
    let nian = spaces_end(text, end);
    if d.len() <= 2 && lasts(text, nian) {
        return;
    }
    if !text[nian..].starts_with('年') {
        let named = d.len() == 4 && of("year-names").starts(text, end);
        if is_year(d) && (named || bracketed(text, at, end)) || listed(text, at, end, d) {
            put(found, at..end, Class::Year, Evidence::Word, digits(d));
        }
        return;
    }
    let stop = nian + '年'.len_utf8();
    // 1823年3月bc: the era is said before the year, so the whole is one form.
    let m = scan::digits(text, stop);
    if is_month(m)
        && text[stop + m.len()..].starts_with('月')
        && let Some((end, era)) = era(text, stop + m.len() + '月'.len_utf8())
    {
        let said = format!("{era}{}年{}月", digits(d), number(m));
        put(found, at..end, Class::Year, Evidence::Form, said);
        return;
    }
    if let Some((end, era)) = era(text, stop) {
        put(found, at..end, Class::Year, Evidence::Form, format!("{era}{}年", digits(d)));
        return;
    }
    let era =
        ["公元", "西元", "公元前", "西元前", "纪元", "（前", "(前", "-前", "–前", "—前", "至前"];
    let by_figure = match d.len() {
        _ if era.iter().any(|e| text[..at].ends_with(e)) => true,
        4 => {
            let counted = counted(text, at, stop);
            !(d.ends_with("00") && counted)
                && (is_year(d) && !spoken_of(text, at, stop) || d.starts_with('0') || !counted)
        }
        2 => two_digits(text, at, stop, d) || second_year(text, at, d),
        _ => d.starts_with('0'),
    };
    let said = if by_figure { digits(d) } else { cardinal(d, two(text, at, end)) };
    put(found, at..stop, Class::Year, Evidence::Unit, format!("{said}年"));
}

/// A length that no year has around it: 半衰期约为5730年.
fn spoken_of(text: &str, at: usize, stop: usize) -> bool {
    of("spans-of-years").within(tail(text, at, 8))
        || of("spans-of-years").within(head(text, stop, 4))
}

/// 2019到2021年, 95-98年: the 年 at the end is for both.
fn listed(text: &str, at: usize, end: usize, d: &str) -> bool {
    let joint = after(text, end).filter(|c| is_dash(*c) || "到至、和与/".contains(*c));
    let Some(joint) = joint else { return false };
    let from = end + joint.len_utf8();
    let next = scan::digits(text, from);
    let stop = from + next.len();
    if d.len() == 2 {
        let years = next.len() == 2 && d >= "50" && next > d && text[stop..].starts_with('年');
        let behind = stop + '年'.len_utf8();
        return years
            && is_dash(joint)
            && !counted(text, at, behind)
            && !text[behind..].starts_with('代');
    }
    let named = text[stop..].starts_with('年') || of("seasons").starts(text, stop);
    is_year(d) && matches!(next.len(), 2 | 4) && named
}

/// The second of 95-98年, 2018-19年.
fn second_year(text: &str, at: usize, d: &str) -> bool {
    let Some(dash) = before(text, at).filter(|c| is_dash(*c)) else { return false };
    let first = digits_before(text, at - dash.len_utf8(), 5);
    first.len() == 2 && first >= "50" && d > first || is_year(first)
}

/// The era that is marked at `at`, and where the mark ends.
fn era(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let at = at + usize::from(after(text, at) == Some(' '));
    let lower = head(text, at, 6).to_ascii_lowercase();
    let (end, word) = of("eras").at(&lower, 0)?;
    let end = at + end;
    (!after(text, end).is_some_and(|c| c.is_ascii_alphanumeric())).then_some((end, word))
}

/// Words around it say that years are counted: 近2000年的历史, 1000年前.
fn counted(text: &str, at: usize, stop: usize) -> bool {
    of("years-behind").starts(text, stop) || of("years-before").ends(text, at)
}

/// Two digits: a year (98年) or a count (10年)?
fn two_digits(text: &str, at: usize, stop: usize, d: &str) -> bool {
    let month = super::count::figure_at(text, stop);
    let bare = scan::spaces_start(text, at) == 0 && after(text, stop).is_none();
    if d.starts_with('0') || month || bare {
        return true;
    }
    let dated = of("year-before").ends(text, at) || of("year-behind").starts(text, stop);
    !counted(text, at, stop)
        && !matches!(after(text, stop), Some('代' | '后' | '的'))
        && (dated || value(d) >= 70 && !value(d).is_multiple_of(10))
}

/// Is a number the year, or one of two years, that stands alone in brackets? （1785—1850）
fn bracketed(text: &str, at: usize, end: usize) -> bool {
    let year = |d: &str| d.len() == 4 && (1000..2100).contains(&value(d));
    let open = |at| before(text, at).is_some_and(|c| matches!(c, '(' | '（'));
    let shut = |at| after(text, at).is_some_and(|c| matches!(c, ')' | '）'));
    let dashes = |piece: &mut dyn Iterator<Item = char>| -> usize {
        piece.take(2).take_while(|c| is_dash(*c)).map(char::len_utf8).sum()
    };
    if !year(&text[at..end]) {
        return false;
    }
    let right = dashes(&mut text[end..].chars());
    let left = dashes(&mut text[..at].chars().rev());
    let next = scan::digits(text, end + right);
    if open(at) && right == 0 {
        return shut(end) && !text[at..end].ends_with("00");
    }
    if open(at) {
        return shut(end + right + next.len()) && (next.is_empty() || year(next));
    }
    // （？-1051）
    let known = text[..at - left].ends_with(['?', '？']);
    let first = digits_before(text, at - left, 5);
    left > 0 && shut(end) && (known || year(first) && open(at - left - 4))
}

/// `老将军（155-220）`: the years of a life, of less than four figures.
pub(super) fn lifetime(text: &str, at: usize, found: &mut Found) {
    let a = scan::digits(text, at);
    let dash = after(text, at + a.len()).filter(|c| is_dash(*c));
    let Some(dash) = dash else { return };
    let from = at + a.len() + dash.len_utf8();
    let b = scan::digits(text, from);
    let end = from + b.len();
    let open = before(text, at).filter(|c| matches!(c, '(' | '（'));
    let name = open.is_some_and(|c| before(text, at - c.len_utf8()).is_some_and(is_han));
    let shut = matches!(after(text, end), Some(')' | '）'));
    let (x, y) = (value(a), value(b));
    let round = x.is_multiple_of(10) && y.is_multiple_of(10);
    let life = a.len() == 3 && (3..=4).contains(&b.len()) && y > x && (10..=110).contains(&(y - x));
    if name && shut && life && !round {
        let said = format!("{}到{}", digits(a), digits(b));
        put(found, at..end, Class::Year, Evidence::Word, said);
    }
}

/// `2024/2025学年`, `2025-26赛季`: both years figure by figure, with 到 between.
pub(super) fn season(text: &str, at: usize, found: &mut Found) {
    if goes_on(text, at) {
        return;
    }
    let first = scan::digits(text, at);
    let joint = after(text, at + first.len()).filter(|c| is_dash(*c) || matches!(c, '/' | '至'));
    let Some(joint) = joint.filter(|_| is_modern(first)) else { return };
    let from = at + 4 + joint.len_utf8();
    let second = scan::digits(text, from);
    let end = from + second.len();
    let years = second.len() == 2 || second.len() == 4 && second > first;
    if years && of("seasons").starts(text, spaces_end(text, end)) {
        let said = format!("{}到{}", digits(first), digits(second));
        put(found, at..end, Class::Year, Evidence::Form, said);
    }
}

/// `80、90后`, `70/80/90后`: who was born in those decades. The word stands behind the last one.
pub(super) fn generations(text: &str, at: usize, found: &mut Found) {
    if goes_on(text, at) {
        return;
    }
    let (mut end, mut said) = (at, String::new());
    // 00后和10后, 90后-00后: behind a generation ten is one too, else it is a count.
    let chained = ["后、", "后和", "后与", "后，", "后-", "后~", "后到", "后至"];
    let chained = chained.iter().any(|c| text[..at].ends_with(c));
    for i in usize::from(chained)..6 {
        let d = scan::digits(text, end);
        let born = d.len() == 2 && (d >= "50" || d.starts_with('0') || i > 0 && d == "10");
        if !born {
            return;
        }
        end += d.len();
        said += &digits(d);
        let Some(joint) = after(text, end) else { return };
        match joint {
            '后' if i > 0
                && !["后来", "后面", "后天"].iter().any(|w| text[end..].starts_with(w)) =>
            {
                put(found, at..end, Class::Year, Evidence::Form, said);
                return;
            }
            '/' | '、' => said.push('、'),
            c if is_dash(c) => said.push('到'),
            '和' | '与' | '及' | '到' | '至' | '跟' => said.push(joint),
            _ => return,
        }
        end += joint.len_utf8();
    }
}
