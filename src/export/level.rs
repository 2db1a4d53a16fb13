//! One loudness for everything that is exported: voices are brought to one level, the whole to the
//! target, and peaks below the ceiling.

use super::sound::{Part, Sound, Target};
use crate::audio::loudness::Meter;
use crate::audio::wav::{WavReader, probe};
use crate::error::Result;
use crate::model::timeline::TimingMap;
use crate::model::units::{Frames, SampleRate};
use std::collections::BTreeMap;
use std::path::Path;

/// No peak of an export is higher, in dBTP.
pub const CEILING: f64 = -1.0;
/// Kept below it: measures of peaks differ by some hundredths, and samples are rounded.
const MARGIN: f64 = 0.06;
/// A result so near to the target, in LU, is at it.
const CLOSE: f64 = 0.02;
/// Of limited sound the gain is looked for so often.
const ROUNDS: usize = 5;
/// More gain than this, in decibels, would only raise the noise of a sound that is next to silent.
const MOST_GAIN: f64 = 40.0;
/// Voices that differ by less than this, in LU, are left alone.
const SAME: f64 = 0.5;
/// A voice is moved by no more than this, in decibels.
const MOST_BY_VOICE: f64 = 12.0;

/// What levelling came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levelled {
    /// The gain in decibels.
    pub gain: f64,
    /// Loudness of the result in LUFS.
    pub integrated: f64,
    /// The loudness range before limiting in LU.
    pub range: f64,
}

/// The sound of editions, one after the other and not levelled yet. It has the highest of their rates.
pub fn sound<'a>(editions: impl IntoIterator<Item = (&'a Path, &'a TimingMap)>) -> Result<Sound> {
    let mut parts = Vec::new();
    for (path, map) in editions {
        let info = probe(path)?;
        let (rate, frames, from) = (info.rate, info.frames, Frames(0));
        let voices = voices(path, map)?;
        parts.push(Part { path: path.into(), rate, from, frames, factor: 1.0, voices });
    }
    let rate = parts.iter().map(|part| part.rate).max_by_key(|rate| rate.0);
    if parts.len() > 1 {
        level_parts(&mut parts)?;
    }
    let rate = rate.unwrap_or(SampleRate(22_050));
    Ok(Sound { parts, rate, gain: 1.0, level: None, tail: [].into(), limited: Default::default() })
}

/// Brings editions that were spoken at different levels to that of the first.
fn level_parts(parts: &mut [Part]) -> Result<()> {
    let mut first = None;
    for part in parts {
        let mut meter = Meter::without_peaks(part.rate)?;
        part.read(&mut |samples| meter.add(samples))?;
        let found = meter.finish()?.integrated;
        let off = *first.get_or_insert(found) - found;
        if off.is_finite() && off.abs() >= SAME {
            part.factor = ratio(off.clamp(-MOST_GAIN, MOST_GAIN)) as f32;
        }
    }
    Ok(())
}

/// Sets gain and ceiling so that the sound has this loudness, in LUFS.
pub fn level(sound: &mut Sound, loudness: f64) -> Result<Levelled> {
    let mut meter = Meter::new(sound.rate)?;
    sound.raw(&mut |samples| meter.add(samples))?;
    let raw = meter.finish()?;
    let sample = sound.sample();
    let softer = match sample.frames() < sound.frames() {
        true => raw.integrated - loudness_of(&sample)?,
        false => 0.0,
    };
    let ceiling = CEILING - MARGIN;
    let softer = if softer.is_finite() { softer } else { 0.0 };
    let raw_peak = raw.true_peak;
    sound.level = Some(Target { loudness, ceiling, raw_peak, slope: 1.0, softer });
    let gain = match raw.integrated.is_finite() {
        true => (loudness - raw.integrated).min(MOST_GAIN),
        // Silent, or too short to have a loudness.
        false => 0.0,
    };
    sound.gain = ratio(gain);
    let mut integrated = raw.integrated + gain;
    // Where nothing can be limited, the result is known.
    if raw_peak + gain > ceiling {
        integrated = settle(sound, loudness, 0.0)?;
    }
    Ok(Levelled { gain: decibels(sound.gain), integrated, range: raw.range })
}

fn loudness_of(sound: &Sound) -> Result<f64> {
    let mut meter = Meter::without_peaks(sound.rate)?;
    sound.raw(&mut |samples| meter.add(samples))?;
    Ok(meter.finish()?.integrated)
}

