//! RSS 0.9 to 2.0, RDF, Atom and JSON Feed.
//!
//! A feed announces articles. Of each it holds the full text, or a summary and a link to the page:
//! [`article`] gives the one or the other. [`items`] lists them, the newest first where all of them
//! are dated, else as they stand. As a [`Source`], a feed is its first item.

mod channel;
mod full;
mod json;
mod moment;
mod namespaces;
mod syndication;

use super::html;
use crate::model::article::{Article, BlockKind, Blocks, Metadata, Omission};
use crate::model::role::{OmissionReason, Role};
use crate::source::boilerplate::stand_in;
use crate::source::decode::{Form, decode, head};
use crate::source::fetch::Fetched;
use crate::source::formats::ledger::Ledger;
use crate::source::formats::{extensions, opening};
use crate::source::reader::{Claim, Source, by_extension};
use crate::{Error, Kind, Result};
use channel::Channel;
pub use channel::Item;
use std::cmp::Reverse;
use std::collections::HashSet;
use url::Url;

/// The reader of feeds.
#[derive(Clone, Copy, Debug)]
pub struct Feed;

/// Where the text of an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// In the feed.
    Article(Box<Article>),
    /// On the page at this address (`http` or `https`); the feed has no more than a summary, which is
    /// better than nothing where the page cannot be had.
    Follow {
        /// The address.
        link: String,
        /// What the feed has of it, if that is anything.
        summary: Option<Box<Article>>,
    },
}

impl Source for Feed {
    fn name(&self) -> &'static str {
        "feed"
    }

    fn extensions(&self) -> &'static [&'static str] {
        extensions::FEED
    }

    fn claim(&self, fetched: &Fetched) -> Claim {
        const MEDIA_TYPES: [&str; 3] =
            ["application/rss+xml", "application/atom+xml", "application/feed+json"];
        let of_server = fetched.media_type.as_deref().is_some_and(|m| MEDIA_TYPES.contains(&m));
        if of_server || looks_like(&head(fetched, 4096)) {
            return Claim::Sure;
        }
        by_extension(self, fetched).unwrap_or(Claim::No)
    }

    fn read(&self, fetched: &Fetched) -> Result<Article> {
        match article(fetched, 0)? {
            Found::Article(article) => Ok(*article),
            Found::Follow { summary: Some(article), .. } => Ok(*article),
            Found::Follow { link, .. } => {
                let what = format!(
                    "cannot read {}: it is a feed, and of its newest article it has no text; \
                     the article is at {link}",
                    fetched.origin
                );
                Err(Error::new(Kind::Input, what))
            }
        }
    }

    fn texts(&self, fetched: &Fetched) -> Result<Option<Vec<String>>> {
        let Some(item) = items(fetched)?.into_iter().next() else { return Ok(None) };
        let bytes = item.content.unwrap_or_default().into_bytes();
        let charset = Some("utf-8".to_owned());
        let page = Fetched { bytes, charset, origin: fetched.origin.clone(), ..Fetched::default() };
        let texts = html::Html.texts(&page)?.unwrap_or_default();
        Ok(Some(item.title.into_iter().chain(texts).collect()))
    }
}

/// Whether an input is a feed.
pub fn is_feed(fetched: &Fetched) -> bool {
    Feed.claim(fetched) == Claim::Sure
}

/// All items of a feed.
///
/// # Errors
/// `Input`, if it is not a feed, breaks off, or has no item.
pub fn items(fetched: &Fetched) -> Result<Vec<Item>> {
    channel(fetched).map(|(channel, _)| channel.items)
}

/// The item with this index in [`items`], as an article, or where to find it.
///
/// # Errors
/// `Input` as [`items`], or if the item has neither a text nor a link. `Usage`, if there is no such item.
pub fn article(fetched: &Fetched, index: usize) -> Result<Found> {
    let (channel, mut notes) = channel(fetched)?;
    let all = channel.items.len();
    let Some(mut item) = channel.items.into_iter().nth(index) else {
        let what = format!("there is no item {} in {}; it has {all}", index + 1, fetched.origin);
        return Err(Error::new(Kind::Usage, what));
    };
    let number = index + 1;
    let Some(content) = item.content.take().filter(|c| !full::text(c).trim().is_empty()) else {
        return match item.link {
            Some(link) => Ok(Found::Follow { link, summary: None }),
            None => {
                let what = format!(
                    "cannot read item {number} of {}: it has no text, and no link to a page on the web",
                    fetched.origin
                );
                Err(Error::new(Kind::Input, what))
            }
        };
    };
    let (is_full, link) = (item.is_full, item.link.clone());
    if !is_full && link.is_none() {
        let note = "is a summary, as it seems, and has no link to more";
        notes.push(format!("{}: the text of item {number} {note}", fetched.origin));
    }
    let authors = channel.authors;
    let meta = Metadata {
        site: channel.title,
        language: item.language.clone().or(channel.language),
        notes,
        ..Metadata::default()
    };
    let article = Box::new(made(item, &content, meta, authors, &fetched.origin)?);
    Ok(match link.filter(|_| !is_full) {
        Some(link) => Found::Follow { link, summary: Some(article) },
        None => Found::Article(article),
    })
}

