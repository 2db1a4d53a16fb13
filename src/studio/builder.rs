//! How a studio is set up.

use super::core::{Inner, Studio, defect};
use super::request::{Backends, Exporters, Prosody, VoiceRequest};
use super::suggest;
use super::worker::refuse_in_a_worker;
use crate::config::lexicon;
use crate::config::settings::{self, Loaded};
use crate::export::Exporter;
use crate::model::language::Language;
use crate::model::voice::VoiceCard;
use crate::pipeline::events::Events;
use crate::source::fetch::{Fetcher, Limits, Reach};
use crate::source::reader::Source;
use crate::source::table::{self, Readers};
use crate::speech::backend::SpeechBackend;
use crate::speech::environment::{Environment, Shared};
use crate::speech::layers::budget::Budget;
use crate::speech::layers::notices::Notices;
use crate::speech::table as backends;
use crate::store::paths;
use crate::{Error, Kind, Result};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Sets a [`Studio`] up. What is not set is taken from the user's configuration.
#[derive(Clone, Default)]
pub struct Builder {
    config: Option<PathBuf>,
    loaded: Option<Loaded>,
    request: VoiceRequest,
    language: Option<String>,
    format: Option<String>,
    skip: Vec<String>,
    read: Vec<String>,
    lexicons: Vec<PathBuf>,
    jobs: Option<usize>,
    max_cost: Option<f64>,
    max_chars: Option<u64>,
    fetch_anew: bool,
    program: Option<PathBuf>,
    cache: Option<PathBuf>,
    events: Option<Arc<dyn Events>>,
    backends: Backends,
    exporters: Exporters,
    cards: Vec<VoiceCard>,
    readers: Readers,
}

impl Studio {
    /// A studio with the user's configuration; the builder changes it.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

impl Builder {
    /// Reads the configuration from this file, in place of the user's.
    pub fn config(mut self, file: impl Into<PathBuf>) -> Self {
        self.config = Some(file.into());
        self
    }

    /// Takes these settings and reads no configuration.
    pub fn settings(mut self, loaded: Loaded) -> Self {
        self.loaded = Some(loaded);
        self
    }

    /// The voice card that speaks, by its name or file, also what its card does not name. Without one,
    /// the settings and the language decide.
    pub fn voice(mut self, name: impl Into<String>) -> Self {
        self.request.voice = name.into();
        self
    }

    /// The voice speaks what is in other languages too.
    pub fn one_voice(mut self, yes: bool) -> Self {
        self.request.one_voice |= yes;
        self
    }

    /// How the voices speak.
    pub fn prosody(mut self, prosody: Prosody) -> Self {
        self.request.prosody = prosody;
        self
    }

    /// The language of inputs and texts (BCP 47), in place of what they say or look like.
    pub fn language(mut self, tag: impl Into<String>) -> Self {
        self.language = Some(tag.into());
        self
    }

    /// The format of inputs, in place of what they look like: `text`, `markdown`, `html` …
    pub fn format(mut self, name: impl Into<String>) -> Self {
        self.format = Some(name.into());
        self
    }

    /// Does not read these parts of articles, by the names of roles (`caption`, `table` …).
    pub fn skip(mut self, roles: impl IntoIterator<Item = String>) -> Self {
        self.skip.extend(roles);
        self
    }

    /// Reads these parts of articles.
    pub fn read(mut self, roles: impl IntoIterator<Item = String>) -> Self {
        self.read.extend(roles);
        self
    }

    /// Lexicons that go before the user's own.
    pub fn lexicons(mut self, files: impl IntoIterator<Item = PathBuf>) -> Self {
        self.lexicons.extend(files);
        self
    }

    /// Sentences to speak at once; 0 is one a core.
    pub fn jobs(mut self, jobs: usize) -> Self {
        self.jobs = Some(jobs);
        self
    }

    /// Speaks everything anew, whatever is in the store, and keeps that.
    pub fn fresh(mut self, yes: bool) -> Self {
        self.request.fresh = yes;
        self
    }

    /// Asks a voice again for what its fallback spoke in its place.
    pub fn revoice(mut self, yes: bool) -> Self {
        self.request.revoice = yes;
        self
    }

    /// Neither uses nor keeps pages that were fetched before.
    pub fn fetch_anew(mut self, yes: bool) -> Self {
        self.fetch_anew = yes;
        self
    }

    /// Stops before services cost more than this, in the currency of the voice cards.
    pub fn max_cost(mut self, amount: f64) -> Self {
        self.max_cost = Some(amount);
        self
    }

    /// Stops before services are sent more code points than this.
    pub fn max_chars(mut self, chars: u64) -> Self {
        self.max_chars = Some(chars);
        self
    }

    /// Keeps clips and pages in this folder.
    pub fn cache(mut self, folder: impl Into<PathBuf>) -> Self {
        self.cache = Some(folder.into());
        self
    }

    /// The program that speech workers run, in place of the running one: it calls
    /// [`become_worker_if_asked`](super::become_worker_if_asked).
    pub fn worker_program(mut self, program: impl Into<PathBuf>) -> Self {
        self.program = Some(program.into());
        self
    }

    /// Who is told what belongs to no single article: broken cards, an unwritable cache, waits for a
    /// service.
    pub fn events(mut self, events: Arc<dyn Events>) -> Self {
        self.events = Some(events);
        self
    }

    /// Adds a backend, by the name that voice cards call it.
    pub fn backend(
        mut self,
        name: impl Into<String>,
        open: impl Fn(&VoiceCard) -> Result<Arc<dyn SpeechBackend>> + Send + Sync + 'static,
    ) -> Self {
        self.backends.0.push((name.into(), Arc::new(open)));
        self
    }

