//! Wrappers of [`SpeechBackend`](super::backend::SpeechBackend): what every backend needs and none
//! should have inside.

pub mod retry;
