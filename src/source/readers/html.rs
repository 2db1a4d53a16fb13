//! HTML and XHTML.

mod caption;
mod cards;
mod claim;
mod classifier;
mod container;
mod data;
mod element;
#[cfg(test)]
mod excluded;
mod grab;
mod headline;
#[cfg(test)]
mod hostile;
mod ids;
mod judge;
mod layout;
mod lines;
mod links;
mod list;
mod math;
mod measure;
mod names;
mod note;
mod omit;
mod page;
mod parse;
mod permalink;
mod picture;
mod pictures;
mod prepare;
mod recover;
mod refuse;
mod regions;
mod reveal;
mod ruby;
mod section;
mod sink;
mod table;
mod tex;
mod thread;
mod title;
mod visible;
mod walk;

use crate::model::article::{Article, Block, Blocks, Omission};
use crate::model::language::Language;
use crate::source::decode::{self, Form, decode, head};
use crate::source::fetch::Fetched;
use crate::source::finish::note_marks;
use crate::source::formats::ledger::Ledger;
use crate::source::formats::{extensions, opening};
use crate::source::language;
use crate::source::reader::{Claim, Source, by_extension};
use crate::{Error, Kind, Result};
pub(in crate::source) use classifier::speaks_of_site;
use dom_query::{Document, NodeRef};
use judge::Judge;
pub(in crate::source) use names::is_menu;
pub(in crate::source) use section::hush;
use std::collections::HashMap;
use tracing::{debug, trace};
use url::Url;
pub(in crate::source) use walk::Verdict;
use walk::Walker;

/// The reader of web pages.
#[derive(Clone, Copy, Debug)]
pub struct Html;

impl Source for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        extensions::HTML
    }

    fn claim(&self, fetched: &Fetched) -> Claim {
        let served = || {
            let types = ["text/html", "application/xhtml+xml"];
            fetched.media_type.as_deref().is_some_and(|t| types.contains(&t))
        };
        match by_extension(self, fetched) {
            Some(claim) => claim,
            None if opening::is_html(&head(fetched, 4096)) => Claim::Sure,
            None if served() => Claim::Likely,
            None => Claim::No,
        }
    }

    fn read(&self, fetched: &Fetched) -> Result<Article> {
        let decode::Decoded { text, notes, .. } = decode(fetched, Form::Html)?;
        let document = parse::parse(&text, &fetched.origin)?;
        let base = page::base(&document, fetched.url.as_deref());
        prepare::prepare(&document);
        reveal::reveal(&document);
        let mut grabbed = grab::grab(&document);
        recover::recover(&document, &mut grabbed);
        if !grabbed.is_deep {
            thread::tidy(&document, &mut grabbed);
        }
        let is_thread = grabbed.is_thread;
        let (guess, byline) = (std::mem::take(&mut grabbed.title), grabbed.byline.take());
        let judge = Judge::new(&document, grabbed);
        let judge = |node: &NodeRef| judge.verdict(node);
        let mut walker = Walker::new(&judge, base.as_ref());
        walker.walk(document.root());
        let (mut blocks, mut ledger) = walker.flow.finish_all();
        let mut meta = page::metadata(&document, base.as_ref());
        meta.notes = notes;
        let (headline, page_title) = title::titles(&document, &guess, meta.site.as_deref());
        meta.page_title = page_title.filter(|t| Some(t) != headline.as_ref());
        meta.title = headline;
        if let Some(byline) = byline.filter(|_| meta.authors.is_empty()) {
            page::byline(&byline, &mut meta);
        }
        lines::by_headline(&document, &mut meta);
        lines::tidy(&mut blocks, &mut meta, is_thread);
        note_marks::take(&mut blocks, &mut ledger);
        section::hush(&mut blocks);
        if let Some(told) =
            told(&document, &fetched.origin, base.as_ref(), meta.title.as_deref(), &blocks)
        {
            ledger.replace(std::mem::replace(&mut blocks, told), &blocks);
        }
        title::in_metadata(&meta, &mut ledger);
        if let Some(title) = &meta.title {
            blocks = title::put_first(title, blocks, &mut ledger);
        }
        let title = meta.title.as_deref().unwrap_or_default();
        if let Some(why) = refuse::why_not(&document, title, &blocks) {
            let what = format!("{} holds no article: {why}", fetched.origin);
            return Err(Error::new(Kind::Input, what));
        }
        for omission in &ledger.omitted {
            trace!(reason = omission.reason.name(), text = omission.text, "left out");
        }
        debug!(
            page = fetched.origin,
            blocks = blocks.len(),
            left_out = ledger.omitted.len(),
            "read"
        );
        meta.url = meta.url.or_else(|| fetched.url.clone());
        language::doubt(&mut meta, &blocks, &fetched.origin);
        let Ledger { omitted, added, .. } = ledger;
        Ok(Article { meta, blocks, omitted, added, ..Article::default() })
    }

    fn texts(&self, fetched: &Fetched) -> Result<Option<Vec<String>>> {
        visible::texts(fetched).map(Some)
    }
}

/// The article as the page's data tell it, where the page shows too little of it for one: a program
/// would put it there. What is for those who pay stays theirs.
fn told(
    document: &Document,
    origin: &str,
    base: Option<&Url>,
    title: Option<&str>,
    shown: &[Block],
) -> Option<Vec<Block>> {
    let shown = refuse::weight(shown);
    if !refuse::is_short(shown) || page::is_for_payers(document) {
        return None;
    }
    let html = data::article(document, title)?;
    let mut told = Blocks::default();
    whole(&html, origin, base, &mut told).ok()?;
    let told = told.finish();
    let enough = refuse::weight(&told);
    (enough > data::LEAST && enough > 2 * shown).then_some(told)
}

/// What [`whole`] found beside the blocks.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    /// The language that the document names.
    pub(crate) language: Option<Language>,
    /// Where each element with an id begins: the index of a block.
    pub(crate) anchors: HashMap<String, usize>,
    /// What is in no block; it counts all blocks, with those that there were before.
    pub(crate) omitted: Vec<Omission>,
    /// The text of blocks that is not in the document.
    pub(crate) added: String,
}

/// Adds all visible text of a document or a fragment to `blocks`, as it is, without looking for an
/// article in it. Addresses are relative to `base`.
///
/// # Errors
/// `Input`, if the document passes the limits of depth.
pub(crate) fn whole(
    html: &str,
    origin: &str,
    base: Option<&Url>,
    blocks: &mut Blocks,
) -> Result<Whole> {
    whole_of(html, origin, base, blocks, &mut |_| {}, &|_| Verdict::Read)
}

/// The same for a document that is `prepared` before it is read, and of whose elements `judge` says
/// what becomes of them.
///
/// # Errors
/// As [`whole`].
pub(crate) fn whole_of(
    html: &str,
    origin: &str,
    base: Option<&Url>,
    blocks: &mut Blocks,
    prepare: &mut dyn FnMut(&Document),
    judge: &dyn Fn(&NodeRef) -> Verdict,
) -> Result<Whole> {
    let document = parse::parse(html, origin)?;
    prepare(&document);
    prepare::prepare(&document);
    let mut walker = Walker::new(judge, base);
    walker.flow.blocks = std::mem::take(blocks);
    let root = document.html_root();
    walker.walk(document.root());
    let Walker { flow, anchors, .. } = walker;
    let Ledger { omitted, added, .. } = flow.ledger;
    *blocks = flow.blocks;
    Ok(Whole { language: element::language(&root), anchors, omitted, added })
}

#[cfg(test)]
mod tests;
