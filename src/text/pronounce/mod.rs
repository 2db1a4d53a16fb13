//! Pronunciation: how the words of a text sound, where their letters do not tell.
//!
//! Chinese is cut into words (`cut.rs`, `words.rs`), which are read as the list of words says; a small model
//! (`model.rs`) chooses by the words around and their classes where a character has several readings. Where several
//! cuts are about as good, each counts by its probability. Rules know
//! surnames (`names.rs`) and a few points of grammar (`context.rs`). What the text itself says of its characters,
//! 单（shàn）, comes first (`gloss.rs`, `pinyin.rs`).
//!
//! The model is learned from texts made from `tools/pronounce/patterns` and from the development half of CPP
//! (Apache-2.0), whose score is therefore no test; `data/NOTICE` tells what follows for the licence of the data.
//! A single word is mended in `tools/pronounce/words.txt`, a use of a character by a pattern, never by a rule here. Readings are in citation tones; `sandhi.rs` puts in the tones as they
//! sound. In English a short list of words has two readings, and the words around choose
//! (`english.rs`). The data lie in the program; the Chinese are read in place and not loaded.

mod chinese;
mod choice;
mod context;
mod cut;
mod english;
mod gloss;
mod grammar;
mod model;
mod names;
mod pinyin;
mod sandhi;
mod table;
mod words;

pub use choice::has_choice;
pub use gloss::{glosses, homophones};
pub use pinyin::syllables as ruby_syllables;
pub use table::{pronounce, sounded};
