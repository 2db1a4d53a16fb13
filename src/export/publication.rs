//! What is exported: one edition, or several as one.

use super::cover::Cover;
use super::label::Label;
use super::level::{self, Levelled};
use super::morse::morse;
use super::sound::Sound;
use super::tags::{Tags, line};
use crate::audio::loudness::Meter;
use crate::audio::resample::resample;
use crate::error::Result;
use crate::model::edition::Manifest;
use crate::model::range::{FrameSpan, Span};
use crate::model::timeline::TimingMap;
use crate::model::units::{Frames, SampleRate};
use std::path::Path;
use std::time::Duration;

/// Silence before and after a label that is heard.
const LABEL_REST: Duration = Duration::from_millis(400);

/// A publication: what exporters are given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Publication {
    /// What it says of itself.
    pub tags: Tags,
    /// Its chapters: in order, without gaps, from the first frame to the last. At least one, if there
    /// is sound.
    pub chapters: Vec<Part>,
    /// A picture for it.
    pub cover: Option<Cover>,
    /// The label of synthetic sound; none if the publisher wants none.
    pub label: Option<Label>,
    /// The timing maps of its editions, in order. Frames of each count from the beginning of its own
    /// sound.
    pub maps: Vec<TimingMap>,
    /// The levelled sound.
    pub sound: Sound,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// Its title.
    pub title: String,
    /// Where it sounds, in frames of the publication.
    pub frames: FrameSpan,
}

/// A finished edition, as it becomes a part of a publication.
#[derive(Clone, Copy, Debug)]
pub struct Volume<'a> {
    /// Its manifest.
    pub manifest: &'a Manifest,
    /// Its timing map.
    pub map: &'a TimingMap,
    /// The path of its sound.
    pub audio: &'a Path,
}

impl Publication {
    /// One edition, or several one after the other under a title of their own. The sound is not
    /// levelled yet.
    pub(crate) fn of(volumes: &[Volume], title: Option<&str>) -> Result<Self> {
        let sound = level::sound(volumes.iter().map(|v| (v.audio, v.map)))?;
        let each: Vec<Tags> = volumes.iter().map(|v| Tags::of(v.manifest, v.map)).collect();
        let (mut parts, mut offset) = (Vec::new(), Frames(0));
        for (n, volume) in volumes.iter().enumerate() {
            let own = &each[n].title;
            let length = sound.length(n);
            match volumes.len() {
                1 => parts = chapters(volume.manifest, volume.map, own, length),
                // Each edition of a book is a chapter of it.
                _ => parts.push(Part { title: own.clone(), frames: Span(offset, offset + length) }),
            }
            offset += length;
        }
        Ok(Publication {
            tags: Tags::joined(each, title),
            chapters: parts,
            cover: None,
            label: None,
            maps: volumes.iter().map(|v| v.map.clone()).collect(),
            sound,
        })
    }

    /// Appends the label of synthetic sound as a rhythm. At the end no time of the map is moved.
    pub(crate) fn append_morse(&mut self) {
        self.append_levelled(&morse(self.sound.rate()));
    }

    /// Appends the label of synthetic sound as speech, at the loudness of the whole.
    pub(crate) fn append(&mut self, samples: &[i16], rate: SampleRate) -> Result<()> {
        let spoken = resample(samples, rate, self.sound.rate())?;
        let mut spoken: Vec<f32> = spoken.iter().map(|s| f32::from(*s) / 32768.0).collect();
        let mut meter = Meter::new(self.sound.rate())?;
        meter.add(&spoken)?;
        let loudness = meter.finish()?.integrated;
        if let Some(target) = self.sound.target().filter(|_| loudness.is_finite()) {
            let factor = 10f64.powf((target - loudness) / 20.0) as f32;
            spoken.iter_mut().for_each(|s| *s *= factor);
        }
        self.append_levelled(&spoken);
        Ok(())
    }

    fn append_levelled(&mut self, samples: &[f32]) {
        let rest = vec![0.0; self.sound.rate().frames(LABEL_REST).index()];
        self.sound.tail = [&rest, samples, &rest].concat().into();
        if let Some(last) = self.chapters.last_mut() {
            last.frames.1 = self.sound.frames();
        }
    }

    /// The share of the time in which peaks are reduced by a tenth of a decibel or more, and the deepest
    /// reduction in decibels, when it was exported last.
    pub(crate) fn limited(&self) -> (f64, f64) {
        let limited = self.sound.limited();
        (limited.share, limited.deepest)
    }

