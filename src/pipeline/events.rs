//! What a run tells while it works.

use super::cast::Cast;
use crate::error::Result;
use crate::model::article::Article;
use crate::model::edition::ChapterMark;
use crate::model::timeline::{Cue, TimingMap};
use crate::model::units::{Frames, SampleRate};
use crate::speech::backend::BoxFuture;
use std::path::Path;
use std::time::Duration;

/// Follows a run: its progress, its notes, and the edition itself while it grows.
///
/// Every method does nothing unless it is implemented, and `()` implements none. They are called from
/// the run's own tasks, in the order of the run, and should return at once.
pub trait Events: Send + Sync {
    /// Something a person should know, as a sentence without a full stop.
    fn note(&self, _note: &str) {}
    /// A service keeps the run waiting; the sentence says why, and until when.
    fn waiting(&self, _why: &str) {}
    /// An article was read. `source` is what tells it from other inputs.
    fn article(&self, _source: &str, _article: &Article) {}
    /// It is decided which voices speak.
    fn cast(&self, _article: &Article, _cast: &Cast) {}
    /// It is known about how large the edition becomes, and nothing is spoken yet. A failure stops it.
    fn sized(&self, _size: &Size) -> Result<()> {
        Ok(())
    }
    /// The script stands: segments to come, and the code points of the page that they hold.
    fn begun(&self, _segments: usize, _characters: usize) {}
    /// A segment is in the sound.
    fn stitched(&self, _step: &Step) {}
    /// The voice had no sound for a segment; this is its text.
    fn no_sound(&self, _text: &str) {}
    /// A live run begins. `map` has no segments yet, and no frames.
    fn outline(&self, _map: TimingMap, _chapters: Vec<ChapterMark>) {}
    /// In a live run: a segment, and all sound up to its end, is in the WAV file `sound`. Whoever
    /// listens reads it from there while it grows.
    fn placed(&self, _cue: Cue, _sound: &Path) {}
    /// In a live run: comes back when more is wanted. Nothing more is spoken until then.
    fn wants_more(&self) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

impl Events for () {}

/// About how large an edition becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Size {
    /// How long it sounds.
    pub sound: Duration,
    /// Bytes that its disk needs for it, and for the clips if they are kept on the same disk.
    pub needed: u64,
    /// Bytes that are free there, if the system tells.
    pub free: Option<u64>,
}

/// A segment that is in the sound.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// Its code points on the page.
    pub characters: usize,
    /// Frames of the edition so far.
    pub frames: Frames,
    /// Frames a second.
    pub rate: SampleRate,
    /// Its clip was in the store.
    pub from_store: bool,
}
