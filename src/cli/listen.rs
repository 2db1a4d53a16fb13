//! Renders articles in the background while they are played.

use super::runtime;
use aloud::model::article::Article;
use aloud::model::edition::{AUDIO, ChapterMark};
use aloud::model::timeline::{Cue, TimingMap};
use aloud::model::units::SampleRate;
use aloud::player::track::Track;
use aloud::speech::backend::BoxFuture;
use aloud::store::scratch::Scratch;
use aloud::studio::{Cast, Events, Input, Step, Studio, Target};
use aloud::{Error, Kind, Result};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Sound that is rendered ahead of what is played, where nothing is kept. A voice may cost money, and
/// who listens may stop.
const MAX_AHEAD: Duration = Duration::from_secs(600);
/// How often to look how far the player is.
const LOOK: Duration = Duration::from_millis(50);

/// The thread that renders one article at a time: the last that was asked for.
pub struct Renderer {
    /// The output folder, if editions are kept.
    keep: Option<PathBuf>,
    /// What is told of progress.
    reports: Reports,
    /// Editions that nobody keeps are made here, and gone with it.
    scratch: Scratch,
    jobs: UnboundedSender<Job>,
    thread: Option<JoinHandle<Result<()>>>,
}

/// Makes what is told of the progress of an input.
type Reports = Box<dyn Fn(&Input) -> Arc<dyn Events>>;

enum Job {
    Render {
        input: Input,
        target: Target,
        listener: Arc<TrackListener>,
    },
    /// Finish what was begun, and end.
    Finish,
}

impl Renderer {
    /// Starts the thread. With `keep`, editions are made whole, in that folder.
    pub fn new(
        studio: Studio,
        keep: Option<PathBuf>,
        reports: impl Fn(&Input) -> Arc<dyn Events> + 'static,
    ) -> Result<Self> {
        let (jobs, inbox) = unbounded_channel();
        let scratch = Scratch::new(&studio.cache().join("unfinished"))?;
        let thread = std::thread::Builder::new()
            .name("renderer".into())
            .spawn(move || runtime::block_on(work(studio, inbox)))
            .map_err(|e| Error::new(Kind::System, "cannot start the renderer").because(e))?;
        Ok(Renderer { keep, reports: Box::new(reports), scratch, jobs, thread: Some(thread) })
    }

    /// Renders an article in place of what is being rendered; `source` is told what it is.
    pub fn render(&self, input: Input, source: Arc<OnceLock<String>>) -> Arc<Track> {
        let track = Arc::new(Track::default());
        let listener = Arc::new(TrackListener {
            track: track.clone(),
            all: self.keep.is_some(),
            source,
            rate: AtomicU32::new(0),
            report: (self.reports)(&input),
        });
        let target = match &self.keep {
            Some(folder) => Target::folder(folder),
            None => Target::at(self.scratch.path()),
        };
        // A thread that is gone has told why, on the track.
        let _ = self.jobs.send(Job::Render { input, target: target.live(), listener });
        track
    }

    /// Ends the thread; what is kept is finished first.
    pub fn end(&mut self) -> Result<()> {
        if self.keep.is_some() {
            let _ = self.jobs.send(Job::Finish);
        }
        self.stop()
    }

    fn stop(&mut self) -> Result<()> {
        (self.jobs, _) = unbounded_channel();
        let Some(thread) = self.thread.take() else { return Ok(()) };
        let bug = |_| Err(Error::new(Kind::Bug, "the thread that renders has failed"));
        thread.join().unwrap_or_else(bug)
    }
}

impl Drop for Renderer {
    fn drop(&mut self) {
        // How it ended no longer matters.
        let _ = self.stop();
    }
}

async fn work(studio: Studio, mut jobs: UnboundedReceiver<Job>) -> Result<()> {
    let mut next = jobs.recv().await;
    while let Some(Job::Render { input, target, listener }) = next {
        let mut finishing = false;
        let mut work = pin!(one(&studio, &input, &target, listener));
        next = loop {
            tokio::select! {
                () = &mut work => break if finishing { None } else { jobs.recv().await },
                job = jobs.recv(), if !finishing => match job {
                    Some(Job::Finish) => finishing = true,
                    other => break other,
                },
            }
        };
    }
    Ok(())
}

async fn one(studio: &Studio, input: &Input, target: &Target, listener: Arc<TrackListener>) {
    let track = listener.track.clone();
    let events: Arc<dyn Events> = listener;
    match studio.render(input, target, &events).await {
        Ok(edition) => {
            let rendered = edition.rendered;
            track.finish(rendered.sound.frames, &rendered.dir.join(AUDIO));
        }
        Err(e) => track.fail(e),
    }
}

/// Takes what is rendered to the player.
struct TrackListener {
    track: Arc<Track>,
    /// All of it is rendered, however far the player is.
    all: bool,
    /// Told what the article is.
    source: Arc<OnceLock<String>>,
    /// Frames a second, once there are any.
    rate: AtomicU32,
    report: Arc<dyn Events>,
}

impl TrackListener {
    fn has_enough(&self) -> bool {
        let state = self.track.state();
        let ahead = SampleRate(self.rate.load(Ordering::Relaxed)).frames(MAX_AHEAD);
        !self.all && state.frames.saturating_sub(state.heard) > ahead
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
