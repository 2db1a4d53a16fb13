//! One utterance by one voice, with its words, and nothing kept.

use super::cast::Speaker;
use super::words::{reference_take, with_words};
use crate::error::Result;
use crate::mix::clip::from_take;
use crate::model::clip::Clip;
use crate::model::voice::Utterance;

/// Speaks an utterance. Words that the voice does not time are placed as in an edition.
///
/// # Errors
/// What the backend reports.
pub async fn say(speaker: &Speaker, utterance: &Utterance) -> Result<Clip> {
    let clip = from_take(speaker.backend.speak(utterance).await?);
    if !clip.marks.is_empty() || clip.samples.is_empty() {
        return Ok(clip);
    }
    with_words(clip, reference_take(speaker, utterance).await, utterance).await
}
