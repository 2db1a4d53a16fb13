//! What a page says about itself: JSON-LD, `<meta>`, OpenGraph, microdata.

use super::{element, lines};
use crate::model::article::Metadata;
use crate::model::language::Language;
use crate::source::{boilerplate, date};
use dom_query::{Document, NodeRef};
use serde_json::Value;
use url::Url;

/// The metadata that a page names, without its title.
pub(super) fn metadata(document: &Document, base: Option<&Url>) -> Metadata {
    let tags = Tags::of(document);
    let data = linked_data(document);
    let field = |name: &str| data.as_ref().and_then(|d| text(d.get(name)?));
    let dated = |value: String| date::iso(&value).unwrap_or(value);
    let authors = data.as_ref().map(|d| names(d.get("author"))).unwrap_or_default();
    let address =
        |value: String| base.and_then(|b| b.join(&value).ok()).map_or(value, String::from);
    Metadata {
        title: None,
        page_title: None,
        authors: if authors.is_empty() { tags.authors() } else { authors },
        editors: Vec::new(),
        source: tags.first(&["source", "article:source", "mediaid", "contentsource"]).map(labelled),
        site: tags
            .first(&[
                "og:site_name",
                "application-name",
                "al:android:app_name",
                "sitename",
                "citation_journal_title",
            ])
            .or_else(|| data.as_ref().and_then(|d| names(d.get("publisher")).into_iter().next())),
        published: field("datePublished")
            .or_else(|| {
                tags.first(&[
                    "article:published_time",
                    "og:published_time",
                    "datepublished",
                    "pubdate",
                    "publishdate",
                    "publish_date",
                    "publication_date",
                    "parsely-pub-date",
                    "sailthru.date",
                    "dc.date.issued",
                    "dcterms.created",
                    "dc.date",
                    "date",
                    "article.published",
                    "apub:time",
                    "firstpublishedtime",
                    "og:release_date",
                    "pubtime",
                    "weibo: article:create_at",
                    "citation_publication_date",
                    "citation_date",
                ])
            })
            .or_else(|| time(document, PUBLISHED))
            .map(dated),
        modified: field("dateModified")
            .or_else(|| {
                tags.first(&[
                    "article:modified_time",
                    "og:updated_time",
                    "datemodified",
                    "last-modified",
                    "dcterms.modified",
                    "lastmod",
                ])
            })
            .or_else(|| time(document, MODIFIED))
            .map(dated),
        url: canonical(document)
            .or_else(|| tags.first(&["og:url"]))
            .or_else(|| field("url"))
            .map(address),
        image: tags
            .first(&["og:image", "og:image:url", "twitter:image"])
            .or_else(|| image(data.as_ref()?.get("image")?))
            .map(address),
        language: language(document, &tags),
        notes: Vec::new(),
    }
}

/// Takes from a byline whom it names.
pub(super) fn byline(text: &str, meta: &mut Metadata) {
    let Some(line) = text.lines().find_map(shown) else { return };
    let pieces = boilerplate::pieces(&line, &[]);
    pieces.iter().for_each(|piece| lines::take(piece, meta));
    if meta.authors.is_empty() && pieces.is_empty() && is_name(&line) {
        meta.authors.push(without_by(&line));
    }
}

/// The titles that a page gives itself, the surest first.
pub(super) fn titles(document: &Document) -> Vec<String> {
    let tags = Tags::of(document);
    let data = linked_data(document);
    let headline = data.as_ref().and_then(|d| text(d.get("headline")?));
    let tag = tags.first(&["og:title", "twitter:title", "articletitle", "citation_title"]);
    headline.into_iter().chain(tag).collect()
}

/// Whether a page says that its text is for those who pay.
pub(super) fn is_for_payers(document: &Document) -> bool {
    linked_data(document).is_some_and(|data| match data.get("isAccessibleForFree") {
        Some(Value::Bool(free)) => !free,
        Some(Value::String(free)) => free.eq_ignore_ascii_case("false"),
        _ => false,
    })
}

/// The `<meta>` elements, names in lower case, in order.
struct Tags(Vec<(String, String)>);

impl Tags {
    fn of(document: &Document) -> Self {
        let mut tags = Vec::new();
        for node in document.select("meta[content]").nodes() {
            let Some(content) = node.attr("content").and_then(|c| shown(&c)) else { continue };
            for name in ["property", "name", "itemprop", "http-equiv"] {
                for name in node.attr(name).iter().flat_map(|n| n.split_whitespace()) {
                    tags.push((name.to_lowercase(), content.clone()));
                }
            }
        }
        Tags(tags)
    }

    /// The value of the first of these names that the page has.
    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.iter().find(|(n, _)| n == name)).map(|t| t.1.clone())
    }

    fn authors(&self) -> Vec<String> {
        const NAMES: &[&str] = &[
            "author",
            "article:author",
            "dc.creator",
            "parsely-author",
            "byl",
            "sailthru.author",
            "dcterms.creator",
            "citation_author",
        ];
        let found = NAMES.iter().find_map(|name| {
            let of_name = self.0.iter().filter(|(n, v)| n == name && is_name(v)).take(MOST_AUTHORS);
            let values: Vec<_> = of_name
                .map(|(_, v)| match v.split_once(", ") {
                    // The only one of these that is written for sorting.
                    Some((last, first)) if *name == "citation_author" => format!("{first} {last}"),
                    _ => without_by(v),
                })
                .collect();
            (!values.is_empty()).then_some(values)
        });
        let mut authors: Vec<String> = Vec::new();
        for author in found.unwrap_or_default() {
            if !authors.contains(&author) {
                authors.push(author);
            }
        }
        authors
    }
}

