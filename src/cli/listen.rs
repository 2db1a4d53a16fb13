//! Renders articles in the background while they are played.

mod listener;
mod work;

use super::runtime;
use aloud::player::Track;
use aloud::studio::{Events, Input, Scratch, Studio, Target};
use aloud::{Error, Kind, Result};
use listener::TrackListener;
use std::path::PathBuf;
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use work::{Job, work};

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

impl Renderer {
    /// Starts the thread. With `keep`, editions are made whole, in that folder.
    pub fn new(
        studio: Studio,
        keep: Option<PathBuf>,
        reports: impl Fn(&Input) -> Arc<dyn Events> + 'static,
    ) -> Result<Self> {
        let (jobs, inbox) = unbounded_channel();
        let scratch = studio.scratch()?;
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
