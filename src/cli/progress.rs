//! How far a run is: a bar on a terminal, plain lines elsewhere.

mod bar;
mod edition;

use super::args::Common;
use aloud::studio::Events;
use bar::Bar;
use edition::EditionProgress;
use std::sync::Arc;

/// One bar for all editions of a run; clones draw the same bar.
#[derive(Clone)]
pub struct Reporter {
    bar: Bar,
    verbose: bool,
    /// A very large edition is asked about, or is wanted anyway; `None`: it is rendered as it is heard.
    wanted: Option<bool>,
}

impl Reporter {
    pub fn new(common: &Common) -> Self {
        Reporter { bar: Bar::new(common, true), verbose: common.verbose > 0, wanted: None }
    }

    /// One that tells notes and waits, and not how far it is.
    pub fn without_steps(common: &Common) -> Self {
        Reporter { bar: Bar::new(common, false), verbose: common.verbose > 0, wanted: None }
    }

    /// The same for editions that are kept: of a very large one the user is asked, unless `yes`.
    pub fn asking(mut self, yes: bool) -> Self {
        self.wanted = Some(yes);
        self
    }

    /// A line between the steps.
    pub fn remark(&self, text: impl std::fmt::Display) {
        self.bar.remark(text);
    }

    /// Takes the bar away while something else is written.
    pub fn suspend(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }

    /// What follows one edition, called `label` in messages.
    pub fn edition(&self, label: &str) -> Arc<dyn Events> {
        Arc::new(EditionProgress::new(self.bar.clone(), label, self.verbose, self.wanted))
    }

    /// Removes the bar.
    pub fn end(&self) {
        self.bar.end();
    }
}

impl Events for Reporter {
    fn note(&self, note: &str) {
        self.remark(format_args!("note: {note}"));
    }

    fn waiting(&self, why: &str) {
        self.remark(why);
    }
}
