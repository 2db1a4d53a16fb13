//! A service as a backend.

use super::answer::Answer;
use super::client::HttpClient;
use crate::error::{Error, Kind, Result};
use crate::model::language::Language;
use crate::model::pace;
use crate::model::pronunciation::{Pronunciation, PronunciationSource};
use crate::model::prosody::StyleSpan;
use crate::model::terms::Terms;
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Sound, Take, Timing, Utterance, Voice};
use crate::speech::backend::{Advice, BoxFuture, Capabilities, SpeechBackend};
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::Debug;

/// Changes whenever the same answer of a service would become another take.
const TAKE_VERSION: u32 = 1;

/// What an adapter says of its settings.
pub(crate) struct Profile<'a> {
    /// The address of the service.
    pub(super) base: String,
    /// The environment variable with its key.
    pub(super) key_env: Option<&'a str>,
    /// The file with its key.
    pub(super) key_file: Option<&'a str>,
    /// The longest utterance.
    pub(super) limit: Limit,
    /// Requests at once, if the card does not say.
    pub(super) concurrency: usize,
    /// Speaking rate relative to the voice's own.
    pub(super) rate: f64,
    /// The frames a second that are asked for, if they are.
    pub(super) sample_rate: Option<SampleRate>,
    /// Whether it is asked to speak headings and the like in styles of their own.
    pub(super) styles: bool,
}

/// What is to be said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Say<'a> {
    /// The text; something in it sounds.
    pub(super) said: &'a str,
    /// Its language.
    pub(super) language: &'a Language,
    /// How words of it sound.
    pub(super) pronunciations: &'a [Pronunciation],
    /// What is spoken in a manner of its own; nothing unless the profile says that it can.
    pub(super) styles: &'a [StyleSpan],
}

/// One service: the settings in its table of a voice card, and how to ask it.
///
/// Fields that shape no sound (keys) are left out when it is serialized, for that is the
/// fingerprint.
pub(crate) trait Service: Serialize + Debug + Send + Sync + 'static {
    /// The name of the backend.
    const NAME: &'static str;
    /// What its settings say; [`Kind::Usage`] if one is wrong.
    fn profile(&self) -> Result<Profile<'_>>;
    /// How it is told a sound; `None` if it cannot be. It is told the user's own words only: of all
    /// others these voices know more than we do.
    fn phoneme_markup(&self, _: &Pronunciation) -> Option<String> {
        None
    }
    /// What it may bill for an utterance, if that is not the text alone.
    fn billed(&self, say: Say) -> String {
        say.said.to_owned()
    }
    /// Asks for one utterance.
    fn speak<'a>(&'a self, client: &'a HttpClient, say: Say<'a>) -> BoxFuture<'a, Result<Answer>>;
    /// Asks for the voices.
    fn voices<'a>(&'a self, client: &'a HttpClient) -> BoxFuture<'a, Result<Vec<Voice>>>;
}

/// A backend of a service. Nothing is asked, and no key read, before it is used.
///
/// [`Kind::Usage`] if a setting is wrong.
pub(crate) fn open<S: Service>(service: S, terms: &Terms) -> Result<Http<S>> {
    let profile = service.profile()?;
    if !(0.25..=4.0).contains(&profile.rate) {
        let what =
            format!("{}: rate is {}, but must lie within 0.25 and 4.0", S::NAME, profile.rate);
        return Err(Error::new(Kind::Usage, what));
    }
    let client =
        HttpClient::new(S::NAME, &profile.base, profile.key_env, profile.key_file, &terms.retry)?;
    let capabilities = Capabilities {
        styles: profile.styles,
        limit: profile.limit,
        concurrency: profile.concurrency,
        rate: profile.rate,
        sample_rate: profile.sample_rate,
    };
    Ok(Http { client, capabilities, service })
}

/// See [`open`].
#[derive(Debug)]
pub(crate) struct Http<S> {
    service: S,
    client: HttpClient,
    capabilities: Capabilities,
}

impl<S: Service> Http<S> {
    /// The readings that it is told.
    fn own(&self, utterance: &Utterance) -> Vec<Pronunciation> {
        utterance.pronunciations.iter().filter(|r| self.sounds(r)).cloned().collect()
    }

    fn say<'a>(&self, utterance: &'a Utterance, own: &'a [Pronunciation]) -> Say<'a> {
        Say {
            said: utterance.spoken.said(),
            language: &utterance.language,
            pronunciations: own,
            styles: if self.capabilities.styles { &utterance.styles } else { &[] },
        }
    }
}

impl<S: Service> SpeechBackend for Http<S> {
    fn name(&self) -> &str {
        S::NAME
    }

    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn fingerprint(&self) -> String {
        let settings = serde_json::to_string(&self.service).unwrap_or_default();
        format!("{} take {TAKE_VERSION} {settings}", S::NAME)
    }

    fn voices(&self) -> BoxFuture<'_, Result<Vec<Voice>>> {
        self.service.voices(&self.client)
    }

    fn speak<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        Box::pin(async move {
            let said = utterance.spoken.said();
            // Services differ in what they make of nothing, and some bill it.
            if !pace::sounds(said) {
                let rate = self.capabilities.sample_rate.unwrap_or(SampleRate(24_000));
                let sound = Sound::Pcm { rate, samples: Vec::new() };
                return Ok(Take { sound, marks: Vec::new(), timing: Timing::Estimated });
            }
            let own = self.own(utterance);
            let answer = self.service.speak(&self.client, self.say(utterance, &own)).await?;
            Ok(answer.take(said.chars().count()))
        })
    }

    fn sounds(&self, reading: &Pronunciation) -> bool {
        reading.source == PronunciationSource::Lexicon
            && self.service.phoneme_markup(reading).is_some()
    }

    fn billed<'a>(&'a self, utterance: &'a Utterance) -> Cow<'a, str> {
        if !pace::sounds(utterance.spoken.said()) {
            return "".into();
        }
        self.service.billed(self.say(utterance, &self.own(utterance))).into()
    }

    fn advice(&self) -> Advice {
        self.client.advice()
    }
}

/// The rate of a card that names none.
pub(super) fn as_it_is() -> f64 {
    1.0
}

/// Whether a setting is off, and so no part of a fingerprint from before there was such a one.
pub(super) fn is_off(on: &bool) -> bool {
    !on
}

/// The voice of the card alone, where a service has no list.
pub(super) fn only(voice: &str, about: &str) -> Vec<Voice> {
    vec![Voice { id: voice.to_owned(), languages: Vec::new(), about: about.to_owned() }]
}
