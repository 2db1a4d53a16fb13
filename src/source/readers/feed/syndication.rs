//! RSS in all its versions, and Atom.

use super::channel::{Channel, Item, address, once_more};
use super::full;
use super::json::as_html;
use super::namespaces::Namespaces;
use crate::model::language::Language;
use crate::source::boilerplate::stand_in;
use crate::source::date;
use crate::source::formats::markup;
use crate::source::formats::xml::{Element, Piece, Pieces, folded};
use crate::{Error, Kind, Result};
use url::Url;

/// Reads a feed that is XML. `base` is its own address.
pub(super) fn read(xml: &str, origin: &str, base: Option<Url>) -> Result<Channel> {
    let mut pieces = Pieces::new(xml, origin);
    let mut reader = Reader { channel: Channel::default(), base, names: Namespaces::default() };
    let mut has_root = false;
    while let Some(piece) = pieces.next()? {
        let Piece::Start(e) = piece else { continue };
        if !has_root {
            has_root = true;
            reader.root(&e, origin)?;
            if e.name() != "entry" {
                continue;
            }
        }
        reader.of_channel(&e, &mut pieces)?;
    }
    Ok(reader.channel)
}

struct Reader {
    channel: Channel,
    base: Option<Url>,
    names: Namespaces,
}

/// The texts of an item, while it is read.
#[derive(Default)]
struct Texts {
    content: Option<String>,
    summary: Option<String>,
    /// What is said of its pictures, sounds and films.
    media: Option<String>,
    /// A name that is an address, in case that there is no link.
    permalink: Option<String>,
}

impl Reader {
    fn root(&mut self, e: &Element, origin: &str) -> Result<()> {
        if !["rss", "RDF", "feed", "entry", "channel"].contains(&e.name()) {
            let name = e.name();
            let what = format!("cannot read {origin}: it begins with <{name}> and is not a feed");
            return Err(Error::new(Kind::Input, what));
        }
        self.names.of_root(e);
        self.channel.language = language(e);
        self.base = base_of(e, self.base.as_ref());
        Ok(())
    }

    fn of_channel(&mut self, e: &Element, pieces: &mut Pieces) -> Result<()> {
        let name = self.names.name(e);
        let channel = &mut self.channel;
        match &*name {
            // What is in it comes next.
            "channel" => {}
            "item" | "entry" => {
                let item = self.item(e, pieces)?;
                self.channel.items.push(item);
            }
            "title" if channel.title.is_none() => channel.title = title(e, pieces)?,
            "link" if channel.link.is_none() => {
                channel.link = link(e, pieces)?.and_then(|l| address(&l, self.base.as_ref()));
                if self.base.is_none() {
                    self.base = channel.link.as_deref().and_then(|l| Url::parse(l).ok());
                }
            }
            "language" | "dc:language" => channel.language = Language::parse(&pieces.line()?),
            "author" => channel.authors.extend(atom_name(pieces)?),
            _ => pieces.skip()?,
        }
        Ok(())
    }

    /// The description within a group of media.
    fn media(&self, pieces: &mut Pieces) -> Result<Option<String>> {
        let (mut found, mut depth) = (None, 1);
        while depth > 0 {
            match pieces.next()? {
                Some(Piece::Start(e)) if self.names.name(&e) == "media:description" => {
                    found = longer(found, construct(&e, pieces)?);
                }
                Some(Piece::Start(_)) => depth += 1,
                Some(Piece::End) => depth -= 1,
                Some(Piece::Text(_)) => {}
                None => break,
            }
        }
        Ok(found)
    }

    fn item(&self, e: &Element, pieces: &mut Pieces) -> Result<Item> {
        let mut base = base_of(e, self.base.as_ref());
        let mut item = Item { language: language(e), ..Item::default() };
        let mut texts = Texts::default();
        loop {
            let e = match pieces.next()? {
                Some(Piece::Start(e)) => e,
                Some(Piece::Text(_)) => continue,
                Some(Piece::End) => break,
                None => {
                    let what = format!(
                        "cannot read {}: the feed breaks off within an item; get it anew",
                        pieces.origin()
                    );
                    return Err(Error::new(Kind::Input, what));
                }
            };
            match &*self.names.name(&e) {
                "title" | "atom:title" if item.title.is_none() => item.title = title(&e, pieces)?,
                "link" | "atom:link" => {
                    let found = link(&e, pieces)?.and_then(|l| address(&l, base.as_ref()));
                    item.link = item.link.or(found);
                }
                "guid" | "id" => {
                    let id = pieces.line()?;
                    if e.attribute("isPermaLink").as_deref() != Some("false") {
                        texts.permalink = address(&id, None);
                    }
                    item.id = Some(id).filter(|id| !id.is_empty());
                }
                "pubDate" | "published" | "issued" | "dc:date" | "dcterms:issued"
                | "atom:published" => {
                    item.published = when(pieces)?.or(item.published);
                }
                "updated" | "modified" | "dcterms:modified" | "atom:updated" => {
                    item.modified = when(pieces)?.or(item.modified);
                }
                "author" | "atom:author" => item.authors.extend(atom_name(pieces)?),
                "dc:creator" => item.authors.extend(person(&pieces.line()?)),
                "description" | "summary" | "atom:summary" | "itunes:summary" => {
                    let found = construct(&e, pieces)?;
                    texts.summary = longer(texts.summary, found);
                }
                "content:encoded" | "content" | "atom:content" => {
                    base = base_of(&e, base.as_ref());
                    texts.content = longer(texts.content, construct(&e, pieces)?);
                }
                // A page within the feed, as some wrote it before there was an element for it.
                "xhtml:body" | "xhtml:div" => {
                    texts.content = longer(texts.content, Some(pieces.markup(true)?));
                }
                "media:description" => texts.media = longer(texts.media, construct(&e, pieces)?),
                "media:group" | "media:content" => {
                    let found = self.media(pieces)?;
                    texts.media = longer(texts.media, found);
                }
                _ => pieces.skip()?,
            }
        }
        // An article of Atom that was never published but changed is as old as its change.
        item.published = item.published.or_else(|| item.modified.clone());
        item.link = item.link.or(texts.permalink.take());
        item.base = item.link.as_deref().and_then(|l| Url::parse(l).ok()).or(base);
        settle(&mut item, texts);
        Ok(item)
    }
}

