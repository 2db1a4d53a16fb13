//! All of an article in its order: what is said of it, and what is not, with the reason.

use super::plan::Plan;
use crate::model::article::{Block, Omission};
use crate::model::pronunciation::Phones;
use crate::model::script::{Segment, SkippedPart};
use crate::model::voice::Utterance;
use crate::pipeline::cast::Speaker;
use crate::pipeline::render;
use std::time::Duration;

/// A part of a plan, as it comes on the page.
pub enum Passage<'a> {
    /// Text of the page that is in no block of the article.
    Omitted(&'a Omission),
    /// Text of a block that is not said.
    Skipped(&'a SkippedPart),
    /// A segment.
    Said(Said<'a>),
}

/// A segment, with what is asked of its voice.
#[non_exhaustive]
pub struct Said<'a> {
    /// Its id in the timing map.
    pub id: String,
    /// The block that it is in.
    pub block: &'a Block,
    /// Where it is in the block.
    pub segment: &'a Segment,
    /// What the voice is asked to say.
    pub utterance: Utterance,
    /// Who says it.
    pub speaker: &'a Speaker,
    /// The rest after it, at the voice's own speed.
    pub pause: Duration,
}

impl Said<'_> {
    /// What the lexicon says of it and its voice cannot sound: a sentence for each word.
    pub fn unsounded(&self) -> Vec<String> {
        let unsounded = self.speaker.unsounded(&self.utterance);
        let note = |(word, sound): (String, &Phones)| {
            render::unsounded(&self.speaker.card.name, &word, &sound.to_string())
        };
        unsounded.into_iter().map(note).collect()
    }
}

impl Plan {
    /// All of the article, in its order.
    pub fn passages(&self) -> impl Iterator<Item = Passage<'_>> {
        let script = self.script();
        let mut omitted = self.article().omitted.iter().peekable();
        let mut skipped = script.skipped.iter().peekable();
        let mut segments = script.segments.iter().peekable();
        std::iter::from_fn(move || {
            // The place of the next segment; behind everything, once there is none.
            let next = segments.peek().map_or((usize::MAX, 0), |s| (s.block(), s.text().start));
            if let Some(omission) = omitted.next_if(|o| o.before <= next.0) {
                return Some(Passage::Omitted(omission));
            }
            if let Some(part) = skipped.next_if(|s| (s.block, s.text.start) < next) {
                return Some(Passage::Skipped(part));
            }
            let segment = segments.next()?;
            let utterance = self.utterance(segment);
            let speaker = self.cast().speaker(&utterance.language);
            let block = &self.article().blocks[segment.block()];
            let (id, pause) = (segment.id(&block.id), self.pauses().after(segment.pause, 1.0));
            Some(Passage::Said(Said { id, block, segment, utterance, speaker, pause }))
        })
    }
}