    /// Adds a voice card, over one of that name.
    pub fn card(mut self, card: VoiceCard) -> Self {
        self.cards.push(card);
        self
    }

    /// Adds a reader of inputs. It gets what it claims as `Likely` or more before the built-in readers
    /// do. Of a folder, files are found by the extensions of those; other files are named one by one.
    pub fn reader(mut self, reader: Arc<dyn Source>) -> Self {
        self.readers.0.push(reader);
        self
    }

    /// Adds a format for exports. It wins over a built-in one of its name.
    pub fn exporter(mut self, exporter: Arc<dyn Exporter>) -> Self {
        self.exporters.0.push(exporter);
        self
    }

    /// Makes the studio.
    ///
    /// # Errors
    /// [`Kind::Usage`] for settings that are not understood.
    pub fn build(self) -> Result<Studio> {
        refuse_in_a_worker()?;
        let mut loaded = match self.loaded {
            Some(loaded) => loaded,
            None => settings::load(self.config.as_deref(), |name| std::env::var(name).ok())?,
        };
        let settings = &mut loaded.settings;
        if let Some(cache) = self.cache {
            settings.cache.folder = cache;
        }
        known_backends(settings.backend.keys(), &self.backends)?;
        let tag = self.language.as_deref().unwrap_or(&settings.lang);
        let language: Option<Language> = match tag {
            "" => None,
            tag => Some(suggest::language(tag)?),
        };
        let mut policy = settings.reading.clone();
        policy.choose(self.skip.iter().map(String::as_str), false)?;
        policy.choose(self.read.iter().map(String::as_str), true)?;
        if let Some(wrong) = self.max_cost.filter(|cost| !(0.0..1e12).contains(cost)) {
            let what = format!("--max-cost is {wrong}; it is an amount of money, such as 2.50");
            return Err(Error::new(Kind::Usage, what));
        }
        let own = lexicon::own(settings::folder().as_deref());
        let lexicons: Vec<PathBuf> = self.lexicons.into_iter().chain(own).collect();
        let lexicon = Arc::new(lexicon::load(&lexicons)?);
        let events = self.events.unwrap_or_else(|| Arc::new(()));
        let cache = usable_cache(settings, &*events);
        let budget = Arc::new(Budget::new(self.max_cost, self.max_chars));
        let shared = Shared::default();
        let told = events.clone();
        shared.get(Notices::default).listen(move |why| told.waiting(why));
        let mut request = self.request;
        request.one_voice |= settings.one_voice;
        let program = match self.program {
            Some(program) => program,
            None => std::env::current_exe()
                .map_err(|e| defect("cannot tell where this program is").because(e))?,
        };
        let jobs = self.jobs.unwrap_or(settings.jobs);
        let fetcher = Fetcher {
            reach: Reach::Anywhere,
            allow: settings.fetch.allow.clone(),
            limits: limits(settings),
            cache: (!self.fetch_anew).then(|| cache.clone()),
            language: language.clone(),
        };
        Ok(Studio(Arc::new(Inner {
            request,
            reading: table::Options {
                language,
                format: self.format,
                policy,
                readers: self.readers,
            },
            fetcher,
            lexicon,
            environment: Environment {
                program,
                cache: cache.clone(),
                jobs: at_once(jobs),
                shared,
                budget: Some(budget.clone()),
            },
            cache,
            backends: self.backends,
            exporters: self.exporters,
            cards: self.cards,
            voices: Default::default(),
            store: Default::default(),
            budget,
            speakers: Default::default(),
            timing_references: Default::default(),
            folders: Default::default(),
            events,
            loaded,
        })))
    }
}

fn limits(settings: &settings::Settings) -> Limits {
    let fetch = &settings.fetch;
    let [connect, answer, total] =
        [fetch.connect_s, fetch.answer_s, fetch.total_s].map(Duration::from_secs_f64);
    Limits { bytes: settings.max_input_bytes(), connect, answer, total }
}

/// Workers for so many jobs; 0 is one a core.
fn at_once(jobs: usize) -> usize {
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
    // More than a few processes a core only wait for each other.
    if jobs == 0 { cores } else { jobs.min(4 * cores) }
}

fn known_backends<'a>(mut named: impl Iterator<Item = &'a String>, more: &Backends) -> Result<()> {
    let built_in = backends::BACKENDS.iter().map(|row| row.name);
    let names: Vec<&str> = built_in.chain(more.0.iter().map(|(name, _)| name.as_str())).collect();
    let Some(name) = named.find(|name| !names.contains(&name.as_str())) else { return Ok(()) };
    let what = format!(
        "the configuration has a table [backend.{name}]; there are backends {}",
        names.join(", ")
    );
    Err(Error::new(Kind::Usage, what))
}

/// The place to keep things in: `wanted`, or a folder of this user's own if nothing can be written
/// there; then the reason is told.
fn usable_cache(settings: &settings::Settings, events: &dyn Events) -> PathBuf {
    let wanted = match settings.cache.folder.as_os_str().is_empty() {
        true => paths::default_cache(),
        false => settings.cache.folder.clone(),
    };
    let Err(why) = paths::writable(&wanted) else { return wanted };
    let instead = paths::own_temporary();
    events.note(&format!(
        "nothing can be kept in the cache {} ({why}); {} is used in its place",
        wanted.display(),
        instead.display()
    ));
    instead
}
