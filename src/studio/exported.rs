//! What is asked of an export, and what comes of it.

use crate::Result;
use crate::model::edition::ExportMark;
use std::path::PathBuf;
use std::sync::Arc;

/// What to export, and where.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ExportOptions {
    /// The names of the formats.
    pub formats: Vec<String>,
    /// A file for the one format or a folder for all of them, in place of the edition's own folder. The
    /// edition's manifest does not list what is written there.
    pub output: Option<PathBuf>,
    /// The cover, a JPEG, PNG or WebP file.
    pub cover: Option<PathBuf>,
    /// The title of several editions that become one publication, or another title for the one.
    pub title: Option<String>,
    /// Makes also what is there and has not changed.
    pub fresh: bool,
}

/// What was exported in one format.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Exported {
    /// The files.
    pub files: Vec<PathBuf>,
    /// Hashes, settings and levels, as the manifest has them.
    pub mark: ExportMark,
    /// It was there already, and had not changed.
    pub kept: bool,
}

/// What hears of a format, by its name, when it is done.
pub type Told = Arc<dyn Fn(&str, &Result<Exported>) + Send + Sync>;

/// Each format with its result.
pub type Exports = Vec<(String, Result<Exported>)>;
