//! The article in a page's data: JSON-LD, the state that a program starts from, templates in scripts.

use super::page;
use crate::source::lines::{ends_sentence, is_cjk};
use dom_query::Document;
use serde_json::Value;

/// Less text than this, in letters, is not an article: it may be a message of the program.
pub(super) const LEAST: usize = 120;

/// The article in HTML, from the best source that the page has; `title` tells it from others.
pub(super) fn article(document: &Document, title: Option<&str>) -> Option<String> {
    let linked = page::linked_data(document);
    let body = linked.as_ref().and_then(|d| d.get("articleBody")).and_then(Value::as_str);
    if let Some(body) = body.filter(|body| weight(body) > LEAST) {
        return Some(as_html(body));
    }
    let mut best = Best { title: title.unwrap_or_default(), text: String::new(), weight: LEAST };
    for script in document.select("script").nodes() {
        let kind = script.attr("type").unwrap_or_default().trim().to_ascii_lowercase();
        let text = script.text();
        match kind.as_str() {
            "application/ld+json" => {}
            kind if kind.contains("template") || kind == "text/html" => best.template(&text),
            kind if kind.contains("json") => {
                if let Ok(value) = serde_json::from_str::<Value>(text.trim()) {
                    best.value(&value);
                }
            }
            "" | "module" | "text/javascript" | "application/javascript" => best.program(&text),
            _ => {}
        }
    }
    (!best.text.is_empty()).then_some(best.text)
}

/// The best that was found so far.
struct Best<'a> {
    title: &'a str,
    /// In HTML.
    text: String,
    weight: usize,
}

/// Values within each other that are looked at.
const DEEPEST: usize = 60;

impl Best<'_> {
    fn offer(&mut self, text: &str, factor: usize) {
        let weight = weight(text) * factor;
        if weight > self.weight {
            (self.text, self.weight) = (as_html(text), weight);
        }
    }

    /// Markup in a script. What a program has yet to fill in is not an article.
    fn template(&mut self, html: &str) {
        if !html.contains("{{") && !html.contains("<%") && !html.contains("${") {
            self.offer(html, 1);
        }
    }

    fn value(&mut self, value: &Value) {
        // Each value with whether an object around it has the page's title.
        let mut open = vec![(value, 1, 0)];
        while let Some((value, factor, depth)) = open.pop() {
            if depth > DEEPEST {
                continue;
            }
            match value {
                Value::String(text) => self.offer(text, factor),
                Value::Array(all) => {
                    if let Some(text) = blocks(all) {
                        self.offer(&text, factor);
                    }
                    open.extend(all.iter().map(|v| (v, factor, depth + 1)));
                }
                Value::Object(object) => {
                    let is_it = ["title", "headline", "name"].iter().any(|name| {
                        let named = object.get(*name).and_then(Value::as_str);
                        named.is_some_and(|n| !n.is_empty() && n.trim() == self.title)
                    });
                    let factor = if is_it { 3 } else { factor };
                    let told = object.iter().filter(|(name, _)| !is_about(name));
                    open.extend(told.map(|(_, v)| (v, factor, depth + 1)));
                }
                _ => {}
            }
        }
    }

    /// A program: the texts in it, and the data that it holds as an object or in a text.
    fn program(&mut self, text: &str) {
        // `window.STATE = {…};` and the like.
        let after = text.split_once('=').map_or("", |(_, after)| after.trim());
        let object = after.trim_end_matches(|c: char| c == ';' || c.is_whitespace());
        if object.starts_with(['{', '['])
            && let Some(Ok(value)) = serde_json::Deserializer::from_str(object).into_iter().next()
        {
            return self.value(&value);
        }
        for literal in literals(text) {
            match literal.trim_start().starts_with(['{', '[']) {
                true => {
                    if let Ok(value) = serde_json::from_str::<Value>(&literal) {
                        self.value(&value);
                    }
                }
                false => self.offer(&literal, 1),
            }
        }
    }
}

/// Names of what tells about an article and is not its text.
fn is_about(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [
        "description",
        "excerpt",
        "summary",
        "abstract",
        "copyright",
        "disclaimer",
        "cookie",
        "comment",
        "related",
    ]
    .iter()
    .any(|about| name.contains(about))
}

/// The text of a list whose items are the paragraphs of one article, and not articles.
fn blocks(items: &[Value]) -> Option<String> {
    let is_other = |v: &Value| {
        v.as_object()
            .is_some_and(|o| ["url", "href", "slug", "link"].iter().any(|n| o.contains_key(*n)))
    };
    if items.len() < 2 || items.iter().any(is_other) {
        return None;
    }
    let mut html = String::new();
    for item in items {
        let mut texts = Vec::new();
        let mut open = vec![(item, 0)];
        while let Some((value, depth)) = open.pop() {
            match value {
                Value::String(text) => texts.push(text.as_str()),
                Value::Array(all) => open.extend(all.iter().rev().map(|v| (v, depth + 1))),
                Value::Object(object) if depth < 8 => {
                    let of_text = ["children", "content", "text", "value", "html", "data"];
                    let inner = of_text.iter().filter_map(|name| object.get(*name));
                    open.extend(inner.map(|v| (v, depth + 1)));
                }
                _ => {}
            }
        }
        let text = texts.concat();
        if text.contains(char::is_whitespace) || text.chars().any(is_cjk) {
            html += &format!("<p>{text}</p>");
        }
    }
    (weight(&html) > LEAST).then_some(html)
}

