//! Encoders: samples of a stream → bytes of a format. Containers and tags are not theirs.

pub mod aac;
pub mod flac;
#[cfg(feature = "mp3")]
pub mod mp3;
pub mod opus;
