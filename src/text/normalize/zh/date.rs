//! Chinese dates: 2015年, 1月, 15日, and all-figure dates, years first as GB/T 7408 writes them.

use super::cardinal::{Two, cardinal, digits};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before, follows, leads};

const DIGITS: &str = "0123456789";

pub(super) const fn figures(finish: fn(String) -> String) -> Scanner {
    let about = "dates in figures: 2008-08-08, 2008.08, 08/2008 are year, month and day";
    Scanner { name: "date", about, starts: Starts::of(DIGITS), read: read_figures, finish }
}

pub(super) const fn years(finish: fn(String) -> String) -> Scanner {
    let about = "years digit by digit: 2015年 is 二零一五年, but 80年代 and 10年前 are counts";
    Scanner { name: "year", about, starts: Starts::of(DIGITS), read: read_year, finish }
}

pub(super) const fn days(finish: fn(String) -> String) -> Scanner {
    let about = "months and days without padding: 01月05日 is 一月五日";
    Scanner { name: "day", about, starts: Starts::of(DIGITS), read: read_day, finish }
}

fn value(d: &str) -> u32 {
    if d.len() > 4 { u32::MAX } else { d.parse().unwrap_or(u32::MAX) }
}

fn is_year(d: &str) -> bool {
    d.len() == 4 && (1000..=2999).contains(&value(d))
}

fn is_month(d: &str) -> bool {
    d.len() <= 2 && (1..=12).contains(&value(d))
}

fn is_day(d: &str) -> bool {
    d.len() <= 2 && (1..=31).contains(&value(d))
}

/// Are these a year of our times, a month and a day?
pub(super) fn is_dated(y: &str, m: &str, d: &str) -> bool {
    y.len() == 4 && (1900..2100).contains(&value(y)) && is_month(m) && is_day(d)
}

/// Is a number the year, or one of two years, that stands alone in brackets? （1785—1850）
fn bracketed(text: &str, at: usize, end: usize) -> bool {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '~' | '～' | '―');
    let year = |d: &str| d.len() == 4 && (1000..2100).contains(&value(d));
    if !year(&text[at..end]) {
        return false;
    }
    let right =
        text[end..].chars().take(2).take_while(|c| dash(*c)).map(char::len_utf8).sum::<usize>();
    let left = text[..at]
        .chars()
        .rev()
        .take(2)
        .take_while(|c| dash(*c))
        .map(char::len_utf8)
        .sum::<usize>();
    let opened = |at| before(text, at).is_some_and(|c| matches!(c, '(' | '（'));
    let closed = |at| after(text, at).is_some_and(|c| matches!(c, ')' | '）'));
    let next = scan::digits(text, end + right);
    if opened(at) && right == 0 {
        return closed(end) && !text[at..end].ends_with("00");
    }
    if opened(at) {
        return closed(end + right + next.len()) && (next.is_empty() || year(next));
    }
    let dashed = at - left;
    left > 0
        && closed(end)
        && dashed >= 4
        && text.get(dashed - 4..dashed).is_some_and(year)
        && opened(dashed - 4)
}

/// A month or a day as a number, without its padding zero.
fn number(d: &str) -> String {
    cardinal(d.trim_start_matches('0'), Two::Er)
}

/// Is a number cut off on its left at `at`? Then what starts here is its rest.
fn inside(text: &str, at: usize) -> bool {
    before(text, at)
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | ',' | ':'))
}

