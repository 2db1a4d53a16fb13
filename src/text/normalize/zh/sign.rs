//! Signs between Chinese numbers and words: 到, 加, 减, 乘, 等于 …
//!
//! A sign is its own edit; the numbers beside it are read by the rules that follow.

use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before, is_han};

pub(super) const fn sign(finish: fn(String) -> String) -> Scanner {
    let about = "signs between numbers: 3-5 is 三到五, 1+2=3 is 一加二等于三, -2 is 负二";
    Scanner {
        name: "sign", about, starts: Starts::of("+-−–—~～×*÷=<>xX·:/"), read, finish
    }
}

/// What a range may end with on its left and a number in characters is made of.
const NUMERIC: &str = "零一二三四五六七八九十百千万亿两点分秒年月日号时度元萬億兩點號時";

/// Does a number, in figures or characters, end before `at`?
fn number_before(text: &str, at: usize) -> bool {
    before(text, at).is_some_and(|c| {
        c.is_ascii_digit() || NUMERIC.contains(c) || matches!(c, '%' | '℃' | '°' | '²' | ')' | '）')
    }) && !noun_before(text, at)
}

/// 温度, 高度, 速度: a 度 that ends a noun ends no number.
fn noun_before(text: &str, at: usize) -> bool {
    before(text, at) == Some('度')
        && before(text, at - '度'.len_utf8())
            .is_some_and(|c| is_han(c) && c != '氏' && c != '几' && !NUMERIC.contains(c))
}

/// 今日-5℃: a temperature whose left side is a time is below zero, not the end of a range.
fn frost(text: &str, at: usize, end: usize) -> bool {
    let timed = before(text, at).is_some_and(|c| "年月日号號时時点點分秒".contains(c));
    let run = scan::digits(text, end);
    timed && !run.is_empty() && {
        let mut stop = end + run.len();
        if let Some(c) = after(text, stop).filter(|c| matches!(c, '~' | '～' | '到' | '至' | '.'))
        {
            stop += c.len_utf8();
            stop += scan::digits(text, stop).len();
        }
        scan::leads(text, stop, &["℃", "°", "º", "摄氏", "攝氏"])
    }
}

fn number_at(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let rest = rest
        .strip_prefix(['$', '¥', '€', '£', '-', '−', '+', '负', '第', '(', '（'])
        .unwrap_or(rest);
    rest.starts_with(|c: char| c.is_ascii_digit() || "零一二三四五六七八九十百千万两〇".contains(c))
        || rest.starts_with("百分之")
        || rest.starts_with("星期")
        || rest.starts_with("次日")
        || rest.starts_with("周一")
}

/// Does something that can be calculated with stand there: a number, a letter, a word?
fn operand(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(
                c,
                ')' | '('
                    | '）'
                    | '（'
                    | '%'
                    | '²'
                    | '³'
                    | '-'
                    | '√'
                    | '”'
                    | '“'
                    | '"'
                    | '》'
                    | '《'
                    | '」'
                    | '「'
                    | '?'
                    | '？'
            )
    })
}

/// Is there an equals sign near? Then a hyphen is a minus.
fn equation(text: &str, at: usize) -> bool {
    const ENDS: [char; 5] = ['，', '。', '；', '、', '\n'];
    let near = |c: char| matches!(c, '=' | '≈' | '≠' | '＋' | '×' | '÷' | '<' | '>') || c == '于';
    let behind = scan::head(text, at, 16).split(ENDS).next().unwrap_or_default();
    let before = scan::tail(text, at, 8).rsplit(ENDS).next().unwrap_or_default();
    behind.contains(near) || before.contains(['=', '≈', '×', '÷']) || before.contains("等于")
}