/// More are not byline.
const MOST_AUTHORS: usize = 100;

/// An author may be given as the address of a page about him, or as the program that made the page.
fn is_name(value: &str) -> bool {
    const ACCOUNTS: &[&str] = &[
        "admin",
        "administrator",
        "webmaster",
        "editor",
        "author",
        "user",
        "guest",
        "unknown",
        "root",
        "anonymous",
        "管理员",
        "佚名",
        "小编",
    ];
    !value.contains("://")
        && !ACCOUNTS.contains(&value.trim().to_lowercase().as_str())
        && !value.contains('@')
        && value.chars().count() < 100
        && value.contains(char::is_alphabetic)
}

fn without_by(value: &str) -> String {
    let start = value.get(..3).filter(|s| s.eq_ignore_ascii_case("by "));
    value[start.map_or(0, str::len)..].trim().to_owned()
}

/// The value behind a label that stands in the value itself: 来源：新华网.
fn labelled(value: String) -> String {
    value.rsplit(['：']).next().unwrap_or_default().trim().to_owned()
}

/// White space folded, entities that were written twice decoded; `None` for nothing.
fn shown(value: &str) -> Option<String> {
    let folded = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!folded.is_empty()).then_some(folded)
}

/// The object of an article among the page's JSON-LD (schema.org).
pub(super) fn linked_data(document: &Document) -> Option<Value> {
    for script in document.select("script[type=\"application/ld+json\"]").nodes() {
        let text = script.text();
        let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        let Ok(value) = serde_json::from_str::<Value>(text) else { continue };
        let mut open = vec![&value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(all) => open.extend(all.iter().rev()),
                Value::Object(object) if is_article(object.get("@type")) => {
                    return Some(value.clone());
                }
                Value::Object(object) => open.extend(object.get("@graph")),
                _ => {}
            }
        }
    }
    None
}

fn is_article(kind: Option<&Value>) -> bool {
    let is = |kind: &str| {
        kind.ends_with("Article")
            || kind.ends_with("Posting")
            || matches!(kind, "Report" | "Review" | "Recipe")
    };
    match kind {
        Some(Value::String(kind)) => is(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

fn text(value: &Value) -> Option<String> {
    shown(value.as_str()?)
}

/// The names of people or organizations.
fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(name)) => {
            shown(name).filter(|n| is_name(n)).map(|n| without_by(&n)).into_iter().collect()
        }
        Some(Value::Array(all)) => all
            .iter()
            .take(20)
            .flat_map(|v| match v {
                Value::Array(_) => Vec::new(),
                v => names(Some(v)),
            })
            .collect(),
        Some(Value::Object(object)) => match object.get("name") {
            Some(name @ Value::String(_)) => names(Some(name)),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The `<time>` that is said to be that of publication.
const PUBLISHED: &str = "time[pubdate][datetime], time[itemprop=datePublished][datetime], \
    time.entry-date[datetime], time.published[datetime], article header time[datetime]";

/// The `<time>` that is said to be that of the last change.
const MODIFIED: &str = "time[itemprop=dateModified][datetime], time.updated[datetime]";

fn time(document: &Document, selector: &str) -> Option<String> {
    let marked = document.select(selector);
    let node = marked.nodes().first()?;
    shown(&node.attr("datetime")?)
}

/// What the addresses in a page are relative to: the base that it names, else its own address.
pub(super) fn base(document: &Document, url: Option<&str>) -> Option<Url> {
    let url = url.and_then(|u| Url::parse(u).ok());
    let named = document.select("base[href]");
    let href = named.nodes().first().and_then(|n| n.attr("href"));
    let own = href.and_then(|h| Url::options().base_url(url.as_ref()).parse(h.trim()).ok());
    own.or(url)
}

/// The address of the first of a page's pictures.
fn image(value: &Value) -> Option<String> {
    let first = match value {
        Value::Array(all) => all.first()?,
        one => one,
    };
    text(first).or_else(|| text(first.get("url")?))
}

fn canonical(document: &Document) -> Option<String> {
    let link = document.select("link[rel~=canonical][href]");
    shown(&link.nodes().first()?.attr("href")?)
}

fn language(document: &Document, tags: &Tags) -> Option<Language> {
    element::language(&document.html_root())
        .or_else(|| document.body().as_ref().and_then(element::language))
        .or_else(|| {
            let named = tags.first(&["content-language", "language", "og:locale", "dc.language"]);
            Language::parse(named?.split(',').next()?)
        })
        .filter(|l| !l.is_unknown())
}

/// The visible text of the page's `<title>`.
pub(super) fn title_element(document: &Document) -> Option<String> {
    let head = document.head()?;
    let title: Option<NodeRef> = head.children_it(false).find(|n| n.has_name("title"));
    shown(&title?.text())
}