fn read_figures(text: &str, at: usize) -> Option<Rewrite> {
    let a = scan::digits(text, at);
    let mut end = at + a.len();
    // 2026.10.1-2026.10.7: the dots say where a date ends, the hyphen is between two of them.
    let dotted = is_year(a) && after(text, end) == Some('.');
    if inside(text, at) && !(dotted && before(text, at) == Some('-')) {
        return None;
    }
    // 5·12, 9·11: the day of an event is said digit by digit, and the dot not at all.
    if after(text, end) == Some('·') && is_month(a) {
        let day = scan::digits(text, end + '·'.len_utf8());
        let stop = end + '·'.len_utf8() + day.len();
        return if is_day(day) { Rewrite::new(stop, digits(a) + &digits(day)) } else { None };
    }
    let sep = after(text, end).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let b = scan::digits(text, end + 1);
    end += 1 + b.len();
    let c = if after(text, end) == Some(sep) { scan::digits(text, end + 1) } else { "" };
    if !c.is_empty() {
        end += 1 + c.len();
    }
    let range = dotted && !c.is_empty();
    // Nothing may follow that makes it a longer chain, a quantity or a code.
    if after(text, end).is_some_and(|c| {
        c.is_ascii_alphanumeric() && c != 'T'
            || matches!(c, '%' | '/' | '-') && !(range && c == '-')
    }) || leads(text, end, &[".0", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9"])
        || super::context::counts(text, end) && c.is_empty()
    {
        return None;
    }
    let said = match (a, b, c) {
        (y, m, d) if is_year(y) && is_month(m) && is_day(d) => {
            format!("{}年{}月{}日", digits(y), number(m), number(d))
        }
        (d, m, y) if is_year(y) && is_month(m) && is_day(d) => {
            format!("{}年{}月{}日", digits(y), number(m), number(d))
        }
        (m, d, y) if is_year(y) && is_month(m) && is_day(d) => {
            format!("{}年{}月{}日", digits(y), number(m), number(d))
        }
        // 12/2/2: the year shortened to two digits.
        (y, m, d) if sep == '/' && y.len() == 2 && is_month(m) && is_day(d) => {
            format!("{}年{}月{}日", digits(y), number(m), number(d))
        }
        // 2008.08, 08/2008: two digits for the month, or it would be a number.
        (y, m, "")
            if (1900..2100).contains(&value(y)) && y.len() == 4 && m.len() == 2 && is_month(m) =>
        {
            format!("{}年{}月", digits(y), number(m))
        }
        (m, y, "")
            if (1900..2100).contains(&value(y)) && y.len() == 4 && m.len() == 2 && is_month(m) =>
        {
            format!("{}年{}月", digits(y), number(m))
        }
        // 08.08: a padded month is not a number.
        (m, d, "")
            if sep == '.'
                && m.len() == 2
                && m.starts_with('0')
                && d.len() == 2
                && is_month(m)
                && is_day(d) =>
        {
            format!("{}月{}日", number(m), number(d))
        }
        _ => return None,
    };
    Rewrite::new(end, said)
}

/// 12年6个月: a time that passes, and no year.
fn lasts(text: &str, at: usize) -> bool {
    let Some(rest) = text[at..].strip_prefix('年') else { return false };
    let rest = rest.trim_start_matches(['零', '又', ' ']);
    let months = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    months.len() < rest.len() && leads(months, 0, &["个月", "個月"])
}

fn read_year(text: &str, at: usize) -> Option<Rewrite> {
    let d = scan::digits(text, at);
    let end = at + d.len();
    if d.len() > 4 || before(text, at).is_some_and(|c| matches!(c, '.' | ',' | '/')) {
        return None;
    }
    if let Some((stop, era)) = era(text, end) {
        return Rewrite::new(stop, format!("{era}{}年", digits(d)));
    }
    let nian = scan::spaces_end(text, end);
    if d.len() <= 2 && lasts(text, nian) {
        return None;
    }
    if !text[nian..].starts_with('年') {
        // 2019到2021年, 1999、2000年: the 年 at the end is for both; and names of seasons.
        let joint = after(text, end).filter(|c| {
            matches!(c, '到' | '至' | '、' | '-' | '–' | '—' | '~' | '～' | '和' | '与' | '/')
        });
        let listed = joint.is_some_and(|c| {
            let next = scan::digits(text, end + c.len_utf8());
            let stop = end + c.len_utf8() + next.len();
            matches!(next.len(), 2 | 4) && leads(text, stop, &["年", "赛季", "賽季", "财年"])
        });
        let named = d.len() == 4
            && leads(
                text,
                end,
                &[
                    "赛季",
                    "賽季",
                    "财年",
                    "財年",
                    "学年",
                    "學年",
                    "世界杯",
                    "世界盃",
                    "奥运",
                    "奧運",
                    "届",
                    "级",
                ],
            );
        return if is_year(d) && (listed || named || bracketed(text, at, end)) {
            Rewrite::new(end, digits(d))
        } else {
            None
        };
    }
    let stop = nian + '年'.len_utf8();
    // 1823年3月bc: the era is said before the year, so the whole is one form.
    let m = scan::digits(text, stop);
    if is_month(m)
        && text[stop + m.len()..].starts_with('月')
        && let Some((end, era)) = era(text, stop + m.len() + '月'.len_utf8())
    {
        return Rewrite::new(end, format!("{era}{}年{}月", digits(d), number(m)));
    }
    if let Some((end, era)) = era(text, stop) {
        return Rewrite::new(end, format!("{era}{}年", digits(d)));
    }
    let bc = after(text, stop).is_some()
        && follows(text, at, &["公元", "西元", "公元前", "西元前", "纪元", "紀元"]);
    let by_digit = match d.len() {
        _ if bc => true,
        4 => {
            !(d.ends_with("00") && counted(text, at, stop))
                && (is_year(d) || d.starts_with('0') || !counted(text, at, stop))
        }
        2 => two_digits(text, at, stop, d),
        _ => d.starts_with('0'),
    };
    let two = super::context::two(text, at, end);
    if by_digit {
        return Rewrite::new(stop, format!("{}年", digits(d)));
    }
    if d.is_empty() { None } else { Rewrite::new(stop, format!("{}年", cardinal(d, two))) }
}

/// A year mark in Latin letters behind the number, and what is said before it.
const ERAS: &[(&str, &str)] = &[
    ("ad", "公元"),
    (" ad", "公元"),
    ("a.d.", "公元"),
    ("ce", "公元"),
    ("bc", "公元前"),
    (" bc", "公元前"),
    ("b.c.", "公元前"),
    ("bce", "公元前"),
];

/// The era that is marked at `at`, and where the mark ends.
fn era(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let (mark, word) = scan::longest(&scan::head(text, at, 6).to_ascii_lowercase(), 0, ERAS)?;
    let end = at + mark.len();
    (!after(text, end).is_some_and(|c| c.is_ascii_alphanumeric())).then_some((end, word))
}

/// Words around it say that years are counted: 近2000年的历史, 1000年前.
fn counted(text: &str, at: usize, stop: usize) -> bool {
    leads(
        text,
        stop,
        &[
            "前",
            "来",
            "來",
            "间",
            "間",
            "历史",
            "歷史",
            "的历史",
            "的歷史",
            "之久",
            "以来",
            "以內",
            "以内",
            "左右",
            "多",
            "之后",
            "之前",
            "以上",
            "后的",
        ],
    ) || follows(
        text,
        at,
        &[
            "近", "约", "約", "超过", "超過", "达", "達", "长达", "長達", "历经", "有", "过去",
            "過去", "每", "满", "滿", "共", "了", "逾", "整", "第", "这", "那", "前", "后", "未来",
        ],
    )
}

/// Two digits: a year (98年) or a count (10年)?
fn two_digits(text: &str, at: usize, stop: usize, d: &str) -> bool {
    let month = !scan::digits(text, stop).is_empty();
    let bare = scan::spaces_start(text, at) == 0 && after(text, stop).is_none();
    if d.starts_with('0') || month || bare {
        return true;
    }
    let dated = follows(text, at, &["于", "於", "在", "自", "从", "從", "生", "是", "到"])
        || leads(
            text,
            stop,
            &[
                "级",
                "級",
                "届",
                "款",
                "版",
                "毕业",
                "出生",
                "生",
                "世界杯",
                "奥运",
                "初",
                "底",
                "春",
                "夏",
                "秋",
                "冬",
            ],
        );
    !counted(text, at, stop)
        && !leads(text, stop, &["代", "后", "後", "的"])
        && (dated || value(d) >= 70 && !value(d).is_multiple_of(10))
}

fn read_day(text: &str, at: usize) -> Option<Rewrite> {
    if inside(text, at) && before(text, at) != Some('-') {
        return None;
    }
    let d = scan::digits(text, at);
    let end = scan::spaces_end(text, at + d.len());
    let (mark, limit) = match after(text, end)? {
        c @ '月' => (c, 12),
        c @ ('日' | '号' | '號') => (c, 31),
        _ => return None,
    };
    let dated = mark == '月'
        || mark == '日'
        || before(text, at)
            .is_some_and(|c| matches!(c, '月' | '-' | '–' | '—' | '至' | '到' | '、'));
    if d.len() > 2 || value(d) > limit || value(d) == 0 || (d.starts_with('0') && !dated) {
        return None;
    }
    Rewrite::new(end + mark.len_utf8(), format!("{}{mark}", number(d)))
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn a_year_is_read_digit_by_digit_and_a_count_of_years_is_not() {
        zh("到2015年底", "到二零一五年底");
        zh("近2000年的历史", "近两千年的历史");
        zh("80年代", "八十年代");
        zh("86年8月18日", "八六年八月十八日");
        zh("10年前，2年后", "十年前，两年后");
        zh("公元前221年统一", "公元前二二一年统一");
        zh("1234b.c.", "公元前一二三四年");
        zh("2019-2021年", "二零一九到二零二一年");
    }

    #[test]
    fn figures() {
        zh("2015年01月15日 16:54", "二零一五年一月十五日十六点五十四分");
        zh("2008-08-08", "二零零八年八月八日");
        zh("08/2008和2008.08", "二零零八年八月和二零零八年八月");
        zh("1.08.2", "一点零八点二");
        zh("2008.08元", "两千零八点零八元");
        zh("2月29號", "二月二十九號");
        zh("5·12地震", "五一二地震");
    }

    #[test]
    fn dots_and_brackets() {
        zh("2026.10.12", "二零二六年十月十二日");
        zh("2026.10.1-2026.10.7", "二零二六年十月一日到二零二六年十月七日");
        zh("PyCharm 2021.3.1", "PyCharm 二零二一点三点一");
        zh("（1785）", "（一七八五）");
        zh("林则徐（1785—1850）", "林则徐（一七八五到一八五零）");
        zh("鲁迅(1881-1936)", "鲁迅(一八八一到一九三六)");
        zh("（1500）", "（一千五百）");
    }

    #[test]
    fn the_written_unit_is_one_edit() {
        let t = normalize("到2015年底", "zh");
        assert_eq!(&t.shown()[t.edits()[0].shown.clone()], "2015年");
        assert_eq!(t.edits().len(), 1);
    }
}
