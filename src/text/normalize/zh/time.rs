//! Chinese clock times: 16:54 is 十六点五十四分.

use super::cardinal::{Two, cardinal, digits};
use super::context::{clock, contest};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const fn time(finish: fn(String) -> String) -> Scanner {
    let about = "clock times: 16:54 is 十六点五十四分, 8:05 am is 上午八点零五分";
    Scanner { name: "time", about, starts: Starts::of("0123456789"), read, finish }
}

/// The half of the day, as literally as AM and PM: never wrong, whatever the hour.
const HALVES: &[(&str, &str)] = &[
    ("am", "上午"),
    ("a.m.", "上午"),
    ("AM", "上午"),
    ("A.M.", "上午"),
    ("pm", "下午"),
    ("p.m.", "下午"),
    ("PM", "下午"),
    ("P.M.", "下午"),
];

/// Two digits below sixty.
fn sixty(d: &str) -> Option<u32> {
    if d.len() == 2 { d.parse().ok().filter(|n| *n < 60) } else { None }
}

fn half(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let at = scan::spaces_end(text, at);
    let (mark, word) = scan::longest(text, at, HALVES)?;
    let end = at + mark.len();
    (!after(text, end).is_some_and(|c| c.is_ascii_alphanumeric())).then_some((end, word))
}

/// Before a time that passes, and is none of the day.
const LASTED: &[&str] = &[
    "成绩", "成績", "用时", "用時", "耗时", "耗時", "历时", "歷時", "时长", "時長", "纪录", "紀錄",
    "跑出", "完赛", "完賽",
];

fn read(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at)
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '.' | ',' | '/'))
    {
        return None;
    }
    let h = scan::digits(text, at);
    let hour: u32 = if h.len() <= 2 { h.parse().ok()? } else { return None };
    let mut end = at + h.len();
    if after(text, end) != Some(':') {
        // 5pm
        let (end, word) = half(text, end)?;
        return if hour <= 24 {
            Rewrite::new(end, format!("{word}{}点", number(hour)))
        } else {
            None
        };
    }
    let minute = sixty(scan::digits(text, end + 1))?;
    end += 3;
    let second = if after(text, end) == Some(':') {
        Some(sixty(scan::digits(text, end + 1))?)
    } else {
        None
    };
    if second.is_some() {
        end += 3;
    }
    if hour > 24 || after(text, end) == Some(':') || scored(text, at, end, second) {
        return None;
    }
    if let (Some(s), true) = (second, scan::mentions(scan::tail(text, at, 8), LASTED)) {
        let said = format!("{}小时{}分{}秒", number(hour), padded(minute), padded(s));
        return Rewrite::new(end, said);
    }
    // 1:45.32, a time that was run or swum.
    let part = match after(text, end) {
        Some('.') if second.is_none() => scan::digits(text, end + 1),
        _ => "",
    };
    let stop = end + 1 + part.len();
    if part.len() == 2 && !after(text, stop).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
    {
        let said = format!("{}分{}秒{}", cardinal(h, Two::Er), padded(minute), digits(part));
        return Rewrite::new(stop, said);
    }
    let mut said = format!("{}点", number(hour));
    match (minute, second) {
        (0, None) => {}
        (m, None) => said += &format!("{}分", padded(m)),
        (m, Some(s)) => said += &format!("{}分{}秒", padded(m), padded(s)),
    }
    // 13:10pm contradicts itself: there the mark stays as it is written.
    if let Some((stop, word)) = half(text, end).filter(|_| hour <= 12) {
        said.insert_str(0, word);
        end = stop;
    }
    Rewrite::new(end, said)
}

/// Is this a score? The seconds, or a word of time beside it, say that it is not.
fn scored(text: &str, at: usize, end: usize, second: Option<u32>) -> bool {
    second.is_none() && !clock(text, at, end) && contest(text, at)
}

fn number(n: u32) -> String {
    cardinal(&n.to_string(), Two::Liang)
}

/// A minute or second below ten keeps its zero: 八点零五分.
fn padded(n: u32) -> String {
    let zero = if (1..10).contains(&n) { "零" } else { "" };
    zero.to_owned() + &cardinal(&n.to_string(), Two::Er)
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn clock_times_and_what_only_looks_like_one() {
        zh("于5:35:36发射", "于五点三十五分三十六秒发射");
        zh("成绩为2:18:45，400米4:08.15", "成绩为两小时十八分四十五秒，四百米四分零八秒一五");
        zh("等会请在12:05通知我", "等会请在十二点零五分通知我");
        zh("2:00到8:05 am", "两点到上午八点零五分");
        zh("比分测试17:16", "比分测试十七比十六");
        zh("比例是3:1", "比例是三比一");
        zh("定格在78:96", "定格在七十八比九十六");
    }

    #[test]
    fn a_score_and_a_time_in_one_sentence() {
        zh("比分10:8，晚上8:30开播", "比分十比八，晚上八点三十分开播");
        zh("双方以3:2战平，20:15结束", "双方以三比二战平，二十点十五分结束");
        zh("1:500比例尺，下午2:05开会", "一比五百比例尺，下午两点零五分开会");
        zh("比分为3:2，比赛于20:15开始", "比分为三比二，比赛于二十点十五分开始");
        zh("比赛以21:15结束", "比赛以二十一比十五结束");
        zh("比分分别为21:15、21:18、21:10", "比分分别为二十一比十五、二十一比十八、二十一比十");
    }

    #[test]
    fn a_time_is_one_edit() {
        let t = normalize("在16:54，", "zh");
        assert_eq!(&t.shown()[t.edits()[0].shown.clone()], "16:54");
    }
}
