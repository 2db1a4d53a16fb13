//! The extensions of the files that the readers read, in lower case and without a dot.
//!
//! They are listed below the readers because what is fetched is named before a reader is chosen.

pub(super) const DOCX: &[&str] = &["docx", "docm"];
pub(super) const EPUB: &[&str] = &["epub"];
pub(super) const FEED: &[&str] = &["rss", "atom"];
pub(super) const HTML: &[&str] = &["html", "htm", "xhtml", "shtml"];
pub(super) const MARKDOWN: &[&str] = &["md", "markdown", "mdown", "mkd"];
#[cfg(feature = "pdf")]
pub(super) const PDF: &[&str] = &["pdf"];
pub(super) const PLAIN: &[&str] = &["txt", "text"];

const ALL: &[&[&str]] = &[
    DOCX,
    EPUB,
    FEED,
    HTML,
    MARKDOWN,
    #[cfg(feature = "pdf")]
    PDF,
    PLAIN,
];

/// Whether a reader reads files with this extension.
pub(super) fn is_known(extension: &str) -> bool {
    ALL.iter().any(|of_reader| of_reader.contains(&extension))
}
