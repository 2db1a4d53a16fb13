//! One module a backend. Engines never import each other; `speech::table` lists them.

#[cfg(feature = "espeak")]
pub mod espeak;
pub mod tone;