/// The literals of a program that are long enough to be a text.
fn literals(program: &str) -> Vec<String> {
    const SHORTEST: usize = 80;
    let bytes = program.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(|b| matches!(b, b'"' | b'\'' | b'`')) {
        let start = at + start;
        let quote = bytes[start];
        let mut end = start + 1;
        while end < bytes.len() && bytes[end] != quote {
            // Only a template goes over lines: this mark was none of a text.
            if bytes[end] == b'\n' && quote != b'`' {
                break;
            }
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        if bytes.get(end) == Some(&quote)
            && end - start > SHORTEST
            && let Some(inner) = program.get(start + 1..end)
        {
            found.push(unescaped(inner));
        }
        at = if bytes.get(end) == Some(&quote) { end + 1 } else { start + 1 };
        at = at.min(bytes.len());
    }
    found
}

/// A literal as the program would have it.
fn unescaped(literal: &str) -> String {
    let json = literal.replace("\\'", "'").replace("\\`", "`").replace("\\x3C", "<");
    let json = json.replace("\\x3c", "<").replace("\\x3E", ">").replace("\\x3e", ">");
    // A mark of the other kind needs no escape in the program, and one in JSON.
    let mut quoted = String::with_capacity(json.len() + 2);
    quoted.push('"');
    let mut escaped = false;
    for c in json.chars() {
        match c {
            '"' if !escaped => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push(' '),
            c => quoted.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    quoted.push('"');
    serde_json::from_str(&quoted).unwrap_or_else(|_| literal.to_owned())
}

/// Text in lines or in HTML, as HTML.
fn as_html(text: &str) -> String {
    text.replace('\n', "<p>")
}

/// How much prose a text is, in letters; a hanzi says as much as a short word. Nothing for code.
fn weight(text: &str) -> usize {
    let text = text.trim();
    let code = text.chars().filter(|c| "{}=;|\\".contains(*c)).count();
    let is_markup = text.contains("</") || text.contains("<p");
    if code * 30 > text.chars().count() && !is_markup {
        return 0;
    }
    let mut weight = 0;
    let mut marks = 0;
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            c => {
                marks += usize::from(".!?。！？".contains(c));
                weight += if is_cjk(c) { 3 } else { usize::from(c.is_alphanumeric()) };
            }
        }
    }
    // Prose has words, and its sentences end.
    let has_words = text.contains(' ') || text.chars().any(is_cjk);
    let ends = marks > 1 || ends_sentence(text);
    if has_words && ends { weight } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "The lamp at the end of the pier was lit again on Friday, for the first time in years. \
        A crowd of about forty came to see it, and some of them sang. The keeper turned the switch herself.";

    fn found(script: &str) -> Option<String> {
        article(&dom_query::Document::from(script), Some("The lamp"))
    }

    #[test]
    fn the_text_is_found_in_the_state_of_a_program() {
        for script in [
            format!(
                "<script type='application/json' id=state>{{\"a\":{{\"title\":\"x\",\"body\":\"<p>{BODY}</p>\"}}}}</script>"
            ),
            format!(
                "<script>window.__STATE__ = {{\"post\":{{\"content\":\"<p>{BODY}</p>\"}}}};</script>"
            ),
            format!(
                "<script>window.state=(function(a){{return {{content:a}}}}('<p>{BODY}</p>'))</script>"
            ),
            format!("<script>load(\"\\u003cp\\u003e{BODY}\\u003c/p\\u003e\")</script>"),
            format!("<script type='text/template'><p>{BODY}</p></script>"),
        ] {
            let html = found(&script).unwrap_or_default();
            assert!(
                html.contains("some of them sang") && html.starts_with("<p>"),
                "{script}: {html}"
            );
        }
        let (one, two) = BODY.split_at(BODY.find(" A crowd").unwrap());
        let list = format!(
            "[{{\"type\":\"p\",\"text\":\"{one}\"}},{{\"children\":[{{\"text\":\"{two}\"}}]}}]"
        );
        let list =
            found(&format!("<script type='application/json'>{{\"blocks\":{list}}}</script>"));
        assert_eq!(list.unwrap(), format!("<p>{one}</p><p>{two}</p>"));
    }

    #[test]
    fn what_is_no_article_is_left_in_the_data() {
        for script in [
            "<script>var a = 'You must be signed in to go on. Please try again.';</script>"
                .to_owned(),
            format!("<script type='text/template'><p>{{{{ body }}}} {BODY}</p></script>"),
            format!("<script type='application/json'>{{\"description\":\"{BODY}\"}}</script>"),
            format!("<script>if (a) {{ b('{}') }}</script>", "x = {y: 1}; z(); ".repeat(30)),
            "<script>it's \" not ' closed".to_owned(),
        ] {
            assert_eq!(found(&script), None, "{script}");
        }
        let other =
            |title: &str, text: &str| format!("{{\"title\":\"{title}\",\"body\":\"{text}\"}}");
        let two = format!("[{},{}]", other("A quay", &BODY.repeat(2)), other("The lamp", BODY));
        let ours = found(&format!("<script type='application/json'>{two}</script>"));
        assert_eq!(ours.as_deref(), Some(BODY));
    }
}
