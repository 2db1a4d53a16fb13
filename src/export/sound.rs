//! The sound of a publication: the editions' own, levelled, as a stream.

use crate::audio::limiter::Limiter;
use crate::audio::resample::Resampled;
use crate::audio::wav::WavReader;
use crate::error::Result;
use crate::model::units::{Frames, SampleRate};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Frames that are read, levelled and encoded at once.
const BLOCK: usize = 1 << 14;

/// So much sound tells what limiting does to the loudness of all of it, in pieces of this length.
const SAMPLE: Duration = Duration::from_secs(240);
const PIECE: Duration = Duration::from_secs(4);

/// The sound to export. Each reading goes through it from the beginning, so that several formats can be
/// made at a time and none of them is ever in memory as a whole.
#[derive(Clone, Debug)]
pub struct Sound {
    pub(super) parts: Vec<Part>,
    pub(super) rate: SampleRate,
    /// What every sample is multiplied by.
    pub(super) gain: f64,
    /// What it is levelled to; nothing is limited if it is not levelled.
    pub(super) level: Option<Target>,
    /// What comes after the editions, levelled already: a label that is heard.
    pub(super) tail: Arc<[f32]>,
    /// What the limiter did when all of it was read last.
    pub(super) limited: Arc<Mutex<Limited>>,
}

/// What a sound is levelled to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    /// Integrated loudness in LUFS.
    pub loudness: f64,
    /// No peak is higher, in dBTP.
    pub ceiling: f64,
    /// The peak before the gain, in dBTP.
    pub raw_peak: f64,
    /// By how many LU more gain of one decibel makes the limited sound louder.
    pub slope: f64,
    /// By how many LU the pieces of [`Sound::sample`] are softer than all of it.
    pub softer: f64,
}

/// The sound of one edition.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub path: PathBuf,
    pub rate: SampleRate,
    /// The first frame of the file that belongs to it.
    pub from: Frames,
    pub frames: Frames,
    /// What all of it is multiplied by before all else.
    pub factor: f32,
    /// Where another voice begins, with what its samples are multiplied by besides.
    pub voices: Vec<(Frames, f32)>,
}

/// What the limiter did in one reading.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Limited {
    /// Share of the time, 0 to 1.
    pub share: f64,
    /// Decibels.
    pub deepest: f64,
}

impl Sound {
    /// Frames a second.
    pub fn rate(&self) -> SampleRate {
        self.rate
    }

    /// The integrated loudness that it is levelled to, in LUFS.
    pub(super) fn target(&self) -> Option<f64> {
        self.level.map(|level| level.loudness)
    }

    /// Its length.
    pub fn frames(&self) -> Frames {
        let tail = Frames(self.tail.len() as u64);
        self.parts.iter().fold(tail, |sum, part| sum + part.frames_at(self.rate))
    }

    /// The length of a part of it.
    pub(super) fn length(&self, part: usize) -> Frames {
        self.parts.get(part).map_or(Frames(0), |part| part.frames_at(self.rate))
    }

    /// Reads the sound from beginning to end, block by block; 1.0 is full scale. Peaks lie `room`
    /// decibels below the ceiling, for an encoder that raises them.
    ///
    /// # Errors
    /// [`Kind::Verify`](crate::Kind::Verify) if an edition's sound cannot be read; what `each` returns.
    pub fn read(&self, room: f64, each: &mut dyn FnMut(&[f32]) -> Result<()>) -> Result<()> {
        self.stream(room, each).map(drop)
    }

    pub(super) fn stream(
        &self,
        room: f64,
        each: &mut dyn FnMut(&[f32]) -> Result<()>,
    ) -> Result<Limited> {
        let amplitude = |ceiling: f64| 10f64.powf((ceiling - room) / 20.0);
        let mut limiter = self.level.map(|l| Limiter::new(self.rate, amplitude(l.ceiling)));
        let mut out = Vec::with_capacity(2 * BLOCK);
        let mut limit =
            |samples: &[f32], each: &mut dyn FnMut(&[f32]) -> Result<()>| match &mut limiter {
                None => each(samples),
                Some(limiter) => {
                    out.clear();
                    limiter.push(samples, &mut out);
                    each(&out)
                }
            };
        self.raw(&mut |samples| {
            samples.iter_mut().for_each(|s| *s *= self.gain as f32);
            limit(samples, each)
        })?;
        if !self.tail.is_empty() {
            limit(&self.tail, each)?;
        }
        let Some(mut limiter) = limiter else { return Ok(Limited::default()) };
        out.clear();
        limiter.finish(&mut out);
        each(&out)?;
        let limited =
            Limited { share: limiter.limited_share(), deepest: limiter.deepest_reduction() };
        *self.limited.lock().unwrap_or_else(|e| e.into_inner()) = limited;
        Ok(limited)
    }

