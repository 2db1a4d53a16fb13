//! Small looks at a text around a place in it. All of them are bounded or linear in what they
//! return, so that no rule can become quadratic.

/// The end of the run of ASCII digits at `at`.
pub(super) fn digits_end(text: &str, at: usize) -> usize {
    let run = text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    at + run
}

/// The run of ASCII digits at `at`, perhaps empty.
pub(super) fn digits(text: &str, at: usize) -> &str {
    text.get(at..).map_or("", |_| &text[at..digits_end(text, at)])
}

/// The small raised number at `at` (`⁻¹²`): its end, whether it has a minus, and its digits.
pub(super) fn raised(text: &str, at: usize) -> Option<(usize, bool, String)> {
    let rest = text.get(at..)?;
    let minus = rest.starts_with('⁻');
    let mut end = at + if minus { '⁻'.len_utf8() } else { 0 };
    let mut digits = String::new();
    // No power has more; behind it stands what is not a figure.
    for c in text[end..].chars().take(8) {
        let Some(figure) = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|f| f == c) else {
            break;
        };
        digits.extend(char::from_digit(figure as u32, 10));
        end += c.len_utf8();
    }
    (!digits.is_empty()).then_some((end, minus, digits))
}

/// The character that starts at `at`.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The last `n` characters before `at`.
pub(super) fn tail(text: &str, at: usize, n: usize) -> &str {
    let start = text[..at].char_indices().rev().nth(n.saturating_sub(1)).map_or(0, |(i, _)| i);
    &text[start..at]
}

/// The first `n` characters from `at` on.
pub(super) fn head(text: &str, at: usize, n: usize) -> &str {
    let rest = &text[at..];
    rest.char_indices().nth(n).map_or(rest, |(i, _)| &rest[..i])
}

/// The end of the spaces at `at`, of which at most three count: more is a gap, not a space.
pub(super) fn spaces_end(text: &str, at: usize) -> usize {
    let mut end = at;
    for c in text.get(at..).unwrap_or("").chars().take(3) {
        if !is_space(c) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// The place before the spaces that end at `at`, at most three.
pub(super) fn spaces_start(text: &str, at: usize) -> usize {
    let mut start = at;
    for c in text[..at].chars().rev().take(3) {
        if !is_space(c) {
            break;
        }
        start -= c.len_utf8();
    }
    start
}

/// A space inside a line, of any width.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{3000}')
}

/// The run of letters at `at`, at most 24 of them.
pub(super) fn word(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    let end = rest.char_indices().take(25).find(|(_, c)| !c.is_alphabetic()).map(|(i, _)| i);
    match end {
        Some(end) => &rest[..end],
        None if rest.chars().nth(24).is_some() => "",
        None => rest,
    }
}

/// The run of letters that ends at `at`, at most 24 of them, without the spaces between.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    let end = spaces_start(text, at);
    let start = text[..end]
        .char_indices()
        .rev()
        .take(24)
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(end, |(i, _)| i);
    &text[start..end]
}

/// A letter of a script that writes words with letters of Latin shape: units stand in it.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}')
}

/// A Han character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// A letter of a script that writes no spaces between words or glues its particles on: Han, kana, Hangul.
pub(super) fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3040}'..='\u{30FF}' | '\u{AC00}'..='\u{D7AF}' | '\u{301C}')
}

/// A letter or a figure that makes one word of what stands beside it.
pub(super) fn is_joined(c: char) -> bool {
    c.is_alphanumeric() && !is_wide(c)
}

/// The longest entry of `table` that stands at `at`. The table's keys may be in any order.
pub(super) fn longest<T: Copy>(
    text: &str,
    at: usize,
    table: &[(&'static str, T)],
) -> Option<(&'static str, T)> {
    let rest = text.get(at..)?;
    // The first byte tells most keys apart for a fraction of the price of comparing them.
    let first = rest.as_bytes().first();
    let stands = |k: &str| k.as_bytes().first() == first && rest.starts_with(k);
    table.iter().filter(|(k, _)| stands(k)).max_by_key(|(k, _)| k.len()).copied()
}

/// Does any of `words` start at `at`?
pub(super) fn leads(text: &str, at: usize, words: &[&str]) -> bool {
    let Some(rest) = text.get(at..) else { return false };
    let first = rest.as_bytes().first();
    words.iter().any(|w| w.as_bytes().first() == first && rest.starts_with(w))
}

/// Does any of `words` stand anywhere in a short piece of text?
pub(super) fn mentions(piece: &str, words: &[&str]) -> bool {
    piece.char_indices().any(|(i, _)| leads(piece, i, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_figures_are_one_number() {
        assert_eq!(raised("10⁻¹² m", 2), Some((9, true, "12".into())));
        assert_eq!(raised("x²", 1), Some((3, false, "2".into())));
        assert_eq!((raised("x⁻", 1), raised("x2", 1)), (None, None));
    }

    #[test]
    fn looks_are_bounded_and_respect_characters() {
        let t = "约123 公里";
        assert_eq!(digits(t, 3), "123");
        assert_eq!(digits(t, 0), "");
        assert_eq!((before(t, 3), after(t, 6)), (Some('约'), Some(' ')));
        assert_eq!(tail(t, 3, 5), "约");
        assert_eq!(head(t, spaces_end(t, 6), 1), "公");
        assert_eq!(word_before("in May 5", 7), "May");
        assert_eq!(word(&"a".repeat(30), 0), "", "no unit and no month is that long");
        assert_eq!(longest("kmh", 0, &[("k", 1), ("km", 2)]), Some(("km", 2)));
    }
}
