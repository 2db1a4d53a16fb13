//! The passages of a plan, and what is shown of them.

use crate::cli::context::Context;
use aloud::model::{Edit, Pronunciation, PronunciationSource, Spoken, SpokenRange, Utterance};
use aloud::studio::{Passage, Plan};
use std::collections::BTreeSet;

/// The plan's passages, without what is in no block unless all are wanted. What a voice cannot sound
/// is told as they come, each once.
pub fn passages<'a>(
    context: &'a Context,
    plan: &'a Plan,
    all: bool,
) -> impl Iterator<Item = Passage<'a>> {
    let mut told = BTreeSet::new();
    let wanted = plan.passages().filter(move |p| all || !matches!(p, Passage::Omitted(_)));
    wanted.inspect(move |passage| {
        let Passage::Said(said) = passage else { return };
        for note in said.unsounded() {
            if told.insert(note.clone()) {
                context.remarks([&note]);
            }
        }
    })
}

/// The changes that can be seen; a word whose sound alone the lexicon tells has a reading instead.
pub fn changed(spoken: &Spoken) -> impl Iterator<Item = &Edit> {
    let differs = |e: &&Edit| spoken.shown()[e.shown.clone()] != spoken.said()[e.said.clone()];
    spoken.edits().iter().filter(differs)
}

/// The readings that somebody had to decide on. What a list of words says is not a decision.
pub fn decided(utterance: &Utterance) -> impl Iterator<Item = &Pronunciation> {
    let listed = [PronunciationSource::Character, PronunciationSource::Phrase];
    utterance.pronunciations.iter().filter(move |r| !listed.contains(&r.source))
}

/// A part of the said text, by its code points.
pub fn part(u: &Utterance, said: SpokenRange) -> String {
    u.spoken.said().chars().skip(said.start).take(said.len()).collect()
}
