//! Options that a caller sets for voices and backends.

use crate::Result;
use crate::export::Exporter;
use crate::model::voice::VoiceCard;
use crate::speech::backend::SpeechBackend;
use crate::speech::environment::Environment;
use crate::speech::table as backends;
use std::sync::Arc;

/// Makes a backend for a voice card.
type Open = Arc<dyn Fn(&VoiceCard) -> Result<Arc<dyn SpeechBackend>> + Send + Sync>;

/// Exporters that a user of the library adds.
#[derive(Clone, Default)]
pub(super) struct Exporters(pub Vec<Arc<dyn Exporter>>);

/// Backends that a user of the library adds, by their names in voice cards.
#[derive(Clone, Default)]
pub(super) struct Backends(pub Vec<(String, Open)>);

impl Backends {
    /// Opens the backend of a card, with the usual layers around it (retries, queue, budget, check), if
    /// its name is one of these.
    pub(super) fn open(
        &self,
        card: &VoiceCard,
        environment: &Environment,
    ) -> Option<Result<Arc<dyn SpeechBackend>>> {
        let (_, open) = self.0.iter().find(|(name, _)| *name == card.backend)?;
        Some(open(card).and_then(|backend| backends::in_layers(backend, card, environment)))
    }
}

/// The voice that was asked for, and what may be taken from the store.
#[derive(Clone, Debug, Default)]
pub(super) struct VoiceRequest {
    /// The name of its card; empty: the settings and the language choose.
    pub voice: String,
    /// Use it even for languages that its card does not list.
    pub one_voice: bool,
    pub prosody: Prosody,
    /// Speak every segment anew, and take nothing from the store.
    pub fresh: bool,
    /// Also speak anew what a fallback voice spoke in an earlier run.
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
    /// Writes the options that are set into the settings of a card's backend, over what is there.
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
