//! Segments, as they come, become the timing map.

use crate::error::{Error, Kind, Result};
use crate::mix::cue;
use crate::mix::stitch::Stitched;
use crate::model::article::{Article, BlockKind};
use crate::model::clip::Clip;
use crate::model::range::{FrameSpan, SourceSpan, Span};
use crate::model::script::{Script, Segment};
use crate::model::timeline::{self, BlockCue, Cue, Head, SkippedText, TimingMap};
use crate::model::units::{Frames, SampleRate, SourceChars};
use crate::model::voice::Utterance;
use crate::store::timing::TimingWriter;
use std::fmt;
use std::fs::File;
use std::io::BufWriter;
use std::ops::Range;
use std::path::Path;

/// Why a segment that the voice has no sound for is not in the sound.
pub const NO_SOUND: &str = "no sound";

/// Collects what the timing map says beside the sound.
pub(super) struct Assembly<'a> {
    article: &'a Article,
    /// Where each block begins in the whole text, in code points.
    starts: Vec<SourceChars>,
    counted: Counted,
    frames: Vec<FrameSpan>,
    skipped: Vec<(usize, usize, SkippedText)>,
    timing: TimingWriter,
}

/// How far [`Assembly::text`] has counted.
#[derive(Default)]
struct Counted {
    block: usize,
    byte: usize,
    code_point: SourceChars,
}

impl<'a> Assembly<'a> {
    pub(super) fn new(article: &'a Article, script: &Script, dir: &Path) -> Result<Self> {
        let mut at = SourceChars(0);
        let mut starts = Vec::with_capacity(article.blocks.len() + 1);
        for block in &article.blocks {
            starts.push(at);
            at += SourceChars::of(&block.text) + SourceChars(1);
        }
        let mut assembly = Assembly {
            article,
            starts,
            counted: Counted::default(),
            frames: vec![Span::default(); article.blocks.len()],
            skipped: Vec::new(),
            timing: TimingWriter::new(dir)?,
        };
        for part in &script.skipped {
            assembly.skip(part.block, part.text.clone(), part.reason);
        }
        Ok(assembly)
    }

    /// Code points of the whole text. Questions come in order, so counting goes on where it was.
    fn text(&mut self, block: usize, bytes: Range<usize>) -> SourceSpan {
        if self.counted.block != block || self.counted.byte > bytes.start {
            self.counted = Counted { block, byte: 0, code_point: self.starts[block] };
        }
        let text = &self.article.blocks[block].text;
        let count = |bytes: Range<usize>| SourceChars::of(&text[bytes]);
        let start = self.counted.code_point + count(self.counted.byte..bytes.start);
        self.counted = Counted { block, byte: bytes.start, code_point: start };
        Span(start, start + count(bytes))
    }

    fn skip(&mut self, block: usize, bytes: Range<usize>, reason: &str) {
        if self.article.blocks[block].text[bytes.clone()].trim().is_empty() {
            return;
        }
        let text = self.text(block, bytes.clone());
        self.skipped.push((block, bytes.start, SkippedText { text, reason: reason.into() }));
    }

    /// The voice had no sound for a segment.
    pub(super) fn no_sound(&mut self, segment: &Segment) {
        self.skip(segment.block(), segment.text(), NO_SOUND);
    }

    /// The map before anything sounds: the text and its blocks.
    pub(super) fn outline(&mut self) -> TimingMap {
        let blocks = &self.article.blocks;
        let text = Joined(self.article).to_string();
        let head = Head { text, ..self.head(SampleRate(0), Frames(0)) };
        let blocks = (0..blocks.len()).map(|i| self.block(i, Span::default())).collect();
        let mut skipped = self.skipped.clone();
        skipped.sort_by_key(|(block, start, _)| (*block, *start));
        let skipped = skipped.into_iter().map(|(_, _, s)| s).collect();
        TimingMap { head, blocks, segments: Vec::new(), skipped }
    }

    fn head(&self, sample_rate: SampleRate, frames: Frames) -> Head {
        Head {
            version: timeline::VERSION,
            sample_rate,
            frames,
            language: self.article.language.to_string(),
            title: self.article.meta.title.clone().unwrap_or_default(),
            text: String::new(),
        }
    }

    fn block(&mut self, index: usize, frames: FrameSpan) -> BlockCue {
        let block = &self.article.blocks[index];
        BlockCue {
            id: block.id.clone(),
            kind: block.kind.name().into(),
            level: match block.kind {
                BlockKind::Heading { level } => Some(level),
                _ => None,
            },
            text: self.text(index, 0..block.text.len()),
            frames,
        }
    }

    /// Places a segment that `voice` speaks in `frames` of the sound.
    pub(super) fn cue(
        &mut self,
        segment: &Segment,
        voice: &str,
        utterance: &Utterance,
        clip: &Clip,
        frames: FrameSpan,
    ) -> Result<Cue> {
        let text = self.text(segment.block(), segment.text());
        let block = &mut self.frames[segment.block()];
        if block.is_empty() {
            block.0 = frames.0;
        }
        block.1 = frames.1;
        let id = &self.article.blocks[segment.block()].id;
        let cue = Cue {
            id: segment.id(id),
            block: id.clone(),
            text,
            frames,
            voice: voice.to_string(),
            said: utterance.spoken.said().to_string(),
            timing: clip.timing,
            words: cue::words(&utterance.spoken, &clip.marks, text.0, frames.0),
        };
        self.timing.push(&cue)?;
        Ok(cue)
    }

    /// Writes the map to `path`.
    pub(super) fn finish(mut self, path: &Path, sound: Stitched) -> Result<()> {
        let mut blocks = Vec::with_capacity(self.article.blocks.len());
        // A silent block lies where the sound stands when its turn comes.
        let mut at = Frames(0);
        for i in 0..self.article.blocks.len() {
            let frames = if self.frames[i].is_empty() { Span(at, at) } else { self.frames[i] };
            at = frames.1;
            blocks.push(self.block(i, frames));
        }
        let head = self.head(sound.rate, sound.frames);
        self.skipped.sort_by_key(|(block, start, _)| (*block, *start));
        let skipped: Vec<_> = self.skipped.into_iter().map(|(_, _, s)| s).collect();
        let file = File::create(path).map_err(|e| {
            Error::new(Kind::Disk, format!("cannot write {}", path.display())).because(e)
        })?;
        let text = Joined(self.article);
        self.timing.finish(head, &text, &blocks, &skipped, &mut BufWriter::new(file))
    }
}

/// The whole shown text: blocks joined by one newline.
struct Joined<'a>(&'a Article);

impl fmt::Display for Joined<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, block) in self.0.blocks.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            f.write_str(&block.text)?;
        }
        Ok(())
    }
}
