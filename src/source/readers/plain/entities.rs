//! Entities that a program left behind in a text that is not markup: `灯亮着&nbsp;没有人`.
//!
//! They are decoded where they are evidently entities and not what the text is about: one that is
//! quoted, in brackets or in backticks is named and not used, and so a text that has such is left as
//! it stands, and so is one with tags.

use crate::source::formats::markup;
use std::borrow::Cow;

/// A text with its entities decoded, if they are some.
pub(super) fn decoded(text: Cow<'_, str>) -> Cow<'_, str> {
    if !are_evident(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    markup::entities(&text, &mut out);
    Cow::Owned(out)
}

/// Whether a text has entities, and none that it names.
fn are_evident(text: &str) -> bool {
    let mut any = false;
    for (at, _) in text.match_indices('&') {
        let Some(length) = entity(&text[at..]) else { continue };
        let before = text[..at].chars().next_back().unwrap_or('\n');
        let after = text[at + length..].chars().next().unwrap_or('\n');
        let is_quoted = "`'\"“‘「『《(（<".contains(before) && "`'\"”’」』》)）>".contains(after);
        if is_quoted {
            return false;
        }
        any = true;
    }
    any && !has_tags(text)
}

/// The length of the entity that a text begins with.
fn entity(text: &str) -> Option<usize> {
    const LONGEST: usize = 12;
    let reach = text.floor_char_boundary(LONGEST.min(text.len()));
    let end = text[..reach].find(';')? + 1;
    let mut decoded = String::new();
    markup::entities(&text[..end], &mut decoded);
    (decoded != text[..end]).then_some(end)
}

/// Whether a text is about markup, or is some.
fn has_tags(text: &str) -> bool {
    text.match_indices("</")
        .any(|(at, _)| text[at + 2..].starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_where_they_are_used_and_not_named() {
        for (text, expected) in [
            ("雾&nbsp;&nbsp;散了。他问&ldquo;谁&rdquo;？", "雾  散了。他问“谁”？"),
            ("Rope &amp; lamp, &#8220;both&#8221;", "Rope & lamp, “both”"),
            ("R&D; and AT&T", "R&D; and AT&T"),
            ("A space is “&nbsp;” in a page.", "A space is “&nbsp;” in a page."),
            ("<b>&amp;</b>", "<b>&amp;</b>"),
            ("写成 `&lt;` 和 &gt; 两种。", "写成 `&lt;` 和 &gt; 两种。"),
        ] {
            assert_eq!(decoded(text.into()), expected);
        }
        assert!(matches!(decoded("a & b".into()), Cow::Borrowed(_)));
    }
}
