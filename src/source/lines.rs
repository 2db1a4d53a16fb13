//! What the lines of a text tell: scripts, widths, end marks, and how two lines join.

/// Whether a character belongs to a script that is written without spaces, or to its marks.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{312f}' // radicals, marks, kana, bopomofo
        | '\u{31a0}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The columns that a text takes in a fixed-width font.
pub(super) fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Whether a character takes two columns in a fixed-width font: those of [`is_cjk`] and Hangul.
pub(super) fn is_wide(c: char) -> bool {
    is_cjk(c) || ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

/// What stands between two lines when they are put together: nothing beside a script without
/// spaces, nothing after a hyphen that splits a word, else a space.
///
/// The hyphen itself stays: whether it belongs to the word (well-known) no rule can tell.
pub(super) fn joint(before: &str, after: &str) -> &'static str {
    let (Some(a), Some(b)) = (before.chars().next_back(), after.chars().next()) else {
        return "";
    };
    if is_cjk(a) || is_cjk(b) {
        return "";
    }
    let word = before.strip_suffix(['-', '\u{2010}']);
    let splits_word = word.is_some_and(|w| w.ends_with(char::is_alphabetic)) && b.is_lowercase();
    let next = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // "Vor- und Nachteile", "first- and second-hand": that hyphen ends a word.
    let hangs = ["and", "or", "to", "und", "oder", "bis", "bzw", "en", "of", "och", "og"];
    if splits_word && !hangs.contains(&next) { "" } else { " " }
}

/// Whether a text ends as a sentence does; closing quotes and brackets do not count.
pub(super) fn ends_sentence(text: &str) -> bool {
    let closing = |c: char| "\"'”’»）)』」】》]*_".contains(c) || c.is_whitespace();
    text.trim_end_matches(closing)
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '．', '｡', '؟', '۔', '।'])
}

/// Whether a text ends as a heading does not: as a sentence or a clause.
pub(super) fn ends_clause(text: &str) -> bool {
    ends_sentence(text)
        || text.trim_end().ends_with([',', ';', ':', '，', '；', '：', '、', '—', '،'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_join_as_their_scripts_do() {
        assert_eq!(joint("提高", "认识"), "");
        assert_eq!(joint("use", "Rust"), " ");
        assert_eq!(joint("使用", "Rust"), "");
        assert_eq!(joint("한국", "사람"), " ");
        assert_eq!(joint("well-", "known"), "");
        assert_eq!(joint("Vor-", "und Nachteile"), " ");
        assert_eq!(joint("10 -", "then"), " ");
    }

    #[test]
    fn ends() {
        for s in ["Done.", "“Done.”", "好。", "好！”", "(Done.)", "What?"] {
            assert!(ends_sentence(s), "{s}");
        }
        for s in ["Done", "好", "好，", "a)"] {
            assert!(!ends_sentence(s), "{s}");
        }
        assert!(ends_clause("好：") && !ends_clause("好"));
    }
}
