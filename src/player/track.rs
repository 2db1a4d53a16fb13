//! What is played: a text, its words on the timeline, and the sound, all of which may still grow.

use crate::audio::wav::WavReader;
use crate::error::{Error, Kind, Result};
use crate::model::edition::ChapterMark;
use crate::model::range::{FrameSpan, SourceSpan};
use crate::model::timeline::{Cue, TimingMap, Word};
use crate::model::units::{Frames, SampleRate, SourceChars};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

/// An edition as the player needs it. Whoever renders it adds to it while others play it.
#[derive(Debug, Default)]
pub struct Track {
    outline: OnceLock<Outline>,
    state: Mutex<State>,
    changed: Condvar,
}

/// The text, which stands before anything sounds.
#[derive(Debug, Default)]
pub struct Outline {
    /// The article's title; empty if it has none.
    pub title: String,
    /// The whole shown text.
    pub text: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Chapters that the source names, or else the headings.
    pub chapters: Vec<Chapter>,
    /// What is not read out, in code points of the text.
    pub skipped: Vec<SourceSpan>,
    places: HashMap<String, usize>,
}

/// A piece of the text's structure.
#[derive(Debug)]
pub struct Block {
    /// As in the timing map: `heading`, `paragraph` …
    pub kind: String,
    /// Code points of the text.
    pub text: SourceSpan,
}

/// A place that somebody wants to hear. It may not be rendered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A frame of the sound.
    Frame(Frames),
    /// The word at, or else the first after, a code point of the text.
    Text(SourceChars),
    /// So many frames into a sentence.
    Segment {
        /// Its id in the timing map.
        id: String,
        /// Frames.
        offset: Frames,
    },
}

/// A place to jump to.
#[derive(Debug)]
pub struct Chapter {
    /// Its name.
    pub title: String,
    /// Where it begins, in code points of the text.
    pub at: SourceChars,
}

/// A sentence that sounds.
#[derive(Debug)]
pub struct Segment {
    /// As in the timing map. It stays the same when other parts of the article change.
    pub id: String,
    /// The place of its block in [`Outline::blocks`].
    pub block: usize,
    /// Code points of the text.
    pub text: SourceSpan,
    /// When it sounds.
    pub frames: FrameSpan,
    /// Its words.
    pub words: Vec<Word>,
}

/// What is there of the sound by now.
#[derive(Debug, Default)]
pub struct State {
    /// In order.
    pub segments: Vec<Segment>,
    /// Frames that can be played.
    pub frames: Frames,
    /// Nothing more will come.
    pub whole: bool,
    /// Where they are played from; a listener may be told how far the ear is.
    pub heard: Frames,
    sound: Option<PathBuf>,
    failed: Option<Error>,
}

impl Track {
    /// A finished edition: its map, its chapters and its WAV file.
    pub fn finished(mut map: TimingMap, chapters: Vec<ChapterMark>, sound: &Path) -> Self {
        let (track, frames) = (Track::default(), map.head.frames);
        let cues = std::mem::take(&mut map.segments);
        track.begin(map, chapters);
        cues.into_iter().for_each(|cue| track.place(cue, sound));
        track.finish(frames, sound);
        track
    }

    /// The text stands.
    pub fn begin(&self, map: TimingMap, chapters: Vec<ChapterMark>) {
        // A second beginning would be a defect of the caller; the first stays.
        let _ = self.outline.set(Outline::new(map, chapters));
        self.changed.notify_all();
    }

    /// One more segment is in the sound.
    pub fn place(&self, cue: Cue, sound: &Path) {
        let block = self.outline.get().and_then(|o| o.places.get(&cue.block)).copied();
        let mut state = self.state();
        state.sound.get_or_insert_with(|| sound.to_path_buf());
        state.frames = cue.frames.1;
        let Cue { id, text, frames, words, .. } = cue;
        state.segments.push(Segment { id, block: block.unwrap_or(0), text, frames, words });
        self.changed.notify_all();
    }

    /// The sound is whole, `frames` long, and now at `sound`.
    pub fn finish(&self, frames: Frames, sound: &Path) {
        let mut state = self.state();
        state.sound = Some(sound.to_path_buf());
        (state.frames, state.whole) = (frames, true);
        self.changed.notify_all();
    }

    /// Nothing more will come, for this reason. What is there can still be played.
    pub fn fail(&self, error: Error) {
        let mut state = self.state();
        state.failed = Some(error);
        state.whole = true;
        self.changed.notify_all();
    }

