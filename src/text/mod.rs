//! Article → Script: cutting into segments, readings, and fitting both to a backend.

pub(crate) mod adapt;
mod data;
pub(crate) mod lexicon;
pub(crate) mod normalize;
mod passages;
pub(crate) mod pronounce;
mod prosody;
pub(crate) mod segment;
mod written;

pub use normalize::normalize;
pub use pronounce::{has_choice, pronounce};
pub use segment::sentences;
