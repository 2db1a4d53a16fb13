//! Voices: the card that describes one, and what flows to and from a backend.

pub use super::limit::Limit;

use super::language::Language;
use super::pronunciation::Pronunciation;
use super::prosody::StyleSpan;
use super::range::{FrameSpan, SpokenRange};
use super::spoken::Spoken;
use super::terms::Terms;
use super::units::SampleRate;
use serde::{Deserialize, Serialize};

/// A segment ready for a backend.
#[derive(Clone, Debug)]
pub struct Utterance {
    /// What is shown and what is to be said.
    pub spoken: Spoken,
    /// The language it is in.
    pub language: Language,
    /// How words of the said text are to sound, in order and without overlaps, for the backends
    /// that can be told.
    pub pronunciations: Vec<Pronunciation>,
    /// What of the said text is spoken in a manner of its own, in order and without overlaps, for the
    /// backends that can.
    pub styles: Vec<StyleSpan>,
}

/// What a backend returned for one utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct Take {
    /// The sound.
    pub sound: Sound,
    /// The words, in order, as far as the backend tells.
    pub marks: Vec<WordMark>,
    /// How the marks came to be.
    pub timing: Timing,
}

/// Sound as a backend delivers it.
#[derive(Clone, Debug, PartialEq)]
pub enum Sound {
    /// Mono, 16 bit.
    Pcm {
        /// Its own rate.
        rate: SampleRate,
        /// One sample a frame.
        samples: Vec<i16>,
    },
}

/// A word of the said text in the sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordMark {
    /// Where it stands in the said text.
    pub said: SpokenRange,
    /// When it sounds, in the sound that it belongs to.
    pub frames: FrameSpan,
}

/// Where the timing of words comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// The engine told.
    Measured,
    /// Found in the sound.
    Aligned,
    /// Shared out by length.
    Estimated,
}

/// A voice as a backend lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Voice {
    /// What the backend calls it.
    pub id: String,
    /// The languages it speaks.
    pub languages: Vec<Language>,
    /// A name or remark for people.
    pub about: String,
}

/// A voice card: one file that describes one voice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VoiceCard {
    /// Unique; the file's stem.
    pub name: String,
    /// The row of the backend table that speaks it.
    pub backend: String,
    /// BCP 47 tags; `*` for any.
    pub languages: Vec<String>,
    /// The voice's licence.
    pub licence: String,
    /// One line for people.
    pub about: String,
    /// The backend's own table, which only the backend reads.
    pub settings: toml::Table,
    /// Limits, tries and price, for the layers around the backend.
    pub terms: Terms,
}

impl VoiceCard {
    /// Whether a tag on it contradicts a language in nothing: `zh` and `zh-Hans-CN` cover `zh-Hans`,
    /// `zh-Hant` does not.
    pub(crate) fn covers(&self, wanted: &Language) -> bool {
        let named = self.languages.iter().filter_map(|l| Language::parse(l));
        named.into_iter().any(|l| l.agrees(wanted))
    }

    /// How well it speaks a language: the higher the better, `None` not at all.
    pub(crate) fn fit(&self, wanted: &Language) -> Option<u32> {
        let named = self.languages.iter().filter_map(|l| Language::parse(l)?.fit(wanted)).max();
        named.or_else(|| self.languages.iter().any(|l| l == "*").then_some(0))
    }
}
