//! The front door of the library: a [`Studio`] reads articles, plans them, and renders them into
//! editions.
//!
//! It owns what the articles of a run share: the settings, the store of clips, what fetches pages, the
//! voices with their worker processes, and the budget. The steps can be taken one by one,
//! [`Input`] → [`Document`] → [`Plan`] → [`Edition`], or all at once for many inputs
//! ([`Studio::render_all`]).

mod batch;
mod builder;
mod casting;
mod core;
mod document;
mod input;
mod inputs;
mod passage;
mod plan;
mod request;
mod speech;
mod target;
mod worker;

pub use crate::pipeline::cast::{Cast, Speaker};
pub use crate::pipeline::events::{Events, Step};
pub use crate::pipeline::forecast::{Cost, Share};
pub use crate::speech::layers::budget::{Amount, Spent};
pub use batch::Edition;
pub use builder::{Builder, language};
pub use core::Studio;
pub use document::Document;
pub use input::Input;
pub use passage::{Passage, Said};
pub use plan::Plan;
pub use request::Prosody;
pub use speech::Speech;
pub use target::Target;
pub use worker::become_worker_if_asked;
