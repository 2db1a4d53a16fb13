//! The readers, and which of them gets an input.

mod sniff;

use super::fetch::Fetched;
use super::finish::addresses;
use super::finish::foreign;
use super::finish::inline_lexicon;
use super::language;
use super::reader::{Claim, Source};
use super::readers::docx::Docx;
use super::readers::epub::Epub;
use super::readers::feed::Feed;
use super::readers::html::Html;
use super::readers::markdown::Markdown;
#[cfg(feature = "pdf")]
use super::readers::pdf::Pdf;
use super::readers::plain::Plain;
use crate::model::article::{Article, Block};
use crate::model::language::Language;
use crate::model::role::SkipPolicy;
use crate::{Error, Kind, Result};
use std::fmt;
use std::sync::Arc;

/// Every reader. Of several with the same claim the first gets the input.
pub const SOURCES: &[&dyn Source] = &[
    &Docx,
    &Epub,
    &Feed,
    #[cfg(feature = "pdf")]
    &Pdf,
    &Markdown,
    &Html,
    &Plain,
];

/// The extensions of all files that a reader takes.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().flat_map(|s| s.extensions().iter().copied())
}

/// What the user says of an input, and of what is to be read of it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Its language, in place of what it says or looks like.
    pub language: Option<Language>,
    /// The name of its reader, in place of what it looks like.
    pub format: Option<String>,
    /// What is read out.
    pub policy: SkipPolicy,
    /// Readers beside the built-in ones. One that claims an input as `Likely` or more gets it before
    /// any of those.
    pub readers: Readers,
}

/// Readers that a user of the library adds.
#[derive(Clone, Default)]
pub struct Readers(pub Vec<Arc<dyn Source>>);

impl fmt::Debug for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|reader| reader.name())).finish()
    }
}

impl Readers {
    fn by_claim(&self, fetched: &Fetched) -> Option<&dyn Source> {
        let claims = self.0.iter().rev().map(|reader| (reader.claim(fetched), reader));
        let (claim, reader) = claims.max_by_key(|(claim, _)| *claim)?;
        (claim >= Claim::Likely).then_some(&**reader)
    }
}

/// Reads an input as an article, by the reader that knows it best or the one that is asked for. Its
/// language is the one asked for, else the one that the input names, else the one detected, else
/// one that is assumed with a note. What of it is in another language is marked.
///
/// # Errors
/// `Usage` for a format that does not exist. `Input`, if the input is of a kind that no reader
/// takes, cannot be decoded, or has nothing to read.
pub fn read(fetched: &Fetched, options: &Options) -> Result<Article> {
    finish(reader(fetched, options)?.read(fetched)?, fetched, options)
}

/// The texts that an input has for people, taken from it by another way than the article.
///
/// # Errors
/// As [`read`]; and `Usage` for an input whose reader knows no such way.
pub fn texts(fetched: &Fetched, options: &Options) -> Result<Vec<String>> {
    let source = reader(fetched, options)?;
    source.texts(fetched)?.ok_or_else(|| {
        let what = format!(
            "cannot account for the text of {}: it was read as {}, and no second way to its text is known",
            fetched.origin,
            source.name()
        );
        Error::new(Kind::Usage, what)
    })
}

/// The reader of an input.
fn reader<'a>(fetched: &Fetched, options: &'a Options) -> Result<&'a dyn Source> {
    let named =
        options.format.as_deref().map(|name| by_name(name, &options.readers)).transpose()?;
    if named.is_none()
        && let Some(reader) = options.readers.by_claim(fetched)
    {
        return Ok(reader);
    }
    if let Some(looks) = sniff::looks_like(fetched).filter(|l| !l.is_text || named.is_none()) {
        let what = format!(
            "cannot read {}: it looks like {}, and aloud reads {}; {}",
            fetched.origin,
            looks.name,
            names(),
            looks.advice
        );
        return Err(Error::new(Kind::Input, what));
    }
    named.map_or_else(|| by_claim(fetched), Ok)
}

/// Decides, for an article as its reader made it, what is read out and in which language.
///
/// # Errors
/// `Input`, if it has nothing to read.
pub fn finish(mut article: Article, fetched: &Fetched, options: &Options) -> Result<Article> {
    addresses::mark(&mut article);
    article.apply(&options.policy);
    if let Some(why) = nothing_to_read(&article.blocks) {
        let what = format!("{} holds no article: {why}", fetched.origin);
        return Err(Error::new(Kind::Input, what));
    }
    article.language = match options.language.as_ref().or(article.meta.language.as_ref()) {
        Some(language) => language.clone(),
        None => language::of_blocks(&article.blocks),
    };
    if article.language.is_unknown() {
        article.language = language::assume(&article.blocks[0].text);
        article.meta.notes.push(format!(
            "the language of {} is not evident; it is read as {} (--lang chooses another)",
            fetched.origin, article.language
        ));
    }
    article.meta.notes.extend(inline_lexicon::doubts(&article.blocks));
    // Whoever says what the language is does not want to hear that it looks like another.
    foreign::mark(&mut article, options.language.is_none());
    Ok(article)
}

/// The names of the formats that are read here.
pub fn format_names() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().map(|reader| reader.name())
}

/// The reader that `--format` names, by its name or an extension.
fn by_name<'a>(format: &str, more: &'a Readers) -> Result<&'a dyn Source> {
    let format = format.to_ascii_lowercase();
    let known = |s: &&dyn Source| s.name() == format || s.extensions().contains(&&format[..]);
    let more = more.0.iter().map(|reader| &**reader);
    more.chain(SOURCES.iter().copied()).find(known).ok_or_else(|| {
        let what = format!("there is no format {format}; there are {}", names());
        Error::new(Kind::Usage, what)
    })
}

/// The names of all readers.
fn names() -> String {
    SOURCES.iter().map(|s| s.name()).collect::<Vec<_>>().join(", ")
}

fn by_claim(fetched: &Fetched) -> Result<&'static dyn Source> {
    // The last of the greatest, so from the end.
    let best = SOURCES.iter().rev().map(|s| (s.claim(fetched), s)).max_by_key(|(claim, _)| *claim);
    match best {
        Some((claim, source)) if claim > Claim::No => Ok(*source),
        _ => {
            let what = format!("cannot read {}: no reader knows such files", fetched.origin);
            Err(Error::new(Kind::Input, what))
        }
    }
}

/// Why there is nothing to read in these blocks, if there is nothing.
fn nothing_to_read(blocks: &[Block]) -> Option<String> {
    let mut reason = None;
    let mut any_text = false;
    for block in blocks {
        let mut at = 0;
        for skipped in block.skipped() {
            if block.text[at..skipped.range.start].contains(char::is_alphanumeric) {
                return None;
            }
            at = skipped.range.end;
            reason = reason.or(Some(skipped.role.name()));
        }
        let rest = &block.text[at..];
        if rest.contains(char::is_alphanumeric) {
            return None;
        }
        any_text |= !rest.is_empty();
    }
    Some(match reason {
        _ if blocks.is_empty() => "it is empty or only white space".to_owned(),
        _ if any_text => "it has no letter and no digit to read out".to_owned(),
        Some(reason) => format!("all of it is skipped ({reason})"),
        None => "it has no letter and no digit to read out".to_owned(),
    })
}

#[cfg(test)]
mod tests;
