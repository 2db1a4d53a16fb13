//! Scores, ratios and formations: what is said with 比, and whether it is.

use super::count::{digits_before, goes_on};
use super::say::{Two, decimal, digits};
use super::{Class, Evidence, Found, of, put};
use crate::text::normalize::number::{ENGLISH, number};
use crate::text::normalize::scan::{self, after, before, head, tail};

/// `78:96`, `3:2:1`, `21-15` among words of a match.
pub(super) fn score(text: &str, at: usize, found: &mut Found) {
    if before(text, at)
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '.' | '/' | '-' | '−'))
    {
        return;
    }
    let Some(mut n) = number(text, at, ENGLISH) else { return };
    let say = |n: &crate::text::normalize::number::Number<'_>| decimal(&n.whole, n.part, Two::Er);
    let mut said = say(&n);
    let (mut more, mut sure) = (0, false);
    // A chain such as 3:2:1 is a ratio too; more than eight of them are something else.
    while more < 8 {
        let mark = after(text, n.end).filter(|c| matches!(c, ':' | '∶' | '-' | '–'));
        let Some(c) = mark else { break };
        // The hyphen is 比 among words of a contest only.
        let hyphen = !matches!(c, ':' | '∶');
        if hyphen && (more > 0 || !(contest(text, at) || played(text, at))) {
            break;
        }
        let next = number(text, n.end + c.len_utf8(), ENGLISH).filter(|n| !n.minus);
        let Some(next) = next else { break };
        sure |= hyphen;
        said = format!("{said}比{}", say(&next));
        n = next;
        more += 1;
    }
    let open = sure
        && (matches!(after(text, n.end), Some('-' | '/' | '%' | '年' | '月' | '日'))
            || after(text, n.end).is_some_and(|c| c.is_ascii_alphabetic()));
    if more > 0 && !open {
        let word = sure || contest(text, at) && !clock(text, at, n.end);
        let evidence = if word { Evidence::Form } else { Evidence::Sign };
        let class = if word { Class::Score } else { Class::Ratio };
        put(found, at..n.end, class, evidence, said);
    }
}

/// `4-3-3`: the ten of a football team behind its keeper, in three rows or four.
pub(super) fn formation(text: &str, at: usize, found: &mut Found) {
    if goes_on(text, at) {
        return;
    }
    let (mut end, mut all) = (at, String::new());
    loop {
        let d = scan::digits(text, end);
        if d.len() != 1 {
            return;
        }
        all += d;
        end += 1;
        match after(text, end) {
            Some('-') => end += 1,
            _ => break,
        }
    }
    let sum: u32 = all.bytes().map(|b| u32::from(b - b'0')).sum();
    let address = of("rooms").starts(text, end) || of("buildings").starts(text, end);
    if (3..=5).contains(&all.len()) && sum == 10 && !address && !all.contains('0') {
        put(found, at..end, Class::Digits, Evidence::Form, digits(&all));
    }
}

/// A hyphen between two small figures that do not go up, or a word of a match in the sentence.
fn played(text: &str, at: usize) -> bool {
    let a = scan::digits(text, at);
    let b = scan::digits(text, at + a.len() + 1);
    let value = |d: &str| d.parse::<u32>().ok().filter(|n| d.len() <= 3 && *n < 200);
    let (Some(x), Some(y)) = (value(a), value(b)) else { return false };
    let padded = |d: &str| d.len() > 1 && d.starts_with('0');
    let end = at + a.len() + 1 + b.len();
    // Behind it stands what a range counts: 3-5天.
    if padded(a) || padded(b) || super::count::counts(text, end) || x < y && x + 3 < y && y < 60 {
        return false;
    }
    let near = |piece: &str| of("match").within(piece.rsplit(['。', '\n']).next().unwrap_or(piece));
    let behind = head(text, end, 10);
    near(tail(text, at, 12)) || of("match").within(behind.split(['。', '\n']).next().unwrap_or(""))
}

