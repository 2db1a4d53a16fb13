//! Utterance → Take: the backend trait, its engines, and the layers around them.

pub mod backend;
pub mod engines;
pub mod environment;
pub mod layers;
pub mod table;
