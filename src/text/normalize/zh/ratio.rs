//! Chinese percentages, fractions, scores and ratios: what is said with 分之 and 比.

use super::cardinal::{Two, cardinal, decimal};
use crate::text::normalize::number::{ENGLISH, Number, is_minus, number};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const fn percent(finish: fn(String) -> String) -> Scanner {
    let about = "percent and per mille: 3.5% is 百分之三点五, 3-5% is 百分之三到五";
    Scanner {
        name: "percent",
        about,
        starts: Starts::of("0123456789.-−负負"),
        read: read_percent,
        finish,
    }
}

pub(super) const fn fraction(finish: fn(String) -> String) -> Scanner {
    let about = "fractions: 1/16 is 十六分之一, ½ is 二分之一";
    Scanner {
        name: "fraction",
        about,
        starts: Starts::of("0123456789-−½¼¾⅓"),
        read: read_fraction,
        finish,
    }
}

pub(super) const fn score(finish: fn(String) -> String) -> Scanner {
    let about = "scores and ratios: 78:96 is 七十八比九十六";
    Scanner { name: "score", about, starts: Starts::of("0123456789"), read: read_score, finish }
}

/// The sign and what is said for it.
const PARTS: &[(&str, &str)] =
    &[("%", "百分之"), ("％", "百分之"), ("﹪", "百分之"), ("‰", "千分之"), ("‱", "万分之")];

fn say(n: &Number) -> String {
    decimal(&n.whole, n.part, Two::Er)
}

fn read_percent(text: &str, at: usize) -> Option<Rewrite> {
    // 负98%: the sign goes before 百分之 in any case.
    let (at, fu) = match after(text, at)? {
        c @ ('负' | '負') => (at + c.len_utf8(), true),
        _ => (at, false),
    };
    let low = number(text, at, ENGLISH)?;
    if before(text, at).is_some_and(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let (end, base, high) = match scan::longest(text, scan::spaces_end(text, low.end), PARTS) {
        Some((mark, base)) => (scan::spaces_end(text, low.end) + mark.len(), base, None),
        None => {
            // 3-5%: the sign is written once for both.
            let dash = after(text, low.end)
                .filter(|c| matches!(c, '-' | '~' | '～' | '–' | '—' | '至' | '到'))?;
            let from = low.end + dash.len_utf8();
            let from = from + if dash == '—' && after(text, from) == Some('—') { 3 } else { 0 };
            let high = number(text, from, ENGLISH).filter(|n| !n.minus)?;
            let (mark, base) = scan::longest(text, high.end, PARTS)?;
            (high.end + mark.len(), base, Some(high))
        }
    };
    // %d and %20 are not percentages, 5%的 is.
    if after(text, end).is_some_and(|c| c.is_ascii_alphanumeric())
        && high.is_none()
        && !low.minus
        && low.whole.is_empty()
    {
        return None;
    }
    let mut said = String::new();
    if fu || low.minus {
        said.push('负');
    }
    said += base;
    said += &say(&low);
    if let Some(high) = high {
        said.push('到');
        said += &say(&high);
    }
    Rewrite::new(end, said)
}

/// Source: Unicode, "Number Forms" and "Latin-1 Supplement".
const VULGAR: &[(&str, &str)] = &[
    ("½", "二分之一"),
    ("⅓", "三分之一"),
    ("⅔", "三分之二"),
    ("¼", "四分之一"),
    ("¾", "四分之三"),
    ("⅕", "五分之一"),
    ("⅖", "五分之二"),
    ("⅗", "五分之三"),
    ("⅘", "五分之四"),
    ("⅙", "六分之一"),
    ("⅚", "六分之五"),
    ("⅐", "七分之一"),
    ("⅛", "八分之一"),
    ("⅜", "八分之三"),
    ("⅝", "八分之五"),
    ("⅞", "八分之七"),
    ("⅑", "九分之一"),
    ("⅒", "十分之一"),
];

fn read_fraction(text: &str, at: usize) -> Option<Rewrite> {
    if let Some((mark, said)) = scan::longest(text, at, VULGAR) {
        let mixed = before(text, at).is_some_and(|c| c.is_ascii_digit());
        return Rewrite::new(at + mark.len(), format!("{}{said}", if mixed { "又" } else { "" }));
    }
    if before(text, at)
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | ',' | '-' | '_'))
    {
        return None;
    }
    let top = number(text, at, ENGLISH)?;
    let mut said = String::from(if top.minus { "负" } else { "" });
    let (mut upper, mut slash) = (top, 0);
    if after(text, upper.end) == Some(' ') && upper.is_plain() {
        // 1 1/2
        let second = number(text, upper.end + 1, ENGLISH)?;
        if after(text, second.end) != Some('/') || second.minus {
            return None;
        }
        said += &cardinal(&upper.whole, Two::Er);
        said.push('又');
        upper = second;
    }
    if matches!(after(text, upper.end), Some('/' | '⁄' | '∕')) {
        slash = after(text, upper.end).map_or(0, char::len_utf8);
    }
    let lower = scan::digits(text, upper.end + slash);
    let end = upper.end + slash + lower.len();
    let more = after(text, end).is_some_and(|c| c.is_ascii_alphanumeric() || c == '/')
        || after(text, end) == Some('.') && !scan::digits(text, end + 1).is_empty();
    if slash == 0
        || lower.is_empty()
        || lower.len() > 8
        || more
        || upper.part.is_some()
        || lower.starts_with('0')
    {
        return None;
    }
    // 血压120/80
    if scan::mentions(scan::tail(text, at, 6), &["血压", "血壓"])
        && upper.whole.len() > 1
        && slash > 0
    {
        let (upper, lower) = (cardinal(&upper.whole, Two::Er), cardinal(lower, Two::Er));
        return Rewrite::new(end, format!("{upper}比{lower}"));
    }
    said += &format!("{}分之{}", cardinal(lower, Two::Er), cardinal(&upper.whole, Two::Er));
    Rewrite::new(end, said)
}

