//! Text → tree, within limits.
//!
//! A parser of HTML follows rules that cost time by the depth of the tree (each `<div>` looks for a
//! `<p>` above it) and copy elements that were left open into every block after them (HTML 13.2.4.3,
//! "reconstruct the active formatting elements"). Pages of people stay far below the limits here;
//! what is made to be deep is refused before it is parsed. Tags that do not fit together
//! (`<div></x>`) deceive that look, so the parser is stopped too when it has done too much.

use super::sink::Sink;
use crate::{Error, Kind, Result};
use dom_query::Document;
use html5ever::ParseOpts;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;

/// Elements within each other. Browsers keep 512 and put what is deeper beside each other.
const DEEPEST: usize = 3000;

/// Attributes of one element.
const MOST_ATTRIBUTES: usize = 1000;

/// Copies of elements that were left open, at most.
const MOST_COPIES: usize = 2_000_000;

/// Nodes of the tree: each takes some 400 bytes until its text is read.
const MOST_NODES: usize = 3_000_000;

/// Looks at open elements. A page of 1.6 MB takes 160,000.
const MOST_LOOKS: u64 = 200_000_000;

/// Parses a page.
///
/// # Errors
/// `Input`, if it passes the limits.
pub(super) fn parse(html: &str, origin: &str) -> Result<Document> {
    excess(html).map_or_else(|| build(html), Err).map_err(|what| {
        let what = format!(
            "cannot read {origin}: {what}, as no article has; save its text as a .txt file and give that"
        );
        Error::new(Kind::Input, what)
    })
}

/// Bytes that are parsed between two looks at the limits: a thousand tags.
const PIECE: usize = 4096;

/// The tree; or the limit that it passes.
fn build(html: &str) -> std::result::Result<Document, String> {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
    let opts = ParseOpts { tree_builder, ..Default::default() };
    let mut parser = html5ever::parse_document(Sink::default(), opts);
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        parser.process(piece.into());
        rest = after;
        let sink = &parser.tokenizer.sink.sink;
        if sink.nodes() > MOST_NODES {
            return Err(format!("it has more than {MOST_NODES} elements and texts"));
        }
        if sink.looks() > MOST_LOOKS {
            return Err("its elements lie in each other by the thousand".into());
        }
    }
    Ok(parser.finish())
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

/// Where a tag ends, and how many attributes it has (HTML 13.2.5.32 to 39).
fn tag_end(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let until = |at: usize, ends: fn(u8) -> bool| {
        at + bytes[at..].iter().position(|b| ends(*b)).unwrap_or(bytes.len() - at)
    };
    let mut attributes = 0;
    loop {
        at = until(at, |b| !b.is_ascii_whitespace() && b != b'/');
        match bytes.get(at) {
            None => return (at, attributes),
            Some(b'>') => return (at + 1, attributes),
            Some(_) => attributes += 1,
        }
        // A name may begin with the sign that ends it.
        at = until(at + 1, |b| b.is_ascii_whitespace() || b"/>=".contains(&b));
        let value = until(at, |b| !b.is_ascii_whitespace());
        if bytes.get(value) != Some(&b'=') {
            continue;
        }
        at = until(value + 1, |b| !b.is_ascii_whitespace());
        at = match bytes.get(at) {
            Some(b'"') => (until(at + 1, |b| b == b'"') + 1).min(bytes.len()),
            Some(b'\'') => (until(at + 1, |b| b == b'\'') + 1).min(bytes.len()),
            _ => until(at, |b| b.is_ascii_whitespace() || b == b'>'),
        };
    }
}

/// Past the end of an element whose content is not markup.
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
    use crate::model::work::within;
    use std::time::Duration;

    #[test]
    fn what_is_made_to_be_deep_is_refused_at_once() {
        for html in [
            "<div>".repeat(6_000_000),
            "<b>".repeat(1 << 20),
            "<font size=1>".repeat(2000) + &"<p>a".repeat(100_000),
            format!("<p {}>", "a=1 ".repeat(100_000)),
            "<a><table>".repeat(100_000),
        ] {
            let e = within(Duration::from_secs(5), || parse(&html, "a.html")).err().unwrap();
            assert_eq!(e.kind(), Kind::Input);
            assert!(e.to_string().starts_with("cannot read a.html: "), "{e}");
        }
    }

    #[test]
    fn what_deceives_the_look_ahead_is_refused_all_the_same() {
        let deep = "<div>".repeat(2900);
        for html in [
            "<div></x>".repeat(300_000),
            "<table>".to_owned() + &"<div></x>".repeat(300_000),
            "<span><div></span>".repeat(300_000),
            "<div><table><td></div>".repeat(300_000),
            deep.clone() + &"<li></li>".repeat(300_000),
            deep + &"<div></div>".repeat(300_000),
            "<span>".repeat(2900) + &"</x>".repeat(300_000),
            "<br>".repeat(MOST_NODES),
        ] {
            let e = within(Duration::from_secs(30), || parse(&html, "a.html")).err().unwrap();
            assert!(e.to_string().starts_with("cannot read a.html: "), "{e}");
        }
    }

    #[test]
    fn attributes_are_counted() {
        for (tag, end, attributes) in [
            (">a", 1, 0),
            (" a>b", 3, 1),
            (" a = \">\" b=c/d e='>'f />g", 24, 4),
            (" =a=b>c", 6, 1),
            (" a=\">", 5, 1),
            (" a=", 3, 1),
        ] {
            assert_eq!(tag_end(tag.as_bytes(), 0), (end, attributes), "{tag}");
        }
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
