//! Many inputs, a few at once.

use super::core::{Studio, defect};
use super::document::Document;
use super::input::Input;
use super::plan::Plan;
use super::target::Target;
use crate::Result;
use crate::pipeline::events::Events;
use crate::pipeline::render::Rendered;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

/// Editions that are worked on at once: while one is finished on disk, the next one speaks.
const MAX_CONCURRENT_EDITIONS: usize = 2;

/// When an input's folder may be named: after those of the inputs before it, so that of two articles
/// with one title the first has the plain name.
#[derive(Default)]
struct Turn {
    /// Ends when the one before has its folder, or has failed.
    before: Option<oneshot::Receiver<()>>,
    /// Dropped when this one has its folder.
    named: Option<oneshot::Sender<()>>,
}

/// An edition that was made.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Edition {
    /// The article's title, or the name of its file; empty if it has neither.
    pub title: String,
    /// What was made, and where.
    pub rendered: Rendered,
    /// The time from the beginning to the end of the work on it.
    pub took: Duration,
}

impl Studio {
    /// Reads an input and plans it; its notes go to `events`.
    ///
    /// # Errors
    /// As [`Studio::read`] and [`Studio::plan`].
    pub async fn prepare(&self, input: &Input, events: &Arc<dyn Events>) -> Result<Plan> {
        let document = self.read(input).await?;
        let Document { article, source, .. } = &document;
        events.article(source, article);
        article.meta.notes.iter().for_each(|note| events.note(note));
        let plan = self.plan(document)?;
        events.cast(plan.article(), plan.cast());
        Ok(plan)
    }

    /// Reads an input, plans and renders it.
    ///
    /// # Errors
    /// As [`Studio::read`], [`Studio::plan`] and [`Plan::render`].
    pub async fn render(
        &self,
        input: &Input,
        target: &Target,
        events: &Arc<dyn Events>,
    ) -> Result<Edition> {
        let edition = self.render_in_turn(input, target, events, Turn::default()).await;
        self.tidy();
        edition
    }

    /// The same for one of several inputs, whose folders are named in the order of the inputs.
    async fn render_in_turn(
        &self,
        input: &Input,
        target: &Target,
        events: &Arc<dyn Events>,
        turn: Turn,
    ) -> Result<Edition> {
        let begun = Instant::now();
        let plan = self.prepare(input, events).await?;
        if let Some(before) = turn.before {
            // One that failed has dropped its end, and needs no folder.
            let _ = before.await;
        }
        let target = plan.place(target);
        drop(turn.named);
        events.sized(&plan.size(&plan.files(&target)).await?)?;
        let rendered = plan.render(&target, events).await?;
        Ok(Edition { title: plan.title().to_owned(), rendered, took: begun.elapsed() })
    }

    /// Renders many inputs, a few at once. One that fails does not keep the others from their sound.
    ///
    /// `events` makes what follows each; `done` is told of each result when it is there, in the order
    /// of completion. The results are in the order of the inputs.
    pub async fn render_all(
        &self,
        inputs: Vec<Input>,
        target: &Target,
        events: impl Fn(&Input) -> Arc<dyn Events>,
        mut done: impl FnMut(&Input, &Result<Edition>),
    ) -> Vec<(Input, Result<Edition>)> {
        let mut results: Vec<Option<(Input, Result<Edition>)>> = Vec::new();
        results.resize_with(inputs.len(), || None);
        let mut waiting: VecDeque<_> = inputs.into_iter().enumerate().collect();
        let mut running = JoinSet::new();
        let mut inputs_of = HashMap::new();
        let mut before = None;
        while !waiting.is_empty() || !running.is_empty() {
            while running.len() < MAX_CONCURRENT_EDITIONS
                && let Some((n, input)) = waiting.pop_front()
            {
                let (studio, target, events) = (self.clone(), target.clone(), events(&input));
                let (named, next) = oneshot::channel();
                let turn = Turn { before: before.replace(next), named: Some(named) };
                let owned = input.clone();
                let task =
                    async move { studio.render_in_turn(&owned, &target, &events, turn).await };
                inputs_of.insert(running.spawn(task).id(), (n, input));
            }
            let Some(joined) = running.join_next_with_id().await else { continue };
            let (id, result) = match joined {
                Ok((id, result)) => (id, result),
                Err(e) => (e.id(), Err(defect("the task of an input failed").because(e))),
            };
            if let Some((n, input)) = inputs_of.remove(&id) {
                done(&input, &result);
                results[n] = Some((input, result));
            }
        }
        self.tidy();
        results.into_iter().flatten().collect()
    }
}