fn read_score(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at)
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '.' | '/') || is_minus(c))
    {
        return None;
    }
    let mut n = number(text, at, ENGLISH)?;
    let mut said = say(&n);
    let mut more = 0;
    // A chain such as 3:2:1 is a ratio too; more than eight of them are something else.
    while more < 8 {
        let Some(c) = after(text, n.end).filter(|c| matches!(c, ':' | '∶' | '-' | '–')) else {
            break;
        };
        // The hyphen is 比 among words of a contest only.
        if !matches!(c, ':' | '∶') && (more > 0 || !super::context::contest(text, at)) {
            break;
        }
        let Some(next) = number(text, n.end + c.len_utf8(), ENGLISH).filter(|n| !n.minus) else {
            break;
        };
        said = format!("{said}比{}", say(&next));
        n = next;
        more += 1;
    }
    if more == 0 { None } else { Rewrite::new(n.end, said) }
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn percentages() {
        zh("增长3.5%，下降-98%", "增长百分之三点五，下降负百分之九十八");
        zh("负98%", "负百分之九十八");
        zh("约3-5%和10%~20%", "约百分之三到五和百分之十到百分之二十");
        zh("5‰", "千分之五");
        let t = normalize("增3.5%。", "zh");
        assert_eq!(&t.shown()[t.edits()[0].shown.clone()], "3.5%");
    }

    #[test]
    fn fractions() {
        zh("头发丝的1/16", "头发丝的十六分之一");
        zh("1又1/5，-1/5", "一又五分之一，负五分之一");
        zh("2 1/2", "二又二分之一");
        zh("血压120/80", "血压一百二十比八十");
        zh("½和3½", "二分之一和三又二分之一");
    }

    #[test]
    fn scores() {
        zh("以2-1战胜，比分3-2", "以二比一战胜，比分三比二");
        zh("3:2:1", "三比二比一");
        zh("国乒4-0（11-9、11-7）", "国乒四比零（十一比九、十一比七）");
        zh("6-4、3-6、7-6(5)", "六比四、三比六、七比六(五)");
        zh("第1-3、5-8页", "第一到三、五到八页");
        zh("以21-19、18-21、21-17取胜", "以二十一比十九、十八比二十一、二十一比十七取胜");
    }
}
