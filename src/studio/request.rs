//! What the user asks of voices and backends.

use crate::Result;
use crate::model::voice::VoiceCard;
use crate::speech::backend::SpeechBackend;
use crate::speech::environment::Environment;
use crate::speech::table as backends;
use std::sync::Arc;

/// Makes a backend for a voice card.
type Open = Arc<dyn Fn(&VoiceCard) -> Result<Arc<dyn SpeechBackend>> + Send + Sync>;

/// Backends that a user of the library adds, by their names in voice cards.
#[derive(Clone, Default)]
pub(super) struct Backends(pub Vec<(String, Open)>);

impl Backends {
    /// The backend of a card, with its layers, if it is one of these.
    pub(super) fn open(
        &self,
        card: &VoiceCard,
        environment: &Environment,
    ) -> Option<Result<Arc<dyn SpeechBackend>>> {
        let (_, open) = self.0.iter().find(|(name, _)| *name == card.backend)?;
        Some(open(card).and_then(|backend| backends::in_layers(backend, card, environment)))
    }
}

/// What the user asked of voices.
#[derive(Clone, Debug, Default)]
pub(super) struct VoiceRequest {
    /// The card that was named; empty: by language.
    pub voice: String,
    /// It speaks everything, also what is in languages that its card does not name.
    pub one_voice: bool,
    pub prosody: Prosody,
    pub fresh: bool,
    pub revoice: bool,
}

/// How a voice speaks; what is `None` is the voice's own. Backends refuse what they cannot do.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Prosody {
    /// Speaking rate, from 0.4 to 3.0; 1.0 is the voice's own.
    pub rate: Option<f64>,
    /// Pitch, from 0 to 99.
    pub pitch: Option<i64>,
    /// Range of the pitch, from 0 to 99.
    pub range: Option<i64>,
    /// Volume, from 0 to 200.
    pub volume: Option<i64>,
    /// A variant of the voice, such as `f2`.
    pub variant: Option<String>,
}

impl Prosody {
    /// Writes it into the table of a card's backend.
    pub(super) fn apply(&self, table: &mut toml::Table) {
        let mut set = |key: &str, value: Option<toml::Value>| {
            if let Some(value) = value {
                table.insert(key.into(), value);
            }
        };
        set("rate", self.rate.map(Into::into));
        set("pitch", self.pitch.map(Into::into));
        set("range", self.range.map(Into::into));
        set("volume", self.volume.map(Into::into));
        set("variant", self.variant.clone().map(Into::into));
    }
}