/// The same sound with peaks that lie `room` decibels lower, and that is `louder` by so many LU than
/// its target.
pub fn with_room(sound: &Sound, room: f64, louder: f64) -> Result<Sound> {
    let mut sound = sound.clone();
    let Some(level) = sound.level else { return Ok(sound) };
    let peak = level.raw_peak + decibels(sound.gain) + louder;
    let tail = sound.tail.iter().fold(0f32, |most, s| most.max(s.abs()));
    if peak.max(decibels(f64::from(tail)) + 1.0) <= level.ceiling - room {
        sound.gain *= ratio(louder);
    } else {
        // What a lower ceiling and the target ask for, as far as it can be told beforehand.
        let missing = (1.0 - level.slope) * room + louder;
        sound.gain *= ratio(missing / level.slope);
        settle(&mut sound, level.loudness + louder, room)?;
    }
    Ok(sound)
}

/// Looks for the gain that gives limited sound its loudness: more gain gives less and less of it. It is
/// looked for on a sample, and is right to some hundredths of a decibel; the loudness that it gives.
fn settle(sound: &mut Sound, loudness: f64, room: f64) -> Result<f64> {
    let Some(mut level) = sound.level else { return Ok(loudness) };
    let mut sample = sound.sample();
    let mut gain = decibels(sound.gain);
    let mut before: Option<(f64, f64)> = None;
    let mut round = 0;
    loop {
        sample.gain = ratio(gain);
        let mut meter = Meter::without_peaks(sample.rate)?;
        sample.stream(room, &mut |samples| meter.add(samples))?;
        let found = meter.finish()?.integrated + level.softer;
        round += 1;
        let missing = loudness - found;
        let done = !missing.is_finite() || missing.abs() <= CLOSE || round == ROUNDS;
        if done || gain >= MOST_GAIN && missing > 0.0 {
            sound.gain = sample.gain;
            sound.level = Some(level);
            return Ok(found);
        }
        if let Some((other, loudness)) = before
            && (gain - other).abs() > 1e-6
        {
            level.slope = ((found - loudness) / (gain - other)).clamp(0.2, 1.0);
        }
        before = Some((gain, found));
        gain = (gain + missing / level.slope).min(MOST_GAIN);
    }
}

fn decibels(ratio: f64) -> f64 {
    20.0 * ratio.log10()
}

fn ratio(decibels: f64) -> f64 {
    10f64.powf(decibels / 20.0)
}

/// Where voices of another loudness than that of the one that speaks most begin, with what brings them
/// to its loudness. Measured over all that a voice says, never by sentence, so that its own louder and
/// softer sentences stay.
fn voices(path: &Path, map: &TimingMap) -> Result<Vec<(Frames, f32)>> {
    let mut spoken: BTreeMap<&str, Frames> = BTreeMap::new();
    for cue in &map.segments {
        *spoken.entry(&cue.voice).or_default() += cue.frames.len();
    }
    let Some((main, _)) = spoken.iter().max_by_key(|(_, frames)| **frames) else {
        return Ok(Vec::new());
    };
    if spoken.len() < 2 {
        return Ok(Vec::new());
    }
    let mut meters = BTreeMap::new();
    let mut reader = WavReader::open(path)?;
    let (mut pcm, mut samples) = (Vec::new(), Vec::new());
    for cue in &map.segments {
        let meter = match meters.entry(cue.voice.as_str()) {
            std::collections::btree_map::Entry::Occupied(e) => e.into_mut(),
            std::collections::btree_map::Entry::Vacant(e) => {
                e.insert(Meter::without_peaks(reader.rate())?)
            }
        };
        pcm.resize(cue.frames.len().index(), 0i16);
        reader.read(cue.frames.0, &mut pcm)?;
        samples.clear();
        samples.extend(pcm.iter().map(|s| f32::from(*s) / 32768.0));
        meter.add(&samples)?;
    }
    let mut loudness = BTreeMap::new();
    for (voice, meter) in meters {
        loudness.insert(voice, meter.finish()?.integrated);
    }
    let reference = loudness.get(main).copied().unwrap_or(f64::NEG_INFINITY);
    let factor = |voice: &str| {
        let off = reference - loudness.get(voice).copied().unwrap_or(reference);
        match off.is_finite() && off.abs() >= SAME {
            true => ratio(off.clamp(-MOST_BY_VOICE, MOST_BY_VOICE)) as f32,
            false => 1.0,
        }
    };
    let (mut changes, mut last) = (Vec::new(), 1.0);
    for cue in &map.segments {
        let factor = factor(&cue.voice);
        if factor != last {
            changes.push((cue.frames.0, factor));
            last = factor;
        }
    }
    Ok(changes)
}
