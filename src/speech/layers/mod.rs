//! Wrappers of [`SpeechBackend`](super::backend::SpeechBackend): what every backend needs and none
//! should have inside.

mod breaker;
pub mod budget;
pub mod check;
mod hedge;
mod layer;
pub mod notices;
mod pace;
pub mod queue;
pub mod retry;
mod slots;
