//! The front door of the library: a [`Studio`] reads articles, plans them, and renders them into
//! editions.
//!
//! It owns what the articles of a run share: the settings, the store of clips, what fetches pages, the
//! voices with their worker processes, and the budget. The steps can be taken one by one,
//! [`Input`] → [`Document`] → [`Plan`] → [`Edition`], or all at once for many inputs
//! ([`Studio::render_all`]).

mod audit;
mod batch;
mod builder;
mod casting;
mod core;
mod document;
mod export;
mod exported;
mod input;
mod inputs;
mod kept;
mod labels;
mod passage;
mod place;
mod plan;
mod request;
mod saved;
mod size;
mod sound_stream;
mod speech;
mod suggest;
mod target;
mod text;
mod verify;
mod worker;

pub use crate::mix::stitch::Stitched;
pub use crate::pipeline::account::Account;
pub use crate::pipeline::cast::{Cast, Speaker};
pub use crate::pipeline::events::Size;
pub use crate::pipeline::events::{Events, Step};
pub use crate::pipeline::forecast::{Cost, Share};
pub use crate::pipeline::render::Rendered;
pub use crate::pipeline::verify::Audit;
pub use crate::speech::layers::budget::{Amount, Spent};
pub use crate::store::memories::Memories;
pub use crate::store::scratch::Scratch;
pub use batch::Edition;
pub use builder::Builder;
pub use core::Studio;
pub use document::Document;
pub use exported::{ExportOptions, Exported, Exports, Told};
pub use input::Input;
pub use kept::{Clearing, Kept};
pub use passage::{Passage, Said};
pub use plan::Plan;
pub use request::Prosody;
pub use saved::SavedEdition;
pub use sound_stream::{Broken, SoundStream};
pub use speech::Speech;
pub use suggest::language;
pub use target::Target;
pub use text::read_text;
pub use verify::verify;
pub use worker::become_worker_if_asked;
