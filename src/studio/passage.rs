//! All of an article in its order: what is said of it, and what is not, with the reason.

use super::plan::Plan;
use crate::model::article::Omission;
use crate::model::script::{Segment, SkippedPart};
use crate::model::voice::Utterance;
use crate::pipeline::cast::Speaker;

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
pub struct Said<'a> {
    /// Where it is in the article.
    pub segment: &'a Segment,
    /// What the voice is asked to say.
    pub utterance: Utterance,
    /// Who says it.
    pub speaker: &'a Speaker,
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
            Some(Passage::Said(Said { segment, utterance, speaker }))
        })
    }
}