/// The longer of two texts for the same; feeds have a short and a long one under two names.
fn longer(a: Option<String>, b: Option<String>) -> Option<String> {
    let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    if length(&b) > length(&a) { b } else { a }
}

/// Decides which of its texts is the item's. A text that stands in for the article is none.
fn settle(item: &mut Item, texts: Texts) {
    let is_own = |html: &String| !stand_in::is_stand_in(&full::text(html));
    let texts = Texts {
        content: texts.content.filter(is_own),
        summary: texts.summary.filter(is_own).or(texts.media.filter(is_own)),
        ..Texts::default()
    };
    let is_content_full = texts.content.as_deref().is_some_and(full::is_content_full);
    let is_summary_full = texts.summary.as_deref().is_some_and(full::is_summary_full);
    item.is_full = is_content_full || is_summary_full;
    item.content = match is_summary_full && !is_content_full {
        true => texts.summary,
        false => texts.content.or(texts.summary),
    };
}

fn language(e: &Element) -> Option<Language> {
    Language::parse(&e.qualified_attribute("xml:lang")?)
}

fn base_of(e: &Element, base: Option<&Url>) -> Option<Url> {
    let own = e.qualified_attribute("xml:base").and_then(|own| match base {
        Some(base) => base.join(own.trim()).ok(),
        None => Url::parse(own.trim()).ok(),
    });
    own.or_else(|| base.cloned())
}

/// A link to the page itself: the text in RSS, an attribute in Atom.
fn link(e: &Element, pieces: &mut Pieces) -> Result<Option<String>> {
    let text = pieces.line()?;
    let of_page = e.attribute("rel").is_none_or(|rel| rel.trim() == "alternate");
    let found = e.attribute("href").unwrap_or(text);
    Ok(Some(found).filter(|l| of_page && !l.is_empty()))
}

fn when(pieces: &mut Pieces) -> Result<Option<String>> {
    let text = pieces.line()?;
    Ok(Some(date::iso(&text).unwrap_or(text)).filter(|d| !d.is_empty()))
}

/// The author of Atom, who has a name in an element of its own, or of RSS.
fn atom_name(pieces: &mut Pieces) -> Result<Option<String>> {
    let (mut name, mut text) = (None, String::new());
    let mut depth = 1;
    while depth > 0 {
        match pieces.next()? {
            Some(Piece::Start(e)) if e.name() == "name" => name = Some(pieces.line()?),
            Some(Piece::Start(_)) => depth += 1,
            Some(Piece::End) => depth -= 1,
            Some(Piece::Text(piece)) if depth == 1 => text.push_str(&piece),
            Some(Piece::Text(_)) => {}
            None => break,
        }
    }
    Ok(name.filter(|n| !n.is_empty()).or_else(|| person(&folded(&text))))
}

/// The name in `name`, `address (name)` or `name <address>`; an address alone is not a name.
fn person(text: &str) -> Option<String> {
    let name = match (text.split_once('('), text.split_once('<')) {
        (Some((address, name)), _) if address.contains('@') => name.trim_end_matches(')'),
        (_, Some((name, address))) if address.contains('@') => name,
        _ if text.contains('@') && !text.contains(' ') => "",
        _ => text,
    };
    Some(name.trim().to_owned()).filter(|n| !n.is_empty())
}

/// A title as text.
fn title(e: &Element, pieces: &mut Pieces) -> Result<Option<String>> {
    let kind = e.attribute("type").unwrap_or_default();
    let text = match kind.as_str() {
        "html" | "text/html" => without_tags(&pieces.text()?),
        // RSS does not say what a title is; entities that are left are none that a person wrote.
        "" => {
            let mut text = String::new();
            markup::entities(&pieces.text()?, &mut text);
            text
        }
        _ => pieces.text()?,
    };
    Ok(Some(folded(&text)).filter(|t| !t.is_empty()))
}

fn without_tags(html: &str) -> String {
    let texts: Vec<_> = markup::texts(html).into_iter().map(|(_, text)| text).collect();
    texts.join(" ")
}

/// A text as HTML, by what its type says it is; without a type it is HTML in RSS, and text in Atom
/// would be, but who writes tags means them.
fn construct(e: &Element, pieces: &mut Pieces) -> Result<Option<String>> {
    let kind = e.attribute("type").unwrap_or_default().to_ascii_lowercase();
    // Content that is somewhere else, or no text.
    let is_text = kind.is_empty()
        || !kind.contains('/')
        || kind.starts_with("text/")
        || kind.contains("xhtml");
    if !is_text || e.attribute("src").is_some() {
        pieces.skip()?;
        return Ok(None);
    }
    let is_xhtml = kind.contains("xhtml") || e.attribute("mode").as_deref() == Some("xml");
    let html = match kind.as_str() {
        "text" | "text/plain" | "plain" => once_more(as_html(pieces.text()?.trim())),
        _ if is_xhtml => pieces.markup(true)?,
        _ => once_more(pieces.markup(false)?),
    };
    Ok(Some(html).filter(|h| !h.trim().is_empty()))
}
