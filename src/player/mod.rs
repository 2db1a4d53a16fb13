//! An edition played aloud and followed word by word, finished or still being rendered.
//!
//! [`track`] is what is played, [`engine`] plays it on a [`device`], [`follow`] tells which word is
//! heard, `screen` shows it, and [`session`] is the person's side of it all.

pub mod device;
pub mod engine;
pub mod follow;
mod keys;
mod layout;
mod plain;
mod screen;
pub mod session;
mod terminal;
pub mod theme;
pub mod time_stretch;
pub mod track;
pub mod view;
