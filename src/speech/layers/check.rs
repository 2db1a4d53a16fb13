//! Looks at every answer before it is believed.

use super::layer::Layer;
use crate::audio::silence;
use crate::error::{Error, Kind, Result};
use crate::model::pace;
use crate::model::units::{Frames, SampleRate};
use crate::model::voice::{Sound, Take, Utterance};
use crate::speech::backend::{BoxFuture, SpeechBackend};
use std::sync::Arc;

/// An answer may be so many times shorter and longer than its text leads to expect: voices differ
/// by half, numbers and foreign words by more; a cut answer or an hour of noise by much more.
const SHORTER: f64 = 4.0;
const LONGER: f64 = 5.0;
/// Seconds that a short answer may be off in either direction.
const SLACK_BELOW: f64 = 0.5;
const SLACK_ABOVE: f64 = 4.0;
/// The share of samples at full scale that no sound voice has.
const CLIPPED: f64 = 0.01;

/// The layer.
#[derive(Debug)]
pub struct Check {
    inner: Arc<dyn SpeechBackend>,
    /// Answers of this length are cut off, in seconds.
    most_seconds: Option<f64>,
}

impl Check {
    /// Checks the answers of `inner`; those as long as `most_seconds` count as cut off.
    pub fn new(inner: Arc<dyn SpeechBackend>, most_seconds: Option<f64>) -> Self {
        Check { inner, most_seconds }
    }

    /// What is wrong with an answer.
    fn fault(&self, said: &str, take: &Take) -> Option<String> {
        let Sound::Pcm { rate, samples } = &take.sound;
        if !pace::sounds(said) {
            return None;
        }
        if samples.is_empty() {
            return Some("it is empty".into());
        }
        // Before silence: a level that is stuck at full scale is both.
        if is_clipped(samples) {
            return Some("it is clipped: too loud for its format".into());
        }
        if silence::sounding(samples, *rate).is_empty() {
            return Some("it is silent".into());
        }
        let seconds = seconds(samples.len(), *rate);
        if let Some(most) = self.most_seconds.filter(|most| seconds > most - 0.1) {
            return Some(format!("it is {seconds:.1} s long, and the service cuts at {most:.0} s"));
        }
        let expected = pace::seconds(said) / self.inner.capabilities().rate.clamp(0.1, 10.0);
        let range = expected / SHORTER - SLACK_BELOW..expected * LONGER + SLACK_ABOVE;
        (!range.contains(&seconds)).then(|| {
            format!("it is {seconds:.1} s long where about {expected:.1} s were to be expected")
        })
    }
}

fn seconds(samples: usize, rate: SampleRate) -> f64 {
    rate.duration(Frames(samples as u64)).as_secs_f64()
}

/// Whether many samples lie at full scale next to others that do: a peak that touches it once is
/// none.
fn is_clipped(samples: &[i16]) -> bool {
    let full = |s: &i16| s.unsigned_abs() >= 32_766;
    let flat = samples.windows(3).filter(|w| w.iter().all(full)).count();
    flat as f64 > samples.len() as f64 * CLIPPED
}

impl Layer for Check {
    fn inner(&self) -> &dyn SpeechBackend {
        &*self.inner
    }

    fn speak_through<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        Box::pin(async move {
            let take = self.inner.speak(utterance).await?;
            let said = utterance.spoken.said();
            match self.fault(said, &take) {
                None => Ok(take),
                Some(fault) => {
                    let what =
                        format!("the answer of {} to {said:?} is no good: {fault}", self.name());
                    Err(Error::new(Kind::Transient, what))
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::voice::Timing;
    use crate::speech::engines::tone::Tone;

    fn fault(said: &str, samples: Vec<i16>) -> Option<String> {
        let check = Check::new(Arc::new(Tone::default()), Some(20.0));
        let sound = Sound::Pcm { rate: SampleRate(8000), samples };
        check.fault(said, &Take { sound, marks: vec![], timing: Timing::Measured })
    }

    fn noise(seconds: f64, loud: i16) -> Vec<i16> {
        (0..(8000.0 * seconds) as usize)
            .map(|i| if i / 20 % 2 == 0 { loud } else { -loud })
            .collect()
    }

    #[test]
    fn what_is_wrong_is_told_and_what_is_right_passes() {
        let said = "今天下午，河边的图书馆重新开放了。";
        for (samples, why) in [
            (vec![], "empty"),
            (vec![2; 24_000], "silent"),
            (noise(3.5, i16::MAX), "clipped"),
            (noise(0.2, 9000), "expected"),
            (noise(19.95, 9000), "cuts at"),
            (noise(40.0, 9000), "cuts at"),
        ] {
            let told = fault(said, samples).unwrap_or_default();
            assert!(told.contains(why), "{why}: {told}");
        }
        assert_eq!(fault(said, noise(3.5, 9000)), None);
        assert_eq!(fault("a", noise(0.2, 9000)), None);
        assert_eq!(fault("…", vec![]), None, "nothing to sound");
    }
}
