//! Figures in groups of three with plain spaces between: 1 000 000.
//!
//! They get the comma that the later rules know. A plain space parts other things too, so two
//! groups are asked for, or one that is followed by what it counts.

use super::cardinal::digits;
use super::context::{calling, code, counts};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before};

pub(super) const fn grouped(finish: fn(String) -> String) -> Scanner {
    let about = "groups of three: 1 000 000 is one number, 一百万";
    Scanner { name: "grouped", about, starts: Starts::of("123456789"), read, finish }
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    let head = scan::digits(text, at);
    let left = text[..at].trim_end_matches(' ');
    let cut = before(text, at).is_some_and(|c| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '/' | ':' | '+')
    }) || left.len() < at && left.ends_with(|c: char| c.is_ascii_digit());
    if head.is_empty() || head.len() > 3 || cut || calling(text, at) {
        return None;
    }
    let mut end = at + head.len();
    let mut said = head.to_owned();
    let mut groups = 0;
    // Four groups make an English quadrillion; more are something else.
    while groups < 5 && after(text, end) == Some(' ') {
        let group = scan::digits(text, end + 1);
        if group.len() != 3 {
            break;
        }
        said.push(',');
        said += group;
        end += 1 + group.len();
        groups += 1;
    }
    let open = after(text, end)
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/'))
        || after(text, end) == Some(' ') && !scan::digits(text, end + 1).is_empty();
    // 12 345元 and 12 345.67; but 3 105米 may be two figures.
    let sure = head.len() > 1 || said.ends_with("00");
    let point = after(text, end) == Some('.') && !scan::digits(text, end + 1).is_empty();
    let counted = sure && (counts(text, end) || point);
    if open || groups == 0 || groups > 4 || groups == 1 && !counted {
        return None;
    }
    if code(text, at) {
        return Rewrite::new(end, digits(&said));
    }
    Rewrite::new(end, said)
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn groups_of_three() {
        zh("投资1 000 000元", "投资一百万元");
        zh("约12 500 000.5吨，10 000人", "约一千二百五十万点五吨，一万人");
        zh("编号400 800 123", "编号四零零八零零一二三");
        zh("12 345.67和12 345元", "一万二千三百四十五点六七和一万二千三百四十五元");
        zh("3 500 米", "三千五百米");
        zh("男子3 105米", "男子三一百零五米");
    }
}
