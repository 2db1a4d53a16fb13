//! Answers that came whole and still may not be what was asked for: half of a sentence, one twice, a
//! click. The yardstick is the embedded engine, which says the same text, and the voice's own pace
//! beside it.

use crate::mix::judge;
use crate::model::pace;
use crate::model::units::SampleRate;
use crate::model::voice::{Sound, Take};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// Answers that are remembered, and as many as make a pace.
const REMEMBERED: usize = 32;
const FEWEST: usize = 4;
/// A yardstick that is shorter says little, in seconds.
const SHORT: f64 = 1.0;
/// A text that is shorter says nothing of the pace.
const LEAST: f64 = 0.8;

/// What an answer may be of what is expected: shortest, shortest if it ends at full swing, longest if
/// it repeats itself, longest.
struct Bounds {
    least: f64,
    least_cut: f64,
    most_repeated: f64,
    most: f64,
}

/// Where the voice's pace is known.
const KNOWN: Bounds = Bounds { least: 0.6, least_cut: 0.8, most_repeated: 1.3, most: 1.65 };
/// Where it is not: natural voices differ from the embedded one by so much.
const UNKNOWN: Bounds = Bounds { least: 0.55, least_cut: 0.7, most_repeated: 1.6, most: 2.4 };
/// For texts of a word or two, whose length is a matter of intonation.
const BRIEF: Bounds = Bounds { least: 0.35, least_cut: 0.65, most_repeated: 2.2, most: 3.5 };
/// Where the yardstick is only a guess by letters.
const GUESSED: Bounds = Bounds { least: 0.4, least_cut: 0.5, most_repeated: 2.0, most: 3.0 };

/// The pace of a voice beside the yardstick. Clones remember together.
#[derive(Clone, Debug, Default)]
pub(super) struct Paces {
    past: Arc<Mutex<VecDeque<f64>>>,
}

/// What an answer measures.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Measured {
    /// Beside the yardstick, at the voice's own speaking rate.
    pub(super) ratio: f64,
    /// Beside what is expected of this voice: 1 is as long as that.
    relative: f64,
    /// Why it is doubted.
    pub(super) doubt: Option<String>,
    /// What was expected, in seconds of the yardstick.
    expected: f64,
}

impl Paces {
    /// Measures an answer. `rate` is the voice's speaking rate, `guide` the same text by the embedded
    /// engine, if it spoke it.
    pub(super) fn measure(
        &self,
        said: &str,
        take: &Take,
        rate: f64,
        guide: Option<&Take>,
    ) -> Measured {
        let Sound::Pcm { rate: hertz, samples } = &take.sound;
        let seconds = judge::seconds(samples, *hertz) * rate;
        let yardstick = guide.map(|guide| {
            let Sound::Pcm { rate, samples } = &guide.sound;
            judge::seconds(samples, *rate)
        });
        let expected = yardstick.filter(|s| *s > 0.05).unwrap_or_else(|| pace::seconds(said));
        let ratio = if expected > 0.0 { seconds / expected } else { 1.0 };
        let own = self.own();
        let bounds = match (yardstick, own) {
            _ if expected < SHORT => &BRIEF,
            (None, _) => &GUESSED,
            (_, Some(_)) => &KNOWN,
            (_, None) => &UNKNOWN,
        };
        let relative = ratio / own.unwrap_or(1.0);
        let why = fault(relative, bounds, samples, *hertz);
        let doubt = why.map(|why| {
            let about = expected * own.unwrap_or(1.0) / rate;
            format!(
                "{why}: {:.1} s of speech where about {about:.1} s are to be expected",
                seconds / rate
            )
        });
        Measured { ratio, relative, doubt, expected }
    }

    /// The voice's own pace beside the yardstick, once it is known.
    fn own(&self) -> Option<f64> {
        let past = self.past.lock().unwrap_or_else(PoisonError::into_inner);
        let mut sorted: Vec<f64> = past.iter().copied().collect();
        if sorted.len() < FEWEST {
            return None;
        }
        sorted.sort_by(f64::total_cmp);
        Some(sorted[sorted.len() / 2])
    }

