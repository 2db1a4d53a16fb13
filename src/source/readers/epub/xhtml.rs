//! XHTML → HTML, for a parser of HTML.
//!
//! Such a parser takes `<title/>` or `<script/>` for a beginning and swallows the chapter behind it,
//! shows the end of a `<!DOCTYPE … [ … ]>`, and takes CDATA for a comment.

use std::borrow::Cow;

/// Elements that have no content and no end in HTML.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// The same document in the syntax of HTML.
pub(super) fn as_html(xhtml: &str) -> Cow<'_, str> {
    let has = |what: &str| xhtml.contains(what);
    if !has("/>") && !has("<![CDATA[") && !has("<!DOCTYPE") {
        return Cow::Borrowed(xhtml);
    }
    let mut html = String::with_capacity(xhtml.len() + xhtml.len() / 16);
    let mut rest = xhtml;
    while let Some(at) = rest.find('<') {
        html.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = if let Some(inside) = rest.strip_prefix("<!--") {
            let end = inside.find("-->").map_or(rest.len(), |end| 4 + end + 3);
            html.push_str(&rest[..end]);
            &rest[end..]
        } else if let Some(inside) = rest.strip_prefix("<![CDATA[") {
            let (text, after) = inside.split_once("]]>").unwrap_or((inside, ""));
            html.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
            after
        } else if rest.starts_with("<!DOCTYPE") {
            html.push_str("<!DOCTYPE html>");
            after_doctype(rest)
        } else {
            let end = tag_end(rest);
            tag(&rest[..end], &mut html);
            &rest[end..]
        };
    }
    html.push_str(rest);
    Cow::Owned(html)
}

fn tag(tag: &str, html: &mut String) {
    let name = tag[1..].split(|c: char| c.is_whitespace() || "/>".contains(c)).next();
    let name = name.unwrap_or_default();
    match tag.strip_suffix("/>") {
        Some(begin) if !name.is_empty() && !VOID.iter().any(|v| name.eq_ignore_ascii_case(v)) => {
            html.push_str(begin);
            html.push_str("></");
            html.push_str(name);
            html.push('>');
        }
        _ => html.push_str(tag),
    }
}

/// Where a tag ends; a `>` within quotes is none.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (i, b) in tag.bytes().enumerate() {
        match (quote, b) {
            (None, b'>') => return i + 1,
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
    }
    // A quote that nobody closes: then it was none.
    tag.find('>').map_or(tag.len(), |end| end + 1)
}

/// Past a document type with all its declarations, which may hold `>`.
fn after_doctype(doctype: &str) -> &str {
    let end = match doctype.find(['[', '>']) {
        Some(open) if doctype[open..].starts_with('[') => {
            doctype[open..].find("]>").map(|end| open + end + 2)
        }
        end => end.map(|end| end + 1),
    };
    end.map_or("", |end| &doctype[end..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::work::within;
    use std::time::Duration;

    #[test]
    fn what_html_reads_otherwise_is_written_otherwise() {
        let cases = [
            ("<title/><p>a<br/>b</p>", "<title></title><p>a<br/>b</p>"),
            ("<a id='x' title=\"/>\" />c", "<a id='x' title=\"/>\" ></a>c"),
            ("<![CDATA[a < b && c]]>", "a &lt; b &amp;&amp; c"),
            ("<!DOCTYPE html [<!ENTITY a '>'>\n]><p/>", "<!DOCTYPE html><p></p>"),
            ("<!DOCTYPE html PUBLIC 'x'><p>[1]></p>", "<!DOCTYPE html><p>[1]></p>"),
            ("<!-- <a/> --><svg:rect/>", "<!-- <a/> --><svg:rect></svg:rect>"),
            ("a < b />", "a < b />"),
        ];
        for (xhtml, html) in cases {
            assert_eq!(as_html(xhtml), html);
        }
        assert!(matches!(as_html("<p>a</p>"), Cow::Borrowed(_)));
    }

    #[test]
    fn hostile_markup_takes_linear_time() {
        for xhtml in ["<a '", "<a/>", "<![CDATA[", "<!--", "<!DOCTYPE [", "<!DOCTYPE>", "<"] {
            let xhtml = xhtml.repeat(200_000) + "/>";
            within(Duration::from_secs(5), || drop(as_html(&xhtml)));
        }
    }
}
