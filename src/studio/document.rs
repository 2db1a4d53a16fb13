//! From an input to an article.

use super::core::{Studio, defect};
use super::input::Input;
use crate::model::article::Article;
use crate::source::fetch::{self, Fetched, Fetcher, Reach, STDIN};
use crate::source::readers::feed::{self, Found};
use crate::source::table::{self, Options};
use crate::{Kind, Result};
use std::path::{Path, PathBuf};
use url::Url;

/// An article that was read, or made by the program itself.
#[derive(Clone, Debug)]
pub struct Document {
    /// The article, with what is read out of it and what is not.
    pub article: Article,
    /// Its title, or the file's name; empty if it has neither.
    pub title: String,
    /// What tells it from other inputs: its path or its address.
    pub source: String,
}

impl Studio {
    /// Reads one article. Of a feed it is one item, from the feed itself or from the page that it
    /// links to.
    ///
    /// # Errors
    /// [`Kind::Input`] if the input cannot be read or holds no article; [`Kind::Transient`] if it
    /// cannot be fetched at the moment; [`Kind::Usage`] for an unknown format.
    pub async fn read(&self, input: &Input) -> Result<Document> {
        read(&self.0.fetcher, &self.0.reading, input).await
    }
}

impl Studio {
    /// Reads one file as the page at `url`, to which its relative addresses belong, and asks no
    /// network. It may take its time: `tokio::task::spawn_blocking` is the place for it.
    ///
    /// # Errors
    /// As [`Studio::read`].
    pub fn extract(&self, file: &Path, url: Option<&str>) -> Result<Article> {
        let mut fetched = fetch::file(file, self.settings().max_input_bytes())?;
        fetched.url = url.map(str::to_owned);
        table::read(&fetched, &self.0.reading)
    }
}

async fn read(fetcher: &Fetcher, options: &Options, input: &Input) -> Result<Document> {
    let fetched = fetcher.fetch(&input.name).await?;
    let is_stdin = input.name == STDIN;
    let source = source(&fetched, is_stdin);
    if !is_feed(&fetched, options) {
        return parse(fetched, options.clone(), source).await;
    }
    let (item, origin, from) = (input.item, fetched.origin.clone(), fetched.url.clone());
    let options = options.clone();
    let found = blocking({
        let options = options.clone();
        move || {
            let count = feed::items(&fetched)?.len();
            let found = match feed::article(&fetched, item)? {
                Found::Article(article) => {
                    Found::Article(Box::new(table::finish(*article, &fetched, &options)?))
                }
                Found::Follow { link, summary: Some(summary) } => {
                    let summary = table::finish(*summary, &fetched, &options).ok().map(Box::new);
                    Found::Follow { link, summary }
                }
                follow => follow,
            };
            Ok((count, found))
        }
    });
    let (count, found) = found.await?;
    let note = format!(
        "{origin} is a feed of {count} articles; this is number {} from the newest (--items chooses others)",
        item + 1
    );
    let mut read = match found {
        Found::Article(article) => {
            let source = article.meta.url.clone().unwrap_or(format!("{source} {}", item + 1));
            let title = article.meta.title.clone().unwrap_or_default();
            Document { article: *article, title, source }
        }
        Found::Follow { link, summary } => {
            // Whoever wrote the feed must not send us into the user's own network; the host that
            // the user named is not a secret to it.
            let host = from.and_then(|url| Url::parse(&url).ok()?.host_str().map(str::to_owned));
            let allow = fetcher.allow.iter().cloned().chain(host).collect();
            let fetcher = Fetcher { reach: Reach::Public, allow, ..fetcher.clone() };
            follow(&fetcher, &link, summary.map(|s| *s), options).await?
        }
    };
    if count > 1 {
        read.article.meta.notes.push(note);
    }
    Ok(read)
}

/// Reads the page of a feed's item. Where it cannot be had or holds no article, or none that the
/// feed's own text knows, that text is read, with a note.
async fn follow(
    fetcher: &Fetcher,
    link: &str,
    summary: Option<Article>,
    options: Options,
) -> Result<Document> {
    let page = match fetcher.fetch(link).await {
        Ok(fetched) => {
            let source = fetched.origin.clone();
            parse(fetched, options, source).await
        }
        Err(e) => Err(e),
    };
    let Some(mut summary) = summary else { return page };
    let why = match page {
        Ok(read) if !feed::stands_in(&read.article, &summary) => return Ok(read),
        Ok(_) => format!("what is at {link} is another text"),
        Err(e) if matches!(e.kind(), Kind::Input | Kind::Transient) => e.to_string(),
        Err(e) => return Err(e),
    };
    summary.meta.notes.push(format!("{why}; what the feed itself has of it is read"));
    let title = summary.meta.title.clone().unwrap_or_default();
    Ok(Document { article: summary, title, source: link.to_owned() })
}

pub(super) fn is_feed(fetched: &Fetched, options: &Options) -> bool {
    match options.format.as_deref() {
        Some(format) => format.eq_ignore_ascii_case("feed"),
        None => feed::is_feed(fetched),
    }
}

fn source(fetched: &Fetched, is_stdin: bool) -> String {
    match () {
        // Two articles from there are two sources.
        () if is_stdin => {
            format!("standard input {}", &blake3::hash(&fetched.bytes).to_hex()[..8])
        }
        () if fetched.url.is_some() => fetched.origin.clone(),
        // `./a.md` is `a.md`.
        () => Path::new(&fetched.origin).components().collect::<PathBuf>().display().to_string(),
    }
}

async fn parse(fetched: Fetched, options: Options, source: String) -> Result<Document> {
    blocking(move || {
        let article = table::read(&fetched, &options)?;
        let title = article.meta.title.clone().or(fetched.name).unwrap_or_default();
        Ok(Document { article, title, source })
    })
    .await
}

/// Reading may take its time, while this program should still hear that it is to stop.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|e| Err(defect("the reader of an input failed").because(e)))
}
