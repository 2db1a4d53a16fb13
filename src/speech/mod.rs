//! Utterance → Take: the backend trait, its engines, and the layers around them.

pub(crate) mod backend;
pub(crate) mod engines;
pub(crate) mod environment;
pub(crate) mod layers;
pub(crate) mod table;

pub use backend::{Advice, BoxFuture, Capabilities, SpeechBackend};
pub use table::{BACKENDS, Row};
