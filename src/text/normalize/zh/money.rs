//! Chinese money: the sign stands before the figure and is said after it.

use super::cardinal::{Two, cardinal, decimal};
use crate::text::normalize::number::{ENGLISH, Number, number};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const fn money(finish: fn(String) -> String) -> Scanner {
    let about = "money: $1.5万 is 一点五万美元, ¥13.5 is 十三点五元";
    Scanner {
        name: "money", about, starts: Starts::of("$¥€£₩-−ACEHJNRSUTMGK"), read, finish
    }
}

/// What stands before a figure. Source: ISO 4217 and the names the Xinhua style book uses.
const BEFORE: &[(&str, &str)] = &[
    ("$", "美元"),
    ("US$", "美元"),
    ("USD", "美元"),
    ("U.S.$", "美元"),
    ("¥", "元"),
    ("CN¥", "元"),
    ("CNY", "元"),
    ("RMB", "元"),
    ("RMB¥", "元"),
    ("€", "欧元"),
    ("EUR", "欧元"),
    ("£", "英镑"),
    ("GBP", "英镑"),
    ("JP¥", "日元"),
    ("JPY", "日元"),
    ("₩", "韩元"),
    ("KRW", "韩元"),
    ("HK$", "港元"),
    ("HKD", "港元"),
    ("NT$", "新台币"),
    ("TWD", "新台币"),
    ("MOP$", "澳门元"),
    ("A$", "澳元"),
    ("AU$", "澳元"),
    ("AUD", "澳元"),
    ("C$", "加元"),
    ("CA$", "加元"),
    ("CAD", "加元"),
    ("S$", "新加坡元"),
    ("SGD", "新加坡元"),
    ("NZ$", "新西兰元"),
    ("NZD", "新西兰元"),
    ("R$", "雷亚尔"),
    ("₽", "卢布"),
    ("RUB", "卢布"),
    ("₹", "卢比"),
    ("INR", "卢比"),
    ("฿", "泰铢"),
    ("THB", "泰铢"),
    ("₫", "越南盾"),
    ("VND", "越南盾"),
    ("CHF", "瑞士法郎"),
    ("₺", "里拉"),
    ("₱", "比索"),
    ("₿", "比特币"),
    ("₪", "谢克尔"),
    ("₴", "格里夫纳"),
];

/// How many places a letter behind the figure shifts the point.
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

/// 万 and 亿 belong to the figure, before the currency.
const GROUPS: &[&str] = &[
    "万亿", "萬億", "千亿", "千億", "百亿", "百億", "百万", "百萬", "千万", "千萬", "十亿", "十億",
    "亿", "億", "万", "萬", "千", "百", "兆",
];

/// Does a code or a sign of money stand at `at`, with its figure? `$US5` is money, `$n` is not.
pub(super) fn abbreviates(text: &str, at: usize) -> bool {
    scan::longest(text, at, BEFORE)
        .is_some_and(|(mark, _)| !scan::digits(text, at + mark.len()).is_empty())
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    let mut from = at;
    let minus = after(text, at).filter(|c| matches!(c, '-' | '−'));
    if let Some(c) = minus {
        if before(text, at).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        from += c.len_utf8();
    } else if before(text, at).is_some_and(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let (mark, name) = scan::longest(text, from, BEFORE)?;
    let n = number(text, scan::spaces_end(text, from + mark.len()), ENGLISH)?;
    let mut end = n.end;
    let mut said = String::from(if minus.is_some() || n.minus { "负" } else { "" });
    if let Some((mark, places)) = scan::longest(text, end, SCALES)
        && !after(text, end + mark.len()).is_some_and(|c| c.is_ascii_alphanumeric())
    {
        end += mark.len();
        said += &shifted(&n, places);
    } else {
        let group = GROUPS.iter().find(|g| text[scan::spaces_end(text, end)..].starts_with(**g));
        said += &decimal(&n.whole, n.part.filter(|_| group.is_some() || !zeros(&n)), Two::Liang);
        if let Some(group) = group {
            end = scan::spaces_end(text, end) + group.len();
            said += group;
        }
    }
    if name.ends_with('元')
        && let Some(c) = after(text, end).filter(|c| matches!(c, '元' | '块'))
    {
        end += c.len_utf8();
    }
    let named = scan::leads(text, end, &[name, "美金", "人民币", "人民幣", "歐元", "英鎊", "日圓"]);
    if !named {
        said += name;
    }
    Rewrite::new(end, said)
}

/// $5.00 is five: the pennies are said only if there are any.
fn zeros(n: &Number) -> bool {
    n.part.is_some_and(|p| p.len() == 2 && p == "00")
}

/// A figure with its point moved: $3.5M is 三百五十万.
pub(super) fn shifted(n: &Number, places: usize) -> String {
    let part = n.part.unwrap_or("");
    if part.len() > places || n.whole.len() + places > 16 {
        let group = ["千", "百万", "十亿", "万亿"][(places / 3).clamp(1, 4) - 1];
        return decimal(&n.whole, n.part, Two::Liang) + group;
    }
    let all = format!("{}{part}{}", n.whole, "0".repeat(places - part.len()));
    cardinal(
        match all.trim_start_matches('0') {
            "" => "0",
            d => d,
        },
        Two::Liang,
    )
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn the_currency_is_said_behind_the_figure() {
        zh("价格是￥13.5", "价格是十三点五元");
        zh("$1.5万，€5，US$2,000", "一点五万美元，五欧元，两千美元");
        zh("$3.5M和HK$20亿", "三百五十万美元和二十亿港元");
        zh("-$20", "负二十美元");
        zh("$符号", "美元符号");
        zh("￥20元", "二十元");
    }

    #[test]
    fn in_traditional_script() {
        assert_eq!(normalize("NT$500萬", "zh-TW").said(), "五百萬新台幣");
    }
}
