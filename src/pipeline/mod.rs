//! The only room that knows two stages: order, concurrency, the clip store, progress.

mod assembly;
pub mod cast;
mod clips;
mod doubt;
pub mod forecast;
pub mod render;
pub mod verify;
