//! Typed settings: defaults < file < environment < flags. Unknown keys are refused.

pub(crate) mod lexicon;
mod pls;
pub(crate) mod settings;
pub(crate) mod voices;

pub use lexicon::user_lexicon;
pub use settings::{
    DEFAULT, Disclosure, DisclosureMode, Fetch, Level, Loaded, Settings, folder, load,
};
pub use voices::{Origin, Voices};
