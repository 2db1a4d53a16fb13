//! The embedded speech engine of [Aloud](https://crates.io/crates/aloud): eSpeak NG's C library 1.52 with its data,
//! built from sources that Cargo pins, with a C compiler and nothing else.
//!
//! The library keeps global state, so a process speaks one utterance at a time; and it is C code that reads
//! untrusted text, so a crash or a hang must not take the caller with it. It therefore runs in worker processes.
//! The caller's program is its own worker: started as `<program> __espeak-worker <data folder>` it must call
//! [`serve`], which reads a [`Request`] at a time from standard input and writes an [`Answer`] to standard output.
//!
//! ```no_run
//! use aloud_espeak::{COMMAND, serve, unpack};
//! use std::process::{Command, Stdio};
//!
//! // At the very start of `main`:
//! if let [_, command, data] = &std::env::args_os().collect::<Vec<_>>()[..]
//!     && command == COMMAND
//! {
//!     serve(data.as_ref());
//! }
//! // Later, to get a worker:
//! let data = unpack(&std::env::temp_dir())?;
//! let mut worker = Command::new(std::env::current_exe()?);
//! worker.arg(COMMAND).arg(data).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! | file | does |
//! |---|---|
//! | `protocol` | the frames between a caller and a worker |
//! | `worker` | [`serve`], the loop of a worker process |
//! | `ffi` | the C library behind a safe type; nearly all `unsafe` is there |
//! | `spell` | puts phonemes and Pinyin in place of characters of the text |
//! | `text` | makes a text harmless for the library |
//! | `marks` | the library's word events → ranges of the text and of the sound |
//! | `data` | the library's data: embedded here, unpacked once into a cache folder |
//! | `memory` | gives back the memory of embedded data that was read |
//! | `build/` | compiles the library, patched so that the sound of a sentence does not depend on what was spoken before |
//!
//! The same request gives the same samples on every machine. A binary that links this package is GPL-3.0-or-later as
//! a whole.

mod data;
mod ffi;
mod marks;
mod memory;
mod protocol;
mod spell;
mod text;
mod worker;

pub use data::{DATA_VERSION, files, unpack};
pub use protocol::{Answer, Request, Spelling, Spoke, body_len, read_body};
pub use worker::{COMMAND, serve};

/// Changes whenever `text`, `spell`, `marks`, `ffi` or the build script give another answer to the same request;
/// [`DATA_VERSION`] covers the data, the C library and its patches.
pub const TAKE_VERSION: u32 = 4;
