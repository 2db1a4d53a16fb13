//! The bar of a run, and the lines between its steps.

use crate::cli::args::Common;
use crate::cli::output;
use aloud::model::Clock;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};
use std::io::IsTerminal;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

/// How often a line is written where there is no bar.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// One bar for all editions of a run; clones draw the same bar.
#[derive(Clone)]
pub struct Bar {
    quiet: bool,
    /// How far it is, is told.
    steps: bool,
    bar: ProgressBar,
    state: Arc<Mutex<State>>,
}

struct State {
    segments: usize,
    done: usize,
    sound: Duration,
    last_line: Instant,
}

impl Bar {
    pub fn new(common: &Common, steps: bool) -> Self {
        let quiet = common.quiet;
        let terminal = std::io::stderr().is_terminal() && !quiet && steps;
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
        Bar { quiet, steps, bar, state: Arc::new(Mutex::new(state)) }
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

    /// Segments and characters to come.
    pub fn expect(&self, segments: usize, characters: usize) {
        self.state().segments += segments;
        self.bar.inc_length(characters as u64);
    }

    /// A segment that has no sound.
    pub fn skip(&self, characters: usize) {
        self.state().done += 1;
        self.bar.inc(characters as u64);
    }

    /// A segment that is done, and the sound that it added.
    pub fn step(&self, characters: usize, sound: Duration) {
        let mut state = self.state();
        state.done += 1;
        state.sound += sound;
        self.bar.inc(characters as u64);
        let told = format!(
            "{}/{}  {} of sound",
            state.done,
            output::count(state.segments as u64, "segment"),
            Clock(state.sound)
        );
        if self.steps && self.bar.is_hidden() && state.last_line.elapsed() >= LINE_EVERY {
            state.last_line = Instant::now();
            let percent = 100 * self.bar.position() / self.bar.length().unwrap_or(1).max(1);
            self.remark(format_args!("{percent}%  {told}"));
        }
        self.bar.set_message(told);
    }

    /// Removes the bar.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A poisoned lock means that a thread died while it counted: the counts still serve.
        self.state.lock().unwrap_or_else(|e| e.into_inner())
    }
}
