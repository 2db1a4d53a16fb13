//! Typed settings: defaults < file < environment < flags. Unknown keys are refused.

pub mod lexicon;
pub mod settings;
pub mod voices;
