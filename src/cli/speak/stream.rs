//! Sound to standard output, sentence by sentence.

use crate::cli::output;
use aloud::model::{Article, Cue, Frames};
use aloud::studio::{Broken, Cast, Events, Size, SoundStream, Step};
use aloud::{Error, Result};
use std::io::{self, Stdout};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// What goes to standard output, and the failure that ended it.
pub struct Stream {
    out: Mutex<SoundStream<Stdout>>,
    failed: Mutex<Option<Error>>,
}

impl Default for Stream {
    fn default() -> Self {
        Stream { out: Mutex::new(SoundStream::new(io::stdout())), failed: Mutex::default() }
    }
}

impl Stream {
    /// Events that copy the sound, and report to `report` as well.
    pub fn with(self: Arc<Self>, report: Arc<dyn Events>) -> Copying {
        Copying { stream: self, report }
    }

    /// Copies the rest of the finished sound.
    ///
    /// # Errors
    /// The first failure of the stream.
    pub fn finish(&self, sound: &Path, frames: Frames) -> Result<()> {
        self.copy(sound, frames);
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).take().map_or(Ok(()), Err)
    }

    fn copy(&self, sound: &Path, end: Frames) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if failed.is_some() {
            return;
        }
        // Waits for who reads; so a slow reader slows the run, and no sound piles up in memory.
        let copied = self.out.lock().unwrap_or_else(PoisonError::into_inner).copy(sound, end);
        *failed = copied.err().map(|broken| match broken {
            Broken::Sound(e) => e,
            Broken::Writer(e) => output::failed(e),
        });
    }
}

/// Follows one edition.
pub struct Copying {
    stream: Arc<Stream>,
    report: Arc<dyn Events>,
}

impl Events for Copying {
    fn placed(&self, cue: Cue, sound: &Path) {
        self.stream.copy(sound, cue.frames.1);
    }

    fn note(&self, note: &str) {
        self.report.note(note);
    }

    fn waiting(&self, why: &str) {
        self.report.waiting(why);
    }

    fn cast(&self, article: &Article, cast: &Cast) {
        self.report.cast(article, cast);
    }

    fn sized(&self, size: &Size) -> Result<()> {
        self.report.sized(size)
    }

    fn begun(&self, segments: usize, characters: usize) {
        self.report.begun(segments, characters);
    }

    fn no_sound(&self, text: &str) {
        self.report.no_sound(text);
    }

    fn stitched(&self, step: &Step) {
        self.report.stitched(step);
    }
}