    /// Frames that are rendered and not heard yet.
    pub fn ahead(&self) -> Frames {
        let state = self.state();
        state.frames.saturating_sub(state.heard)
    }

    /// Why it is not whole.
    pub(super) fn take_failure(&self) -> Option<Error> {
        self.state().failed.take()
    }

    /// The text, once it stands.
    pub(super) fn outline(&self) -> Option<&Outline> {
        self.outline.get()
    }

    /// What is there by now. Held for a moment only.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // Whoever died while holding it has pushed a segment or not: both are whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until something is new, and not longer than `time`.
    pub(super) fn wait(&self, time: Duration) {
        drop(self.changed.wait_timeout(self.state(), time));
    }

    /// Waits until a place can be played, or can never be; not longer than `time`.
    pub(super) fn resolve(&self, target: &Target, time: Duration) -> Option<Frames> {
        let unresolved = |s: &mut State| s.frame_of(target).is_none();
        let waited = self.changed.wait_timeout_while(self.state(), time, unresolved);
        waited.unwrap_or_else(PoisonError::into_inner).0.frame_of(target)
    }

    /// Opens the sound, once there is some.
    pub(super) fn open(&self) -> Result<Option<(WavReader, SampleRate)>> {
        let sound = self.state().sound.clone();
        let Some(mut sound) = sound else { return Ok(None) };
        let opened = WavReader::open(&sound).or_else(|e| {
            // It may have been moved to its place at this very moment.
            std::thread::sleep(Duration::from_millis(50));
            sound = self.state().sound.clone().ok_or(e)?;
            WavReader::open(&sound)
        })?;
        let rate = opened.rate();
        match rate.0 {
            0 => Err(Error::new(Kind::Verify, format!("{} has no sample rate", sound.display()))),
            _ => Ok(Some((opened, rate))),
        }
    }
}

impl State {
    /// The frame of a place, if it is there; of a place that will never sound, the end.
    pub(super) fn frame_of(&self, target: &Target) -> Option<Frames> {
        let found = match target {
            Target::Frame(frame) => Some(*frame).filter(|f| *f < self.frames),
            Target::Text(at) => {
                let after = self.segments.partition_point(|s| s.text.1 <= *at);
                self.segments.get(after).map(|segment| {
                    let word = segment.words.iter().find(|w| w.text.1 > *at);
                    // What stands before the first word of a sentence means the sentence.
                    let first = segment.words.first().is_none_or(|w| *at < w.text.1);
                    if first {
                        segment.frames.0
                    } else {
                        word.map_or(segment.frames.0, |w| w.frames.0)
                    }
                })
            }
            Target::Segment { id, offset } => {
                let there = self.segments.iter().find(|s| s.id == *id);
                there.map(|s| (s.frames.0 + *offset).min(s.frames.1.saturating_sub(Frames(1))))
            }
        };
        match (found, target) {
            // A remembered sentence that was edited away: from the beginning.
            (None, Target::Segment { .. }) if self.whole => Some(Frames(0)),
            (None, _) if self.whole => Some(self.frames),
            (found, _) => found,
        }
    }
}

impl Outline {
    fn new(map: TimingMap, chapters: Vec<ChapterMark>) -> Self {
        let places: HashMap<String, usize> =
            map.blocks.iter().enumerate().map(|(i, b)| (b.id.clone(), i)).collect();
        let mut named: Vec<Chapter> = chapters
            .into_iter()
            .filter_map(|c| {
                let at = map.blocks[*places.get(&c.block)?].text.0;
                Some(Chapter { title: c.title, at })
            })
            .collect();
        if named.is_empty() {
            let headings = map.blocks.iter().filter(|b| b.kind == "heading");
            let mut texts = Slices::new(&map.head.text);
            named.extend(
                headings.map(|b| Chapter { title: texts.get(b.text).into(), at: b.text.0 }),
            );
        }
        named.sort_by_key(|c| c.at);
        let block = |b: crate::model::timeline::BlockCue| Block { kind: b.kind, text: b.text };
        Outline {
            title: map.head.title,
            text: map.head.text,
            blocks: map.blocks.into_iter().map(block).collect(),
            chapters: named,
            skipped: map.skipped.into_iter().map(|s| s.text).collect(),
            places,
        }
    }

    /// The chapter that a place of the text lies in.
    pub fn chapter(&self, at: SourceChars) -> Option<usize> {
        self.chapters.partition_point(|c| c.at <= at).checked_sub(1)
    }
}

