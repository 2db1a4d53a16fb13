//! The words of the trade as types: what flows between the stages. No I/O in this room.

pub mod article;
pub(crate) mod calendar;
pub mod clip;
pub mod edition;
pub mod english;
pub mod language;
pub mod lexicon;
pub mod limit;
pub mod memory;
pub mod pace;
pub mod pronunciation;
pub mod prosody;
pub mod role;
pub(crate) mod roman;
pub mod script;
pub mod spoken;
pub mod terms;
pub mod timeline;
pub mod units;
pub mod voice;
#[cfg(test)]
pub(crate) mod work;
pub mod writing;