/// 1-2-3: a chain of three or more is not a range but a code; 图3-1 is a number of a picture.
fn chained(text: &str, at: usize, next: usize) -> bool {
    let piece = scan::tail(text, at, 4);
    let name = piece.trim_end_matches(|c: char| c.is_ascii_digit());
    if name.len() < piece.len()
        && scan::follows(name, name.len(), &["图", "圖", "表", "式", "例", "附录"])
    {
        return true;
    }
    let run = scan::digits(text, next);
    let right = !run.is_empty()
        && after(text, next + run.len()) == Some('-')
        && !scan::digits(text, next + run.len() + 1).is_empty();
    let head = text[..at].bytes().rev().take(20).take_while(u8::is_ascii_digit).count();
    let left = head > 0
        && before(text, at - head) == Some('-')
        && before(text, at - head - 1).is_some_and(|c| c.is_ascii_digit());
    // A chain whose left part is read already: 一杠2-3.
    right || left || before(text, at - head) == Some('杠')
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    let c = after(text, at)?;
    let mut end = at + c.len_utf8();
    // A sign that is doubled is drawing or code, except the Chinese dash between numbers.
    if before(text, at) == Some(c) || after(text, end) == Some(c) && c != '—' {
        let run = text[at..].bytes().take_while(|b| *b == text.as_bytes()[at]).count();
        return if c.is_ascii() && run > 1 {
            Rewrite::new(at + run, &text[at..at + run])
        } else {
            None
        };
    }
    if c == '—' && after(text, end) == Some('—') {
        end += 3;
    }
    let (left, right) = (scan::spaces_start(text, at), scan::spaces_end(text, end));
    let tight = left == at && right == end;
    let numbers = number_before(text, left) && number_at(text, right);
    let digit_next = after(text, right).is_some_and(|c| c.is_ascii_digit());
    let either_side = |said| {
        if operand(before(text, left)) && operand(after(text, right)) {
            Rewrite::new(right, said)
        } else {
            None
        }
    };
    match c {
        '=' if after(text, end) == Some('>') => Rewrite::new(end + 1, "到"),
        '=' => either_side("等于"),
        '+' => match (operand(before(text, left)), operand(after(text, right))) {
            (true, true) => Rewrite::new(right, "加"),
            (_, true) if digit_next => Rewrite::new(end, "正"),
            // 10万+ is 十万加, as newsrooms say it: 十万多 would be a guess at what is meant.
            (true, _)
                if before(text, at).is_some_and(|c| {
                    c.is_ascii_digit() || "零一二三四五六七八九十百千万萬亿億".contains(c)
                }) =>
            {
                Rewrite::new(end, "加")
            }
            _ => None,
        },
        '-' | '−' if after(text, end) == Some('>') => Rewrite::new(end + 1, "到"),
        '-' | '−' if tight && frost(text, at, end) => Rewrite::new(end, "负"),
        '-' | '−' if numbers && c == '-' && tight && chained(text, at, end) => {
            Rewrite::new(end, "杠")
        }
        '-' if tight && numbers && !equation(text, end) && joined(text, at, end).is_some() => {
            Rewrite::new(end, joined(text, at, end)?)
        }
        '-' | '−'
            if numbers
                || operand(before(text, left)) && digit_next && equation(text, end) && !tight =>
        {
            Rewrite::new(right, if equation(text, end) || c == '−' { "减" } else { "到" })
        }
        '-' | '−'
            if equation(text, end)
                && operand(before(text, left))
                && operand(after(text, right))
                && before(text, left).is_some_and(|c| {
                    !is_han(c) && !c.is_ascii_lowercase()
                        || before(text, left - 1).is_none_or(|b| !b.is_ascii_alphabetic())
                }) =>
        {
            Rewrite::new(right, "减")
        }
        '-' | '−' if right == end && negative(text, at, end) => Rewrite::new(end, "负"),
        '–' | '—' | '~' | '～' if numbers => Rewrite::new(right, "到"),
        '~' | '～'
            if (digit_next || text[end..].starts_with("百分之")) && !number_before(text, at) =>
        {
            Rewrite::new(end, "约")
        }
        '×' | '*' | '·' if numbers && c != '·' => Rewrite::new(right, "乘"),
        'x' | 'X'
            if numbers && before(text, left).is_some_and(|c| c.is_ascii_digit()) && digit_next =>
        {
            Rewrite::new(right, "乘")
        }
        '÷' => either_side("除以"),
        '×' => either_side("乘"),
        '<' | '>' if after(text, end) == Some('=') => {
            Rewrite::new(end + 1, if c == '<' { "小于等于" } else { "大于等于" })
        }
        '<' if digit_next || numbers => Rewrite::new(right, "小于"),
        '>' if digit_next || numbers => Rewrite::new(right, "大于"),
        ':' if before(text, at).is_some_and(|c| c.is_ascii_digit()) && digit_next && tight => {
            Rewrite::new(end, "比")
        }
        '/' => slash(text, at, end),
        // 5·12: the day of an event; the dot has no sound.
        '·' if before(text, at).is_some_and(|c| c.is_ascii_digit()) && digit_next && tight => None,
        _ => None,
    }
}

