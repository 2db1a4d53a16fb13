//! Chinese figures that are names: the day of a feast or an event, 985 and 996, 24/7.

use super::cardinal::digits;
use super::context::{counts, goes_on};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{
    self, after, before, follows, head, is_han, leads, mentions, tail,
};

pub(super) const fn event(finish: fn(String) -> String) -> Scanner {
    let about = "figures that are names: 3.8妇女节 is 三八妇女节, 985高校 is 九八五高校";
    Scanner { name: "event", about, starts: Starts::of("0123456789"), read, finish }
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    if goes_on(text, at) {
        return None;
    }
    feast(text, at).or_else(|| all_day(text, at)).or_else(|| code(text, at))
}

/// What is called by its day. Source: the feasts and remembrance days of the Chinese calendar, and
/// the sales of the shops.
const FEASTS: &[&str] = &[
    "妇女节",
    "婦女節",
    "国际妇女节",
    "国际劳动妇女节",
    "女神节",
    "女生节",
    "劳动节",
    "勞動節",
    "国际劳动节",
    "青年节",
    "青年節",
    "护士节",
    "儿童节",
    "兒童節",
    "国际儿童节",
    "建党节",
    "建军节",
    "建軍節",
    "教师节",
    "教師節",
    "国庆",
    "國慶",
    "光棍节",
    "光棍節",
    "购物节",
    "購物節",
    "电商节",
    "植树节",
    "表白日",
    "情人节",
    "晚会",
    "晚會",
    "大促",
    "促销",
    "消费者权益日",
    "黄金周",
    "黃金周",
    "小长假",
    "长假",
    "假期",
    "事变",
    "事變",
    "惨案",
    "慘案",
    "事件",
    "恐袭",
    "恐怖袭击",
    "讲话",
    "講話",
    "枪击案",
    "空难",
];

/// What is called by its day only if that has two figures: 5.1地震 may tell how strong it was.
const QUAKES: &[&str] = &["地震", "大地震", "汶川", "唐山", "抗震", "特大"];

/// `3.8妇女节`, `“3.15”晚会`: month and day are said digit by digit, and the dot not at all.
fn feast(text: &str, at: usize) -> Option<Rewrite> {
    let month = scan::digits(text, at);
    let dot = after(text, at + month.len()).filter(|c| matches!(c, '.' | '·' | '•' | '・'))?;
    let from = at + month.len() + dot.len_utf8();
    let day = scan::digits(text, from);
    let end = from + day.len();
    let within = |d: &str, most| {
        d.len() <= 2
            && !d.starts_with('0')
            && d.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n))
    };
    if !within(month, 12) || !within(day, 31) {
        return None;
    }
    let quote = after(text, end).filter(|c| matches!(c, '”' | '"' | '」' | ' '));
    let next = end + quote.map_or(0, char::len_utf8);
    // 3.5运动模式 is not a movement; those of history are few.
    let moved = leads(text, next, &["运动", "運動"])
        && matches!((month, day), ("3", "1") | ("5", "4" | "30") | ("12", "9"));
    let known = moved || leads(text, next, FEASTS) || day.len() == 2 && leads(text, next, QUAKES);
    if !known {
        return None;
    }
    // 十一 for the first of October, 双十一 for 11.11, as everybody calls them.
    let said = match (month, day) {
        ("11", "11") => "双十一".into(),
        ("12", "12") => "双十二".into(),
        ("10", d) => format!("十{}", digits(d)),
        (m, d) => digits(m) + &digits(d),
    };
    Rewrite::new(end, said)
}

/// `24/7`: no fraction but round the clock, as Chinese says it. In a calculation it is left alone.
fn all_day(text: &str, at: usize) -> Option<Rewrite> {
    let rest = text[at..].strip_prefix("24/7")?;
    let calculated = |c: char| c.is_ascii_alphanumeric() || "=+-*/×÷.%≈".contains(c);
    if rest.starts_with(calculated) || before(text, at).is_some_and(calculated) {
        return None;
    }
    // The hours are said already.
    let hours = if leads(rest, 0, &["小时", "小時"]) { "" } else { "小时" };
    Rewrite::new(at + 4, format!("七天二十四{hours}"))
}

