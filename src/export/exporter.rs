//! What a format is to the rest.

use super::publication::Publication;
use crate::error::Result;
use crate::model::edition::DecodedMark;
use std::path::Path;

/// Writes one format.
///
/// # For implementers
/// - The same publication gives the same bytes: no clock, no random number, no path of this machine.
/// - The sound is read as a stream ([`Sound::read`](super::Sound::read)); nothing that grows with its length is kept in memory
///   but what the format's own index needs.
/// - Files go into the folder that is given, under the names of [`Exporter::files`] and no others. They are moved into place
///   when all of them are complete.
/// - `tests/it/exports.rs` runs on every row of [`EXPORTERS`](super::EXPORTERS).
pub trait Exporter: Send + Sync {
    /// The name that `--to` takes.
    fn name(&self) -> &'static str;

    /// What it is, in a few words.
    fn about(&self) -> &'static str;

    /// The names of the files that it writes.
    fn files(&self) -> &'static [&'static str];

    /// What decides on its bytes beside the publication: codec, bit rate, version. Other settings make
    /// an export stale.
    fn settings(&self) -> String;

    /// Writes the files into a folder. Where they hold sound, the result is what a player decodes from
    /// them.
    ///
    /// # Errors
    /// [`Kind::Disk`](crate::Kind::Disk) if they cannot be written; [`Kind::Usage`](crate::Kind::Usage)
    /// if the format cannot hold such a publication.
    fn export(&self, publication: &Publication, folder: &Path) -> Result<Option<DecodedMark>>;

    /// The label of synthetic sound in the metadata of a file that it wrote.
    ///
    /// # Errors
    /// [`Kind::Verify`](crate::Kind::Verify) if the file cannot be read.
    fn label(&self, _file: &Path) -> Result<Option<String>> {
        Ok(None)
    }
}
