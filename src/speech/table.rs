//! The table of backends: adding one is one new file and one row here.

use super::backend::SpeechBackend;
use super::engines;
use super::engines::http::{self, Service};
use super::environment::Environment;
use super::layers::budget::{BudgetLayer, DeliveredLayer};
use super::layers::check::Check;
use super::layers::notices::Notices;
use super::layers::queue::Queue;
use super::layers::retry::Retry;
use crate::error::{Error, Kind, Result};
use crate::model::voice::{Voice, VoiceCard};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::time::Duration;

/// One backend.
pub struct Row {
    /// Its name in voice cards; also the name of its table there.
    pub name: &'static str,
    /// One line for people.
    pub about: &'static str,
    /// What answers is not a part of this program: it is asked with patience, and not believed
    /// unseen.
    pub foreign: bool,
    open: fn(&VoiceCard, &Environment) -> Result<Arc<dyn SpeechBackend>>,
}

/// The voices that the embedded engine has, with cards or without.
pub(crate) fn embedded_voices() -> Vec<Voice> {
    #[cfg(feature = "espeak")]
    return engines::espeak::voices();
    #[cfg(not(feature = "espeak"))]
    Vec::new()
}

/// A service over HTTP.
const fn service<S: Service + DeserializeOwned>(about: &'static str) -> Row {
    Row {
        name: S::NAME,
        about,
        foreign: true,
        open: |card, _| Ok(Arc::new(http::open::<S>(settings(card)?, &card.terms)?)),
    }
}

/// All backends that are built in.
pub const BACKENDS: &[Row] = &[
    #[cfg(feature = "espeak")]
    Row {
        name: "espeak",
        about: "eSpeak NG, embedded: small, fast, offline, more than twenty languages",
        foreign: false,
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
        foreign: false,
        open: |card, _| Ok(Arc::new(engines::tone::Tone::new(settings(card)?)?)),
    },
    Row {
        name: "command",
        about: "any program that writes sound",
        foreign: true,
        open: |card, environment| {
            use engines::command::Command;
            Ok(Arc::new(Command::new(settings(card)?, &card.terms, environment.jobs)?))
        },
    },
    service::<http::OpenAi>("OpenAI, and every server that speaks its /v1/audio/speech"),
    service::<http::Kokoro>("Kokoro-FastAPI, with the times of words"),
    service::<http::ElevenLabs>("ElevenLabs, with the times of words"),
    service::<http::Azure>("Azure Speech, over REST"),
    service::<http::Google>("Google Cloud Text-to-Speech, with the times of words"),
    service::<http::Polly>("AWS Polly, with the times of words"),
    service::<http::Piper>("Piper's http_server, new and old"),
    service::<http::MaryTts>("MaryTTS"),
    service::<http::Coqui>("Coqui tts-server and xtts-api-server"),
    service::<http::MiniMax>("MiniMax"),
    service::<http::DashScope>("Aliyun DashScope CosyVoice, with the times of words"),
    service::<http::Volcengine>("Volcengine (Doubao), with the times of words"),
    service::<http::Generic>("any other service, as the card describes it"),
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
    if !row.foreign {
        return Ok(Arc::new(Retry::new(backend, 3, Duration::from_millis(50))));
    }
    in_layers(backend, card, environment)
}

/// A backend that is not a part of this program, with the layers of such around it: its answers are
/// checked, its failures are waited out, and what it bills is counted.
///
/// [`Kind::Usage`] if a cost is limited and the card states no price.
pub fn in_layers(
    backend: Arc<dyn SpeechBackend>,
    card: &VoiceCard,
    environment: &Environment,
) -> Result<Arc<dyn SpeechBackend>> {
    let paid: Arc<dyn SpeechBackend> = match &environment.budget {
        None => backend,
        Some(budget) if budget.limits_cost() && card.terms.price.is_none() => {
            let what = format!(
                "voice {}: its card states no [price], so --max-cost cannot be kept; state one, of \
                 0.0 if it costs nothing",
                card.name
            );
            return Err(Error::new(Kind::Usage, what));
        }
        // Innermost: an answer that is no good, and a second request that overtakes the first, are
        // paid for too.
        Some(budget) => {
            Arc::new(BudgetLayer::new(backend, budget.clone(), card.terms.price.clone()))
        }
    };
    let checked = Arc::new(Check::new(paid, card.terms.limits.seconds));
    let queued =
        Arc::new(Queue::new(checked, &card.terms, environment.shared.get(Notices::default)));
    Ok(match &environment.budget {
        None => queued,
        Some(budget) => {
            Arc::new(DeliveredLayer::new(queued, budget.clone(), card.terms.price.clone()))
        }
    })
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
    use crate::speech::environment::Shared;

    fn card(backend: &str, settings: &str) -> VoiceCard {
        VoiceCard {
            name: "test".into(),
            backend: backend.into(),
            languages: vec!["*".into()],
            licence: String::new(),
            about: String::new(),
            settings: settings.parse().unwrap(),
            ..VoiceCard::default()
        }
    }

    fn open_error(card: &VoiceCard) -> Error {
        let environment = Environment {
            program: "aloud".into(),
            cache: "cache".into(),
            jobs: 1,
            shared: Shared::default(),
            budget: None,
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
