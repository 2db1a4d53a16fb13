//! From the renderer to the player.

use aloud::model::{Article, ChapterMark, Cue, SampleRate, TimingMap};
use aloud::player::Track;
use aloud::speech::BoxFuture;
use aloud::studio::{Cast, Events, Step};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Sound that is rendered ahead of what is played, where nothing is kept. A voice may cost money, and
/// who listens may stop.
const MAX_AHEAD: Duration = Duration::from_secs(600);
/// How often to look how far the player is.
const LOOK: Duration = Duration::from_millis(50);

/// Takes what is rendered to the player.
pub struct TrackListener {
    pub track: Arc<Track>,
    /// All of it is rendered, however far the player is.
    pub all: bool,
    /// Told what the article is.
    pub source: Arc<OnceLock<String>>,
    /// Frames a second, once there are any.
    pub rate: AtomicU32,
    pub report: Arc<dyn Events>,
}

impl TrackListener {
    fn has_enough(&self) -> bool {
        let enough = SampleRate(self.rate.load(Ordering::Relaxed)).frames(MAX_AHEAD);
        !self.all && self.track.ahead() > enough
    }
}

impl Events for TrackListener {
    fn note(&self, note: &str) {
        self.report.note(note);
    }

    fn article(&self, source: &str, _: &Article) {
        let _ = self.source.set(source.to_owned());
    }

    fn cast(&self, article: &Article, cast: &Cast) {
        self.report.cast(article, cast);
    }

    fn begun(&self, segments: usize, characters: usize) {
        self.report.begun(segments, characters);
    }

    fn no_sound(&self, text: &str) {
        self.report.no_sound(text);
    }

    fn stitched(&self, step: &Step) {
        self.rate.store(step.rate.0, Ordering::Relaxed);
        self.report.stitched(step);
    }

    fn outline(&self, map: TimingMap, chapters: Vec<ChapterMark>) {
        self.track.begin(map, chapters);
    }

    fn placed(&self, cue: Cue, sound: &Path) {
        self.track.place(cue, sound);
    }

    fn wants_more(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {
            // Before the first step there is no rate to count by.
            while self.rate.load(Ordering::Relaxed) > 0 && self.has_enough() {
                tokio::time::sleep(LOOK).await;
            }
        })
    }
}
