//! Writes and reads `timing.json`.
//!
//! The map is written while the edition is spoken: segments go to an unnamed file as they come,
//! since what stands before them (the length of the sound) is known last. So the memory that a map
//! needs does not grow with the words.

use crate::error::{Error, Kind, Result};
use crate::model::timeline::{BlockCue, Cue, Head, SkippedText, TimingMap};
use serde::{Serialize, Serializer};
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Collects the cues of one edition.
pub struct TimingWriter {
    dir: PathBuf,
    cues: BufWriter<File>,
    empty: bool,
}

impl TimingWriter {
    /// Cues are kept aside on the file system of `dir`, in a file that has no name and so cannot
    /// be left behind.
    pub fn new(dir: &Path) -> Result<Self> {
        let file = tempfile::tempfile_in(dir).map_err(|e| cannot_write(dir, e))?;
        Ok(TimingWriter { dir: dir.into(), cues: BufWriter::new(file), empty: true })
    }

    /// Adds the next segment.
    pub fn push(&mut self, cue: &Cue) -> Result<()> {
        let separator = if std::mem::take(&mut self.empty) { "\n" } else { ",\n" };
        self.cues
            .write_all(separator.as_bytes())
            .and_then(|()| Ok(serde_json::to_writer(&mut self.cues, cue)?))
            .map_err(|e| cannot_write(&self.dir, e))
    }

    /// Writes the whole map to `out`: one block, segment or skipped range a line. The `text` takes
    /// the place of the head's, so that a long one need not be put together first.
    pub fn finish(
        self,
        head: Head,
        text: &impl Display,
        blocks: &[BlockCue],
        skipped: &[SkippedText],
        out: &mut impl Write,
    ) -> Result<()> {
        let write = || -> io::Result<()> {
            let mut cues = self.cues.into_inner().map_err(io::IntoInnerError::into_error)?;
            // The text is the head's last field, and its object is left open for the lists.
            let head = serde_json::to_string(&Head { text: String::new(), ..head })?;
            out.write_all(head.strip_suffix("\"\"}").unwrap_or(&head).as_bytes())?;
            serde_json::Serializer::new(&mut *out).collect_str(text)?;
            out.write_all(b",\n\"blocks\":[")?;
            lines(blocks, out)?;
            out.write_all(b"],\n\"segments\":[")?;
            cues.seek(SeekFrom::Start(0))?;
            io::copy(&mut cues, out)?;
            out.write_all(b"],\n\"skipped\":[")?;
            lines(skipped, out)?;
            out.write_all(b"]}\n")?;
            out.flush()
        };
        let dir = self.dir;
        write().map_err(|e| cannot_write(&dir, e))
    }
}

fn lines<T: Serialize>(items: &[T], out: &mut impl Write) -> io::Result<()> {
    for (i, item) in items.iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, item)?;
    }
    Ok(())
}

fn cannot_write(dir: &Path, e: io::Error) -> Error {
    Error::new(Kind::Disk, format!("cannot write the timing map in {}", dir.display())).because(e)
}

/// Reads a timing map.
pub fn read(path: &Path) -> Result<TimingMap> {
    let bad = |e: Box<dyn std::error::Error + Send + Sync>| {
        Error::new(Kind::Verify, format!("cannot read the timing map {}", path.display()))
            .because(e)
    };
    let bytes = std::fs::read(path).map_err(|e| bad(e.into()))?;
    serde_json::from_slice(&bytes).map_err(|e| bad(e.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::timeline::{VERSION, Word};
    use crate::model::units::Frames;
    use crate::model::units::SampleRate;
    use crate::model::voice::Timing;

    #[test]
    fn a_map_written_as_a_stream_is_the_map() {
        let dir = tempfile::tempdir().unwrap();
        let cue = |n: u64| Cue {
            id: format!("b1.s{n}"),
            block: "b1".into(),
            text: (n..n + 1).into(),
            frames: (n * 10..n * 10 + 5).into(),
            voice: "v".into(),
            said: "“字”\n".into(),
            timing: Timing::Measured,
            words: vec![Word { text: (n..n + 1).into(), frames: (n * 10..n * 10 + 5).into() }],
        };
        let map = TimingMap {
            head: Head {
                version: VERSION,
                sample_rate: SampleRate(22050),
                frames: Frames(100),
                language: "zh-Hans".into(),
                title: String::new(),
                text: "字字字".into(),
            },
            blocks: vec![],
            segments: vec![cue(0), cue(1)],
            skipped: vec![SkippedText { text: (2..3).into(), reason: "symbols".into() }],
        };
        let mut w = TimingWriter::new(dir.path()).unwrap();
        map.segments.iter().for_each(|c| w.push(c).unwrap());
        let path = dir.path().join("timing.json");
        let mut out = File::create(&path).unwrap();
        w.finish(map.head.clone(), &map.head.text, &map.blocks, &map.skipped, &mut out).unwrap();
        assert_eq!(read(&path).unwrap(), map);
    }
}
