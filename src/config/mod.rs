//! Typed settings: defaults < file < environment < flags. Unknown keys are refused.

pub mod settings;
pub mod voices;
