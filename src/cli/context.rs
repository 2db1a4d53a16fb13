//! What most commands need: settings, voices, store, engine.

use super::args::{Common, Prosody, Reading};
use super::cast::Wish;
use super::output;
use aloud::config::lexicon;
use aloud::config::settings::{self, Loaded, Settings};
use aloud::config::voices::{IN_THE_PROGRAM, Voices};
use aloud::model::language::Language;
use aloud::model::lexicon::Lexicon;
use aloud::model::voice::VoiceCard;
use aloud::pipeline::cast::Speaker;
use aloud::source::fetch::{Fetcher, Limits, Reach};
use aloud::source::table;
use aloud::speech::backend::{Environment, Shared};
use aloud::speech::layers::budget::Purse;
use aloud::speech::table as backends;
use aloud::store::paths;
use aloud::{Error, Kind, Result};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::{Once, OnceLock};
use std::time::Duration;

/// The common flags and everything that hangs on them.
#[derive(Clone)]
pub struct Context {
    pub common: Common,
    pub loaded: Loaded,
    /// What the voices of this run share.
    pub shared: Shared,
    /// What this run may spend.
    pub purse: Option<Arc<Purse>>,
}

impl Context {
    pub fn new(common: &Common) -> Result<Self> {
        let env = |name: &str| std::env::var(name).ok();
        let loaded = settings::load(common.config.as_deref(), env)?;
        let known = |name: &String| backends::BACKENDS.iter().any(|row| row.name == name);
        if let Some(name) = loaded.settings.backend.keys().find(|name| !known(name)) {
            let names: Vec<_> = backends::BACKENDS.iter().map(|row| row.name).collect();
            let what = format!(
                "the configuration has a table [backend.{name}]; there are backends {}",
                names.join(", ")
            );
            return Err(Error::new(Kind::Usage, what));
        }
        Ok(Context { common: common.clone(), loaded, shared: Shared::default(), purse: None })
    }

    pub fn settings(&self) -> &Settings {
        &self.loaded.settings
    }

    pub fn voices(&self) -> Result<Voices> {
        let voices = Voices::load(settings::folder().map(|f| f.join("voices")).as_deref())?;
        static TOLD: Once = Once::new();
        if !self.common.quiet {
            TOLD.call_once(|| {
                voices.broken().for_each(|why| output::remark(format_args!("note: {why}")));
            });
        }
        Ok(voices)
    }

    pub fn cache(&self) -> PathBuf {
        static USED: OnceLock<PathBuf> = OnceLock::new();
        let named = &self.settings().cache;
        let wanted = || match named.as_os_str().is_empty() {
            true => paths::default_cache(),
            false => named.clone(),
        };
        let usable = || {
            let wanted = wanted();
            let Err(why) = paths::writable(&wanted) else { return wanted };
            let instead = paths::own_temporary();
            if !self.common.quiet {
                output::remark(format_args!(
                    "note: nothing can be kept in the cache {} ({why}); {} is used in its place",
                    wanted.display(),
                    instead.display()
                ));
            }
            instead
        };
        USED.get_or_init(usable).clone()
    }

    /// The language that was asked for by flag or setting.
    pub fn language(&self, flag: Option<&str>) -> Result<Option<Language>> {
        let tag = flag.unwrap_or(&self.settings().lang);
        if tag.is_empty() {
            return Ok(None);
        }
        Language::parse(tag).map(Some).ok_or_else(|| {
            let what = format!("{tag:?} is no language tag; use one like zh, zh-Hant, en-GB, de");
            Error::new(Kind::Usage, what)
        })
    }

    /// How inputs are read: flags over settings.
    pub fn reading(&self, flags: &Reading) -> Result<table::Options> {
        let mut policy = self.settings().reading.clone();
        policy.choose(flags.skip.iter().map(String::as_str), false)?;
        policy.choose(flags.read.iter().map(String::as_str), true)?;
        let language = self.language(flags.lang.as_deref())?;
        Ok(table::Options { language, format: flags.format.clone(), policy })
    }

    /// The user's own words: of the files that are named for this run, then of the configuration
    /// folder.
    pub fn lexicon(&self, files: &[PathBuf]) -> Result<Arc<Lexicon>> {
        let own = lexicon::own(settings::folder().as_deref());
        let files: Vec<PathBuf> = files.iter().cloned().chain(own).collect();
        lexicon::load(&files).map(Arc::new)
    }

