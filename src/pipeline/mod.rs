//! The only room that knows two stages: order, concurrency, the clip store, progress.

pub mod account;
mod assembly;
pub mod cast;
mod clips;
mod doubt;
pub mod events;
pub mod forecast;
mod options;
pub mod render;
pub mod say;
pub mod verify;
mod words;
