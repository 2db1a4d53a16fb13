//! How far a run is: a bar on a terminal, plain lines elsewhere.

use super::args::Common;
use super::output;
use aloud::model::article::Article;
use aloud::model::units::Clock;
use aloud::studio::{Cast, Events, Speaker, Step};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};
use std::io::IsTerminal;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

/// How often a line is written where there is no bar.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// One bar for all editions of a run; clones draw the same bar.
#[derive(Clone)]
pub struct Reporter {
    quiet: bool,
    verbose: bool,
    bar: ProgressBar,
    state: Arc<Mutex<State>>,
}

struct State {
    segments: usize,
    done: usize,
    sound: Duration,
    last_line: Instant,
}

impl Reporter {
    pub fn new(common: &Common) -> Self {
        let (quiet, verbose) = (common.quiet, common.verbose > 0);
        let terminal = std::io::stderr().is_terminal() && !quiet;
        let bar = ProgressBar::with_draw_target(
            Some(0),
            if terminal {
                ProgressDrawTarget::stderr_with_hz(10)
            } else {
                ProgressDrawTarget::hidden()
            },
        );
        let style = ProgressStyle::with_template("{bar:28} {percent:>3}%  {msg}  ETA {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("━╸─"));
        let state =
            State { segments: 0, done: 0, sound: Duration::ZERO, last_line: Instant::now() };
        // A run that is stopped leaves no half bar behind.
        let bar = bar.with_finish(ProgressFinish::AndClear);
        Reporter { quiet, verbose, bar, state: Arc::new(Mutex::new(state)) }
    }

    /// A line between the steps.
    pub fn remark(&self, text: impl std::fmt::Display) {
        if !self.quiet {
            self.suspend(|| output::remark(text));
        }
    }

    /// Takes the bar away while something else is written.
    pub fn suspend(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }

    /// What follows one edition, called `label` in messages.
    pub fn edition(&self, label: &str) -> Arc<dyn Events> {
        let reporter = self.clone();
        Arc::new(OfEdition { reporter, label: label.to_owned(), heard: Mutex::default() })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A poisoned lock means that a thread died while it counted: the counts still serve.
        self.state.lock().unwrap_or_else(|e| e.into_inner())
    }

    /// Removes the bar.
    pub fn end(&self) {
        self.bar.finish_and_clear();
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

/// One edition's part of the bar.
struct OfEdition {
    reporter: Reporter,
    label: String,
    /// Its sound so far.
    heard: Mutex<Duration>,
}

impl Events for OfEdition {
    fn note(&self, note: &str) {
        self.reporter.note(note);
    }

    fn cast(&self, article: &Article, cast: &Cast) {
        if !self.reporter.verbose {
            return;
        }
        let voice = |s: &Speaker| format!("{} ({})", s.card.name, s.backend.fingerprint());
        self.reporter.remark(format_args!(
            "{}: {} blocks, language {}, voice {}",
            self.label,
            article.blocks.len(),
            article.language,
            cast.speakers().iter().map(voice).collect::<Vec<_>>().join(", ")
        ));
    }

    fn begun(&self, segments: usize, characters: usize) {
        self.reporter.state().segments += segments;
        self.reporter.bar.inc_length(characters as u64);
    }

    fn no_sound(&self, text: &str) {
        self.reporter.state().done += 1;
        self.reporter.bar.inc(text.chars().count() as u64);
        let what = format!("warning: the voice has no sound for {:?}; it is skipped", short(text));
        self.reporter.remark(what);
    }

    fn stitched(&self, step: &Step) {
        let Reporter { bar, .. } = &self.reporter;
        let sound = step.rate.duration(step.frames);
        let mut heard = self.heard.lock().unwrap_or_else(|e| e.into_inner());
        let mut state = self.reporter.state();
        state.done += 1;
        state.sound += sound.saturating_sub(std::mem::replace(&mut *heard, sound));
        bar.inc(step.characters as u64);
        let told =
            format!("{}/{} segments  {} of sound", state.done, state.segments, Clock(state.sound));
        if bar.is_hidden() && state.last_line.elapsed() >= LINE_EVERY {
            state.last_line = Instant::now();
            let percent = 100 * bar.position() / bar.length().unwrap_or(1).max(1);
            self.reporter.remark(format_args!("{percent}%  {told}"));
        }
        bar.set_message(told);
    }
}

/// The beginning of a text, for messages.
fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}