    /// Brings the sound to a loudness, in LUFS.
    pub(crate) fn level(&mut self, target: f64) -> Result<Levelled> {
        level::level(&mut self.sound, target)
    }
}

/// The chapters of an edition of this length: those that its source names, or else its headings. What
/// is before the first belongs to it if it is no more than a pause, and else is a chapter of its own.
fn chapters(manifest: &Manifest, map: &TimingMap, title: &str, length: Frames) -> Vec<Part> {
    let block = |id: &str| map.blocks.iter().find(|b| b.id == id);
    let named = manifest.chapters.iter();
    let named = named.filter_map(|c| Some((c.title.clone(), block(&c.block)?.frames.0)));
    let mut starts: Vec<(String, Frames)> = named.collect();
    if starts.is_empty() {
        let text: Vec<char> = map.head.text.chars().collect();
        let headings = map.blocks.iter().filter(|b| b.kind == "heading" && !b.frames.is_empty());
        starts.extend(headings.map(|b| {
            let range = b.text.0.index().min(text.len())..b.text.1.index().min(text.len());
            (text[range].iter().collect::<String>(), b.frames.0)
        }));
    }
    starts.sort_by_key(|(_, at)| *at);
    starts.dedup_by_key(|(_, at)| *at);
    let first_sound = map.segments.first().map_or(Frames(0), |s| s.frames.0);
    match starts.first_mut() {
        Some((_, at)) if *at <= first_sound => *at = Frames(0),
        _ => starts.insert(0, (title.to_owned(), Frames(0))),
    }
    let ends: Vec<Frames> = starts.iter().skip(1).map(|(_, at)| *at).chain([length]).collect();
    let spans = starts.into_iter().zip(ends).filter(|((_, start), end)| start < end);
    spans
        .map(|((title, start), end)| Part { title: line(&title), frames: Span(start, end) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::timeline::{BlockCue, Cue, Head};
    use crate::model::units::SampleRate;
    use crate::model::voice::Timing;

    fn map(blocks: &[(&str, u64, u64)]) -> TimingMap {
        let block = |(i, (kind, start, end)): (usize, &(&str, u64, u64))| BlockCue {
            id: format!("b{i}"),
            kind: (*kind).into(),
            level: None,
            text: (2 * i as u64..2 * i as u64 + 1).into(),
            frames: (*start..*end).into(),
        };
        let cue = |b: &BlockCue| Cue {
            id: format!("{}.s1", b.id),
            block: b.id.clone(),
            text: b.text,
            frames: b.frames,
            voice: "v".into(),
            said: "x".into(),
            timing: Timing::Measured,
            words: vec![],
        };
        let blocks: Vec<BlockCue> = blocks.iter().enumerate().map(block).collect();
        let head = Head {
            version: 1,
            sample_rate: SampleRate(8000),
            frames: Frames(1000),
            language: "en".into(),
            title: String::new(),
            text: "a\nb\nc\nd".into(),
        };
        TimingMap { head, segments: blocks.iter().map(cue).collect(), blocks, skipped: vec![] }
    }

    fn found(map: &TimingMap) -> Vec<(String, u64, u64)> {
        let parts = chapters(&manifest(), map, "Whole", Frames(1000));
        parts.into_iter().map(|p| (p.title, p.frames.0.0, p.frames.1.0)).collect()
    }

    fn manifest() -> Manifest {
        let json = r#"{"version": 1, "title": "Whole", "source": "a", "language": "en", "files": {}, "program": "p",
            "voice": {"name": "v", "backend": "b", "licence": "l", "settings": "s"}, "loudness": {"sample_peak_dbfs": -1}}"#;
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn headings_are_chapters_without_gaps() {
        let chapter = |title: &str, start, end| (title.to_owned(), start, end);
        let first = [
            ("heading", 10, 20),
            ("paragraph", 30, 90),
            ("heading", 100, 110),
            ("paragraph", 120, 900),
        ];
        assert_eq!(found(&map(&first)), [chapter("a", 0, 100), chapter("c", 100, 1000)]);
        let later = [
            ("paragraph", 10, 90),
            ("heading", 100, 110),
            ("heading", 100, 100),
            ("paragraph", 120, 900),
        ];
        assert_eq!(found(&map(&later)), [chapter("Whole", 0, 100), chapter("b", 100, 1000)]);
        assert_eq!(found(&map(&[("paragraph", 10, 90)])), [chapter("Whole", 0, 1000)]);
    }
}
