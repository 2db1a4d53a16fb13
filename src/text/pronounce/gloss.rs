//! Pronunciations that a Chinese text itself gives: 单（shàn）雄信, 牟（mù）平, 读作“zhǎo”.

use super::pinyin::{is_letter, is_numbered, is_toned, is_zhuyin, syllables};
use super::words::Words;
use crate::model::pronunciation::Syllable;
use std::ops::Range;

/// A written pronunciation. Ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gloss {
    /// What is written, with the brackets if they hold nothing else.
    pub written: Range<usize>,
    /// The characters whose pronunciation it is, one for each syllable; `None` if it stands alone.
    pub of: Option<Range<usize>>,
    /// The syllables.
    pub syllables: Vec<Syllable>,
    /// Whether it is read out: it is not if it only repeats the characters before it.
    pub is_said: bool,
}

/// Opening brackets and their closing ones.
const BRACKETS: [(char, char); 4] = [('（', '）'), ('(', ')'), ('〔', '〕'), ('[', ']')];
/// What may stand in a bracket before the pronunciation.
const LEADS: [&str; 9] = ["读音", "拼音", "发音", "注音", "读作", "念作", "音", "读", "念"];

/// Written pronunciations in a Chinese text, in order and without overlaps.
pub fn glosses(text: &str) -> Vec<Gloss> {
    let mut found = Vec::new();
    if !text.contains(|c| is_toned(c) || is_zhuyin(c) || ('1'..='5').contains(&c)) {
        return found;
    }
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let bracket = BRACKETS.iter().find(|(open, _)| *open == c);
        if let Some(gloss) = bracket.and_then(|(_, close)| bracketed(text, at, c, *close)) {
            at = gloss.written.end;
            found.push(gloss);
        } else if is_letter(c) || is_zhuyin(c) {
            let end = at + phrase(&text[at..]);
            found.extend(alone(text, at..end));
            at = end;
        } else {
            at += c.len_utf8();
        }
    }
    found
}

/// Characters that sound like the syllables, and have no other reading.
pub fn homophones(syllables: &[Syllable]) -> String {
    let words = Words::open();
    syllables.iter().filter_map(|s| words.homophone(*s)).collect()
}

fn bracketed(text: &str, at: usize, open: char, close: char) -> Option<Gloss> {
    let from = at + open.len_utf8();
    let length = text[from..].find(close).filter(|&n| n <= 60)?;
    let inside = &text[from..from + length];
    let lead = LEADS.iter().find(|lead| inside.starts_with(**lead)).map_or(0, |lead| lead.len());
    let bare = inside[lead..]
        .trim_start_matches(['：', ':', '“', '"', ' '])
        .trim_end_matches(['”', '"', ' ']);
    let whole = syllables(bare)?;
    let of = characters(text, at, whole.len())?;
    let written = at..from + length + close.len_utf8();
    Some(Gloss { written, of: Some(of), syllables: whole, is_said: false })
}

/// The last so many characters before a place, a closing quotation mark aside.
fn characters(text: &str, at: usize, count: usize) -> Option<Range<usize>> {
    let end = text[..at].trim_end_matches(['”', '’', '」', '》', ' ']).len();
    let mut before = text[..end].char_indices().rev();
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || c >= '\u{20000}';
    let mut start = end;
    for _ in 0..count {
        start = before.next().filter(|(_, c)| is_han(*c))?.0;
    }
    Some(start..end)
}

/// How long the Latin or Zhuyin phrase is that begins here: words with spaces or hyphens between.
fn phrase(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let joins = matches!(c, ' ' | '\'' | '’' | '-');
        let letter = c.is_alphanumeric() && !('\u{2e80}'..='\u{9fff}').contains(&c)
            || is_zhuyin(c)
            || is_letter(c);
        match (letter, joins) {
            (true, _) => end = at + c.len_utf8(),
            (_, true) => {}
            _ => break,
        }
    }
    end.max(text.chars().next().map_or(0, char::len_utf8))
}

/// Pinyin on its own. Digits for tones are accepted behind a word that announces a pronunciation, as in 读shan4, and
/// elsewhere where they can hardly be anything else.
fn alone(text: &str, written: Range<usize>) -> Option<Gloss> {
    let piece = &text[written.clone()];
    let told = text[..written.start]
        .trim_end_matches(['“', '"', '‘', ' ', '：', ':'])
        .ends_with(['读', '讀', '音', '念', '作']);
    let marked = piece.contains(|c| is_toned(c) || is_zhuyin(c));
    if !(marked || told || is_separate(text, &written) && is_numbered(piece)) {
        return None;
    }
    Some(Gloss { syllables: syllables(piece)?, written, of: None, is_said: true })
}

/// Whether no sign of an address, a file name, a code or a version touches the piece, as in `@shan4` or `wan2.1`.
fn is_separate(text: &str, piece: &Range<usize>) -> bool {
    let is_sign = |c: char| "._/\\@#%&=+~$*-".contains(c);
    // A full stop that ends the sentence is none.
    let after = text[piece.end..].trim_end_matches('.');
    !text[..piece.start].ends_with(is_sign) && !after.starts_with(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_tells_of_the_characters_before_it() {
        let show = |text: &str| -> Vec<String> {
            let show = |g: Gloss| {
                let of = g.of.map_or("", |of| &text[of]);
                let read: Vec<_> = g.syllables.iter().map(Syllable::as_str).collect();
                format!("{of}|{}|{}", &text[g.written], read.join(" "))
            };
            glosses(text).into_iter().map(show).collect()
        };
        for (text, right) in [
            ("姓盖（gě）的木匠", "盖|（gě）|ge3"),
            ("到了歙(shè)县", "歙|(shè)|she4"),
            ("龟兹（qiūcí）古城", "龟兹|（qiūcí）|qiu1 ci2"),
            ("“亳”（音bó）州", "亳|（音bó）|bo2"),
            ("枞阳（zong1 yang2）", "枞阳|（zong1 yang2）|zong1 yang2"),
            ("覃（ㄑㄧㄣˊ）小姐", "覃|（ㄑㄧㄣˊ）|qin2"),
            ("这里念lè，", "|lè|le4"),
            ("读ge3", "|ge3|ge3"),
            ("“舟”是zhou1。", "|zhou1|zhou1"),
            ("她姓Zhu4", "|Zhu4|zhu4"),
            ("写成xie3 zi4就行", "|xie3 zi4|xie3 zi4"),
            ("用pin1 yin1写", "|pin1 yin1|pin1 yin1"),
            ("标成hua4.", "|hua4|hua4"),
        ] {
            assert_eq!(show(text), [right], "{text}");
        }
        for text in [
            "手机（phone）坏了",
            "A4纸",
            "去café喝茶",
            "型号（A4）",
            "（见第3章）",
            "Beyoncé来了",
            "歌手（Zoé）",
            "接到pin3和lan2口",
            "用o3和Gen4",
            "版本wan2.1",
            "文件zhou1.txt",
            "账号@zhu4",
            "SU2和ZHE1款",
        ] {
            assert!(show(text).is_empty(), "{text}: {:?}", show(text));
        }
    }

    #[test]
    fn what_stands_alone_is_said_by_characters() {
        let s = ["shan4", "lv4", "zi5"].map(|s| Syllable::parse(s).unwrap());
        assert_eq!(homophones(&s).chars().count(), 3);
    }
}
