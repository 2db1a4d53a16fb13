//! The text in the raw HTML of a Markdown file.
//!
//! Such HTML is a few tags around text: a centred heading, a folded section, a line break. So this
//! takes the tags off, and no more; pages are not for it.

/// Whether an inline tag parts the words on both sides.
pub(crate) fn breaks_line(tag: &str) -> bool {
    is_block(name(tag.trim_start_matches('<')))
}

/// The texts between the tags that part blocks, each with its level if it is a heading.
pub(crate) fn texts(html: &str) -> Vec<(Option<u8>, String)> {
    let mut texts = Vec::new();
    let mut text = String::new();
    let mut level = None;
    let mut rest = html;
    loop {
        let tag = next_tag(rest);
        entities(&rest[..tag.unwrap_or(rest.len())], &mut text);
        let inside = tag.map(|t| &rest[t + 1..]);
        let name = inside.map_or("", name);
        if inside.is_none() || is_block(name) {
            if !text.trim().is_empty() {
                texts.push((level, std::mem::take(&mut text)));
            }
            text.clear();
        }
        let Some(inside) = inside else { return texts };
        level = match heading(name) {
            Some(_) if inside.starts_with('/') => None,
            None => level,
            found => found,
        };
        rest = after_tag(inside, name);
    }
}

/// Where the next tag or comment begins; a `<` before anything else is text.
fn next_tag(html: &str) -> Option<usize> {
    html.match_indices('<').map(|(i, _)| i).find(|i| {
        let next = html.as_bytes().get(i + 1);
        next.is_some_and(|b| b.is_ascii_alphabetic() || b"/!?".contains(b))
    })
}

/// The name of the tag that begins after its `<`, as written.
fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches('/');
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    &tag[..end]
}

fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 27] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "ul",
    ];
    heading(name).is_some()
        || ["tr", "pre"].iter().chain(&BLOCKS).any(|b| name.eq_ignore_ascii_case(b))
}

fn heading(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h' | b'H', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// What comes after a tag or comment; after the whole element where its content is not text.
fn after_tag<'a>(inside: &'a str, name: &str) -> &'a str {
    if let Some(comment) = inside.strip_prefix("!--") {
        return comment.find("-->").map_or("", |end| &comment[end + 3..]);
    }
    let mut quote = None;
    let end = inside.bytes().position(|b| {
        match (quote, b) {
            (None, b'>') => return true,
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
        false
    });
    // A quote that nobody closes: then it was none.
    let end = end.or_else(|| inside.find('>'));
    let after = end.map_or("", |end| &inside[end + 1..]);
    let is_no_text =
        ["script", "style", "svg", "template"].iter().any(|n| name.eq_ignore_ascii_case(n));
    if !is_no_text || inside.starts_with('/') {
        return after;
    }
    let closes = |at: &usize| {
        let close = after.as_bytes().get(at + 2..at + 2 + name.len());
        close.is_some_and(|c| c.eq_ignore_ascii_case(name.as_bytes()))
    };
    let close = after.match_indices("</").map(|(i, _)| i).find(closes);
    close.map_or("", |at| &after[at..])
}

/// Adds a text, with the entities that people write by hand decoded; others stay as they are.
pub(crate) fn entities(text: &str, to: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        to.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest name below and the longest number both fit.
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((entity(&rest[1..end])?, end + 1))) {
            Some((c, length)) => {
                to.push(c);
                rest = &rest[length..];
            }
            None => {
                to.push('&');
                rest = &rest[1..];
            }
        }
    }
    to.push_str(rest);
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return number.ok().and_then(char::from_u32).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "laquo" => '«',
        "raquo" => '»',
        "rarr" => '→',
        "middot" => '·',
        "times" => '×',
        "deg" => '°',
        "copy" => '©',
        "reg" => '®',
        "euro" => '€',
        _ => {
            let named = html5ever::data::NAMED_ENTITIES.get(&format!("{name};"))?;
            // Those of two characters are for mathematicians.
            return char::from_u32(named.0).filter(|c| *c != '\0' && named.1 == 0);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_text_stays() {
        let t = texts(
            "<details><summary>More</summary>\n<b>Bold</b> &mdash; a < b &foo; <a title='>'>x</a></details>",
        );
        let t: Vec<_> = t.iter().map(|(_, t)| t.trim()).collect();
        assert_eq!(t, ["More", "Bold — a < b &foo; x"]);
        assert_eq!(texts("<h2>A</h2>b")[0].0, Some(2));
        assert_eq!(texts("<h2>A</h2>b")[1].0, None);
        assert!(texts("<STYLE>p { }</style><!-- c --><img src=\"a\n").is_empty());
        assert_eq!(texts("<p title=\"a>b</p>")[0].1, "b");
    }

    #[test]
    fn hostile_markup_takes_linear_time() {
        for html in [
            "<".repeat(500_000),
            "<a".repeat(300_000),
            "&".repeat(500_000),
            "<!--".repeat(200_000),
            "<p>".repeat(200_000),
        ] {
            texts(&html);
        }
    }
}