/// Two whole numbers that make no range: 3-102 is a room, 12345-2 an extension, 皇马3-1巴萨 a
/// score. A range goes up, and what it counts stands behind it.
fn joined(text: &str, at: usize, end: usize) -> Option<&'static str> {
    let b = scan::digits(text, end);
    let stop = end + b.len();
    let run = text[..at].bytes().rev().take(9).take_while(u8::is_ascii_digit).count();
    let a = &text[at - run..at];
    if b.is_empty() || b.len() > 4 || super::context::counts(text, stop) {
        return None;
    }
    let next = after(text, stop);
    if next.is_some_and(|c| c.is_ascii_alphabetic() || "年月日号號%％‰℃°./,:".contains(c))
    {
        return None;
    }
    // A number that was dialled is read already.
    if a.is_empty() {
        let dialled = scan::tail(text, at, 3);
        let digits = dialled.chars().all(|c| "零幺二三四五六七八九".contains(c));
        return (digits && dialled.chars().count() == 3).then_some("杠");
    }
    if before(text, at - run).is_some_and(|c| matches!(c, '.' | ',' | ':' | '/' | '-')) {
        return None;
    }
    let value = |d: &str| d.parse::<u64>().unwrap_or(u64::MAX);
    let (low, high) = (value(a), value(b));
    // 2018-19 goes from a year to the next.
    let years = a.len() == 4 && b.len() == 2 && high > low % 100;
    let room = scan::leads(text, stop, &["室", "房", "户", "戶"]);
    let storey = b.len() >= 3 && (1..=30).contains(&(high % 100)) && (a.len() == 1 || room);
    if high > low && !storey || years {
        return None;
    }
    let word = |c: Option<char>| c.is_some_and(is_han);
    let place = scan::mentions(
        scan::tail(text, at - run, 3),
        &["第", "住", "在", "题", "題", "室", "楼", "樓", "区", "區", "苑", "路", "周", "电", "转"],
    );
    let address = scan::leads(text, stop, &["室", "房", "栋", "棟", "幢", "楼", "樓", "单元"]);
    // 118-112: in basketball both sides score a hundred.
    let baskets = (60..200).contains(&low) && (60..200).contains(&high);
    let small = a.len() <= 2 && b.len() <= 2 || baskets;
    let score = small && word(before(text, at - run)) && word(next);
    Some(if score && !place && !address { "比" } else { "杠" })
}

/// A minus before a number: nothing that could be its left side stands before it.
fn negative(text: &str, at: usize, end: usize) -> bool {
    let number = after(text, end).is_some_and(|c| c.is_ascii_digit() || c == '.')
        || text[end..].starts_with("百分之");
    let free = before(text, at)
        .is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, ')' | ']' | '）' | '_' | '-'));
    let counted = before(text, at).is_some_and(|c| NUMERIC.contains(c));
    number && free && (!counted || noun_before(text, at))
}

/// A slash: 每 before a unit, a pause between words, 斜杠 between numbers.
fn slash(text: &str, at: usize, end: usize) -> Option<Rewrite> {
    let left = before(text, at)?;
    if is_han(left)
        && let Some((stop, name)) = super::measure::per(text, at)
    {
        return Rewrite::new(stop, format!("每{name}"));
    }
    match after(text, end)? {
        c if is_han(c) && is_han(left) => Rewrite::new(end, "、"),
        c if left.is_ascii_digit() && c.is_ascii_digit() => {
            // 120/80mmHg: the upper and the lower pressure of blood.
            let lower = end + scan::digits(text, end).len();
            let blood = scan::leads(text, scan::spaces_end(text, lower), &["mmHg", "毫米汞柱"]);
            Rewrite::new(end, if blood { "比" } else { "斜杠" })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn calculations() {
        zh("好思路+不行动=0", "好思路加不行动等于零");
        zh("-1+2", "负一加二");
        zh("2 = 1 + 1", "二等于一加一");
        zh("5-3=2", "五减三等于二");
        zh("3×4", "三乘四");
        zh("阅读量10万+，点赞10w+", "阅读量十万加，点赞十万加");
        zh("计算-2的绝对值", "计算负二的绝对值");
        zh("营业10:00-次日6:00", "营业十点到次日六点");
        zh("下午14:00-17:30，7×24小时", "下午十四点到十七点三十分，七乘二十四小时");
        zh("约占~30%，血压120/80mmHg", "约占约百分之三十，血压一百二十比八十毫米汞柱");
    }

    #[test]
    fn below_zero_after_a_noun() {
        zh("温度-5℃～3℃", "温度负五摄氏度到三摄氏度");
        zh("室外温度-5℃", "室外温度负五摄氏度");
        zh("气温-5℃", "气温负五摄氏度");
        zh("今日-5~3℃", "今日负五到三摄氏度");
        zh("海拔高度-50米", "海拔高度负五十米");
        zh("温度10-20℃，5度-8度", "温度十到二十摄氏度，五度到八度");
    }

    #[test]
    fn ranges() {
        zh("3-5天，10~20人", "三到五天，十到二十人");
        zh("9:00-18:00", "九点到十八点");
        zh(
            "请到3-102开会，12345-2，8001-201",
            "请到三杠一零二开会，一万二千三百四十五杠二，八千零一杠二零一",
        );
        zh("电话12345-2", "电话幺二三四五杠二");
        zh("皇马3-1巴萨", "皇马三比一巴萨");
        zh("勇士118-112湖人", "勇士一百一十八比一百一十二湖人");
        zh("10-20元，1-100，2018-19赛季", "十到二十元，一到一百，二零一八到一九赛季");
        zh("1-2-3室", "一杠二杠三室");
        zh("COVID-19", "COVID-十九");
        zh("见图3-1", "见图三杠一");
        zh("每周2-3次", "每周两到三次");
        zh("他/她", "他、她");
    }
}
