//! What the library may see of a text: no commands, and no word longer than it has room for.

use std::ops::Range;

/// The text with as many code points, but harmless. Control characters would be commands to the
/// library (`\x01` changes the voice for good); private-use characters and two unassigned Armenian
/// ones are marks of its own. None of them has a reading. `<…>` is plain text to it, since
/// we do not set the flag that gives it a meaning; `[[…]]` too, unless a word is told by sounds.
pub(crate) fn plain(text: &str) -> String {
    let silent = |c: char| {
        c.is_control()
            || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{530}' | '\u{557}' | '\u{f0000}'..)
    };
    text.chars().map(|c| if silent(c) { ' ' } else { c }).collect()
}

/// Cuts a text where one word has more characters than the library has room for; what finds no
/// room it leaves out without a word. Ranges are in bytes. Nearly every text is one piece.
pub(crate) fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let (mut start, mut run, mut limit, mut kind) = (0, 0, 0, Kind::None);
    for (at, c) in text.char_indices() {
        let (this, room) = kind_of(c);
        if this != kind {
            (run, limit, kind) = (0, usize::MAX, this);
        }
        // Capitals inside a word mean that it may be spelled out: a dozen phonemes a letter.
        limit = limit.min(if run > 0 || this != Kind::Letter { room } else { usize::MAX });
        if this != Kind::None && run >= limit {
            pieces.push(start..at);
            (start, run, limit) = (at, 0, usize::MAX);
        }
        run += 1;
    }
    pieces.push(start..text.len());
    pieces
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Spaces, and characters that are a word each.
    None,
    Digit,
    Letter,
    Sign,
}

/// What a character belongs to, and how many of its sort may stand together. Measured: a word may
/// have 160 bytes and 200 phonemes.
fn kind_of(c: char) -> (Kind, usize) {
    let kana = matches!(c, '\u{3040}'..='\u{30ff}');
    match c {
        c if c.is_whitespace() || (stands_alone(c) && c >= '\u{2e80}' && !kana) => {
            (Kind::None, usize::MAX)
        }
        c if c.is_numeric() => (Kind::Digit, 30),
        c if c.is_lowercase() => (Kind::Letter, if c < '\u{370}' { 80 } else { 64 }),
        c if c.is_uppercase() => (Kind::Letter, 24),
        c if c.is_alphanumeric() => (Kind::Letter, 40),
        _ => (Kind::Sign, 16),
    }
}

/// Scripts that put no spaces between words: each letter may begin one.
pub(crate) fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
        // Thai, Lao, Myanmar, Khmer.
        | '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_of_the_library_become_spaces() {
        assert_eq!(plain("a\u{1}5P b\0c\n\u{85}d"), "a 5P b c  d");
        assert_eq!(plain("[[h@l'oU]] <break/> \u{e03c}x"), "[[h@l'oU]] <break/>  x");
    }

    #[test]
    fn only_overlong_words_are_cut() {
        let zh = "中国人民".repeat(100) + "，第1234567890次。";
        let de = "Die Rindfleischetikettierungsüberwachungsaufgabenübertragungsverordnung gilt.";
        for whole in ["", zh.as_str(), de, "NASA, UNESCO und 12345678901234567890."] {
            assert_eq!(pieces(whole).len(), 1, "{whole}");
        }
        for (long, most) in [("9", 30), ("b", 80), ("W", 25), ("Wx", 25), ("か", 40), ("%", 16)] {
            let text = long.repeat(150);
            let pieces = pieces(&text);
            assert!(pieces.len() > 1, "{long}");
            assert!(pieces.iter().all(|p| text[p.clone()].chars().count() <= most), "{long}");
            assert_eq!(pieces.iter().map(Range::len).sum::<usize>(), text.len(), "{long}");
        }
    }
}
