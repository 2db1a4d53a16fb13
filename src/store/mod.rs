//! What is kept on disk: clips by content, editions by title. Everything is written aside and
//! renamed into place.

pub mod clips;
pub mod edition;
pub mod paths;
mod scratch;
pub mod timing;
