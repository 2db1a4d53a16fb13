//! How far a run is: a bar on a terminal, plain lines elsewhere.

use super::output;
use aloud::model::units::{Clock, SampleRate};
use aloud::pipeline::render::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};
use std::io::IsTerminal;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How often a line is written where there is no bar.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// One bar for all editions of a run; clones draw the same bar.
#[derive(Clone)]
pub struct Reporter {
    quiet: bool,
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
    pub fn new(quiet: bool) -> Self {
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
        Reporter { quiet, bar, state: Arc::new(Mutex::new(state)) }
    }

    /// A remark between the steps.
    pub fn note(&self, text: impl std::fmt::Display) {
        if !self.quiet {
            self.suspend(|| output::remark(text));
        }
    }

    /// Takes the bar away while something else is written.
    pub fn suspend(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }

    /// Takes one step of one edition into account. `before` is what that edition had of sound.
    pub fn step(&self, step: &Progress, before: Duration) -> Duration {
        // A poisoned lock means that a thread died while it counted: the counts still serve.
        let mut state = self.state.lock().unwrap_or_else(|e| e.into_inner());
        match step {
            Progress::Begun { segments, characters } => {
                state.segments += segments;
                self.bar.inc_length(*characters as u64);
            }
            Progress::Note(note) => self.note(format!("note: {note}")),
            Progress::NoSound(text) => {
                state.done += 1;
                self.bar.inc(text.chars().count() as u64);
                self.note(format!(
                    "warning: the voice has no sound for {:?}; it is skipped",
                    short(text)
                ));
            }
            Progress::Stitched { characters, frames, rate, .. } => {
                let sound = length(*frames, *rate);
                state.done += 1;
                state.sound += sound.saturating_sub(before);
                self.bar.inc(*characters as u64);
                let told = format!(
                    "{}/{} segments  {} of sound",
                    state.done,
                    state.segments,
                    Clock(state.sound)
                );
                if self.bar.is_hidden() && state.last_line.elapsed() >= LINE_EVERY {
                    state.last_line = Instant::now();
                    let percent = 100 * self.bar.position() / self.bar.length().unwrap_or(1).max(1);
                    self.note(format!("{percent}%  {told}"));
                }
                self.bar.set_message(told);
                return sound;
            }
        }
        before
    }

    /// Removes the bar.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

fn length(frames: u64, rate: SampleRate) -> Duration {
    rate.duration(frames)
}

/// The beginning of a text, for messages.
pub fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}
