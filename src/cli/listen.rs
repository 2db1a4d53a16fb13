//! Renders articles in the background while they are played.

use super::args::Speak;
use super::context::Context;
use super::read::Wanted;
use super::runtime;
use super::speak::{Hearing, Run};
use aloud::model::edition::{AUDIO, ChapterMark};
use aloud::model::timeline::{Cue, TimingMap};
use aloud::pipeline::render::Listener;
use aloud::player::track::Track;
use aloud::source::fetch::Fetcher;
use aloud::source::table;
use aloud::speech::backend::BoxFuture;
use aloud::store::scratch::Scratch;
use aloud::{Error, Kind, Result};
use std::path::Path;
use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Frames that are rendered ahead of the ear where nothing is kept: some ten minutes. A voice may
/// cost money, and who listens may stop.
const AHEAD: u64 = 600 * 22_050;
/// How often to look how far the ear is.
const LOOK: Duration = Duration::from_millis(50);

/// The thread that renders one article at a time: the last that was asked for.
pub struct Renderer {
    run: Arc<Run>,
    keep: bool,
    /// Editions that nobody keeps are made here, and gone with it.
    scratch: Scratch,
    jobs: UnboundedSender<Job>,
    thread: Option<JoinHandle<Result<()>>>,
}

enum Job {
    Render {
        wanted: Wanted,
        track: Arc<Track>,
        hearing: Hearing,
    },
    /// Finish what was begun, and end.
    Finish,
}

impl Renderer {
    /// Starts the thread. With `keep`, editions are made whole, in the output folder.
    pub fn new(context: &Context, args: &Speak, keep: bool, quiet: bool) -> Result<Self> {
        let mut context = context.clone();
        context.common.quiet |= quiet;
        let run = Arc::new(Run::new(&context, args)?);
        let (jobs, inbox) = unbounded_channel();
        let worker = run.clone();
        let thread = std::thread::Builder::new()
            .name("renderer".into())
            .spawn(move || runtime::block_on(work(worker, inbox)))
            .map_err(|e| Error::new(Kind::Bug, "cannot start the renderer").because(e))?;
        let scratch = Scratch::new(&context.cache().join("unfinished"))?;
        Ok(Renderer { run, keep, scratch, jobs, thread: Some(thread) })
    }

    pub fn fetcher(&self) -> &Fetcher {
        self.run.fetcher()
    }

    pub fn reading(&self) -> &table::Options {
        self.run.reading()
    }

    /// Renders an article in place of what is being rendered; `source` is told what it is.
    pub fn render(&self, wanted: Wanted, source: Arc<OnceLock<String>>) -> Arc<Track> {
        let track = Arc::new(Track::default());
        let hearing = Hearing {
            listener: Arc::new(Ear { track: track.clone(), all: self.keep }),
            source: Box::new(move |name| drop(source.set(name.into()))),
            aside: (!self.keep).then(|| self.scratch.path()),
        };
        // A thread that is gone has told why, on the track.
        let _ = self.jobs.send(Job::Render { wanted, track: track.clone(), hearing });
        track
    }

    /// Ends the thread; what is kept is finished first.
    pub fn end(&mut self) -> Result<()> {
        if self.keep {
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

async fn work(run: Arc<Run>, mut jobs: UnboundedReceiver<Job>) -> Result<()> {
    let mut next = jobs.recv().await;
    while let Some(Job::Render { wanted, track, hearing }) = next {
        let mut finishing = false;
        let mut work = pin!(one(&run, &wanted, &track, &hearing));
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

async fn one(run: &Run, wanted: &Wanted, track: &Track, hearing: &Hearing) {
    match run.one(wanted, Some(hearing)).await {
        Ok(spoken) => {
            let rendered = spoken.rendered;
            track.finish(rendered.sound.frames, &rendered.dir.join(AUDIO));
        }
        Err(e) => track.fail(e),
    }
}

/// Takes what is rendered to the player.
struct Ear {
    track: Arc<Track>,
    all: bool,
}

impl Listener for Ear {
    fn begun(&self, map: TimingMap, chapters: Vec<ChapterMark>) {
        self.track.begin(map, chapters);
    }

    fn placed(&self, cue: Cue, sound: &Path) {
        self.track.place(cue, sound);
    }

    fn wants_more(&self) -> BoxFuture<'_, ()> {
        let enough = || {
            let state = self.track.state();
            !self.all && state.frames.saturating_sub(state.heard) > AHEAD
        };
        Box::pin(async move {
            while enough() {
                tokio::time::sleep(LOOK).await;
            }
        })
    }
}
