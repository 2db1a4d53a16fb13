//! The work of the renderer's thread.

use super::listener::TrackListener;
use aloud::Result;
use aloud::studio::{Events, Input, Studio, Target};
use std::pin::pin;
use std::sync::Arc;
use tokio::sync::mpsc::UnboundedReceiver;

/// What the thread is asked.
pub enum Job {
    Render {
        input: Input,
        target: Target,
        listener: Arc<TrackListener>,
    },
    /// Finish what was begun, and end.
    Finish,
}

/// Renders one article at a time: the last that was asked for.
pub async fn work(studio: Studio, mut jobs: UnboundedReceiver<Job>) -> Result<()> {
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
            track.finish(rendered.sound.frames, &rendered.files.audio());
        }
        Err(e) => track.fail(e),
    }
}
