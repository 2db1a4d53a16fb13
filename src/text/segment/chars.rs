//! What a single character can be to a sentence.

/// A mark that may end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The full stop of alphabets, which also marks abbreviations, initials and numbers.
    Period,
    /// A question or exclamation mark of scripts that put a space after it.
    Mark,
    /// Three dots and the like: they end a sentence or only let it hang.
    Ellipsis,
    /// A mark that needs no space after it and stands for nothing else.
    Full,
}

/// The kind of stop `c` is, in any language.
pub(super) fn stop(c: char) -> Option<Stop> {
    Some(match c {
        '.' | '\u{2024}' => Stop::Period,
        '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' | '‽' | '⸮' | '؟' | '߹' | '⹓' | '\u{1945}' => {
            Stop::Mark
        }
        '…' | '⋯' | '‥' | '\u{FE19}' => Stop::Ellipsis,
        '。' | '！' | '？' | '｡' | '．' | '︒' | '︕' | '︖' | '﹖' | '﹗' | '﹒' => {
            Stop::Full
        }
        // Each script's own full stop, question and exclamation mark.
        '։' | '۔' | '؞' | '।' | '॥' | '။' | '።' | '፧' | '፨' | '។' | '៕' | '᙮' | '᠃' | '᠉' | '༎' => {
            Stop::Full
        }
        '\u{700}'..='\u{702}' => Stop::Full,
        '\u{1B5A}' | '\u{1B5B}' | '\u{1B5E}' | '\u{1B5F}' | '\u{1C3B}' | '\u{1C3C}' => Stop::Full,
        '\u{1C7E}' | '\u{1C7F}' | '\u{A4FF}' | '\u{A60E}' | '\u{A60F}' | '\u{A6F3}' => Stop::Full,
        '\u{A6F7}'
        | '\u{A876}'
        | '\u{A877}'
        | '\u{A8CE}'
        | '\u{A8CF}'
        | '\u{AA5D}'..='\u{AA5F}' => Stop::Full,
        '\u{AAF0}' | '\u{AAF1}' | '\u{ABEB}' | '\u{11047}' | '\u{11048}' => Stop::Full,
        '\u{110BE}'..='\u{110C1}' | '\u{11141}'..='\u{11143}' | '\u{1144B}' | '\u{1144C}' => {
            Stop::Full
        }
        _ => return None,
    })
}

/// Whether a text ends with a mark that may end a sentence, or with what announces the next one;
/// closing quotes and brackets do not count.
pub fn ends_sentence(text: &str) -> bool {
    let open = text.trim_end_matches(|c: char| c.is_whitespace() || closes(c) || c == '"');
    open.chars().next_back().is_some_and(|c| stop(c).is_some() || matches!(c, ':' | '：'))
}

/// Whether a byte can begin a character that [`stop`] knows, a list marker's `)`, a bullet or a
/// closing quote.
/// Everything else is skipped without being decoded, which is most of any text.
pub(super) const STOP_BYTE: [bool; 256] = {
    let mut table = [false; 256];
    let list = [
        b'"', b'.', b'!', b'?', b':', b';', b')', 0xD6, 0xD8, 0xDB, 0xDC, 0xDF, 0xE0, 0xE1, 0xE2,
        0xE3, 0xEA, 0xEF, 0xF0,
    ];
    let mut i = 0;
    while i < list.len() {
        table[list[i] as usize] = true;
        i += 1;
    }
    table
};

/// Letters of scripts that write without spaces between words.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}'
        | '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{31A0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}')
}

/// Marks after which a sentence goes on, whatever stood before them.
pub(super) fn continues(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '，'
            | '、'
            | '；'
            | '：'
            | '､'
            | '،'
            | '؛'
            | '%'
            | '％'
            | '/'
            | '・'
            | '·'
            | '～'
    )
}

/// Dashes between words.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−' | '⸺' | '⸻' | '－' | '─' | '━')
}

/// Characters that open an item of a list when they stand first on a line.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '⁃'
            | '‣'
            | '◦'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '●'
            | '○'
            | '◆'
            | '◇'
            | '★'
            | '☆'
            | '►'
            | '▶'
            | '※'
            | '➢'
            | '➤'
            | '✓'
            | '✔'
            | '∙'
    )
}

/// A mark that opens a quotation, a bracket or, in Spanish, a question.
pub(super) fn opens(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '"'
            | '\''
            | '`'
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '‟'
            | '«'
            | '‹'
            | '»'
            | '「'
            | '『'
            | '《'
            | '〈'
            | '【'
            | '〔'
            | '〖'
            | '（'
            | '［'
            | '｛'
            | '＂'
            | '¿'
            | '¡'
            | '〝'
            | '*'
            | '_'
            | '#'
    )
}

/// A mark that can only close.
pub(super) fn closes(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '”'
            | '’'
            | '›'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '】'
            | '〕'
            | '〗'
            | '）'
            | '］'
            | '｝'
            | '〞'
            | '〟'
            | '»'
    )
}

/// The character that begins at byte `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|t| t.chars().next())
}

/// The character that ends at byte `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|t| t.chars().next_back())
}

/// The first byte at or after `at` that does not begin white space.
pub(super) fn skip_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table must let through every byte that begins a stop, or marks would be missed.
    #[test]
    fn every_stop_passes_the_byte_table() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            if stop(c).is_some() || is_bullet(c) {
                let mut b = [0; 4];
                let lead = c.encode_utf8(&mut b).as_bytes()[0];
                assert!(STOP_BYTE[lead as usize], "{c:?} begins with {lead:#x}");
            }
        }
    }
}
