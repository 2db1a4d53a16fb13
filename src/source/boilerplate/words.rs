//! A line as the words that its pieces are made of.

use crate::source::lines::is_cjk;
use std::ops::Range;

/// A word of a line.
#[derive(Debug)]
pub(super) struct Word {
    /// The word itself, in bytes of the line.
    pub range: Range<usize>,
    /// The word with the brackets, bars and commas that stand beside it.
    pub outer: Range<usize>,
    /// The word in lower case and half-width forms.
    pub text: String,
    /// A colon follows.
    pub colon: bool,
    /// A bar, slash or equals sign follows, which may stand for a colon (`编辑丨李某`).
    pub bar: bool,
}

const OPENING: &str = "【[［(（〈「『《{<“\"";
const PARTING: &str = "|｜丨·•‧・>＞›»】]］)）〉」』》}→←↑↓▲▼△▽▶►◀■□●○◆◇★☆※—–…≈~～,，、;；“”\"";
const COLONS: &str = ":：";
const BARS: &str = "|｜丨/／=＝";

/// Parts a line into words: at white space, at brackets and other signs that hold no text, behind
/// colons, and between figures and the letters of a script without spaces (`阅读1234`).
pub(super) fn split(line: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut lead = None;
    let mut chars = line.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let end = start + c.len_utf8();
        let before = line[..start].chars().next_back();
        let after = line[end..].chars().next();
        if c.is_whitespace() {
            continue;
        }
        // A slash begins no word.
        if c == '/' || parts(c, before, after) {
            match words.last_mut() {
                // An opening bracket belongs to the word behind it.
                Some(last) if !OPENING.contains(c) => {
                    // A quotation mark before it did not open a word after all.
                    lead = None;
                    last.outer.end = end;
                    last.colon |= COLONS.contains(c);
                    last.bar |= BARS.contains(c);
                }
                _ => lead = lead.or(Some(start)),
            }
            continue;
        }
        let mut end = end;
        let is_address = line[start..].starts_with("http") || line[start..].starts_with("www.");
        while let Some(&(at, next)) = chars.peek() {
            let before = line[..at].chars().next_back();
            let after = line[at + next.len_utf8()..].chars().next();
            let ends = match is_address {
                true => !next.is_ascii_graphic(),
                false => {
                    next.is_whitespace()
                        || parts(next, before, after)
                        || before.is_some_and(|b| changes_script(b, next))
                        || (next == '/' && line[start..at].contains(':'))
                }
            };
            if ends {
                break;
            }
            chars.next();
            end = at + next.len_utf8();
        }
        let outer = lead.take().unwrap_or(start)..end;
        let text = lower(&line[start..end]);
        words.push(Word { range: start..end, outer, text, colon: false, bar: false });
    }
    // Signs at the end of the line that seemed to open a word.
    if let (Some(last), Some(_)) = (words.last_mut(), lead) {
        last.outer.end = line.trim_end().len();
    }
    words
}

/// Whether a character stands between words and is not part of one.
fn parts(c: char, before: Option<char>, after: Option<char>) -> bool {
    let alone = || before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace);
    match c {
        // 16:54
        ':' | '：' => !is_digit(before) || !is_digit(after),
        // 2026/03/05, km/h
        '/' | '／' => !(is_word(before) && is_word(after)),
        // 1,234
        ',' | '，' => !is_digit(before) || !is_digit(after),
        '-' => alone(),
        '=' | '＝' => true,
        '\u{e000}'..='\u{f8ff}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => true,
        // What closes a dialogue is a word.
        '✕' | '✖' | '╳' => false,
        // Arrows, frames, stars, emoji.
        '\u{2190}'..='\u{245f}'
        | '\u{2500}'..='\u{2bff}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{fe0f}'
        | '\u{20e3}' => true,
        c => OPENING.contains(c) || PARTING.contains(c),
    }
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Between figures and the letters of a script without spaces; 万 belongs to its figures.
fn changes_script(before: char, next: char) -> bool {
    let letter =
        |c: char| (is_cjk(c) && c.is_alphabetic()) || ('\u{ac00}'..='\u{d7a3}').contains(&c);
    let figure = |c: char| is_digit(Some(c));
    (letter(before) && figure(next))
        || (figure(before) && letter(next) && !"万萬亿億만천".contains(next))
        || ("万萬亿億".contains(before) && letter(next))
}

