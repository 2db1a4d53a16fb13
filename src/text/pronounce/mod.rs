//! Pronunciation: how the words of a text sound, where their letters do not tell.
//!
//! Chinese is cut into words (`words.rs`), which are read as the list of words says; a small model
//! (`model.rs`) chooses by the context where a character has several readings; rules know surnames
//! (`names.rs`) and neighbours that leave no doubt (`context.rs`). Readings are in citation tones; `sandhi.rs` puts in the tones as they
//! sound. In English a short list of words has two readings, and the words around choose
//! (`english.rs`). The data lie in the program; the Chinese are read in place and not loaded.

mod chinese;
mod context;
mod english;
mod gloss;
mod grammar;
mod model;
mod names;
mod pinyin;
mod sandhi;
mod table;
mod words;

pub use gloss::{Gloss, glosses, homophones};
pub use pinyin::syllables as ruby_syllables;
pub use table::{pronounce, sounded};
