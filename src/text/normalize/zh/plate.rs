//! The plates of Chinese cars: 京A·12345. The dot has no sound, the figures are read one by one.

use super::cardinal::digits;
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{after, leads};

/// The one character of a province. Source: GA 36-2018, appendix on the codes of the provinces.
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

pub(super) const fn plate(finish: fn(String) -> String) -> Scanner {
    let about = "plates of cars: 京A·12345 is 京A一二三四五";
    Scanner { name: "plate", about, starts: Starts::of(PROVINCES), read, finish }
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    let province = after(text, at).filter(|c| PROVINCES.contains(*c))?;
    let city = at + province.len_utf8();
    let letter = after(text, city).filter(char::is_ascii_uppercase)?;
    let mut from = city + letter.len_utf8();
    if let Some(c) = after(text, from).filter(|c| matches!(c, '·' | '•' | '・' | '-' | ' ')) {
        from += c.len_utf8();
    }
    let run = text[from..].bytes().take(7);
    let run = run.take_while(|b| b.is_ascii_digit() || b.is_ascii_uppercase()).count();
    let code = &text[from..from + run];
    let figures = code.bytes().filter(u8::is_ascii_digit).count();
    // Five marks, six on an electric car, most of them figures.
    let trailer = run == 4 && leads(text, from + run, &["挂", "掛", "学", "警"]);
    if !matches!(run, 5 | 6) && !trailer || figures < 3 {
        return None;
    }
    let mut said = format!("{province}{letter}");
    for c in code.chars() {
        match c {
            '0'..='9' => said += &digits(c.encode_utf8(&mut [0; 4])),
            _ => said.push(c),
        }
    }
    Rewrite::new(from + run, said)
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn plates() {
        zh("京A·12345，京A12345", "京A一二三四五，京A一二三四五");
        zh("车牌沪A·D12345，粤B·12A45", "车牌沪AD一二三四五，粤B一二A四五");
        zh("冀R·8888挂", "冀R八八八八挂");
        zh("苏A股，云A 300元", "苏A股，云A 三百元");
    }
}