    /// What the limiter did when the sound was read last.
    pub(super) fn limited(&self) -> Limited {
        *self.limited.lock().unwrap_or_else(|e| e.into_inner())
    }

    /// Pieces of the sound that stand for it: all of it, if it is short.
    pub(super) fn sample(&self) -> Sound {
        let mut sample = Sound { tail: [].into(), limited: Arc::default(), ..self.clone() };
        let every = self.frames().0 / self.rate.frames(SAMPLE).0.max(1);
        if every < 2 {
            return sample;
        }
        sample.parts.clear();
        for part in &self.parts {
            let piece = part.rate.frames(PIECE);
            let mut at = Frames(0);
            while at < part.frames {
                let frames = piece.min(part.frames - at);
                sample.parts.push(Part { from: part.from + at, frames, ..part.clone() });
                at += Frames(piece.0 * every);
            }
        }
        sample
    }

    /// The sound with its editions and voices at one loudness, before the gain.
    pub(super) fn raw(&self, each: &mut dyn FnMut(&mut [f32]) -> Result<()>) -> Result<()> {
        for part in &self.parts {
            if part.rate == self.rate {
                part.read(each)?;
                continue;
            }
            let mut resampled = Resampled::new(part.rate, self.rate)?;
            let mut out = Vec::new();
            part.read(&mut |samples| {
                out.clear();
                resampled.push(samples, &mut out)?;
                each(&mut out)
            })?;
            out.clear();
            resampled.finish(&mut out)?;
            each(&mut out)?;
        }
        Ok(())
    }
}

impl Part {
    /// Its length at a rate, as resampling makes it.
    fn frames_at(&self, rate: SampleRate) -> Frames {
        match rate == self.rate {
            true => self.frames,
            false => Frames((self.frames.0 * u64::from(rate.0)).div_ceil(u64::from(self.rate.0))),
        }
    }

    /// Its sound at its own rate, with its voices at one loudness.
    pub(super) fn read(&self, each: &mut dyn FnMut(&mut [f32]) -> Result<()>) -> Result<()> {
        let (mut pcm, mut samples) = (vec![0i16; BLOCK], vec![0f32; BLOCK]);
        let mut reader = WavReader::open(&self.path)?;
        let mut at = Frames(0);
        let mut voices = self.voices.iter().peekable();
        let mut factor = self.factor;
        while at < self.frames {
            if let Some((_, next)) = voices.next_if(|(from, _)| *from <= self.from + at) {
                factor = *next * self.factor;
                continue;
            }
            let end = voices
                .peek()
                .map_or(self.frames, |(from, _)| from.saturating_sub(self.from).min(self.frames));
            let length = (end - at).index().min(BLOCK);
            reader.read(self.from + at, &mut pcm[..length])?;
            let block = &mut samples[..length];
            for (sample, pcm) in block.iter_mut().zip(&pcm) {
                *sample = f32::from(*pcm) * factor / 32768.0;
            }
            each(block)?;
            at += Frames(length as u64);
        }
        Ok(())
    }
}

/// Reads a sound at the rate of a codec.
pub(super) struct Resample(SampleRate);

impl Resample {
    pub fn to(rate: SampleRate) -> Self {
        Resample(rate)
    }

    /// As [`Sound::read`].
    pub fn read(
        self,
        sound: &Sound,
        room: f64,
        each: &mut dyn FnMut(&[f32]) -> Result<()>,
    ) -> Result<()> {
        if self.0 == sound.rate {
            return sound.read(room, each);
        }
        let mut resampled = Resampled::new(sound.rate, self.0)?;
        let mut out = Vec::new();
        sound.read(room, &mut |samples| {
            out.clear();
            resampled.push(samples, &mut out)?;
            each(&out)
        })?;
        out.clear();
        resampled.finish(&mut out)?;
        each(&out)
    }
}

/// Samples as 16-bit PCM.
pub(super) fn to_pcm(samples: &[f32], pcm: &mut Vec<i16>) {
    pcm.clear();
    pcm.extend(samples.iter().map(|s| (s * 32768.0).round().clamp(-32768.0, 32767.0) as i16));
}
