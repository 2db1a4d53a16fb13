//! What a reader is.

use super::fetch::Fetched;
use crate::Result;
use crate::model::article::Article;

/// How sure a reader is that an input is of its kind. In order: the surest reader gets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// It is not.
    No,
    /// It can read it, if nobody knows better.
    Maybe,
    /// The content looks like it.
    Likely,
    /// The name or the content says so.
    Sure,
}

/// A reader: makes an article of one kind of input.
///
/// # For implementers
/// - `claim` looks at the name and at the beginning of the bytes, is quick and cannot fail. Of
///   several readers with the same claim, the one nearer to the top of the table gets the input.
/// - `read` fills the metadata that the input itself names and the blocks in reading order. It
///   leaves `Article::language` as [`Language::unknown`](crate::model::language::Language::unknown):
///   the table decides on it, after the flag, `Metadata::language` and detection.
/// - What is on the page but not for the ear becomes a block all the same, with what is not read in
///   `Block::skipped` and a reason of one word. A skipped piece ends the sentence before it.
/// - Inputs come from strangers: any bytes at all, of the size of the limit. No recursion by the
///   input's depth, nothing quadratic, no panic; `Kind::Input` with a full sentence for what cannot
///   be read. An input without any text gives an article without blocks; the table refuses it.
/// - Text is decoded by [`decode`](super::decode()), which also takes out what is not text.
///   Hand on its notes in `Metadata::notes`.
/// - The suite in `table.rs` runs on every row of the table.
pub trait Source: Send + Sync {
    /// The name, as `--format` takes it.
    fn name(&self) -> &'static str;
    /// The extensions of its files, in lower case, without a dot.
    fn extensions(&self) -> &'static [&'static str];
    /// How sure it is that this is an input for it.
    fn claim(&self, fetched: &Fetched) -> Claim;
    /// Makes the article.
    ///
    /// # Errors
    /// `Input`, if the bytes are not what this reader reads.
    fn read(&self, fetched: &Fetched) -> Result<Article>;
    /// The texts that the input has for people, in order, taken from it without the ways by which
    /// [`Source::read`] finds the article: an audit compares both. `None`, if this reader knows no
    /// such way.
    ///
    /// # Errors
    /// As [`Source::read`].
    fn texts(&self, fetched: &Fetched) -> Result<Option<Vec<String>>> {
        let _ = fetched;
        Ok(None)
    }
}

/// The claim that a file's extension makes for a reader.
pub(super) fn by_extension(source: &dyn Source, fetched: &Fetched) -> Option<Claim> {
    let extension = fetched.extension.as_deref()?;
    source.extensions().contains(&extension).then_some(Claim::Sure)
}
