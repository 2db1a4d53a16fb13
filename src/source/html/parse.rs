//! Text → tree, within limits.
//!
//! A parser of HTML follows rules that cost time by the depth of the tree (each `<div>` looks for a
//! `<p>` above it) and copy elements that were left open into every block after them (HTML 13.2.4.3,
//! "reconstruct the active formatting elements"). Pages of people stay far below the limits here;
//! what is made to be deep is refused before it is parsed.

use crate::{Error, Kind, Result};
use dom_query::Document;

/// Elements within each other. Browsers keep 512 and put what is deeper beside each other.
const DEEPEST: usize = 3000;

/// Attributes of one element.
const MOST_ATTRIBUTES: usize = 1000;

/// Copies of elements that were left open, at most.
const MOST_COPIES: usize = 2_000_000;

/// Parses a page.
///
/// # Errors
/// `Input`, if it passes the limits.
pub(super) fn parse(html: &str, origin: &str) -> Result<Document> {
    if let Some(what) = excess(html) {
        let what = format!(
            "cannot read {origin}: {what}, as no article has; save its text as a .txt file and give that"
        );
        return Err(Error::new(Kind::Input, what));
    }
    Ok(Document::from(html))
}

/// The limit that a page passes.
fn excess(html: &str) -> Option<String> {
    let bytes = html.as_bytes();
    let (mut depth, mut formatting, mut copies) = (0_usize, 0_usize, 0_usize);
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|b| *b == b'<') {
        at += found + 1;
        let closes = bytes.get(at) == Some(&b'/');
        let start = at + usize::from(closes);
        let name = bytes[start..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        if name == 0 || bytes[start].is_ascii_digit() {
            continue;
        }
        let name = &html[start..start + name];
        let (end, attributes) = tag_end(bytes, start + name.len());
        if attributes > MOST_ATTRIBUTES {
            return Some(format!("one of its elements has more than {MOST_ATTRIBUTES} attributes"));
        }
        let is = |names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(name));
        at = end;
        if is(&["script", "style"]) && !closes {
            at = skip_raw(bytes, at, name);
        } else if is(FORMATTING) {
            formatting = if closes { formatting.saturating_sub(1) } else { formatting + 1 };
            depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        } else if !is(CLOSED_BY_OTHERS) {
            depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
            copies += if closes { 0 } else { formatting };
        } else if !closes {
            copies += formatting;
        }
        if depth > DEEPEST {
            return Some(format!("its elements lie more than {DEEPEST} deep in each other"));
        }
        if copies > MOST_COPIES {
            return Some("thousands of its elements are left open".into());
        }
    }
    None
}

/// HTML 13.2.4.3.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements without content, and those that authors leave open and the next one of their kind ends.
const CLOSED_BY_OTHERS: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead",
    "tbody", "tfoot", "colgroup", "rt", "rp", "rb", "html", "head", "body", "path", "use",
    "circle", "rect", "line", "polygon", "stop",
];

/// Where a tag ends, and how many attributes it has.
fn tag_end(bytes: &[u8], start: usize) -> (usize, usize) {
    let (mut quote, mut attributes, mut last) = (None, 0, b' ');
    for (i, b) in bytes[start..].iter().enumerate() {
        match (quote, *b) {
            (Some(q), b) if q == b => quote = None,
            (Some(_), _) => continue,
            (None, b'>') => {
                // What ends in a slash has no content in SVG, and elsewhere few write it.
                return (start + i + 1, attributes);
            }
            (None, q @ (b'"' | b'\'')) if last == b'=' => quote = Some(q),
            (None, b) if last.is_ascii_whitespace() && !b.is_ascii_whitespace() => attributes += 1,
            _ => {}
        }
        last = *b;
    }
    (bytes.len(), attributes)
}

/// Past the end of an element whose content is no markup.
fn skip_raw(bytes: &[u8], mut at: usize, name: &str) -> usize {
    while let Some(found) = bytes[at..].windows(2).position(|w| w == b"</") {
        at += found + 2;
        if bytes[at..].get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_to_be_deep_is_refused_at_once() {
        let start = std::time::Instant::now();
        for html in [
            "<div>".repeat(6_000_000),
            "<b>".repeat(1 << 20),
            "<font size=1>".repeat(2000) + &"<p>a".repeat(100_000),
            format!("<p {}>", "a=1 ".repeat(100_000)),
            "<a><table>".repeat(100_000),
        ] {
            let e = parse(&html, "a.html").err().unwrap();
            assert_eq!(e.kind(), Kind::Input);
            assert!(e.to_string().starts_with("cannot read a.html: "), "{e}");
        }
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }

    #[test]
    fn pages_of_people_are_not() {
        for html in [
            "<p>a".repeat(100_000),
            "<table><tr><td>a".to_string() + &"<tr><td>b<td>c".repeat(50_000),
            "<div><span>a</span></div>".repeat(50_000),
            "<script>if (a<b) { '<div>' }</script>".repeat(5000),
            "<br>a<br/>b<img src=\"data:,a > b\">".repeat(5000),
            "a < b and <3".repeat(1000),
        ] {
            assert_eq!(excess(&html), None, "{}", &html[..30]);
        }
    }
}
