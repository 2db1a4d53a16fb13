//! Spans and lists of Chinese years that are read alike: 2025-26赛季, 80、90后.

use super::cardinal::digits;
use super::context::goes_on;
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, follows, leads};

pub(super) const fn span(finish: fn(String) -> String) -> Scanner {
    let about = "spans of years: 2025-26赛季 is 二零二五到二六赛季, 80、90后 is 八零、九零后";
    Scanner { name: "span", about, starts: Starts::of("0123456789"), read, finish }
}

fn read(text: &str, at: usize) -> Option<Rewrite> {
    if goes_on(text, at) {
        return None;
    }
    season(text, at).or_else(|| generations(text, at))
}

/// What goes from one year into the next.
const SEASONS: &[&str] =
    &["赛季", "賽季", "财年", "財年", "学年", "學年", "年度", "财政年度", "財政年度", "雪季"];

/// `2025-26赛季`, `2024/2025学年`: both years digit by digit, with 到 between.
fn season(text: &str, at: usize) -> Option<Rewrite> {
    let first = scan::digits(text, at);
    let joint =
        after(text, at + 4).filter(|c| matches!(c, '-' | '–' | '—' | '/' | '~' | '～' | '至'))?;
    let from = at + 4 + joint.len_utf8();
    let second = scan::digits(text, from);
    let end = from + second.len();
    let years = first.len() == 4
        && matches!(&first[..2], "19" | "20")
        && (second.len() == 2 || second.len() == 4 && second > first);
    if !years || !leads(text, scan::spaces_end(text, end), SEASONS) {
        return None;
    }
    Rewrite::new(end, format!("{}到{}", digits(first), digits(second)))
}

/// `80、90后`, `70/80/90后`: who was born in those decades. The word stands behind the last one.
fn generations(text: &str, at: usize) -> Option<Rewrite> {
    let mut end = at;
    let mut said = String::new();
    // 00后和10后: behind a generation ten is one too, else it is a count.
    let chained = follows(text, at, &["后、", "后和", "后与", "后，", "後、", "後和"]);
    for i in usize::from(chained)..6 {
        let d = scan::digits(text, end);
        let born = d.len() == 2 && (d >= "50" || d.starts_with('0') || i > 0 && d == "10");
        if !born {
            return None;
        }
        end += d.len();
        said += &digits(d);
        let joint = after(text, end)?;
        match joint {
            '后' | '後' if i > 0 && !leads(text, end, &["后来", "后面", "后天"]) => {
                return Rewrite::new(end, said);
            }
            '/' | '、' => said.push('、'),
            '-' | '~' | '～' | '—' | '–' => said.push('到'),
            '和' | '与' | '及' | '到' | '至' | '跟' => said.push(joint),
            _ => return None,
        }
        end += joint.len_utf8();
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn seasons() {
        zh("2025-26赛季，2018-19赛季", "二零二五到二六赛季，二零一八到一九赛季");
        zh("2011-12财年，2025/26学年", "二零一一到一二财年，二零二五到二六学年");
        zh("NBA 2015-2016赛季", "NBA 二零一五到二零一六赛季");
    }

    #[test]
    fn generations() {
        zh("80、90后，90后", "八零、九零后，九零后");
        zh("70/80/90后和95/00后", "七零、八零、九零后和九五、零零后");
        zh("00后和10后，10后", "零零后和一零后，一零后");
        zh("80-90后，80、90年代", "八零到九零后，八十、九十年代");
        zh("等了80、90分钟后", "等了八十、九十分钟后");
    }
}
