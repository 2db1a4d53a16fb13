//! Words placed in sound that came without times.

use super::cast::Speaker;
use crate::error::{Error, Kind, Result};
use crate::mix::{align, place};
use crate::model::clip::Clip;
use crate::model::voice::{Sound, Take, Timing, Utterance};

/// How another voice says a text, if there is one that tells when it says what.
pub(super) async fn reference_take(speaker: &Speaker, utterance: &Utterance) -> Option<Take> {
    let guide = speaker.timing_reference(&utterance.language)?;
    guide.backend.speak(utterance).await.ok().filter(|take| !take.marks.is_empty())
}

/// A clip with its words placed, if it came without. That keeps a core busy for some milliseconds: it is
/// done away from the threads that take in answers and send the next request.
pub(super) async fn with_words(
    clip: Clip,
    guide: Option<Take>,
    utterance: &Utterance,
) -> Result<Clip> {
    if !clip.marks.is_empty() {
        return Ok(clip);
    }
    let utterance = utterance.clone();
    let placed = tokio::task::spawn_blocking(move || {
        let mut clip = clip;
        place_words(&mut clip, guide, &utterance);
        clip
    });
    placed.await.map_err(|e| Error::new(Kind::Bug, "a task of this program failed").because(e))
}

/// Places the words of a clip that came without: by how another voice says the text, or by its
/// letters.
fn place_words(clip: &mut Clip, guide: Option<Take>, utterance: &Utterance) {
    clip.marks = match guide {
        Some(Take { sound: Sound::Pcm { rate, samples }, marks, .. }) => {
            align::along(&clip.samples, clip.rate, (&samples, rate), &marks)
        }
        None => {
            let expected = place::of_text(utterance.spoken.said());
            place::place(&clip.samples, clip.rate, &expected)
        }
    };
    clip.timing = Timing::Estimated;
}
