//! The passages of a plan, and what is shown of them.

use crate::cli::context::Context;
use aloud::model::{
    Edit, Phones, Pronunciation, PronunciationSource, Spoken, SpokenRange, Utterance,
};
use aloud::studio::{Passage, Plan};
use aloud::text::has_choice;
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

/// The pronunciations that a person looks for: of words that could be read otherwise, and the user's own.
/// With `all`, also those that raise no question, as 的.
pub fn decided(utterance: &Utterance, all: bool) -> impl Iterator<Item = &Pronunciation> {
    utterance.pronunciations.iter().filter(move |r| match (r.source, &r.sound) {
        (PronunciationSource::Lexicon | PronunciationSource::Name, _) => true,
        (PronunciationSource::Character, _) if all => {
            has_choice(&part(utterance, r.said), &r.sound)
        }
        (_, Phones::Pinyin(_)) => all || has_choice(&part(utterance, r.said), &r.sound),
        (source, _) => source != PronunciationSource::Character,
    })
}

/// A part of the said text, by its code points.
pub fn part(u: &Utterance, said: SpokenRange) -> String {
    u.spoken.said().chars().skip(said.start).take(said.len()).collect()
}
