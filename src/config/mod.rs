//! Typed settings: defaults < file < environment < flags. Unknown keys are refused.

pub mod lexicon;
mod pls;
pub mod settings;
pub mod voices;
