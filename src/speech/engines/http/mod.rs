//! Speech services over HTTP: one client that all requests go through, and a small file a service.
//!
//! The facts of each service stand in its file. What they have in common: an adapter says how to
//! ask and where the answer holds sound and words; `backend` makes a take of it.

mod advice;
mod answer;
mod azure;
mod backend;
mod client;
mod coqui;
mod dashscope;
mod declared;
mod elevenlabs;
mod find;
mod generic;
mod google;
mod hex;
mod kokoro;
mod marytts;
mod minimax;
mod openai;
mod piper;
mod polly;
mod refusal;
mod secret;
mod sigv4;
mod sse;
mod ssml;
mod unreached;
mod volcengine;
mod when;

pub use azure::Azure;
pub(crate) use backend::{Service, open};
pub use coqui::Coqui;
pub use dashscope::DashScope;
pub use elevenlabs::ElevenLabs;
pub use generic::Generic;
pub use google::Google;
pub use kokoro::Kokoro;
pub use marytts::MaryTts;
pub use minimax::MiniMax;
pub use openai::OpenAi;
pub use piper::Piper;
pub use polly::Polly;
pub use volcengine::Volcengine;
