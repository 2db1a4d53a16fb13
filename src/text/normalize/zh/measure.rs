//! Chinese measures: a number and a unit written in Latin letters or a sign.

use super::cardinal::{Two, decimal};
use super::units::{DOUBTFUL, UNITS};
use crate::text::normalize::number::{ENGLISH, number};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before, is_latin};

pub(super) const fn measure(finish: fn(String) -> String) -> Scanner {
    let about = "measures: 25kg is 二十五千克, 60km/h is 六十千米每小时";
    Scanner { name: "measure", about, starts: Starts::of("0123456789.-−"), read, finish }
}

/// What counts the other unit, in words: 15元/kg, 30人/km².
const PER: &[(&str, &str)] = &[
    ("小时", "小时"),
    ("小時", "小时"),
    ("分钟", "分钟"),
    ("分", "分"),
    ("分鐘", "分钟"),
    ("秒", "秒"),
    ("天", "天"),
    ("日", "日"),
    ("周", "周"),
    ("月", "月"),
    ("年", "年"),
    ("人", "人"),
    ("次", "次"),
    ("盎司", "盎司"),
    ("百公里", "百公里"),
    ("100公里", "百公里"),
    ("100km", "百公里"),
    ("公里", "公里"),
    ("千瓦时", "千瓦时"),
    ("立方米", "立方米"),
    ("辆", "辆"),
    ("车", "车"),
    ("斤", "斤"),
    ("公斤", "公斤"),
    ("吨", "吨"),
    ("噸", "吨"),
    ("股", "股"),
    ("平", "平"),
    ("平方米", "平方米"),
    ("平米", "平米"),
    ("个", "个"),
    ("個", "个"),
    ("只", "只"),
    ("件", "件"),
    ("张", "张"),
    ("张", "张"),
    ("桶", "桶"),
    ("瓶", "瓶"),
    ("份", "份"),
    ("课时", "课时"),
    ("晚", "晚"),
    ("升", "升"),
    ("度", "度"),
    ("亩", "亩"),
    ("畝", "亩"),
    ("套", "套"),
    ("台", "台"),
];

/// The unit at `at`: its end and its name.
fn unit(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let (mark, name) = scan::longest(text, at, UNITS)?;
    let end = at + mark.len();
    // 5miles is no 5 m; 25kg的 is.
    let closed = !(mark.ends_with(is_latin)
        && after(text, end).is_some_and(|c| is_latin(c) || c.is_ascii_digit()));
    closed.then_some((end, name))
}

/// `/h`, `/kg`, `/人`: 每 and the name.
pub(super) fn per(text: &str, at: usize) -> Option<(usize, &'static str)> {
    if after(text, at) != Some('/') {
        return None;
    }
    unit(text, at + 1).or_else(|| {
        scan::longest(text, at + 1, PER).map(|(mark, name)| (at + 1 + mark.len(), name))
    })
}

/// What is counted by the ten thousand on the net.
const CROWDS: &[&str] = &[
    "转发", "点赞", "阅读", "播放", "粉丝", "浏览", "收藏", "评论", "关注", "销量", "月薪", "年薪",
];

fn read(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_')) {
        return None;
    }
    let n = number(text, at, ENGLISH)?;
    // 10w+, 转发3.2w: the w of 万.
    if matches!(after(text, n.end), Some('w' | 'W')) && n.whole.len() < 4 {
        let said = decimal(&n.whole, n.part, Two::Liang);
        let end = n.end + 1;
        if after(text, end) == Some('+') {
            return Rewrite::new(end + 1, format!("{said}万加"));
        }
        let counts = after(text, end).is_some_and(|c| "次人粉元块赞条个名单件".contains(c));
        // The sign may be read already.
        let counts = counts || after(text, end) == Some('加');
        let open = after(text, end).is_some_and(|c| c.is_ascii_alphanumeric());
        if !open && (counts || scan::mentions(scan::tail(text, at, 5), CROWDS)) {
            return Rewrite::new(end, format!("{said}万"));
        }
    }
    // 1.5万m²: the group belongs to the figure.
    let group = ["万亿", "萬億", "亿", "億", "万", "萬", "千", "百"]
        .into_iter()
        .find(|g| text[n.end..].starts_with(*g))
        .unwrap_or("");
    let from = scan::spaces_end(text, n.end + group.len());
    let (mut end, name) = unit(text, from)?;
    // 128K of a text are not kelvins.
    let warm = ["温", "溫", "绝对", "絕對", "热力", "色温"];
    if &text[from..end] == "K" && !scan::mentions(scan::tail(text, at, 8), &warm) {
        return None;
    }
    let doubtful = DOUBTFUL.contains(&&text[from..end]);
    let mut rate = String::new();
    if let Some((stop, other)) = per(text, end) {
        rate = format!("每{other}");
        end = stop;
    } else if doubtful
        && (from > n.end || !group.is_empty() || n.part.is_none() && !measured(text, at))
    {
        return None;
    }
    let minus = if n.minus { "负" } else { "" };
    Rewrite::new(
        end,
        format!("{minus}{}{group}{name}{rate}", decimal(&n.whole, n.part, Two::Liang)),
    )
}

/// Words before the number that ask for a measure: 功率60W, 电压220V.
fn measured(text: &str, at: usize) -> bool {
    let around = scan::tail(text, at, 5);
    [
        "功率", "电压", "電壓", "电流", "電流", "容量", "重", "长", "長", "温", "溫", "耗时", "为",
        "為", "约", "約", "达", "達",
    ]
    .iter()
    .any(|w| around.contains(w))
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn measures() {
        zh("重达25kg，面积10 km²", "重达二十五千克，面积十平方千米");
        zh("-23°C到38℃", "负二十三摄氏度到三十八摄氏度");
        zh("时速60km/h，2kg，1.2g", "时速六十千米每小时，两千克，一点二克");
        zh("10-20kg", "十到二十千克");
        zh("1.5万m²，100万kW", "一点五万平方米，一百万千瓦");
        zh("220V，100W，5kW，5L", "二百二十伏，一百瓦，五千瓦，五升");
        zh("上下文128K，色温5000K", "上下文一百二十八K，色温五千开尔文");
        zh("金价4012美元/盎司，油耗5.6L/100km", "金价四千零一十二美元每盎司，油耗五点六升每百公里");
        zh("延误3h，上调25bp", "延误三小时，上调二十五个基点");
        zh("用电500kW·h，心率72次/分", "用电五百千瓦时，心率七十二次每分");
        zh("10W+阅读，10w+次", "十万加阅读，十万加次");
        zh("播放3.2w次，粉丝10w，功率10w", "播放三点二万次，粉丝十万，功率十瓦");
        zh("15元/kg，30人/km²", "十五元每千克，三十人每平方千米");
    }

    #[test]
    fn letters_that_are_no_units() {
        zh("支持5G和4K", "支持五G和四K");
        zh("电压220V", "电压二百二十伏");
        zh("3D打印", "三D打印");
    }
}
