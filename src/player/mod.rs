//! An edition played aloud and followed word by word, finished or still being rendered.
//!
//! A [`Track`] is what is played, `engine` plays it on a `device`, `follow` tells which word is heard,
//! `screen` shows it, and [`Player::run`] is the person's side of it all.

pub(crate) mod device;
pub(crate) mod engine;
mod follow;
mod keyboard;
mod keys;
mod layout;
mod plain;
mod screen;
mod session;
mod terminal;
mod theme;
mod time_stretch;
pub(crate) mod track;
mod view;

pub use device::devices;
pub use engine::Status;
pub use session::{Player, Playlist};
pub use theme::Theme;
pub use time_stretch::SPEEDS;
pub use track::Track;
pub use view::{DisplayMode, Options};
