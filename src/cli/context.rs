//! What most commands need: the common flags, the settings, and a studio.

use super::args::Common;
use super::output;
use aloud::Result;
use aloud::config::{self, Loaded, Settings};
use aloud::model::Language;
use aloud::studio::{self, Builder, Events, Studio};
use std::sync::Arc;

/// The common flags, and the settings.
#[derive(Clone)]
pub struct Context {
    pub common: Common,
    pub loaded: Loaded,
}

impl Context {
    pub fn new(common: &Common) -> Result<Self> {
        let env = |name: &str| std::env::var(name).ok();
        let loaded = config::load(common.config.as_deref(), env)?;
        Ok(Context { common: common.clone(), loaded })
    }

    pub fn settings(&self) -> &Settings {
        &self.loaded.settings
    }

    /// The beginning of a studio, to which a command adds its flags.
    pub fn builder(&self) -> Builder {
        let events = Arc::new(Remarks { quiet: self.common.quiet });
        Studio::builder().settings(self.loaded.clone()).events(events)
    }

    /// A studio without flags.
    pub fn studio(&self) -> Result<Studio> {
        self.builder().build()
    }

    /// Tells notes, unless nobody wants any.
    pub fn remarks<'a>(&self, notes: impl IntoIterator<Item = &'a String>) {
        let remarks = Remarks { quiet: self.common.quiet };
        notes.into_iter().for_each(|note| remarks.note(note));
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
pub struct Remarks {
    pub quiet: bool,
}

impl Events for Remarks {
    fn note(&self, note: &str) {
        if !self.quiet {
            output::remark(format_args!("note: {note}"));
        }
    }
}
