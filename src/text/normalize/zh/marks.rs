//! Marks that dress a text: numbers in brackets or circles, stars that hide figures, the sign that
//! repeats a character, and signs that are for the eye alone.
//!
//! A voice of Chinese has no names for them, and the English ones say nothing to a listener.

use super::cardinal::{Two, cardinal, dialled, digits};
use crate::text::normalize::rule::{Rewrite, Scanner, Starts};
use crate::text::normalize::scan::{self, after, before, is_han};

pub(super) const fn enclosed(finish: fn(String) -> String) -> Scanner {
    let about = "numbers in brackets, circles or with a stop in one character: ⑴ is 一, ㈡ is 二";
    Scanner {
        name: "enclosed",
        about,
        starts: Starts::of("①⑴⒈⓫⓵㈠㊀㉑㊱➊"),
        read: read_enclosed,
        finish,
    }
}

pub(super) const fn masked(finish: fn(String) -> String) -> Scanner {
    let about = "figures beside stars that hide others: 138****5678 is 幺三八，五六七八";
    Scanner { name: "masked", about, starts: Starts::of("*"), read: read_masked, finish }
}

pub(super) const fn marks(finish: fn(String) -> String) -> Scanner {
    let about = "々 repeats the character before it; * # ~ = _ and the like have no sound";
    Scanner {
        name: "mark",
        about,
        starts: Starts::of("々*#=~～^_`|\\+<>"),
        read: read_mark,
        finish,
    }
}

/// The blocks of Unicode that count: the first and the last character, and the number of the first.
const ENCLOSED: [(char, char, u32); 9] = [
    ('⑴', '⒇', 1),
    ('⒈', '⒛', 1),
    ('⓫', '⓴', 11),
    ('⓵', '⓾', 1),
    ('➊', '➓', 1),
    ('㈠', '㈩', 1),
    ('㊀', '㊉', 1),
    ('㉑', '㉟', 21),
    ('㊱', '㊿', 36),
];

/// As the number of an item it rests behind it; 方案⑵ is 方案二.
fn read_enclosed(text: &str, at: usize) -> Option<Rewrite> {
    let c = after(text, at)?;
    let (first, _, number) =
        ENCLOSED.iter().find(|(first, last, _)| (*first..=*last).contains(&c))?;
    let number = cardinal(&(number + c as u32 - *first as u32).to_string(), Two::Er);
    let end = at + c.len_utf8();
    let item = before(text, at).is_none_or(|c| !c.is_alphanumeric())
        && after(text, end).is_some_and(char::is_alphanumeric);
    Rewrite::new(end, if item { number + "、" } else { number })
}

/// How far figures beside stars may reach.
const MASKED: usize = 24;

fn read_masked(text: &str, at: usize) -> Option<Rewrite> {
    let stars = text[at..].bytes().take_while(|b| *b == b'*').count();
    let head = text[..at].bytes().rev().take(MASKED).take_while(u8::is_ascii_alphanumeric).count();
    let head = &text[at - head..at];
    let tail = &text[at + stars..];
    let tail = &tail[..tail.bytes().take(MASKED).take_while(u8::is_ascii_digit).count()];
    let figures = head.bytes().chain(tail.bytes()).any(|b| b.is_ascii_digit());
    if stars < 2 || !figures {
        return None;
    }
    let telephone = head.len() == 3 && tail.len() == 4;
    let one_by_one = if telephone { dialled } else { digits };
    // The letters of a number stay letters.
    let said: String = head
        .split_inclusive(|c: char| c.is_ascii_alphabetic())
        .map(|part| {
            let letter = part.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(part.len());
            let (figures, letter) = part.split_at(letter);
            one_by_one(figures) + letter
        })
        .collect();
    let rest = if head.is_empty() || tail.is_empty() { "" } else { "，" };
    Rewrite::from(at - head.len(), at + stars + tail.len(), said + rest + &one_by_one(tail))
}

