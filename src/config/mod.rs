//! Typed settings: defaults < file < environment < flags. Unknown keys are refused.

mod cache;
mod complaint;
pub(crate) mod lexicon;
mod pls;
pub(crate) mod settings;
pub(crate) mod voices;

pub use cache::{Cache, bytes};
pub use lexicon::user_lexicon;
pub use settings::{
    DEFAULT, Disclosure, DisclosureMode, Fetch, Level, Loaded, Settings, folder, load, without_file,
};
pub use voices::{Origin, Voices};