/// The article of an item's text; `meta` is what the feed tells of all items.
fn made(
    item: Item,
    content: &str,
    meta: Metadata,
    authors: Vec<String>,
    origin: &str,
) -> Result<Article> {
    let mut text = Blocks::default();
    let whole = html::whole(content, origin, item.base.as_ref(), &mut text)?;
    let mut ledger = Ledger::default();
    ledger.insert(whole.omitted);
    ledger.add(&whole.added);
    let text = text.finish();
    let mut blocks = Blocks::default();
    // A listener wants to hear what it is.
    if let Some(title) = &item.title {
        if text.first().is_none_or(|b| b.text != *title) {
            blocks.push(BlockKind::Heading { level: 1 }, title);
            ledger.omitted.iter_mut().for_each(|o| o.before += 1);
        } else {
            let text = title.clone();
            let reason = OmissionReason::Duplicate;
            ledger.omitted.insert(0, Omission { text, reason, before: 0 });
        }
    }
    for block in text {
        blocks.append(block);
    }
    if let Some(last) = blocks.last_mut().filter(|b| is_tail(&b.text)) {
        last.mark_whole(Role::Navigation);
    }
    let meta = Metadata {
        title: item.title,
        authors: if item.authors.is_empty() { authors } else { item.authors },
        published: item.published,
        modified: item.modified,
        url: item.link,
        ..meta
    };
    let Ledger { omitted, added, .. } = ledger;
    Ok(Article { meta, blocks: blocks.finish(), omitted, added, ..Article::default() })
}

/// Whether a page stands where the article should that a feed announced: it asks for something first,
/// or it is short and holds next to nothing of what the feed says. `summary` is what the feed has.
pub fn stands_in(page: &Article, summary: &Article) -> bool {
    const SHORT: usize = 1500;
    let text = |article: &Article| {
        let read = article.blocks.iter().filter(|b| !b.is_skipped());
        read.map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    let page = text(page);
    if stand_in::is_stand_in(&page) {
        return true;
    }
    let pairs = |text: &str| -> HashSet<(char, char)> {
        let letters = || text.chars().filter(|c| c.is_alphanumeric());
        letters().zip(letters().skip(1)).collect()
    };
    let (has, wanted) = (pairs(&page), pairs(&text(summary)));
    page.chars().count() < SHORT && wanted.intersection(&has).count() * 4 < wanted.len()
}

/// What WordPress puts below every article in a feed.
fn is_tail(text: &str) -> bool {
    text.starts_with("The post ") && text.contains(" appeared first on ")
}

fn channel(fetched: &Fetched) -> Result<(Channel, Vec<String>)> {
    let decoded = decode(fetched, Form::Xml)?;
    let base = fetched.url.as_deref().and_then(|url| Url::parse(url).ok());
    let mut channel = match decoded.text.trim_start().starts_with('{') {
        true => json::read(&decoded.text, &fetched.origin)?,
        false => syndication::read(&decoded.text, &fetched.origin, base)?,
    };
    if channel.items.is_empty() {
        let what = format!("cannot read {}: it is a feed without items", fetched.origin);
        return Err(Error::new(Kind::Input, what));
    }
    let moments: Vec<_> =
        channel.items.iter().map(|i| moment::of(i.published.as_deref()?)).collect();
    if let Some(moments) = moments.into_iter().collect::<Option<Vec<_>>>() {
        let mut dated: Vec<_> = moments.into_iter().zip(channel.items).collect();
        dated.sort_by_key(|(moment, _)| Reverse(*moment));
        channel.items = dated.into_iter().map(|(_, item)| item).collect();
    }
    Ok((channel, decoded.notes))
}

/// Whether a text begins as feeds do.
fn looks_like(text: &str) -> bool {
    if text.trim_start().starts_with('{') {
        return text.contains("https://jsonfeed.org/version/");
    }
    let element = opening::first_element(text);
    let is = |name: &str| {
        let rest = element.strip_prefix('<').and_then(|e| e.strip_prefix(name));
        rest.is_some_and(|r| r.starts_with(|c: char| c.is_whitespace() || c == '>'))
    };
    is("rss")
        || (is("rdf:RDF")
            && ["://purl.org/rss/", "://my.netscape.com/rdf/"]
                .iter()
                .any(|ns| element.contains(ns)))
        || ((is("feed") || is("entry") || is("atom:feed"))
            && ["www.w3.org/2005/Atom", "purl.org/atom/"].iter().any(|ns| element.contains(ns)))
}

#[cfg(test)]
mod tests;