    /// Takes an answer that was accepted into account.
    pub(super) fn learn(&self, measured: &Measured) {
        if measured.expected < LEAST {
            return;
        }
        let mut past = self.past.lock().unwrap_or_else(PoisonError::into_inner);
        if past.len() == REMEMBERED {
            past.pop_front();
        }
        past.push_back(measured.ratio);
    }
}

impl Measured {
    /// Whether this one is nearer to what is expected than another.
    pub(super) fn beats(&self, other: &Measured) -> bool {
        let far = |m: &Measured| (m.doubt.is_some(), m.relative.max(1e-3).ln().abs());
        let (here, there) = (far(self), far(other));
        here < there
    }
}

fn fault(
    relative: f64,
    bounds: &Bounds,
    samples: &[i16],
    rate: SampleRate,
) -> Option<&'static str> {
    if relative < bounds.least {
        Some("it is too short")
    } else if relative < bounds.least_cut && judge::ends_abruptly(samples, rate) {
        Some("it is short and ends at full swing, as if cut off")
    } else if relative > bounds.most {
        Some("it is too long")
    } else if relative > bounds.most_repeated && judge::repeats(samples, rate) {
        Some("a part of it sounds twice")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::voice::Timing;

    /// Tones of changing pitch: a steady one would count as sound that repeats itself.
    fn take(seconds: f64) -> Take {
        let mut rng = fastrand::Rng::with_seed(3);
        let mut step = 0.0;
        let tone = |i: usize| {
            if i.is_multiple_of(800) {
                step = rng.f64() * 2.0 + 0.1;
            }
            ((step * i as f64).sin() * 9000.0) as i16
        };
        let mut samples: Vec<i16> = (0..(seconds * 8000.0) as usize).map(tone).collect();
        samples.extend([0; 800]);
        let sound = Sound::Pcm { rate: SampleRate(8000), samples };
        Take { sound, marks: Vec::new(), timing: Timing::Estimated }
    }

    #[test]
    fn half_and_double_are_doubted_and_a_slow_voice_is_not() {
        let paces = Paces::default();
        let doubt = |seconds: f64, guide: f64| {
            let measured = paces.measure("x", &take(seconds), 1.0, Some(&take(guide)));
            (measured.doubt.is_some(), measured)
        };
        assert!(doubt(1.5, 3.0).0 && !doubt(2.0, 3.0).0 && !doubt(5.0, 3.0).0 && doubt(8.0, 3.0).0);
        assert!(doubt(0.02, 0.3).0 && !doubt(0.15, 0.3).0, "a click");
        // A slow voice: half of its pace is what others say in a whole sentence.
        (0..8).for_each(|_| paces.learn(&doubt(4.5, 3.0).1));
        assert!(doubt(2.5, 3.0).0 && !doubt(4.0, 3.0).0 && !doubt(6.0, 3.0).0 && doubt(8.0, 3.0).0);
        let half_speed = paces.measure("x", &take(9.0), 0.5, Some(&take(3.0)));
        assert_eq!(half_speed.doubt, None, "what the card asks for is not a fault");
    }

    #[test]
    fn of_two_doubted_answers_the_one_nearer_to_the_voice_s_own_pace_is_kept() {
        let paces = Paces::default();
        let measure = |seconds: f64| paces.measure("x", &take(seconds), 1.0, Some(&take(3.0)));
        (0..8).for_each(|_| paces.learn(&measure(6.0)));
        let (short, shorter) = (measure(3.2), measure(2.5));
        assert!(short.doubt.is_some() && shorter.doubt.is_some());
        assert!(short.beats(&shorter) && !shorter.beats(&short));
        let long = measure(13.0);
        assert!(long.doubt.is_some() && short.beats(&long));
        assert!(measure(6.0).beats(&short));
    }
}
