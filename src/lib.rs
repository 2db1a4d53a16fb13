//! Aloud turns an article into an audio edition: one WAV, and a timing map that ties every
//! sounded word to the words on the page.
//!
//! [`studio::Studio`] is the front door. It reads an input, plans who says what, and renders it:
//!
//! ```standalone_crate
//! use aloud::studio::{self, Events, Input, Studio, Target};
//! use std::sync::Arc;
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     // The embedded engine runs in copies of this program.
//!     studio::become_worker_if_asked();
//!     let dir = tempfile::tempdir()?;
//!     let page = dir.path().join("tide.html");
//!     std::fs::write(&page, "<h1>The tide</h1><p>It rises at 6:15. It falls at noon.</p>")?;
//!
//!     let studio = Studio::builder().voice("tone").cache(dir.path().join("cache")).build()?;
//!     let input = Input::parse(&page.display().to_string())?;
//!     let events: Arc<dyn Events> = Arc::new(());
//!     let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
//!     let edition = runtime.block_on(async {
//!         let document = studio.read(&input).await?;
//!         let plan = studio.plan(document)?;
//!         assert_eq!(plan.script().segments.len(), 3);
//!         plan.render(&Target::folder(dir.path()), &events).await
//!     })?;
//!     assert_eq!(edition.manifest.title, "The tide");
//!     assert!(edition.files.audio().exists() && edition.files.timing().exists());
//!     Ok(())
//! }
//! ```
//!
//! A single sentence needs no file; its words come with the frames in which they sound:
//!
//! ```standalone_crate
//! use aloud::model::Frames;
//! use aloud::studio::{self, Studio};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     studio::become_worker_if_asked();
//!     let studio = Studio::builder().voice("tone").build()?;
//!     let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
//!     let speech = runtime.block_on(studio.say("Two words."))?;
//!     assert_eq!(speech.words.len(), 2);
//!     assert!(speech.words[0].frames.1 <= speech.words[1].frames.0);
//!     assert!(Frames::of(&speech.samples) >= speech.words[1].frames.1);
//!     Ok(())
//! }
//! ```
//!
//! A backend of one's own implements [`speech::SpeechBackend`] and is added with
//! [`studio::Builder::backend`]; a reader implements [`source::Source`] and is added with
//! [`studio::Builder::reader`]. `examples/` has whole programs.
//!
//! | module | for |
//! |---|---|
//! | [`studio`] | reading, planning, rendering, and what is left of it on disk |
//! | [`model`] | the data: articles, scripts, takes of backends, the timing map, the manifest |
//! | [`speech`], [`source`] | backends and readers of one's own |
//! | [`export`] | formats of one's own for finished editions |
//! | [`text`] | sentences, numbers in words and pronunciations, without any voice |
//! | [`config`] | the settings and voice cards that a studio is made from |
//! | [`player`] | playing an edition, finished or still growing |
//!
//! The list of all public items is `tests/surface.txt`.

mod audio;
pub mod config;
mod error;
pub mod export;
#[doc(hidden)]
pub mod internal;
mod lang;
mod mix;
pub mod model;
mod pipeline;
pub mod player;
pub mod source;
pub mod speech;
mod store;
pub mod studio;
pub mod text;

pub use error::{Error, Failure, Kind, Result, Scope};
