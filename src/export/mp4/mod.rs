//! MP4 (ISO/IEC 14496-12 and -14, QuickTime): the index before the sound, exact edit list, chapters
//! twice, tags.
//!
//! It is written here, since the whole is a stream: access units go to disk as they come, and the
//! index, which players want first, is made of their sizes alone. All times are in frames of the sound,
//! so that no chapter is rounded.

mod boxes;
mod items;
mod movie;
mod read;
mod sound;
mod tables;

pub use movie::head;
pub use read::label;
pub use sound::Movie;
