//! A take becomes a clip: silence at the edges goes, marks follow, edges do not click.

use crate::audio::resample::resample;
use crate::audio::silence;
use crate::error::Result;
use crate::model::clip::Clip;
use crate::model::range::Span;
use crate::model::units::{Frames, SampleRate};
use crate::model::voice::{Sound, Take};

/// Changes whenever the samples or marks of a clip would come out differently from the same take.
pub const CLIP_VERSION: u32 = 3;

/// Trims a take and moves its marks along. A take without sound gives an empty clip.
pub fn from_take(take: Take) -> Clip {
    let Sound::Pcm { rate, mut samples } = take.sound;
    silence::remove_offset(&mut samples, rate);
    let kept = silence::sounding(&samples, rate);
    samples.truncate(kept.end);
    samples.drain(..kept.start);
    silence::soften_edges(&mut samples, rate);
    let (start, length) = (Frames(kept.start as u64), Frames::of(&samples));
    let moved = |frame: Frames| frame.saturating_sub(start).min(length);
    let mut marks = take.marks;
    for mark in &mut marks {
        mark.frames = Span(moved(mark.frames.0), moved(mark.frames.1));
    }
    // A word that lay in the trimmed silence alone has no sound of its own.
    marks.retain(|m| !m.frames.is_empty());
    Clip { rate, samples, marks, timing: take.timing }
}

/// The clip at another rate. Its marks keep their moments.
pub fn at_rate(clip: Clip, rate: SampleRate) -> Result<Clip> {
    if clip.rate == rate {
        return Ok(clip);
    }
    let samples = resample(&clip.samples, clip.rate, rate)?;
    let length = Frames::of(&samples);
    let (from, to) = (u64::from(clip.rate.0).max(1), u64::from(rate.0));
    let moved = |frame: Frames| Frames((frame.0 * to + from / 2) / from).min(length);
    let mut marks = clip.marks;
    for mark in &mut marks {
        mark.frames = Span(moved(mark.frames.0), moved(mark.frames.1));
    }
    marks.retain(|m| !m.frames.is_empty());
    Ok(Clip { rate, samples, marks, timing: clip.timing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::range::FrameSpan;
    use crate::model::voice::{Timing, WordMark};

    #[test]
    fn marks_follow_the_trimmed_sound() {
        let mut samples = vec![0i16; 1000];
        samples[500..700].fill(8000);
        let marks = vec![
            WordMark { said: (0..1).into(), frames: (0..600).into() },
            WordMark { said: (2..3).into(), frames: (600..650).into() },
            WordMark { said: (4..5).into(), frames: (650..1000).into() },
            WordMark { said: (6..7).into(), frames: (990..1000).into() },
        ];
        let sound = Sound::Pcm { rate: SampleRate(1000), samples };
        let clip = from_take(Take { sound, marks, timing: Timing::Measured });
        assert_eq!(clip.samples.len(), 250, "the sound and 25 milliseconds at either side");
        let frames: Vec<_> = clip.marks.iter().map(|m| m.frames).collect();
        assert_eq!(frames, [0..125, 125..175, 175..250].map(FrameSpan::from));
    }

    #[test]
    fn marks_keep_their_moments_at_another_rate() {
        let clip = Clip {
            rate: SampleRate(8000),
            samples: vec![500; 801],
            marks: vec![WordMark { said: (0..1).into(), frames: (80..801).into() }],
            timing: Timing::Measured,
        };
        let clip = at_rate(clip, SampleRate(24_000)).unwrap();
        assert_eq!((clip.samples.len(), clip.marks[0].frames), (2403, (240..2403).into()));
    }

    #[test]
    fn silence_gives_an_empty_clip() {
        let sound = Sound::Pcm { rate: SampleRate(1000), samples: vec![0; 50] };
        let marks = vec![WordMark { said: (0..1).into(), frames: (0..50).into() }];
        let clip = from_take(Take { sound, marks, timing: Timing::Measured });
        assert!(clip.samples.is_empty() && clip.marks.is_empty());
    }
}
