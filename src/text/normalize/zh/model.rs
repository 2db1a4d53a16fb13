//! Names made of letters or characters, a hyphen and a number: 歼-20, F-35, GB/T 15835-2011.
//!
//! The hyphen of a model has no sound and its digits are read one by one; the hyphen of a standard
//! is 杠. Only known characters make a model: 计算-2 and 余额-500 are minuses.

use super::cardinal::{Two, cardinal, digits};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before, leads};

pub(super) const fn model(finish: fn(String) -> String) -> Scanner {
    let about = "models and standards: 歼-20 is 歼二零, GB 3100-1993 is G B 三一零零杠一九九三";
    Scanner { name: "model", about, starts: Starts::of("0123456789"), read, finish }
}

/// What models are called in characters. Source: aircraft, rockets, missiles and spacecraft as
/// Xinhua writes them.
const NAMES: &[&str] = &[
    "歼",
    "殲",
    "运",
    "運",
    "轰",
    "轟",
    "直",
    "教",
    "强",
    "苏",
    "蘇",
    "米",
    "图",
    "圖",
    "安",
    "卡",
    "雅克",
    "东风",
    "東風",
    "长征",
    "長征",
    "红旗",
    "紅旗",
    "鹰击",
    "鷹擊",
    "巨浪",
    "翼龙",
    "翼龍",
    "彩虹",
    "空警",
    "米格",
    "伊尔",
    "伊爾",
    "神舟",
    "天舟",
    "天宫",
    "天宮",
    "嫦娥",
    "天问",
    "天問",
    "枭龙",
    "霹雳",
    "快舟",
    "朱雀",
    "力箭",
    "谷神星",
    "引力",
    "猎鹰",
    "獵鷹",
    "波音",
    "空客",
    "空中客车",
    "幻影",
    "爱国者",
    "愛國者",
    "标准",
    "海燕",
    "前卫",
    "鹘鹰",
    "攻击",
    "无侦",
    "北斗",
    "风云",
    "風雲",
    "高分",
    "实践",
    "遥感",
    "萨姆",
    "薩姆",
];

/// Who issues standards. Source: GB/T 20000.1 and the code letters of the Chinese branches.
const STANDARDS: &[&str] = &[
    "GB", "GBZ", "GJB", "ISO", "IEC", "IEEE", "ASTM", "DIN", "EN", "JIS", "ANSI", "DB", "JJG",
    "JJF", "HJ", "QB", "YY", "JGJ", "CJJ", "SJ", "YD", "HG", "NY", "LY", "JT", "WS", "AQ", "TB",
];

fn read(text: &str, at: usize) -> Option<Rewrite> {
    standard(text, at).or_else(|| named(text, at)).or_else(|| airliner(text, at))
}

/// Who builds airliners, and what stands behind their names.
const MAKERS: &[&str] = &["波音", "空客", "空中客车", "空中巴士", "Boeing", "Airbus"];
const CRAFT: &[&str] = &["客机", "客機", "飞机", "飛機", "机型", "型", "货机", "貨機"];

/// `波音737`, `737-800客机`, `A320-200`: the hyphen before the variant is 杠 and never a range.
fn airliner(text: &str, at: usize) -> Option<Rewrite> {
    let d = scan::digits(text, at);
    let end = at + d.len();
    let letters = capitals(text, at, 3);
    let from = at - letters.len();
    if !matches!(d.len(), 2 | 3)
        || before(text, from).is_some_and(|c| c.is_ascii_alphanumeric() || ".,-/:".contains(c))
    {
        return None;
    }
    let gap = scan::spaces_start(text, from);
    let made = d.len() == 3 && scan::follows(text, gap, MAKERS);
    let variant = scan::digits(text, end + 1);
    let stop = end + 1 + variant.len();
    let hyphen = matches!(after(text, end), Some('-'));
    if !hyphen || variant.is_empty() || variant.len() > 3 || after(text, stop) == Some('-') {
        let bare = made && !hyphen && !super::context::counts(text, end);
        return if bare { Rewrite::new(end, digits(d)) } else { None };
    }
    let near = d.len() == 3 && scan::mentions(scan::tail(text, from, 16), MAKERS);
    let seven = d.len() == 3 && d.starts_with('7') && d.ends_with('7');
    let round = variant.len() == 3 && variant.ends_with("00");
    let known = near || seven && leads(text, stop, CRAFT) || !letters.is_empty() && round;
    if !known {
        return None;
    }
    let said = if round { cardinal(variant, Two::Er) } else { digits(variant) };
    Rewrite::new(stop, format!("{}杠{said}", digits(d)))
}

