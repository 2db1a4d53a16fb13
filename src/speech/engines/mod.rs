//! One module per backend, and what several of them need. Engines never import each other; `speech::table` lists them.

mod ascii;
pub mod command;
#[cfg(feature = "espeak")]
pub mod espeak;
pub mod http;
pub mod tone;
