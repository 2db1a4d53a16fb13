//! Chinese telephone numbers, service numbers and dotted chains (IP addresses, versions).
//!
//! 幺 or 一? On the mainland a one is 幺 in what is dialled at home: mobile and service numbers. A
//! number in its international or area-code form is read 一, which is right everywhere.

use super::cardinal::{Two, cardinal, dialled, digits};
use super::context::{calling, counts};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before, is_han, leads};

pub(super) const fn telephone(finish: fn(String) -> String) -> Scanner {
    let about = "telephone and service numbers: 13501234567 is 幺三五零…, +86 10 … is 八六一零…";
    Scanner { name: "telephone", about, starts: Starts::of("+0123456789(（"), read, finish }
}

pub(super) const fn chain(finish: fn(String) -> String) -> Scanner {
    let about = "dotted chains: 127.0.0.1 is 一二七点零点零点一, 1.2.10 is 一点二点十";
    Scanner { name: "chain", about, starts: Starts::of("0123456789"), read: read_chain, finish }
}

fn cut_off(text: &str, at: usize) -> bool {
    before(text, at).is_some_and(|c| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '/' | ':' | '$' | '¥')
    })
}

/// 65432100转8012: a number behind a dialled one, which is read already.
fn extension(text: &str, at: usize) -> bool {
    before(text, at).filter(|c| matches!(c, '转' | '轉')).is_some_and(|c| {
        before(text, at - c.len_utf8())
            .is_some_and(|c| c.is_ascii_digit() || "零幺一二三四五六七八九".contains(c))
    })
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    if extension(text, at) {
        let run = scan::digits(text, at);
        let fits = (1..=6).contains(&run.len()) && !counts(text, at + run.len());
        return if fits { Rewrite::new(at + run.len(), dialled(run)) } else { None };
    }
    if cut_off(text, at) {
        return None;
    }
    if after(text, at) == Some('+') {
        let country = scan::digits(text, at + 1);
        let (end, all) = groups(text, at + 1);
        let grouped = end > at + 1 + country.len();
        return if all.len() >= 8 && all.len() <= 15 && (grouped || country.len() > 10) {
            Rewrite::new(end, digits(&all))
        } else {
            None
        };
    }
    let bracket = after(text, at).filter(|c| matches!(c, '(' | '（')).map_or(0, char::len_utf8);
    let (end, all) = groups(text, at + bracket);
    let first = scan::digits(text, at + bracket);
    let open = after(text, end).is_some_and(|c| c.is_ascii_alphanumeric() || c == '%')
        || matches!(after(text, end), Some('.' | ',' | ':' | '/'))
            && !scan::digits(text, end + 1).is_empty();
    if first.is_empty() || open {
        return None;
    }
    let single = first.len() == all.len();
    let mobile = all.len() == 11 && all.starts_with('1') && all.as_bytes()[1] >= b'3';
    if bracket == 0 && mobile && (first.len() == 11 || first.len() == 3) && !counts(text, end) {
        return Rewrite::new(end, dialled(&all));
    }
    // (86)138…, 86-138…: the country without its plus, read as with it.
    if first == "86" && !single && all.len() == 13 && all.as_bytes()[2] == b'1' {
        return Rewrite::new(end, digits(&all));
    }
    let area = first.starts_with('0') && (3..=4).contains(&first.len());
    if area && !single && (10..=16).contains(&all.len()) {
        return Rewrite::new(end, digits(&all));
    }
    let toll_free = matches!(first, "400" | "800") && all.len() == 10 && bracket == 0;
    if toll_free {
        return Rewrite::new(end, digits(&all));
    }
    if bracket > 0 || counts(text, end) {
        return None;
    }
    // What one dials: 给12315打个电话, 拨打110.
    if single {
        let number = matches!(first.len(), 3 | 5 | 7 | 8 | 11 | 12) || first.starts_with('0');
        if !number || first.len() < 3 || first.len() > 12 || first.ends_with("000") {
            return None;
        }
        let alone = matches!(first, "110" | "119")
            && before(text, at).is_none()
            && after(text, end).is_none_or(|c| !is_han(c));
        let dial = alone
            || leads(text, end, DIALLED)
            || calling(text, at)
            || first.len() <= 5 && listed(text, at, end);
        return if dial { Rewrite::new(end, dialled(first)) } else { None };
    }
    if calling(text, at) && (7..=12).contains(&all.len()) {
        return Rewrite::new(end, dialled(&all));
    }
    None
}

/// Numbers that everybody knows: police, fire, ambulance, the lines of cities, carriers and banks.
fn service(d: &str) -> bool {
    matches!(d, "110" | "119" | "120" | "122" | "114" | "117" | "121" | "999")
        || d.len() == 5
            && ["100", "123", "121", "122", "955", "956", "960", "961", "962", "963", "965", "968"]
                .iter()
                .any(|p| d.starts_with(p))
}

