//! From an input, as the user names it, to an article.

use aloud::model::article::Article;
use aloud::source::feed::{self, Found};
use aloud::source::fetch::{Fetched, Fetcher, Reach, STDIN};
use aloud::source::table::{self, Options};
use aloud::{Error, Kind, Result};
use std::path::{Path, PathBuf};
use url::Url;

/// One article that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The input.
    pub input: String,
    /// Which of a feed's items, the newest is 0; without meaning for other inputs.
    pub item: usize,
}

impl Wanted {
    /// What to call it in messages.
    pub fn name(&self) -> String {
        match self.item {
            0 => self.input.clone(),
            n => format!("{}, item {}", self.input, n + 1),
        }
    }
}

/// One article, read.
pub struct Read {
    pub article: Article,
    /// Its title, or the file's name; empty if it has neither.
    pub title: String,
    /// What tells it from other inputs, for the manifest.
    pub source: String,
}

/// Reads one article. Of a feed it is one item, from the feed itself or from the page that it
/// links to.
pub async fn read(fetcher: &Fetcher, options: &Options, wanted: &Wanted) -> Result<Read> {
    let fetched = fetcher.fetch(&wanted.input).await?;
    let is_stdin = wanted.input == STDIN;
    let source = source(&fetched, is_stdin);
    if !is_feed(&fetched, options) {
        return parse(fetched, options.clone(), source).await;
    }
    let (item, origin, from) = (wanted.item, fetched.origin.clone(), fetched.url.clone());
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
            Read { article: *article, title, source }
        }
        Found::Follow { link, summary } => {
            // Whoever wrote the feed must not send us into the user's own network; the host that
            // the user named is no secret to it.
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
) -> Result<Read> {
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
    Ok(Read { article: summary, title, source: link.to_owned() })
}

/// The articles that are wanted of these inputs. `items` says which of a feed: `3`, `1-5`, `all`.
pub async fn wanted(
    fetcher: &Fetcher,
    options: &Options,
    inputs: Vec<String>,
    items: Option<&str>,
) -> Result<Vec<Wanted>> {
    let Some(items) = items else {
        return Ok(inputs.into_iter().map(|input| Wanted { input, item: 0 }).collect());
    };
    let range = range(items)?;
    let mut wanted = Vec::new();
    for input in inputs {
        let mut count = 1;
        // Standard input can be read once only.
        if input != STDIN {
            let fetched = fetcher.fetch(&input).await?;
            if is_feed(&fetched, options) {
                count = blocking(move || feed::items(&fetched)).await?.len();
            }
        }
        let items = (range.0..range.1.min(count)).map(|item| Wanted { input: input.clone(), item });
        let before = wanted.len();
        wanted.extend(items);
        if wanted.len() == before {
            let what = format!("{input} has no item {}; it has {count}", range.0 + 1);
            return Err(Error::new(Kind::Usage, what));
        }
    }
    Ok(wanted)
}

/// The one article that a command without several results wants.
pub fn one(input: &str, items: Option<&str>) -> Result<Wanted> {
    let (first, end) = items.map_or(Ok((0, 1)), range)?;
    if end != first + 1 {
        let what = "this command shows one article; name one item, e.g. --items 2";
        return Err(Error::new(Kind::Usage, what));
    }
    Ok(Wanted { input: input.to_owned(), item: first })
}

/// Indices, the end not included.
fn range(items: &str) -> Result<(usize, usize)> {
    let number = |n: &str| n.trim().parse::<usize>().ok().filter(|n| *n > 0);
    let parsed = match items.split_once('-') {
        _ if items == "all" => Some((0, usize::MAX)),
        None => number(items).map(|n| (n - 1, n)),
        Some((from, to)) => number(from).zip(number(to)).map(|(from, to)| (from - 1, to)),
    };
    parsed.filter(|(from, to)| from < to).ok_or_else(|| {
        let what = format!("--items is {items:?}; say one (3), several (1-5), or all");
        Error::new(Kind::Usage, what)
    })
}

fn is_feed(fetched: &Fetched, options: &Options) -> bool {
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

async fn parse(fetched: Fetched, options: Options, source: String) -> Result<Read> {
    blocking(move || {
        let article = table::read(&fetched, &options)?;
        let title = article.meta.title.clone().or(fetched.name).unwrap_or_default();
        Ok(Read { article, title, source })
    })
    .await
}

/// Reading may take its time, while this program should still hear that it is to stop.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|e| Err(Error::new(Kind::Bug, "the reader of an input failed").because(e)))
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn items_are_named_as_people_count() {
        assert_eq!(range("1").unwrap(), (0, 1));
        assert_eq!(range("2-5").unwrap(), (1, 5));
        assert_eq!(range("all").unwrap(), (0, usize::MAX));
        for bad in ["0", "", "5-2", "x", "1-"] {
            assert!(range(bad).is_err(), "{bad}");
        }
    }
}
