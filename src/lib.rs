//! Aloud turns an article into an audio edition: one WAV, and a timing map that ties every
//! sounded word to the words on the page.

pub mod error;
pub mod model;
pub mod source;
pub mod speech;
pub mod text;

pub use error::{Error, Kind, Result};