    /// What gets the inputs that the user names. Without `keep`, it neither uses nor keeps pages
    /// that were fetched before.
    pub fn fetcher(&self, language: Option<&Language>, keep: bool) -> Fetcher {
        let fetch = &self.settings().fetch;
        let [connect, answer, total] =
            [fetch.connect_s, fetch.answer_s, fetch.total_s].map(Duration::from_secs_f64);
        Fetcher {
            reach: Reach::Anywhere,
            allow: fetch.allow.clone(),
            limits: Limits { bytes: self.max_input(), connect, answer, total },
            cache: keep.then(|| self.cache()),
            language: language.cloned(),
        }
    }

    /// The largest input, in bytes; scripts count in 32 bits.
    pub fn max_input(&self) -> u64 {
        self.settings().max_input.saturating_mul(1 << 20).min(u64::from(u32::MAX))
    }

    /// What the user wishes of voices: flags over settings.
    pub fn wish<'a>(&'a self, voice: Option<&'a str>, one_voice: bool) -> Wish<'a> {
        let voice = voice.unwrap_or(&self.settings().voice);
        Wish {
            voice: Some(voice).filter(|name| !name.is_empty()),
            one_voice: one_voice || self.settings().one_voice,
        }
    }

    /// The card with its backend, its table filled up from the configuration and the flags.
    /// With it, the one that stands in for it, and one by which its words are placed.
    pub fn speaker(&self, card: VoiceCard, prosody: &Prosody, jobs: usize) -> Result<Speaker> {
        let mut speaker = self.lone_speaker(card, prosody, jobs)?;
        if let Some(name) = &speaker.card.terms.fallback {
            let card = self.voices()?.find(name)?;
            let mut fallback = self.lone_speaker(card, &Prosody::default(), jobs)?;
            fallback.guides = self.guides(&fallback.card, jobs);
            speaker.fallback = Some(Arc::new(fallback));
        }
        speaker.guides = self.guides(&speaker.card, jobs);
        Ok(speaker)
    }

    /// The embedded engine's voices, for a card of a backend that may tell no timing.
    fn guides(&self, card: &VoiceCard, jobs: usize) -> Arc<[Speaker]> {
        if IN_THE_PROGRAM.contains(&card.backend.as_str()) {
            return Arc::new([]);
        }
        let Ok(voices) = Voices::load(None) else { return Arc::new([]) };
        let embedded = voices.all().filter(|(card, _)| card.backend == "espeak");
        let none = Prosody::default();
        embedded.filter_map(|(card, _)| self.lone_speaker(card.clone(), &none, jobs).ok()).collect()
    }

    fn lone_speaker(&self, mut card: VoiceCard, prosody: &Prosody, jobs: usize) -> Result<Speaker> {
        if let Some(defaults) = self.settings().backend.get(&card.backend) {
            for (key, value) in defaults {
                card.settings.entry(key.clone()).or_insert_with(|| value.clone());
            }
        }
        let mut set = |key: &str, value: Option<toml::Value>| {
            if let Some(value) = value {
                card.settings.insert(key.into(), value);
            }
        };
        set("rate", prosody.rate.map(Into::into));
        set("pitch", prosody.pitch.map(Into::into));
        set("range", prosody.range.map(Into::into));
        set("volume", prosody.volume.map(Into::into));
        set("variant", prosody.variant.clone().map(Into::into));
        let backend = backends::open(&card, &self.environment(jobs)?)?;
        Ok(Speaker::new(card, backend))
    }

    /// What a backend may know of the machine; `jobs` 0 is one a core.
    pub fn environment(&self, jobs: usize) -> Result<Environment> {
        let program = std::env::current_exe()
            .map_err(|e| Error::new(Kind::Bug, "cannot tell where this program is").because(e))?;
        let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
        Ok(Environment {
            program,
            cache: self.cache(),
            // More than a few processes a core only wait for each other.
            jobs: if jobs == 0 { cores } else { jobs.min(4 * cores) },
            shared: self.shared.clone(),
            purse: self.purse.clone(),
        })
    }

    /// The number of jobs: flag over setting.
    pub fn jobs(&self, flag: Option<usize>) -> usize {
        flag.unwrap_or(self.settings().jobs)
    }
}
