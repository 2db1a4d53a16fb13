//! One text, spoken, with nothing on disk.

use super::core::{Studio, defect};
use crate::mix::cue;
use crate::mix::stitch::{Stitched, Stitcher};
use crate::model::clip::Clip;
use crate::model::language::Language;
use crate::model::script::{Pause, Pauses};
use crate::model::spoken::Spoken;
use crate::model::timeline::Word;
use crate::model::units::{Frames, SampleRate, SourceChars};
use crate::pipeline::say::say;
use crate::source::language;
use crate::text::adapt;
use crate::{Error, Kind, Result};
use std::path::Path;

/// A text that was spoken.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Speech {
    /// Its samples, one channel, 16 bits, without silence at the ends.
    pub samples: Vec<i16>,
    /// Samples a second.
    pub rate: SampleRate,
    /// When each word sounds. Their text is counted in code points of the text, their frames in
    /// samples.
    pub words: Vec<Word>,
    /// The text as written and as said.
    pub spoken: Spoken,
    /// The voice card that spoke.
    pub voice: String,
    clip: Clip,
    pauses: Pauses,
    /// Speaking rate, by which pauses are scaled.
    pace: f64,
}

impl Studio {
    /// Speaks a text that is short enough to be said at once, such as a sentence: by the voice that
    /// was asked for, else by the one of its language. Nothing is kept.
    ///
    /// # Errors
    /// [`Kind::Input`] if the voice has no sound for it; what the voice reports.
    pub async fn say(&self, text: &str) -> Result<Speech> {
        let language = match &self.0.reading.language {
            Some(language) => language.clone(),
            None => language::language_of(text),
        };
        let card = match self.0.request.voice.as_str() {
            "" => self.voice_of(&language)?.card,
            name => self.voices()?.find(name)?,
        };
        let speaker = self.speaker(&card)?;
        let lexicon = self.lexicon().spoken_by(&speaker.card.name, Vec::new());
        let utterance = adapt::say(text, &language, &lexicon);
        let clip = say(&speaker, &utterance).await?;
        if clip.samples.is_empty() {
            return Err(Error::new(Kind::Input, format!("the voice has no sound for {text:?}")));
        }
        Ok(Speech {
            samples: clip.samples.to_vec(),
            rate: clip.rate,
            words: cue::words(&utterance.spoken, &clip.marks, SourceChars(0), Frames(0)),
            spoken: utterance.spoken,
            voice: speaker.card.name.clone(),
            clip,
            pauses: self.settings().pauses.clone(),
            pace: speaker.backend.capabilities().rate,
        })
    }
}

impl Studio {
    /// The phonemes that the voice of a language is given for a text, in the notation of its engine.
    ///
    /// # Errors
    /// [`Kind::Usage`] if there is no voice for the language, or it tells no phonemes.
    pub async fn phonemes(&self, text: &str, language: &Language) -> Result<String> {
        let speaker = self.speaker(&self.voices()?.for_language(language)?)?;
        let lexicon = self.lexicon().spoken_by(&speaker.card.name, Vec::new());
        let utterance = adapt::say(text, language, &lexicon);
        speaker.backend.phonemes(&utterance).await?.ok_or_else(|| {
            let what = format!("the voice {} tells no phonemes", speaker.card.name);
            Error::new(Kind::Usage, what)
        })
    }
}

impl Speech {
    /// Writes it into a WAV file, with the rests at both ends that an edition has.
    ///
    /// # Errors
    /// [`Kind::Disk`] if the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<Stitched> {
        let mut stitcher = Stitcher::new(path, self.pauses.clone(), self.pace);
        stitcher.append(&self.clip, Pause::End)?;
        stitcher.finish()?.ok_or_else(|| defect("a clip has left no sound"))
    }
}
