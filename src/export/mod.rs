//! Editions → files that players, podcast apps and readers take.
//!
//! An [`Exporter`] writes one format; [`EXPORTERS`] lists those that are built in. A [`Publication`] is
//! what they are given: the levelled sound as a stream, tags, chapters, cover and label.

mod cover;
mod exporter;
mod flac;
#[cfg(feature = "mp3")]
mod id3;
mod label;
mod level;
mod m4b;
mod morse;
#[cfg(feature = "mp3")]
mod mp3;
mod mp4;
mod opus;
mod publication;
mod sound;
mod table;
mod tags;
mod vorbis;
mod wav;
mod within;

pub use cover::Cover;
pub use exporter::Exporter;
pub use label::Label;
pub(crate) use level::Levelled;
pub(crate) use publication::Volume;
pub use publication::{Part, Publication};
pub use sound::Sound;
pub use table::EXPORTERS;
pub use tags::Tags;
