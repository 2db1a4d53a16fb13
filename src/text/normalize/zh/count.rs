//! What is counted behind a figure, and which two it takes.

use super::of;
use super::say::Two;
use crate::text::normalize::scan::{
    after, before, digits, digits_end, head, is_han, is_space, tail,
};

/// Does a measure word or a unit in characters stand at `at`? Of two words the longer one tells: 对, but 对话.
pub(super) fn counts(text: &str, at: usize) -> bool {
    let at = if after(text, at) == Some(' ') { at + 1 } else { at };
    let end = |name: &str| of(name).at(text, at).map_or(0, |(end, _)| end);
    end("measure") > end("no-measure")
}

/// Does a figure go on from what stands before it: `A3.8`, `1,3.8`, `2024-25-26`?
pub(super) fn goes_on(text: &str, at: usize) -> bool {
    before(text, at)
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '/' | ':'))
}

/// The figures that end at `at`, at most `most` of them.
pub(super) fn digits_before(text: &str, at: usize, most: usize) -> &str {
    let Some(done) = text.get(..at) else { return "" };
    let run = done.bytes().rev().take(most).take_while(u8::is_ascii_digit).count();
    &done[at - run..]
}

/// The clause around a place begins or ends here: nothing but the edge of the text or a mark.
pub(super) fn is_edge(c: Option<char>) -> bool {
    c.is_none_or(|c| is_space(c) || "，。！？；：、…,.!?;:~～\n“”\"「」（）()".contains(c))
}

/// Is a character heard as words: a letter, a figure, a sign that has a name?
pub(super) fn sounds(c: char) -> bool {
    let sign = || of("signs").has(c.encode_utf8(&mut [0; 4]));
    c.is_alphanumeric()
        || matches!(c, '#' | '@')
        || !c.is_ascii_punctuation() && sign()
        || "%&$".contains(c)
}

/// 二 or 两 for the number from `start` to `end`: what follows it decides.
pub(super) fn two(text: &str, start: usize, end: usize) -> Two {
    let alone = &text[start..end] == "2";
    let left = before(text, start);
    let ordinal = left
        .is_some_and(|c| matches!(c, '第' | '初' | '周' | '十' | '〇') || c.is_ascii_alphabetic())
        || tail(text, start, 2) == "星期";
    // 1+2, 图2-3, 3万2千
    if alone
        && (ordinals(text, start) || left.is_some_and(|c| "+=<>×÷*^图表式例题万千百亿".contains(c)))
    {
        return Two::Er;
    }
    // 2栋3楼: an address goes on, and what looks counted is numbered.
    let building = of("buildings").at(text, end).map(|(stop, _)| stop);
    if alone && building.is_some_and(|stop| figure_at(text, stop)) {
        return Two::Er;
    }
    // 周二, but 每周两次.
    if ordinal && !tail(text, start, 2).starts_with('每') {
        return Two::Er;
    }
    // 两到三次: what is counted stands behind the second figure.
    let near = head(text, end, 8);
    let rest = near.trim_start_matches(['到', '至', '、', '-', '~', '～', '–', '—']);
    if alone && rest.len() < near.len() && rest.starts_with(|c: char| c.is_ascii_digit()) {
        let second = end + near.len() - rest.len();
        let stop = digits_end(text, second);
        return if counts(text, stop) { Two::Liang } else { Two::Er };
    }
    if counts(text, end) {
        // 五点二分 is a time, 二两 is never 两两.
        let minute = after(text, end) == Some('分')
            && !text[end..].starts_with("分钟")
            && left.is_some_and(|c| matches!(c, '点' | '时'));
        return if minute { Two::Er } else { Two::Liang };
    }
    // 人均两百以内: a round number in a sentence; alone on a line the plain 二百.
    let inside = left.is_some_and(is_han)
        && after(text, end).is_some_and(|c| is_han(c) && !of("no-measure").starts(text, end));
    if !alone && inside { Two::Liang } else { Two::Er }
}

/// Is the place in a list of ordinals whose 第 stands before the first? 第1、2、3名, 第1到3名.
fn ordinals(text: &str, at: usize) -> bool {
    let mut at = at;
    for _ in 0..12 {
        let joint = |c: &char| "、和与及或到至-~～".contains(*c);
        let Some(c) = before(text, at).filter(joint) else { return false };
        at -= c.len_utf8();
        let run = digits_before(text, at, 4).len();
        at -= run;
        match before(text, at) {
            _ if run == 0 => return false,
            Some('第') => return true,
            _ => {}
        }
    }
    false
}

/// Is the place after a verb or a noun of telephoning?
pub(super) fn calling(text: &str, at: usize) -> bool {
    of("calling").within(tail(text, at, 8))
}

/// Is the place after a noun whose number is a code: read figure by figure?
pub(super) fn code_before(text: &str, at: usize) -> bool {
    let around =
        tail(text, at, 9).trim_end_matches([' ', ':', '：', '为', '是', '“', '"', '(', '（', '#']);
    of("code-before").ends(around, around.len())
}

/// Does a word for a code that is not listed stand there? 取货码8842, 合同号：20391.
pub(super) fn coded_before(text: &str, at: usize) -> bool {
    let around = tail(text, at, 6);
    let named = around.trim_end_matches([' ', ':', '：', '为', '是']);
    let joined = named.len() < around.len();
    let code = named.ends_with('码') && !of("no-code").ends(named, named.len());
    let number =
        named.strip_suffix('号').is_some_and(|n| n.chars().next_back().is_some_and(is_han));
    code || joined && number
}

/// The run of capitals that ends at `at`, at most `most` of them and nothing more before it.
pub(super) fn capitals(text: &str, at: usize, most: usize) -> &str {
    let n = text[..at].bytes().rev().take(most + 1).take_while(u8::is_ascii_uppercase).count();
    let cut = n > most || before(text, at - n).is_some_and(|c| c.is_ascii_alphanumeric());
    if cut { "" } else { &text[at - n..at] }
}

/// Does a figure stand at `at`?
pub(super) fn figure_at(text: &str, at: usize) -> bool {
    !digits(text, at).is_empty()
}
