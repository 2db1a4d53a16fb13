//! Who speaks what: the main voice of an article, and others for its other languages.

use super::doubt::Paces;
use crate::model::language::Language;
use crate::model::lexicon::Lexicon;
use crate::model::pronunciation::{Phones, Pronunciation, PronunciationSource};
use crate::model::voice::{Limit, Utterance, VoiceCard};
use crate::speech::backend::SpeechBackend;
use std::sync::Arc;

/// A voice with the backend that speaks it.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The card.
    pub card: VoiceCard,
    /// The backend, with the layers around it.
    pub backend: Arc<dyn SpeechBackend>,
    /// Who speaks what this one cannot.
    pub fallback: Option<Arc<Speaker>>,
    /// Voices by whose timing words are placed in the sound of this one, if it tells none.
    pub timing_references: Arc<[Speaker]>,
    /// What its answers are measured by.
    pub(super) paces: Paces,
}

impl Speaker {
    /// What the lexicon says of an utterance and this voice cannot sound: the words and their sounds.
    pub(crate) fn unsounded<'a>(&self, utterance: &'a Utterance) -> Vec<(String, &'a Phones)> {
        let own =
            utterance.pronunciations.iter().filter(|r| r.source == PronunciationSource::Lexicon);
        let unsounded = own.filter(|r| !self.backend.sounds(r));
        let said = utterance.spoken.said();
        let word = |r: &Pronunciation| said.chars().skip(r.said.start).take(r.said.len()).collect();
        unsounded.map(|r| (word(r), &r.sound)).collect()
    }

    /// A speaker that nobody stands in for.
    pub(crate) fn new(card: VoiceCard, backend: Arc<dyn SpeechBackend>) -> Self {
        Speaker {
            card,
            backend,
            fallback: None,
            timing_references: Arc::new([]),
            paces: Paces::default(),
        }
    }

    /// The guide that speaks a language best.
    pub(crate) fn timing_reference(&self, language: &Language) -> Option<&Speaker> {
        let fits = self.timing_references.iter().filter_map(|g| Some((g.card.fit(language)?, g)));
        fits.max_by_key(|(fit, _)| *fit).map(|(_, guide)| guide)
    }
}

/// The speakers of an article.
#[derive(Clone, Debug)]
pub struct Cast {
    /// The main one first.
    speakers: Vec<Speaker>,
    /// Which of them speaks a language, where it is not the main one.
    parts: Vec<(Language, usize)>,
    /// Why the main voice speaks a language that is not its own.
    notes: Vec<(Language, String)>,
}

impl Cast {
    /// A main voice, which speaks everything that no other one is added for.
    pub(crate) fn new(main: Speaker) -> Self {
        Cast { speakers: vec![main], parts: Vec::new(), notes: Vec::new() }
    }

    /// Gives what is in `language` to another speaker. Its sound is brought to the edition's rate.
    pub(crate) fn add(&mut self, language: Language, speaker: Speaker) {
        let known = self.speakers.iter().position(|s| s.card.name == speaker.card.name);
        let place = known.unwrap_or(self.speakers.len());
        if known.is_none() {
            self.speakers.push(speaker);
        }
        self.parts.push((language, place));
    }

    /// Leaves what is in `language` to the main voice, with a note that says why.
    pub(crate) fn leave_to_main(&mut self, language: Language, why: &str) {
        self.notes.push((language, why.to_string()));
    }

    /// A lexicon that knows which voice says what.
    pub(crate) fn lexicon(&self, lexicon: &Lexicon) -> Lexicon {
        let name = |(language, place): &(Language, usize)| {
            (language.clone(), self.speakers[*place].card.name.clone())
        };
        lexicon.spoken_by(&self.main().card.name, self.parts.iter().map(name).collect())
    }

    /// The main voice.
    pub fn main(&self) -> &Speaker {
        &self.speakers[0]
    }

    /// All of them, the main one first.
    pub fn speakers(&self) -> &[Speaker] {
        &self.speakers
    }

    /// The place in [`Cast::speakers`] of the one that speaks a language.
    pub(crate) fn place(&self, language: &Language) -> usize {
        self.parts.iter().find(|(l, _)| l == language).map_or(0, |(_, place)| *place)
    }

    /// The one that speaks a language.
    pub(crate) fn speaker(&self, language: &Language) -> &Speaker {
        &self.speakers[self.place(language)]
    }

    /// The place of the one that speaks a language, and what its backend takes.
    pub(crate) fn part(&self, language: &Language) -> (usize, Limit) {
        let place = self.place(language);
        (place, self.speakers[place].backend.capabilities().limit)
    }

    /// What a person should know of who speaks these languages: a sentence for each reason.
    pub(crate) fn notes(&self, languages: &[Language]) -> Vec<String> {
        let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
        for (language, why) in self.notes.iter().filter(|(l, _)| languages.contains(l)) {
            match reasons.iter_mut().find(|(reason, _)| reason == why) {
                Some((_, all)) => all.push(language.as_str()),
                None => reasons.push((why, vec![language.as_str()])),
            }
        }
        let main = &self.main().card.name;
        let note = |(why, all): (&str, Vec<&str>)| {
            let some = all[..all.len().min(MAX_LANGUAGES_IN_NOTE)].join(", ");
            let more = match all.len().saturating_sub(MAX_LANGUAGES_IN_NOTE) {
                0 => String::new(),
                more => format!(" and {more} more languages"),
            };
            format!("{main} speaks what is in {some}{more}: {why}")
        };
        reasons.into_iter().map(note).collect()
    }
}

/// So many languages are named in a note.
const MAX_LANGUAGES_IN_NOTE: usize = 5;
