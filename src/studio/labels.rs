//! The label of synthetic sound that the settings ask for.

use super::core::Studio;
use super::saved::SavedEdition;
use crate::Result;
use crate::config::settings::DisclosureMode;
use crate::export::Label;
use crate::model::language::Language;
use crate::model::units::SampleRate;
use crate::pipeline::say::say;
use crate::store::edition;
use crate::text::adapt;
use std::path::Path;

/// A label that is heard, at the end of the sound.
pub(super) enum HeardLabel {
    Morse,
    Spoken(Vec<i16>, SampleRate),
}

impl Studio {
    /// The label in the metadata.
    pub(super) fn label(&self, saved: &[SavedEdition], source: &str) -> Option<Label> {
        let disclosure = &self.settings().disclosure;
        if disclosure.mode == DisclosureMode::Off {
            return None;
        }
        let id = match disclosure.id.as_str() {
            "" => &source[..source.len().min(32)],
            id => id,
        };
        let language = saved.first().map_or("", |s| s.manifest.language.as_str());
        Some(Label::new(&disclosure.provider, id, &self.label_sentence(language)))
    }

    /// What is said, and written as a comment.
    pub(super) fn label_sentence(&self, language: &str) -> String {
        match self.settings().disclosure.sentence.as_str() {
            "" => Label::sentence_in(language).to_owned(),
            own => own.to_owned(),
        }
    }

    /// The label to append to the sound of an edition, if one is to be heard. It is spoken by the
    /// embedded voice of the edition's language, which costs nothing and is not mistaken for the
    /// narrator.
    pub(super) async fn heard_label(&self, dir: &Path) -> Result<Option<HeardLabel>> {
        match self.settings().disclosure.mode {
            DisclosureMode::Off | DisclosureMode::Metadata => Ok(None),
            DisclosureMode::Morse => Ok(Some(HeardLabel::Morse)),
            DisclosureMode::Spoken => {
                let manifest = edition::manifest(&edition::files_of(dir))?;
                let language: Language = manifest.language.parse()?;
                let sentence = self.label_sentence(&manifest.language);
                let speaker = self.speaker(&self.voices()?.for_language(&language)?)?;
                let lexicon = self.lexicon().spoken_by(&speaker.card.name, Vec::new());
                let clip = say(&speaker, &adapt::say(&sentence, &language, &lexicon)).await?;
                Ok(Some(HeardLabel::Spoken(clip.samples.to_vec(), clip.rate)))
            }
        }
    }
}
