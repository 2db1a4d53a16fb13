//! What a feed holds, in whichever format it is written.

#[cfg(doc)]
use crate::model::article::Metadata;
use crate::model::language::Language;
use crate::source::formats::markup;
use url::Url;

/// An article that a feed announces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its headline.
    pub title: Option<String>,
    /// The address of its page; `http` and `https` only.
    pub link: Option<String>,
    /// When it was published, written as [`Metadata::published`] is.
    pub published: Option<String>,
    /// When it was last changed, written likewise.
    pub modified: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What the feed calls it, the same as long as it is the same article.
    pub id: Option<String>,
    /// Its language, if it names one.
    pub language: Option<Language>,
    /// Its text as HTML, as far as the feed has it.
    pub content: Option<String>,
    /// Whether that is the full text and no summary.
    pub is_full: bool,
    /// What addresses in the content are relative to.
    pub(super) base: Option<Url>,
}

/// What a feed says of itself, and its items.
#[derive(Debug, Default)]
pub(super) struct Channel {
    pub(super) title: Option<String>,
    pub(super) link: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) authors: Vec<String>,
    pub(super) items: Vec<Item>,
}

/// HTML that was escaped once more than it should: all of it is one text that is markup. A text
/// about markup has words of its own around it.
pub(super) fn once_more(html: String) -> String {
    let text = html.trim();
    let begins =
        text.strip_prefix("&lt;").is_some_and(|t| t.starts_with(|c: char| c.is_ascii_alphabetic()));
    let ends = text.ends_with("&gt;") || text.ends_with('>');
    if !(begins && ends && text.contains("&lt;/") && !text.contains("</")) {
        return html;
    }
    let mut once = String::with_capacity(html.len());
    markup::entities(&html, &mut once);
    once
}

/// An address on the web, made whole; `None` for any other (`file:`, `javascript:` …).
pub(super) fn address(link: &str, base: Option<&Url>) -> Option<String> {
    let link = link.trim();
    let url = match base {
        Some(base) => base.join(link).ok()?,
        None => Url::parse(link).ok()?,
    };
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then(|| url.into())
}
