//! What the tests, benchmarks and fuzzers of this package use of the inside.
//!
//! Not for users: it changes without notice, in any release.
#![allow(missing_docs)]

pub mod audio {
    pub use crate::audio::decode::decode;
    pub use crate::audio::resample::resample;
    pub use crate::audio::wav::WavReader;
}

pub mod config {
    use crate::config::Voices;

    /// The cards in the program, and those of a folder over them.
    pub fn voices(folder: Option<&std::path::Path>) -> crate::Result<Voices> {
        Voices::load(folder)
    }

    pub use crate::config::voices::IN_THE_PROGRAM;
}

pub mod mix {
    pub use crate::mix::align::along;
    pub use crate::mix::clip::from_take;
    pub use crate::mix::place::{of_text, place};
}

pub mod pace {
    pub use crate::model::pace::{seconds, words};
}

pub mod player {
    pub use crate::player::device::{Device, Lost, Opened};
    pub use crate::player::engine::Engine;
    pub use crate::player::track::Target;
}

pub mod source {
    pub use crate::source::fetch::{Fetched, Fetcher, Limits, Reach, file, local};
    pub use crate::source::table::{Options, read, texts};
}

pub mod speech {
    #[cfg(feature = "espeak")]
    pub use crate::speech::engines::espeak;
    pub use crate::speech::engines::tone::Tone;
    pub use crate::speech::environment::{Environment, Shared};
    pub use crate::speech::layers::budget::{Budget, BudgetLayer};
    pub use crate::speech::layers::check::Check;
    pub use crate::speech::table::open;
}

pub mod text {
    pub use crate::text::adapt::say;
    pub use crate::text::pronounce::sounded;
}