/// 12345、110、120热线: in a list with a service number all are read as one is, if the list is for calling.
fn listed(text: &str, at: usize, end: usize) -> bool {
    const JOINTS: &[char] = &['、', '和', '或', '及', '与', '，'];
    let mut known = service(&text[at..end]);
    let (mut first, mut last, mut many) = (at, end, false);
    for _ in 0..8 {
        let Some(c) = before(text, first).filter(|c| JOINTS.contains(c)) else { break };
        let stop = first - c.len_utf8();
        let run = text[..stop].bytes().rev().take(6).take_while(u8::is_ascii_digit).count();
        if !(3..=5).contains(&run) {
            break;
        }
        first = stop - run;
        known |= service(&text[first..stop]);
        many = true;
    }
    for _ in 0..8 {
        let Some(c) = after(text, last).filter(|c| JOINTS.contains(c)) else { break };
        let next = scan::digits(text, last + c.len_utf8());
        if !(3..=5).contains(&next.len()) {
            break;
        }
        last += c.len_utf8() + next.len();
        known |= service(next);
        many = true;
    }
    let near = scan::mentions(scan::head(text, last, 8), &["热线", "熱線", "电话", "電話"]);
    many && known
        && !counts(text, last)
        && (near || leads(text, last, DIALLED) || calling(text, first))
}

/// What stands behind a number that is dialled.
const DIALLED: &[&str] = &[
    "打",
    "热线",
    "熱線",
    "电话",
    "電話",
    "客服",
    "报警",
    "報警",
    "急救",
    "火警",
    "接警",
    "警情",
    "指挥中心",
    "民警",
];

/// The digits from `at` on in groups of two to eight with one hyphen, space or bracket between, at most six groups.
fn groups(text: &str, at: usize) -> (usize, String) {
    let mut all = String::new();
    let mut end = at;
    let mut next = at;
    for _ in 0..6 {
        let run = scan::digits(text, next);
        if run.is_empty() || run.len() > 20 || (!all.is_empty() && !(2..=11).contains(&run.len())) {
            break;
        }
        all += run;
        end = next + run.len();
        next = end;
        if matches!(after(text, next), Some(')' | '）')) {
            next += after(text, next).map_or(0, char::len_utf8);
        }
        match after(text, next) {
            Some('-' | ' ' | '(') => next += 1,
            // Any dash will do behind an area code.
            Some(c @ ('—' | '–' | '−' | '‐' | '‑'))
                if all.starts_with('0') && (3..=4).contains(&all.len()) =>
            {
                next += c.len_utf8();
            }
            _ => {}
        }
        if next == end {
            break;
        }
    }
    (end, all)
}

fn read_chain(text: &str, at: usize) -> Option<Rewrite> {
    if before(text, at).is_some_and(|c| matches!(c, '.' | ',') || c.is_ascii_digit()) {
        return None;
    }
    let mut parts = vec![scan::digits(text, at)];
    let mut end = at + parts[0].len();
    while parts.len() < 64 && text[end..].starts_with('.') {
        let part = scan::digits(text, end + 1);
        if part.is_empty() {
            break;
        }
        end += 1 + part.len();
        parts.push(part);
    }
    if parts.len() < 3 {
        return None;
    }
    // 2026.10.12 is a day, unless a word in Latin letters makes it a version: PyCharm 2021.3.1.
    let latin = scan::word_before(text, at).ends_with(scan::is_latin);
    if parts.len() == 3 && !latin && super::date::is_dated(parts[0], parts[1], parts[2]) {
        return None;
    }
    // An address of four is read digit by digit, a version by its numbers.
    let address = parts.len() == 4;
    let said: Vec<String> = parts
        .iter()
        .map(|p| if address || p.len() > 2 { digits(p) } else { cardinal(p, Two::Er) })
        .collect();
    Rewrite::new(end, said.join("点"))
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn numbers_that_are_dialled() {
        zh("可以打我手机13501234567", "可以打我手机幺三五零幺二三四五六七");
        zh("给12315打个电话", "给幺二三幺五打个电话");
        zh("固话0421-33441122", "固话零四二一三三四四一一二二");
        zh("+86 18544139121", "八六一八五四四一三九一二一");
        zh("拨打110报警", "拨打幺幺零报警");
        zh("打了110个电话", "打了一百一十个电话");
    }

    #[test]
    fn lists_and_dashes() {
        zh("12345、110、120热线", "幺二三四五、幺幺零、幺二零热线");
        zh("请拨打110、119、120", "请拨打幺幺零、幺幺九、幺二零");
        zh("分别为110、119、120", "分别为一百一十、一百一十九、一百二十");
        zh("0571-88886661和0571—88886661", "零五七一八八八八六六六一和零五七一八八八八六六六一");
        zh("咨询电话0571—88886661", "咨询电话零五七一八八八八六六六一");
    }

    #[test]
    fn chains() {
        zh("127.0.0.1和iOS 13.4.1", "一二七点零点零点一和iOS 十三点四点一");
    }
}
