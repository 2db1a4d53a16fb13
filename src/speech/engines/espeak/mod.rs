//! The embedded engine: eSpeak NG's C library, spoken to in worker processes.
//!
//! The library, its data and the loop of a worker are the package `aloud-espeak` (`crates/aloud-espeak`). Here is what
//! makes a backend of it. The program starts itself again as a hidden worker, one a core:
//!
//! | file | does |
//! |---|---|
//! | `backend` | [`Espeak`], the `SpeechBackend` of a voice card |
//! | `settings` | what a voice card may say, and which voices there are |
//! | `pool` | starts, feeds and replaces the workers |
//! | `ipa`, `pinyin` | readings → what the library reads or sounds so |
//! | `rare` | readings of characters that the library does not know |
//! | `prosody` | speaking styles → the library's commands |
//!
//! The sound of a sentence does not depend on what was spoken before; `tests/it/determinism.rs` proves it.

mod backend;
mod ipa;
mod pinyin;
mod pool;
mod prosody;
mod rare;
mod settings;

pub use aloud_espeak::{COMMAND, DATA_VERSION, serve, unpack};
pub use backend::{Espeak, Workers};
pub use pool::Environment;
pub use settings::Settings;
pub(crate) use settings::voices;