fn read_mark(text: &str, at: usize) -> Option<Rewrite> {
    let c = after(text, at)?;
    if c == '々' {
        // Of several in a row each repeats what stands before the first.
        let repeated = text[..at].trim_end_matches('々').chars().next_back();
        // With nothing to repeat it is a sign that the voice has no sound for.
        let repeated = repeated.filter(|c| is_han(*c))?;
        return Rewrite::new(at + c.len_utf8(), String::from(repeated));
    }
    let end = at + text[at..].chars().take_while(|d| *d == c).map(char::len_utf8).sum::<usize>();
    let (left, right) = (before(text, at), after(text, end));
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        // C++ is C加加, C# is C井.
        '+' if latin(left) => Rewrite::new(end, "加".repeat(end - at)),
        '#' if left.is_some_and(|c| c.is_ascii_uppercase()) && !latin(right) => {
            Rewrite::new(end, "井")
        }
        // Within a name, an address or code they are the voice's own business.
        _ if latin(left) && latin(right) => None,
        '~' | '～' if word(left) && word(right) => Rewrite::new(end, "，"),
        '|' | '\\' if word(left) && word(right) => Rewrite::new(end, "、"),
        '*' | '#' | '=' | '~' | '～' | '^' | '_' | '`' | '|' | '\\' | '+' | '<' | '>' => {
            Rewrite::new(end, "")
        }
        _ => None,
    }
}

/// A tag of a network: `#双十一#`, both signs of which are for the eye.
pub(super) fn is_tag_sign(text: &str, at: usize) -> bool {
    const REACH: usize = 120;
    let holds = |piece: &str| {
        !piece.contains(|c: char| c.is_whitespace() || "，。；！？、,;!?".contains(c))
            && piece.contains(char::is_alphabetic)
    };
    let opens = |at: usize| {
        !before(text, at).is_some_and(|c| c.is_ascii_alphanumeric()) && !numbered(text, at)
    };
    let behind = scan::head(text, at + 1, REACH);
    let ahead = scan::tail(text, at, REACH);
    let closes = |i: usize| holds(&ahead[i + 1..]) && opens(at - (ahead.len() - i));
    opens(at) && behind.find('#').is_some_and(|i| holds(&behind[..i]))
        || ahead.rfind('#').is_some_and(closes)
}

/// 三#楼: the number of a house stands before the sign.
fn numbered(text: &str, at: usize) -> bool {
    before(text, at).is_some_and(|c| "零一二三四五六七八九十百".contains(c))
        && after(text, at + 1).is_some_and(|c| "楼樓栋棟厂廠机機院座号號线線井".contains(c))
}

#[cfg(test)]
mod tests {
    use crate::text::normalize::normalize;

    #[track_caller]
    fn zh(shown: &str, said: &str) {
        assert_eq!(normalize(shown, "zh").said(), said, "{shown}");
    }

    #[test]
    fn numbers_in_one_character() {
        zh("⑴登记；⑵缴费。", "一、登记；二、缴费。");
        zh("⒈登记。㈢复核。㊉归档。㉒", "一、登记。三、复核。十、归档。二十二");
        zh("采用方案⑵的人", "采用方案二的人");
    }

    #[test]
    fn stars_hide_figures() {
        zh("手机139****2046", "手机幺三九，二零四六");
        zh("编号AB3***71", "编号AB三，七一");
        zh("尾号***52", "尾号五二");
        zh("3*4", "三乘四");
    }

    #[test]
    fn the_sign_of_repetition() {
        zh("奈々子和野々村", "奈奈子和野野村");
        zh("々", "々");
        zh("A々", "A々");
    }

    #[test]
    fn signs_for_the_eye_have_no_sound() {
        zh("#读书日#开始了", "读书日开始了");
        zh("谢谢啦~", "谢谢啦");
        zh("真香～再来一碗", "真香，再来一碗");
        zh("**注意**：有*号的除外", "注意：有号的除外");
        zh("先看==这里==", "先看这里");
        zh("东\\西|南", "东、西、南");
        zh("满意率97%+", "满意率百分之九十七加");
    }

    #[test]
    fn signs_with_a_meaning_keep_it() {
        zh("会C++和C#的人", "会C加加和C井的人");
        zh("3#楼和5#楼", "三号楼和五号楼");
        zh("a_b", "a_b");
        zh("1+1=2", "一加一等于二");
        zh("第3~5天", "第三到五天");
    }
}
