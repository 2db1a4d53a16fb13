//! What most commands need: the common flags, the settings, and a studio.

use super::args::Common;
use super::output;
use aloud::Result;
use aloud::config::{self, Loaded, Settings};
use aloud::model::Language;
use aloud::studio::{self, Builder, Events, Studio};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

/// The common flags, and the settings.
#[derive(Clone)]
pub struct Context {
    pub common: Common,
    pub loaded: Loaded,
    /// Notes that were told; a command may need two studios, which find the same.
    told: Arc<Mutex<HashSet<String>>>,
}

impl Context {
    pub fn new(common: &Common) -> Result<Self> {
        let env = |name: &str| std::env::var(name).ok();
        let loaded = config::load(common.config.as_deref(), env)?;
        Ok(Context::with(common, loaded))
    }

    /// The flags, and these settings.
    pub fn with(common: &Common, loaded: Loaded) -> Self {
        Context { common: common.clone(), loaded, told: Arc::default() }
    }

    pub fn settings(&self) -> &Settings {
        &self.loaded.settings
    }

    /// The beginning of a studio, to which a command adds its flags.
    pub fn builder(&self) -> Builder {
        Studio::builder().settings(self.loaded.clone()).events(Arc::new(self.listener()))
    }

    /// A studio without flags.
    pub fn studio(&self) -> Result<Studio> {
        self.builder().build()
    }

    /// Tells notes, unless nobody wants any.
    pub fn remarks<'a>(&self, notes: impl IntoIterator<Item = &'a String>) {
        let remarks = self.listener();
        notes.into_iter().for_each(|note| remarks.note(note));
    }

    fn listener(&self) -> Remarks {
        Remarks { quiet: self.common.quiet, told: self.told.clone() }
    }

    /// The language that was asked for by flag or setting.
    pub fn language(&self, flag: Option<&str>) -> Result<Option<Language>> {
        match flag.unwrap_or(&self.settings().lang) {
            "" => Ok(None),
            tag => studio::language(tag).map(Some),
        }
    }
}

/// Writes notes to standard error.
struct Remarks {
    quiet: bool,
    told: Arc<Mutex<HashSet<String>>>,
}

impl Events for Remarks {
    fn note(&self, note: &str) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.quiet && told.insert(note.to_owned()) {
            output::remark(format_args!("note: {note}"));
        }
    }
}
