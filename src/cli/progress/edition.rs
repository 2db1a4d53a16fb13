//! One edition's part of the bar.

use super::bar::Bar;
use crate::cli::output;
use aloud::model::Article;
use aloud::studio::{Cast, Events, Speaker, Step};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Follows one edition.
pub struct EditionProgress {
    bar: Bar,
    /// What it is called in messages.
    label: String,
    /// Tells the voices, too.
    verbose: bool,
    /// Its sound so far.
    heard: Mutex<Duration>,
}

impl EditionProgress {
    pub fn new(bar: Bar, label: &str, verbose: bool) -> Self {
        EditionProgress { bar, label: label.to_owned(), verbose, heard: Mutex::default() }
    }
}

impl Events for EditionProgress {
    fn note(&self, note: &str) {
        self.bar.remark(format_args!("note: {note}"));
    }

    fn cast(&self, article: &Article, cast: &Cast) {
        if !self.verbose {
            return;
        }
        let voice = |s: &Speaker| format!("{} ({})", s.card.name, s.backend.fingerprint());
        self.bar.remark(format_args!(
            "{}: {}, language {}, voice {}",
            self.label,
            output::count(article.blocks.len() as u64, "block"),
            article.language,
            cast.speakers().iter().map(voice).collect::<Vec<_>>().join(", ")
        ));
    }

    fn begun(&self, segments: usize, characters: usize) {
        self.bar.expect(segments, characters);
    }

    fn no_sound(&self, text: &str) {
        self.bar.skip(text.chars().count());
        let what = format!("warning: the voice has no sound for {:?}; it is skipped", short(text));
        self.bar.remark(what);
    }

    fn stitched(&self, step: &Step) {
        let sound = step.rate.duration(step.frames);
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let added = sound.saturating_sub(std::mem::replace(&mut *heard, sound));
        self.bar.step(step.characters, added);
    }
}

/// The beginning of a text, for messages.
fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}
