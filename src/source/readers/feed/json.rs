//! JSON Feed, 1.0 and 1.1.

use super::channel::{Channel, Item, address, once_more};
use super::full;
use crate::model::language::Language;
use crate::source::boilerplate::stand_in;
use crate::source::date;
use crate::source::formats::xml::folded;
use crate::{Error, Kind, Result};
use serde_json::Value;
use url::Url;

/// Reads a JSON Feed. What is of another type than it should be is taken for missing.
pub(super) fn read(json: &str, origin: &str) -> Result<Channel> {
    let feed: Value = serde_json::from_str(json).map_err(|e| {
        Error::new(Kind::Input, format!("cannot read {origin}: its JSON is broken")).because(e)
    })?;
    let link = text(&feed, "home_page_url").and_then(|l| address(&l, None));
    let items = feed.get("items").and_then(Value::as_array);
    Ok(Channel {
        title: text(&feed, "title").map(|t| folded(&t)),
        language: language(&feed),
        authors: authors(&feed),
        items: items.into_iter().flatten().map(|i| item(i, link.as_deref())).collect(),
        link,
    })
}

fn item(item: &Value, feed_link: Option<&str>) -> Item {
    let base = feed_link.and_then(|l| Url::parse(l).ok());
    let link = text(item, "url").or_else(|| text(item, "external_url"));
    let link = link.and_then(|l| address(&l, base.as_ref()));
    let is_own = |html: &String| !stand_in::is_stand_in(&full::text(html));
    let content = text(item, "content_html").filter(|c| !c.trim().is_empty()).map(once_more);
    let as_text = || text(item, "content_text").map(|t| once_more(as_html(&t)));
    let content = content.filter(is_own).or_else(as_text).filter(is_own);
    let is_full = content.as_deref().is_some_and(full::is_content_full);
    Item {
        title: text(item, "title").map(|t| folded(&t)).filter(|t| !t.is_empty()),
        base: link.as_deref().and_then(|l| Url::parse(l).ok()).or(base),
        link,
        published: when(item, "date_published"),
        modified: when(item, "date_modified"),
        authors: authors(item),
        id: match item.get("id") {
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => text(item, "id"),
        },
        language: language(item),
        content: content.or_else(|| text(item, "summary").map(|t| as_html(&t))).filter(is_own),
        is_full,
    }
}

fn text(of: &Value, key: &str) -> Option<String> {
    of.get(key)?.as_str().map(str::to_owned)
}

fn when(of: &Value, key: &str) -> Option<String> {
    text(of, key).map(|d| date::iso(&d).unwrap_or(d))
}

fn language(of: &Value) -> Option<Language> {
    text(of, "language").and_then(|l| Language::parse(&l))
}

/// The names in `authors` (1.1), else in `author` (1.0).
fn authors(of: &Value) -> Vec<String> {
    let several = of.get("authors").and_then(Value::as_array);
    let one = of.get("author").filter(|_| several.is_none());
    let names = several.into_iter().flatten().chain(one).filter_map(|a| text(a, "name"));
    names.filter(|n| !n.is_empty()).collect()
}

/// Plain text as HTML.
pub(super) fn as_html(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace("\r\n", "\n").replace("\n\n", "<p>").replace('\n', "<br>")
}