/// Is the place after words that speak of a contest or a ratio? A word speaks of the ratio next to it,
/// not of every figure in the sentence.
pub(super) fn contest(text: &str, at: usize) -> bool {
    // 21:15、21:18、21:10: the sets of a match are one list, and the word stands before it.
    let mut first = at;
    for _ in 0..6 {
        let joint = text[..first].trim_end_matches(['、', '，', ',', '和', '及', ' ']);
        let gap = first - joint.len();
        match ratio_before(text, joint.len()).filter(|_| (1..=6).contains(&gap)) {
            Some(start) => first = start,
            None => break,
        }
    }
    if are_sets(text, first) {
        return true;
    }
    // 3-0战胜, 以21-19、18-21取胜: behind figures a word of winning or losing.
    let sets = |c: char| c.is_ascii_digit() || matches!(c, ':' | '-' | '、' | '和' | ' ' | '的');
    if of("outcomes").starts(head(text, at, 40).trim_start_matches(sets), 0) {
        let behind = head(text, at, 40).trim_start_matches(sets);
        // 20:15结束 is a time; 以21:15结束 is a score.
        let by = tail(text, first, 2).contains(['以', '分']);
        if by || !of("clock-behind").starts(behind, 0) {
            return true;
        }
    }
    // The last word counts, and only if its own ratio is not behind or before it already.
    let around = tail(text, first, 12);
    let words =
        around.char_indices().filter_map(|(i, _)| Some((i, of("contest").at(around, i)?.0)));
    let Some((start, end)) = words.max_by_key(|&(start, end)| (end, usize::MAX - start)) else {
        return false;
    };
    let word = first - around.len() + start;
    ratio_before(text, word).is_none() && !holds_ratio(&around[end..])
}

/// Does a time of the day stand here, whatever the sentence speaks of? 晚上8:30, 20:15结束.
pub(super) fn clock(text: &str, start: usize, end: usize) -> bool {
    let left = text[..start].trim_end_matches([' ', ':', '：', '为', '是', '在', '于']);
    // 以21:15结束 is a score.
    let by = text[..start].trim_end().ends_with(['以', '分']);
    of("clock-before").ends(left, left.len()) || !by && of("clock-behind").starts(text, end)
}

/// Where the ratio starts that ends before `at`: 3:2, 21-15.
fn ratio_before(text: &str, at: usize) -> Option<usize> {
    let at = scan::spaces_start(text, at);
    let second = digits_before(text, at, 4).len();
    let mark = before(text, at - second).filter(|c| matches!(c, ':' | '∶' | '-' | '–'))?;
    let from = at - second - mark.len_utf8();
    let first = digits_before(text, from, 4).len();
    (second > 0 && first > 0).then(|| from - first)
}

/// 6-4、3-6、7-6(5), 4-0（11-9、11-7）: figures in a list of which one goes up and one down are sets of a match.
fn are_sets(text: &str, at: usize) -> bool {
    let (mut end, mut up, mut down) = (at, 0, 0);
    for _ in 0..8 {
        let a = scan::digits(text, end);
        let hyphen = end + a.len();
        let mark = after(text, hyphen).filter(|c| matches!(c, '-' | '–'));
        let Some(mark) = mark else { break };
        let b = scan::digits(text, hyphen + mark.len_utf8());
        let small = |d: &str| d.parse().ok().filter(|n: &u32| d.len() <= 2 && *n <= 30);
        let (Some(x), Some(y)) = (small(a), small(b)) else { break };
        if x > y {
            down += 1
        } else {
            up += 1
        }
        end = hyphen + mark.len_utf8() + b.len();
        // A tie-break in brackets belongs to its set.
        let close = text[end..].strip_prefix('(').and_then(|t| t.find(')').filter(|n| *n <= 2));
        end += close.map_or(0, |n| n + 2);
        match after(text, end) {
            Some(c @ ('、' | '，' | '/' | '（' | '(' | ',' | ' ')) => end += c.len_utf8(),
            _ => break,
        }
    }
    // 1-3、5-8 are spans, and 5-1 alone is anything.
    down > 0 && up + down > 1
}

fn holds_ratio(piece: &str) -> bool {
    piece.char_indices().any(|(i, c)| {
        matches!(c, ':' | '∶' | '-' | '–')
            && before(piece, i).is_some_and(|c| c.is_ascii_digit())
            && after(piece, i + c.len_utf8()).is_some_and(|c| c.is_ascii_digit())
    })
}