/// The first word of a line in the form of [`Word::text`], or more than it: quickly told.
pub(super) fn first(line: &str) -> String {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = line.find(|c: char| c.is_whitespace() || parts(c, None, None));
    lower(&line[..end.unwrap_or(line.len())])
}

fn lower(word: &str) -> String {
    let whole: String = word.chars().map(plain).flat_map(char::to_lowercase).collect();
    // Loading...
    let word = whole.trim_end_matches('.');
    if whole.len() > word.len() + 2 { word.to_owned() } else { whole }
}

fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '’' => '\'',
        '✕' | '✖' | '╳' => '×',
        'ⓒ' | 'Ⓒ' => '©',
        c => c,
    }
}

impl Word {
    /// Whether it is a count: `1234`, `1,234`, `1.2万`, `3k`, `100+`.
    pub(super) fn is_number(&self) -> bool {
        let figures =
            self.text.trim_end_matches(['+', 'k', 'm', '万', '萬', '亿', '億', '만', '천']);
        figures.starts_with(|c: char| c.is_ascii_digit())
            && figures.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.')
    }

    /// Whether it is what a player shows of its time: `00:00`, `1:02:03`, `--:--`.
    pub(super) fn is_clock(&self) -> bool {
        let two = |p: &str| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
        self.text == "--:--" || (self.text.contains(':') && self.text.split(':').all(two))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn words_stand_beside_each_other(line in r#"([ "a1国:：/|（）【】,=]|http://|·)*"#) {
            let mut at = 0;
            for word in split(&line) {
                proptest::prop_assert!(at <= word.outer.start && word.outer.start <= word.range.start);
                proptest::prop_assert!(word.range.end <= word.outer.end, "{:?}", word);
                at = word.outer.end;
            }
        }
    }

    #[test]
    fn words_of_a_line() {
        for (line, expected) in [
            ("来源:共产党员网 打印", "来源: 共产党员网 打印"),
            ("【字号：大 中 小】【打印】", "字号: 大 中 小 打印"),
            ("收听本文00:00/00:00", "收听本文 00:00/ 00:00"),
            ("阅读1.2万评论5", "阅读 1.2万 评论 5"),
            ("编辑丨李某 · 文/王某", "编辑/ 李某 文/ 王某"),
            ("2026/03/05 09:30", "2026/03/05 09:30"),
            ("原文：https://a.example/b?c=1，打印", "原文: https://a.example/b?c=1 打印"),
            ("Lire aussi : L’île", "lire aussi: l'île"),
            ("By Jane Doe — 1,234 views", "by jane doe 1,234 views"),
            ("Ａ＋ Ａ－ ✕", "a+ a- ×"),
            ("", ""),
            ("|【 ", ""),
        ] {
            let words: Vec<_> = split(line)
                .iter()
                .map(|w| {
                    w.text.clone()
                        + if w.colon {
                            ":"
                        } else if w.bar {
                            "/"
                        } else {
                            ""
                        }
                })
                .collect();
            let text = words.join(" ");
            assert_eq!(text, expected, "{line}");
        }
    }

    #[test]
    fn signs_belong_to_a_word() {
        let line = "【字号：大】 | [打印] (";
        let outer: Vec<_> = split(line).iter().map(|w| &line[w.outer.clone()]).collect();
        assert_eq!(outer, ["【字号：", "大】 |", "[打印] ("]);
    }
}
