//! The table of backends: adding one is one new file and one row here.

use super::backend::{Environment, SpeechBackend};
use super::engines;
use super::layers::retry::Retry;
use crate::error::{Error, Kind, Result};
use crate::model::voice::VoiceCard;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::time::Duration;

/// One backend.
pub struct Row {
    /// Its name in voice cards; also the name of its table there.
    pub name: &'static str,
    /// One line for people.
    pub about: &'static str,
    open: fn(&VoiceCard, &Environment) -> Result<Arc<dyn SpeechBackend>>,
}

/// All backends that are built in.
pub const BACKENDS: &[Row] = &[
    #[cfg(feature = "espeak")]
    Row {
        name: "espeak",
        about: "eSpeak NG, embedded: small, fast, offline, more than twenty languages",
        open: |card, environment| {
            use engines::espeak::{Environment, Espeak, Workers};
            let settings = settings(card)?;
            let workers = environment.shared.get(|| {
                Workers::new(Environment {
                    program: environment.program.clone(),
                    cache: environment.cache.clone(),
                    jobs: environment.jobs,
                    patience: Environment::PATIENCE,
                })
            });
            Ok(Arc::new(Espeak::new(&settings, &workers)?))
        },
    },
    Row {
        name: "tone",
        about: "a beep for every word, for tests",
        open: |card, _| Ok(Arc::new(engines::tone::Tone::new(settings(card)?)?)),
    },
];

/// Makes the backend that a voice card names, with the layers around it.
///
/// [`Kind::Usage`] if there is no such backend, or if its table in the card is wrong.
pub fn open(card: &VoiceCard, environment: &Environment) -> Result<Arc<dyn SpeechBackend>> {
    let row = BACKENDS.iter().find(|r| r.name == card.backend).ok_or_else(|| {
        let names: Vec<_> = BACKENDS.iter().map(|r| r.name).collect();
        Error::new(
            Kind::Usage,
            format!(
                "voice {}: no backend is called {:?}; there are: {}",
                card.name,
                card.backend,
                names.join(", ")
            ),
        )
    })?;
    let backend = (row.open)(card, environment)?;
    Ok(Arc::new(Retry::new(backend, 3, Duration::from_millis(50))))
}

fn settings<T: DeserializeOwned>(card: &VoiceCard) -> Result<T> {
    card.settings.clone().try_into().map_err(|e: toml::de::Error| {
        let e = e.to_string();
        let what = format!("voice {}: [{}]: {}", card.name, card.backend, e.trim());
        Error::new(Kind::Usage, what)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::backend::Shared;

    fn card(backend: &str, settings: &str) -> VoiceCard {
        VoiceCard {
            name: "test".into(),
            backend: backend.into(),
            languages: vec!["*".into()],
            licence: String::new(),
            about: String::new(),
            settings: settings.parse().unwrap(),
        }
    }

    fn open_error(card: &VoiceCard) -> Error {
        let environment = Environment {
            program: "aloud".into(),
            cache: "cache".into(),
            jobs: 1,
            shared: Shared::default(),
        };
        open(card, &environment).map(|_| ()).unwrap_err()
    }

    #[test]
    fn wrong_cards_are_told_what_is_wrong() {
        let e = open_error(&card("nosuch", ""));
        assert!(e.to_string().contains("there are: ") && e.kind() == Kind::Usage, "{e}");
        let e = open_error(&card("tone", "hertzz = 3"));
        assert!(e.to_string().contains("hertzz") && e.kind() == Kind::Usage, "{e}");
        let e = open_error(&card("tone", "hertz = 3"));
        assert!(e.to_string().contains("50 to 2000") && e.kind() == Kind::Usage, "{e}");
    }
}
