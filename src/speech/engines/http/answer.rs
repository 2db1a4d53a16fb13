//! What an adapter found in an answer, and the take that it becomes.

use crate::audio::decode::Pcm;
use crate::model::range::{Span, SpokenRange};
use crate::model::units::Frames;
use crate::model::voice::{Sound, Take, Timing, WordMark};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value;
use std::ops::Range;

/// Sound and words of one utterance.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(super) sound: Pcm,
    /// In the order of the text, as far as the service tells.
    pub(super) words: Vec<Timed>,
}

/// A word and when it sounds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Timed {
    /// Code points of the said text.
    pub(super) said: SpokenRange,
    /// From the beginning of the sound.
    pub(super) seconds: Range<f64>,
}

impl Answer {
    /// Sound without words.
    pub(super) fn sound(sound: Pcm) -> Self {
        Answer { sound, words: Vec::new() }
    }

    /// The take. Words that overlap, go back or leave text or sound are brought in or dropped: a
    /// service's timing is a help, not a promise.
    pub(super) fn take(self, characters: usize) -> Take {
        let Pcm { rate, samples } = self.sound;
        let length = Frames::of(&samples);
        let frame = |s: f64| Frames((s.max(0.0) * f64::from(rate.0)).round() as u64).min(length);
        let mut marks: Vec<WordMark> = Vec::with_capacity(self.words.len());
        for word in self.words {
            let last = marks.last().map(|m| (m.said.end, m.frames.1));
            let (said, begin) = last.unwrap_or((0, Frames(0)));
            let said = SpokenRange {
                start: word.said.start.max(said),
                end: word.said.end.min(characters),
            };
            let frames = Span(frame(word.seconds.start).max(begin), frame(word.seconds.end));
            if !said.is_empty() && !frames.is_empty() {
                marks.push(WordMark { said, frames });
            }
        }
        // Without marks there is nothing that was measured; `mix` places the words.
        let timing = if marks.is_empty() { Timing::Estimated } else { Timing::Measured };
        Take { sound: Sound::Pcm { rate, samples }, marks, timing }
    }
}

/// The bytes of a text in base64 within an answer; `None` if it is no such text.
pub(super) fn base64(value: &Value) -> Option<Vec<u8>> {
    BASE64.decode(value.as_str()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::units::SampleRate;

    #[test]
    fn marks_keep_order_and_bounds() {
        let word = |said: Range<usize>, seconds| Timed { said: said.into(), seconds };
        let words = vec![
            word(0..2, -0.1..0.2),
            word(2..4, 0.15..0.3),
            word(3..5, 0.3..0.25),
            word(4..6, 0.3..9.0),
            word(6..99, 0.9..1.0),
        ];
        let sound = Pcm { rate: SampleRate(1000), samples: vec![1; 500] };
        let take = Answer { sound, words }.take(8);
        let flat: Vec<_> =
            take.marks.iter().map(|m| (m.said.indices(), m.frames.0.0..m.frames.1.0)).collect();
        assert_eq!(flat, [(0..2, 0..200), (2..4, 200..300), (4..6, 300..500)]);
    }
}
