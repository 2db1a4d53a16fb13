//! What is kept on disk: clips by content, editions by title. Everything is written aside and
//! renamed into place.

pub mod clips;
pub mod edition;
pub mod memories;
pub mod paths;
pub mod scratch;
pub mod timing;
