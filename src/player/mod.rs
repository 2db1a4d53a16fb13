//! An edition played aloud and followed word by word, finished or still being rendered.
//!
//! [`track`] is what is played, [`engine`] plays it on a [`device`], [`follow`] tells which word is
//! heard, and [`session`] is the person's side of it all.

pub mod device;
pub mod engine;
pub mod follow;
mod plain;
pub mod session;
pub mod stretch;
pub mod track;