/// The run of capitals that ends at `at`, at most `most` of them and nothing more before it.
fn capitals(text: &str, at: usize, most: usize) -> &str {
    let n = text[..at].bytes().rev().take(most + 1).take_while(u8::is_ascii_uppercase).count();
    let cut = n > most || before(text, at - n).is_some_and(|c| c.is_ascii_alphanumeric());
    if cut { "" } else { &text[at - n..at] }
}

fn named(text: &str, at: usize) -> Option<Rewrite> {
    let hyphen = before(text, at).filter(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'))?;
    let from = at - hyphen.len_utf8();
    let d = scan::digits(text, at);
    let end = at + d.len();
    if d.len() > 4
        || leads(text, end, &["%", "％", "‰", "℃", "°", "元", "=", ":", "-", "/", "~", "～"])
        || after(text, end) == Some('.') && !scan::digits(text, end + 1).is_empty()
    {
        return None;
    }
    let letters = capitals(text, from, 3);
    // One digit is no worse as it is, and N-1 is a calculation.
    let spelled = !letters.is_empty() && d.len() > 1 && !matches!(letters, "UTC" | "GMT" | "G");
    let known = scan::follows(text, from, NAMES);
    (spelled || known).then(|| Rewrite::from(from, end, digits(d)))?
}

fn standard(text: &str, at: usize) -> Option<Rewrite> {
    let d = scan::digits(text, at);
    let mut end = at + d.len();
    let gap = scan::spaces_start(text, at);
    let gap = if before(text, gap) == Some('-') { gap - 1 } else { gap };
    let mut letters = capitals(text, gap, 4);
    let mut start = gap - letters.len();
    let mut said = String::new();
    // The T of GB/T (recommended) and the Z of GB/Z (guidance); IEC 60601 stands behind ISO/.
    let branch = letters.to_owned();
    if start > 0 && before(text, start) == Some('/') && !letters.is_empty() {
        letters = capitals(text, start - 1, 4);
        start -= 1 + letters.len();
        said += letters;
    }
    if !STANDARDS.contains(&letters) || !(3..=6).contains(&d.len()) {
        return None;
    }
    said += &branch;
    let mut said: String = said.chars().flat_map(|c| [c, ' ']).collect();
    said += &digits(d);
    let part = scan::digits(text, end + 1);
    if after(text, end) == Some('.') && (1..=2).contains(&part.len()) {
        end += 1 + part.len();
        said += "点";
        said += &digits(part);
    }
    if let Some(c) = after(text, end).filter(|c| matches!(c, '-' | '–' | '—' | ':')) {
        let year = scan::digits(text, end + c.len_utf8());
        if year.len() == 4 && matches!(&year[..2], "19" | "20") {
            end += c.len_utf8() + year.len();
            said += "杠";
            said += &digits(year);
        }
    }
    Rewrite::from(start, end, said)
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn models() {
        zh("歼-20首飞", "歼二零首飞");
        zh("运-20和东风-41", "运二零和东风四一");
        zh("长征-5B，长征-5", "长征五B，长征五");
        zh("C-919客机，F-35", "C九一九客机，F三五");
        zh("COVID-19", "COVID-十九");
        zh("余额-500元", "余额负五百元");
    }

    #[test]
    fn airliners() {
        zh("Boeing 737-800和737-700", "Boeing 七三七杠八百和七三七杠七百");
        zh("空客A320-200型，波音737", "空客A三二零杠二百型，波音七三七");
        zh("一架787-9客机，ARJ21-700", "一架七八七杠九客机，ARJ二一杠七百");
        zh("约737-800人", "约七百三十七到八百人");
        zh("波音100架订单", "波音一百架订单");
    }

    #[test]
    fn standards() {
        zh("GB/T 15835-2011", "G B T 一五八三五杠二零一一");
        zh("按GB 3100—1993", "按G B 三一零零杠一九九三");
        zh("ISO 9001:2015", "I S O 九零零一杠二零一五");
        zh("NBA 2015-2016赛季", "NBA 二零一五到二零一六赛季");
    }
}
