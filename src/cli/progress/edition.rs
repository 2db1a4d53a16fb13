//! One edition's part of the bar.

use super::bar::Bar;
use crate::cli::ask;
use crate::cli::cache::bytes;
use crate::cli::output::{self, count};
use aloud::model::Article;
use aloud::studio::{Cast, Events, Size, Speaker, Step};
use aloud::{Error, Kind, Result};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Follows one edition.
pub struct EditionProgress {
    bar: Bar,
    /// What it is called in messages.
    label: String,
    /// Tells the voices, too.
    verbose: bool,
    wanted: Option<bool>,
    /// Its sound so far.
    heard: Mutex<Duration>,
}

impl EditionProgress {
    pub fn new(bar: Bar, label: &str, verbose: bool, wanted: Option<bool>) -> Self {
        EditionProgress { bar, label: label.to_owned(), verbose, wanted, heard: Mutex::default() }
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

    fn sized(&self, size: &Size) -> Result<()> {
        let Some(yes) = self.wanted else { return Ok(()) };
        let Some((what, fatal)) = concern(size) else { return Ok(()) };
        let what = format!("{}: {what}", self.label);
        if yes || (!fatal && !ask::is_possible()) {
            self.bar.remark(format_args!("note: {what}"));
            return Ok(());
        }
        if !ask::is_possible() {
            return Err(Error::new(Kind::Disk, format!("{what}; --yes begins all the same")));
        }
        let mut wanted = false;
        self.bar.suspend(|| wanted = ask::yes(&format!("{what}. Begin?")));
        let no = || Error::new(Kind::Interrupted, format!("{}: nothing was spoken", self.label));
        if wanted { Ok(()) } else { Err(no()) }
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

/// Longer than any book: rather a mistake.
const LONG: Duration = Duration::from_secs(3 * 24 * 3600);

/// What a person should know of an edition of this size before it is begun, and whether it cannot end
/// well.
fn concern(size: &Size) -> Option<(String, bool)> {
    let hours = size.sound.as_secs() / 3600;
    let sound = match hours / 24 {
        0 | 1 => count(hours, "hour"),
        days => count(days, "day"),
    };
    let needed = bytes(size.needed);
    match size.free {
        Some(free) if free < size.needed => {
            let free = bytes(free);
            Some((format!("it needs about {needed}, and {free} are free on its disk"), true))
        }
        _ if size.sound > LONG => Some((format!("about {sound} of sound, {needed}"), false)),
        _ => None,
    }
}

/// The beginning of a text, for messages.
fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lasts_for_days_or_does_not_fit_is_a_concern() {
        let hour = Duration::from_secs(3600);
        let size = |hours: u32, needed, free| {
            let mut size = Size::default();
            (size.sound, size.needed, size.free) = (hour * hours, needed, free);
            size
        };
        assert_eq!(concern(&size(20, 1 << 30, Some(2 << 30))), None);
        assert_eq!(concern(&size(20, 1 << 30, None)), None);
        let (what, fatal) = concern(&size(170, 1 << 30, None)).unwrap();
        assert!(what.contains("7 days of sound, 1.00 GiB") && !fatal, "{what}");
        let (what, fatal) = concern(&size(1, 1 << 30, Some(1 << 20))).unwrap();
        assert!(what.contains("1.00 MiB are free") && fatal, "{what}");
    }
}
