//! The studio: what the articles of a run share.

use super::request::{Backends, Exporters, Prosody, VoiceRequest};
use crate::config::settings::{self, Loaded, Settings};
use crate::config::voices::{IN_THE_PROGRAM, Voices};
use crate::model::lexicon::Lexicon;
use crate::model::voice::VoiceCard;
use crate::pipeline::cast::Speaker;
use crate::pipeline::events::Events;
use crate::pipeline::render::Options;
use crate::source::fetch::Fetcher;
use crate::source::table;
use crate::speech::environment::Environment;
use crate::speech::layers::budget::{Budget, Spent};
use crate::speech::table as backends;
use crate::store::clips::ClipStore;
use crate::store::scratch::Scratch;
use crate::{Error, Kind, Result};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

/// Reads, plans, and renders articles. Clones are the same studio.
#[derive(Clone)]
pub struct Studio(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub(super) loaded: Loaded,
    /// What the user asked of voices.
    pub(super) request: VoiceRequest,
    pub(super) reading: table::Options,
    pub(super) fetcher: Fetcher,
    pub(super) lexicon: Arc<Lexicon>,
    pub(super) cache: PathBuf,
    pub(super) backends: Backends,
    pub(super) exporters: Exporters,
    /// Voice cards over those of the program and of the user's folder.
    pub(super) cards: Vec<VoiceCard>,
    pub(super) voices: OnceLock<Voices>,
    /// Opened when first needed: many commands keep no clips.
    pub(super) store: OnceLock<Arc<ClipStore>>,
    pub(super) environment: Environment,
    pub(super) budget: Arc<Budget>,
    /// By the names of their cards, so that articles share worker processes and connections.
    pub(super) speakers: Mutex<HashMap<String, Speaker>>,
    /// The embedded engine's voices, once one that may tell no timing speaks.
    pub(super) timing_references: OnceLock<Arc<[Speaker]>>,
    /// Edition folders that this studio has given away, each with the source that has it.
    pub(super) folders: Mutex<HashMap<PathBuf, String>>,
    pub(super) events: Arc<dyn Events>,
}

impl Studio {
    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.loaded.settings
    }

    /// The cache folder in use.
    pub fn cache(&self) -> &Path {
        &self.0.cache
    }

    /// What was sent to services so far, and what they may bill for it.
    pub fn spent(&self) -> Spent {
        self.0.budget.spent()
    }

    /// The user's own words.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.0.lexicon
    }

    /// A folder in the cache for editions that nobody keeps. It is removed with the value.
    ///
    /// # Errors
    /// [`Kind::Disk`] if it cannot be made.
    pub fn scratch(&self) -> Result<Scratch> {
        Scratch::new(&self.0.cache.join("unfinished"))
    }

    /// The voice cards: the embedded ones, and the user's over them.
    ///
    /// # Errors
    /// [`Kind::Usage`] if an embedded card is not understood.
    pub fn voices(&self) -> Result<&Voices> {
        if let Some(voices) = self.0.voices.get() {
            return Ok(voices);
        }
        let folder = settings::folder().map(|f| f.join("voices"));
        let mut voices = Voices::load(folder.as_deref())?;
        let built_in = backends::BACKENDS.iter().map(|row| row.name);
        let added = self.0.backends.0.iter().map(|(name, _)| name.as_str());
        voices.know_backends(&built_in.chain(added).collect::<Vec<_>>());
        self.0.cards.iter().for_each(|card| voices.insert(card.clone()));
        let mut first = false;
        let voices = self.0.voices.get_or_init(|| {
            first = true;
            voices
        });
        if first {
            voices.broken().for_each(|(_, why)| self.0.events.note(why));
        }
        Ok(voices)
    }

    /// The store of clips.
    ///
    /// # Errors
    /// [`Kind::Disk`] if it cannot be made.
    pub(super) fn store(&self) -> Result<Arc<ClipStore>> {
        if let Some(store) = self.0.store.get() {
            return Ok(store.clone());
        }
        let store = Arc::new(ClipStore::open(&self.0.cache)?);
        Ok(self.0.store.get_or_init(|| store).clone())
    }

    /// The speaker of a card: its backend, with its table filled up from the settings and the
    /// builder; the one that stands in for it; and those by whose timing its words are placed. It is
    /// made once.
    ///
    /// # Errors
    /// [`Kind::Usage`] if the card or its fallback names what there is not.
    pub fn speaker(&self, card: &VoiceCard) -> Result<Speaker> {
        let mut speakers = lock(&self.0.speakers);
        if let Some(speaker) = speakers.get(&card.name).filter(|s| s.card.backend == card.backend) {
            return Ok(speaker.clone());
        }
        let mut speaker = self.alone(card.clone(), &self.0.request.prosody)?;
        if let Some(name) = &speaker.card.terms.fallback {
            let mut fallback = self.alone(self.voices()?.find(name)?, &Prosody::default())?;
            fallback.timing_references = self.timing_references(&fallback.card);
            speaker.fallback = Some(Arc::new(fallback));
        }
        speaker.timing_references = self.timing_references(&speaker.card);
        speakers.insert(speaker.card.name.clone(), speaker.clone());
        Ok(speaker)
    }

    /// The embedded engine's voices, for a card of a backend that may tell no timing.
    fn timing_references(&self, card: &VoiceCard) -> Arc<[Speaker]> {
        if IN_THE_PROGRAM.contains(&card.backend.as_str()) {
            return Arc::new([]);
        }
        let find = || {
            let Ok(voices) = Voices::load(None) else { return Arc::new([]) as Arc<[Speaker]> };
            let embedded = voices.all().filter(|(card, _)| card.backend == "espeak");
            let none = Prosody::default();
            embedded.filter_map(|(card, _)| self.alone(card.clone(), &none).ok()).collect()
        };
        self.0.timing_references.get_or_init(find).clone()
    }

    /// A speaker without a fallback and without timing_references.
    fn alone(&self, mut card: VoiceCard, prosody: &Prosody) -> Result<Speaker> {
        if let Some(defaults) = self.settings().backend.get(&card.backend) {
            for (key, value) in defaults {
                card.settings.entry(key.clone()).or_insert_with(|| value.clone());
            }
        }
        prosody.apply(&mut card.settings);
        let environment = &self.0.environment;
        let own = self.0.backends.open(&card, environment);
        let backend = own.unwrap_or_else(|| backends::open(&card, environment))?;
        Ok(Speaker::new(card, backend))
    }

    /// A folder in `output` that no other source has, on disk or in this studio.
    pub(super) fn folder(&self, output: &Path, slug: &str, source: &str) -> PathBuf {
        use crate::store::edition;
        let mut given = lock(&self.0.folders);
        let mut dir = edition::folder(output, slug, source);
        if given.get(&dir).is_some_and(|other| other != source) {
            dir = edition::folder_of_source(output, slug, source);
        }
        given.insert(dir.clone(), source.to_string());
        dir
    }

    /// What a run is told to do, for one article.
    pub(super) fn options(
        &self,
        source: &str,
        lexicon: &Arc<Lexicon>,
        events: Arc<dyn Events>,
    ) -> Result<Options> {
        Ok(Options {
            store: Some(self.store()?),
            fresh: self.0.request.fresh,
            revoice: self.0.request.revoice,
            pauses: self.settings().pauses.clone(),
            lexicon: lexicon.clone(),
            source: source.to_owned(),
            live: false,
            events,
        })
    }
}

/// A poisoned lock means that another article's task died; what it guards is still whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|e| e.into_inner())
}

pub(super) fn defect(what: &str) -> Error {
    Error::new(Kind::Bug, what)
}
