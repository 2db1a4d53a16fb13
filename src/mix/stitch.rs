//! Clips, one after the other, become the sound of the edition.

use crate::audio::silence::unheard;
use crate::audio::wav::WavWriter;
use crate::error::{Error, Kind, Result};
use crate::model::clip::Clip;
use crate::model::range::{FrameSpan, Span};
use crate::model::script::{Pause, Pauses};
use crate::model::units::{Frames, SampleRate};
use std::path::{Path, PathBuf};

/// Writes the sound of an edition as a stream and says where each clip lies in it.
pub struct Stitcher {
    path: PathBuf,
    pauses: Pauses,
    /// Speaking rate, by which pauses are scaled.
    rate: f64,
    /// Begun with the first clip, which sets the edition's sample rate.
    wav: Option<WavWriter>,
    /// What rests between the last clip and the next.
    pending_pause: Option<Owed>,
}

/// A pause that is not yet written.
struct Owed {
    pause: Pause,
    /// Frames at the end of the clip before it that are heard as a part of it.
    begun: Frames,
}

/// The finished sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stitched {
    /// Frames a second.
    pub rate: SampleRate,
    /// Its length.
    pub frames: Frames,
    /// The largest magnitude of a sample.
    pub peak: u16,
}

impl Stitcher {
    /// The sound will stand at `path`; `rate` is the voice's speaking rate (1.0 is normal).
    pub fn new(path: &Path, pauses: Pauses, rate: f64) -> Self {
        Stitcher { path: path.into(), pauses, rate, wav: None, pending_pause: None }
    }

    /// The rate of the edition, once it has a clip.
    pub fn rate(&self) -> Option<SampleRate> {
        self.wav.as_ref().map(WavWriter::rate)
    }

    /// Appends a clip and tells the frames it lies in. `after` is the rest that follows it, which
    /// is written when something follows: such that, with what is too soft to be heard at the edges
    /// of the clips, it is heard as long as it ought to be.
    pub fn append(&mut self, clip: &Clip, after: Pause) -> Result<FrameSpan> {
        let soft = unheard(&clip.samples, clip.rate);
        let wav = match &mut self.wav {
            Some(wav) => wav,
            empty => {
                let mut wav = WavWriter::create(&self.path, clip.rate)?;
                let pause = clip.rate.frames(self.pauses.start(self.rate));
                wav.write_silence(pause.saturating_sub(soft.before))?;
                empty.insert(wav)
            }
        };
        if wav.rate() != clip.rate {
            return Err(Error::new(
                Kind::Refused,
                format!(
                    "the voice answered with {} where the edition has {}; one edition has one rate",
                    clip.rate,
                    wav.rate()
                ),
            ));
        }
        let pending_pause = Owed { pause: after, begun: soft.after };
        if let Some(Owed { pause, begun }) = self.pending_pause.replace(pending_pause) {
            let pause = clip.rate.frames(self.pauses.after(pause, self.rate));
            wav.write_silence(pause.saturating_sub(begun + soft.before))?;
        }
        let start = wav.frames();
        wav.write(&clip.samples)?;
        Ok(Span(start, wav.frames()))
    }

    /// Makes the file hold all that was appended, for whoever reads it while it grows.
    pub fn flush(&mut self) -> Result<()> {
        self.wav.as_mut().map_or(Ok(()), WavWriter::flush)
    }

    /// A segment without sound: only the rest after it counts, if it is the longer one.
    pub fn skip_silent(&mut self, after: Pause) {
        if let Some(pending_pause) = &mut self.pending_pause
            && self.pauses.after(after, 1.0) > self.pauses.after(pending_pause.pause, 1.0)
        {
            pending_pause.pause = after;
        }
    }

    /// Closes the file; `None` if there never was a clip with sound.
    pub fn finish(self) -> Result<Option<Stitched>> {
        let Some(mut wav) = self.wav else { return Ok(None) };
        let begun = self.pending_pause.map_or(Frames(0), |pending_pause| pending_pause.begun);
        let pause = wav.rate().frames(self.pauses.after(Pause::End, self.rate));
        wav.write_silence(pause.saturating_sub(begun))?;
        let stitched = Stitched { rate: wav.rate(), frames: wav.frames(), peak: wav.peak() };
        wav.finish()?;
        Ok(Some(stitched))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::wav::probe;
    use crate::model::voice::Timing;

    fn clip(length: usize) -> Clip {
        Clip {
            rate: SampleRate(1000),
            samples: vec![7; length],
            marks: vec![],
            timing: Timing::Measured,
        }
    }

    #[test]
    fn pauses_lie_between_clips_and_the_length_is_the_maps() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.wav");
        let pauses =
            Pauses { start: 10, sentence: 40, paragraph: 80, end: 50, ..Pauses::default() };
        let mut s = Stitcher::new(&path, pauses, 1.0);
        assert_eq!(s.append(&clip(100), Pause::Sentence).unwrap(), (10..110).into());
        s.skip_silent(Pause::Paragraph);
        assert_eq!(s.append(&clip(5), Pause::Sentence).unwrap(), (190..195).into());
        let done = s.finish().unwrap().unwrap();
        assert_eq!((done.frames.0, done.peak), (245, 7));
        assert_eq!(probe(&path).unwrap().frames, Frames(245));
    }

    #[test]
    fn what_is_unheard_at_the_edges_is_a_part_of_the_pause() {
        let dir = tempfile::tempdir().unwrap();
        let pauses = Pauses { start: 30, sentence: 40, end: 50, ..Pauses::default() };
        let mut s = Stitcher::new(&dir.path().join("a.wav"), pauses, 1.0);
        let soft = |before: usize, after: usize| Clip {
            samples: [vec![3; before], vec![9000; 300], vec![3; after]].concat(),
            ..clip(0)
        };
        assert_eq!(s.append(&soft(10, 15), Pause::Sentence).unwrap(), (20..345).into());
        // 15 and 20 of the 40 are there already; then 45, which is more than all of them.
        assert_eq!(s.append(&soft(20, 45), Pause::Sentence).unwrap(), (350..715).into());
        assert_eq!(s.append(&soft(0, 20), Pause::Sentence).unwrap(), (715..1035).into());
        assert_eq!(s.finish().unwrap().unwrap().frames, Frames(1065));
    }

    #[test]
    fn two_rates_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let mut s = Stitcher::new(&dir.path().join("a.wav"), Pauses::default(), 1.0);
        s.append(&clip(1), Pause::Sentence).unwrap();
        let other = Clip { rate: SampleRate(2000), ..clip(1) };
        assert_eq!(s.append(&other, Pause::Sentence).unwrap_err().kind(), Kind::Refused);
    }
}
