//! Article → Script: cutting into segments, readings, and fitting both to a backend.

pub mod adapt;
pub mod lexicon;
pub mod normalize;
mod passages;
pub mod pronounce;
mod prosody;
pub mod segment;
mod written;
