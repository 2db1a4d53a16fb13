//! The extensions of the files that the readers read, in lower case and without a dot.
//!
//! They are listed below the readers because what is fetched is named before a reader is chosen.

pub(crate) const DOCX: &[&str] = &["docx", "docm"];
pub(crate) const EPUB: &[&str] = &["epub"];
pub(crate) const FEED: &[&str] = &["rss", "atom"];
pub(crate) const HTML: &[&str] = &["html", "htm", "xhtml", "shtml"];
pub(crate) const MARKDOWN: &[&str] = &["md", "markdown", "mdown", "mkd"];
#[cfg(feature = "pdf")]
pub(crate) const PDF: &[&str] = &["pdf"];
pub(crate) const PLAIN: &[&str] = &["txt", "text"];

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

/// Whether a name is called like the file of an article: `report.txt`.
pub fn is_article_file(name: &str) -> bool {
    let extension = std::path::Path::new(name).extension().unwrap_or_default();
    is_known(&extension.to_string_lossy().to_lowercase())
}

/// Whether a reader reads files with this extension.
pub(crate) fn is_known(extension: &str) -> bool {
    ALL.iter().any(|of_reader| of_reader.contains(&extension))
}
