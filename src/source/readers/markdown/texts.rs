//! The texts that a Markdown file shows, without a look at what they are: an audit compares them with
//! the article.

use super::walk::OPTIONS;
use crate::source::formats::markup;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Every text, in order. The title of a picture counts where it has no description, as in a browser.
pub(super) fn texts(text: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut html = String::new();
    // The titles of the pictures around, and whether text came in them.
    let mut pictures: Vec<(String, bool)> = Vec::new();
    for (event, at) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        let source = &text[at.clone()];
        match event {
            Event::Text(t) | Event::Code(t) | Event::InlineMath(t) | Event::DisplayMath(t) => {
                pictures.iter_mut().for_each(|(_, has_text)| *has_text |= !t.trim().is_empty());
                texts.push(t.into_string());
            }
            Event::FootnoteReference(name) => texts.push(name.into_string()),
            Event::Html(piece) => html.push_str(&piece),
            Event::End(TagEnd::HtmlBlock) => {
                texts.extend(markup::texts(&html).into_iter().map(|(_, text)| text));
                html.clear();
            }
            // One tilde is a sign of its own.
            Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough)
                if !pictures.is_empty() || !source.starts_with("~~") =>
            {
                pictures.iter_mut().for_each(|(_, has_text)| *has_text = true);
                texts.push("~".to_owned());
            }
            Event::Start(Tag::Image { title, .. }) => pictures.push((title.into_string(), false)),
            Event::End(TagEnd::Image) => {
                if let Some((title, false)) = pictures.pop().filter(|_| pictures.is_empty()) {
                    texts.push(title);
                }
            }
            // Words with what is said for them, which the parser takes for attributes.
            Event::Start(Tag::Heading { attrs, .. })
                if attrs.iter().any(|(n, _)| n.contains('|')) =>
            {
                texts.extend(source.rfind('{').map(|form| source[form..].to_owned()));
            }
            _ => {}
        }
    }
    texts
}
