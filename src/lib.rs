//! Aloud turns an article into an audio edition: one WAV, and a timing map that ties every
//! sounded word to the words on the page.

pub mod audio;
pub mod config;
pub mod error;
pub mod mix;
pub mod model;
pub mod pipeline;
pub mod player;
pub mod source;
pub mod speech;
pub mod store;
pub mod text;

pub use error::{Error, Kind, Result};
