//! The embedded engine: eSpeak NG's C library, spoken to in worker processes.
//!
//! The library keeps global state, so a process speaks one utterance at a time; and it is C code
//! that reads strangers' texts, so a crash or a hang must not take the run with it. The program
//! therefore starts itself again as a hidden worker, one a core:
//!
//! | file | does |
//! |---|---|
//! | `backend` | [`Espeak`], the `SpeechBackend` of a voice card |
//! | `settings` | what a voice card may say, and which voices there are |
//! | `pool` | starts, feeds and replaces the workers |
//! | `protocol` | the frames between the pool and a worker |
//! | `worker` | [`serve`], the loop of a worker process |
//! | `ffi` | the C library behind a safe type |
//! | `spell`, `ipa`, `pinyin` | readings → what the library reads or sounds so |
//! | `rare` | readings of characters that the library does not know |
//! | `prosody` | manners of speaking → the library's commands |
//! | `text` | what the library may see of a text |
//! | `marks` | the library's word events → ranges of the text and of the sound |
//! | `data` | the library's data: embedded here, unpacked once into the cache folder |
//!
//! `build.rs` compiles the library and patches it so that the sound of a sentence does not depend
//! on what was spoken before; `tests/it/determinism.rs` proves it.

mod backend;
mod data;
mod ffi;
mod ipa;
mod marks;
mod pinyin;
mod pool;
mod prosody;
mod protocol;
mod rare;
mod settings;
mod spell;
mod text;
mod worker;

pub use backend::{Environment, Espeak, Workers};
pub use data::{DATA_VERSION, unpack};
pub use settings::Settings;
pub use worker::{COMMAND, serve};