/// The programmes that name the best schools, and the hours of work.
const SCHOOLS: &[&str] = &["985", "211"];
const HOURS: &[&str] = &["996", "995", "965", "955"];
/// What stands behind them.
const BEHIND_SCHOOLS: &[&str] = &[
    "工程",
    "高校",
    "大学",
    "大學",
    "院校",
    "学校",
    "學校",
    "名校",
    "平台",
    "毕业",
    "畢業",
    "硕士",
    "博士",
    "本科",
    "研究生",
    "学生",
    "生",
    "级别",
    "以上",
    "重点",
    "”",
    "或双一流",
    "和双一流",
    "、双一流",
    "双一流",
    "的学",
    "的毕",
    "的大",
    "的高",
];
const SPOKEN_OF_SCHOOLS: &[&str] =
    &["高校", "大学", "大學", "院校", "名校", "双非", "双一流", "考研", "985", "211", "工程"];
const BEHIND_HOURS: &[&str] = &[
    "工作",
    "加班",
    "福报",
    "福報",
    "制",
    "文化",
    "模式",
    "上班",
    "生活",
    "作息",
    "打工",
    "”",
    "的工作",
    "的生活",
    "的日子",
    "的公司",
    "公司",
];

const BEFORE_HOURS: &[&str] =
    &["反对", "拒绝", "抵制", "实行", "推行", "取消", "叫停", "天天", "告别", "常态化"];

/// Does the figure that ends at `end` go on, or does a word stand behind it?
fn joined(text: &str, end: usize) -> bool {
    after(text, end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '%' | '-' | '/'))
}

fn code(text: &str, at: usize) -> Option<Rewrite> {
    schools(text, at).or_else(|| {
        let d = scan::digits(text, at);
        let end = at + d.len();
        let worked =
            leads(text, end, BEHIND_HOURS) || follows(text, at, BEFORE_HOURS) && !joined(text, end);
        let named = HOURS.contains(&d) && !counts(text, end) && worked;
        if named { Rewrite::new(end, digits(d)) } else { None }
    })
}

/// `985高校`, `985、211院校`, `985/211`: one of the two programmes before what they name, or both.
fn schools(text: &str, at: usize) -> Option<Rewrite> {
    let first = scan::digits(text, at);
    if !SCHOOLS.contains(&first) {
        return None;
    }
    let (mut end, mut said) = (at + first.len(), digits(first));
    let second = after(text, end)
        .filter(|c| matches!(c, '、' | '/' | '和' | '与' | '及' | '或'))
        .map(|c| (c, scan::digits(text, end + c.len_utf8())))
        .filter(|(_, d)| SCHOOLS.contains(d) && *d != first);
    if let Some((joint, d)) = second {
        end += joint.len_utf8() + d.len();
        said.push(if joint == '/' { '、' } else { joint });
        said += &digits(d);
    }
    let open = after(text, end).is_some_and(|c| c.is_ascii_alphanumeric())
        || after(text, end) == Some('/') && !after(text, end + 1).is_some_and(is_han);
    // 双非和985: with nothing behind it, what is spoken of must be near.
    let near = |piece| mentions(piece, SPOKEN_OF_SCHOOLS);
    let named = leads(text, end, BEHIND_SCHOOLS)
        || !joined(text, end) && (near(tail(text, at, 12)) || near(head(text, end, 12)));
    if open || second.is_none() && !named { None } else { Rewrite::new(end, said) }
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn days_that_are_names() {
        zh("3.8妇女节，5.1劳动节，6.1儿童节", "三八妇女节，五一劳动节，六一儿童节");
        zh("3·15晚会，“3.15”晚会，6.18大促", "三一五晚会，“三一五”晚会，六一八大促");
        zh("10.1国庆，11.11购物节", "十一国庆，双十一购物节");
        zh("5.12汶川地震，5.1级地震", "五一二汶川地震，五点一级地震");
        zh("12.9运动，3.5运动模式", "一二九运动，三点五运动模式");
        zh("增长3.8个百分点", "增长三点八个百分点");
    }

    #[test]
    fn programmes_and_hours() {
        zh("985高校，985工程，211工程", "九八五高校，九八五工程，二一一工程");
        zh("985、211高校，985/211毕业", "九八五、二一一高校，九八五、二一一毕业");
        zh("985/211/双一流", "九八五、二一一、双一流");
        zh("双非和985，211名校", "双非和九八五，二一一名校");
        zh("共985人，996元", "共九百八十五人，九百九十六元");
        zh("996工作制，反对“996”", "九九六工作制，反对“九九六”");
        zh("反对996，涨996点", "反对九九六，涨九百九十六点");
        zh("提供24/7服务", "提供七天二十四小时服务");
        zh("24/7小时营业，24/7=3", "七天二十四小时营业，七分之二十四等于三");
    }
}
