//! One module a backend. Engines never import each other; `speech::table` lists them.

mod ascii;
pub mod command;
#[cfg(feature = "espeak")]
pub mod espeak;
pub mod http;
pub mod tone;