/// Code points → pieces of a text, for questions that only grow.
pub(super) struct Slices<'a> {
    text: &'a str,
    byte: usize,
    code_point: SourceChars,
}

impl<'a> Slices<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Slices { text, byte: 0, code_point: SourceChars(0) }
    }

    /// The byte where a code point begins; the end for what lies outside.
    pub(super) fn byte(&mut self, at: SourceChars) -> usize {
        if at < self.code_point {
            (self.byte, self.code_point) = (0, SourceChars(0));
        }
        let rest = &self.text[self.byte..];
        let mut chars = rest.char_indices();
        let ahead = (at - self.code_point).index();
        self.byte += chars.nth(ahead).map_or(rest.len(), |(byte, _)| byte);
        self.code_point = at;
        self.byte
    }

    pub(super) fn get(&mut self, span: SourceSpan) -> &'a str {
        let start = self.byte(span.0);
        let end = self.byte(span.1);
        &self.text[start..end.max(start)]
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::timeline::{BlockCue, Head, SkippedText};
    use crate::model::voice::Timing;

    /// A map at 1,000 Hz in which each word of each line sounds for 100 frames and every line is a
    /// block of one sentence, with 200 frames of silence before each and after the last.
    pub(in crate::player) fn map(lines: &[&str]) -> TimingMap {
        let (mut blocks, mut segments, mut at, mut frame) = (Vec::new(), Vec::new(), 0, 0);
        for (i, line) in lines.iter().enumerate() {
            let heading = line.starts_with('#');
            let (mut words, mut place, begin) = (Vec::new(), at, frame + 200);
            frame = begin;
            for word in line.split(' ') {
                let end = place + word.chars().count() as u64;
                words.push(Word { text: (place..end).into(), frames: (frame..frame + 100).into() });
                (place, frame) = (end + 1, frame + 100);
            }
            let text = (at..place - 1).into();
            let id = format!("b{i}");
            segments.push(Cue {
                id: format!("{id}.s1"),
                block: id.clone(),
                text,
                frames: (begin..frame).into(),
                voice: "v".into(),
                said: line.to_string(),
                timing: Timing::Measured,
                words,
            });
            let kind = if heading { "heading" } else { "paragraph" };
            let level = heading.then_some(1);
            blocks.push(BlockCue {
                id,
                kind: kind.into(),
                level,
                text,
                frames: (begin..frame).into(),
            });
            at = place;
        }
        let head = Head {
            version: 1,
            sample_rate: SampleRate(1000),
            frames: Frames(frame + 200),
            language: "en".into(),
            title: "Title".into(),
            text: lines.join("\n"),
        };
        TimingMap { head, blocks, segments, skipped: Vec::<SkippedText>::new() }
    }

    #[test]
    fn a_place_that_is_not_there_yet_comes_or_is_the_end() {
        let mut whole = map(&["# One", "two three", "four"]);
        let cues = std::mem::take(&mut whole.segments);
        let (track, path) = (Track::default(), Path::new("a.wav"));
        track.begin(whole, vec![]);
        let now = |t: &Target| track.resolve(t, Duration::ZERO);
        let four = Target::Text(SourceChars(16));
        assert_eq!(now(&four), None);
        let id = |id: &str| Target::Segment { id: id.into(), offset: Frames(30) };
        for cue in cues {
            assert_eq!(now(&id("gone")), None);
            track.place(cue, path);
        }
        assert_eq!(now(&four), Some(Frames(1000)));
        assert_eq!(
            now(&Target::Text(SourceChars(12))),
            Some(Frames(700)),
            "the word that is there"
        );
        assert_eq!(now(&id("b1.s1")), Some(Frames(630)));
        assert_eq!(now(&Target::Text(SourceChars(99))), None);
        track.finish(Frames(1300), path);
        assert_eq!(now(&Target::Text(SourceChars(99))), Some(Frames(1300)));
        assert_eq!(now(&id("gone")), Some(Frames(0)));
        assert_eq!(track.outline().unwrap().chapters[0].title, "# One");
    }

    #[test]
    fn slices_count_code_points() {
        let mut s = Slices::new("题 naïve");
        assert_eq!(s.get((0..1).into()), "题");
        assert_eq!(s.get((2..5).into()), "naï");
        assert_eq!(s.get((0..2).into()), "题 ", "going back is fine");
        assert_eq!(s.get((5..900).into()), "ve");
    }
}
