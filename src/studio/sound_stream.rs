//! The sound of an edition as a stream of bytes, while it is made.

use crate::Result;
use crate::audio::wav::WavReader;
use crate::model::units::{Frames, SampleRate};
use std::io::{self, Write};
use std::path::Path;

/// Frames that are copied at once.
const PART: usize = 1 << 15;
/// The length that a header gives which is written before the length is known, as sox and ffmpeg do;
/// who reads goes on to the end of the stream.
const UNKNOWN: u32 = u32::MAX;

/// Copies the sound of a live run ([`Target::live`](super::Target::live)) to a writer, as 16-bit mono
/// WAV.
#[derive(Debug)]
pub struct SoundStream<W> {
    out: W,
    written: Frames,
    begun: bool,
}

/// Why a stream of sound ended early.
#[derive(Debug)]
pub enum Broken {
    /// The sound cannot be read.
    Sound(crate::Error),
    /// The writer takes no more.
    Writer(io::Error),
}

impl<W: Write> SoundStream<W> {
    /// A stream that has not begun.
    pub fn new(out: W) -> Self {
        SoundStream { out, written: Frames(0), begun: false }
    }

    /// Copies what the growing file `sound` holds up to the frame `end`
    /// ([`Events::placed`](super::Events::placed) tells both), and flushes.
    ///
    /// # Errors
    /// [`Broken`], if the file or the writer fails.
    pub fn copy(&mut self, sound: &Path, end: Frames) -> std::result::Result<(), Broken> {
        let mut reader = WavReader::open(sound).map_err(Broken::Sound)?;
        if !std::mem::replace(&mut self.begun, true) {
            self.out.write_all(&header(reader.rate())).map_err(Broken::Writer)?;
        }
        while self.written < end {
            let left = (end - self.written).index().min(PART);
            let bytes = read(&mut reader, self.written, left).map_err(Broken::Sound)?;
            self.out.write_all(&bytes).map_err(Broken::Writer)?;
            self.written += Frames(left as u64);
        }
        self.out.flush().map_err(Broken::Writer)
    }
}

fn read(reader: &mut WavReader, at: Frames, frames: usize) -> Result<Vec<u8>> {
    let mut samples = vec![0; frames];
    reader.read(at, &mut samples)?;
    Ok(samples.iter().flat_map(|s: &i16| s.to_le_bytes()).collect())
}

fn header(rate: SampleRate) -> Vec<u8> {
    let mut h = b"RIFF".to_vec();
    h.extend(UNKNOWN.to_le_bytes());
    h.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    h.extend(rate.0.to_le_bytes());
    h.extend((rate.0 * 2).to_le_bytes());
    h.extend(b"\x02\0\x10\0data");
    h.extend(UNKNOWN.to_le_bytes());
    h
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::wav::WavWriter;

    #[test]
    fn what_was_streamed_is_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.wav");
        let mut file = WavWriter::create(&path, SampleRate(16000)).unwrap();
        let (mut stream, mut out) = (Vec::new(), Vec::new());
        let mut copy = SoundStream::new(&mut stream);
        for n in 1..4i16 {
            file.write(&[n, -n, 7]).unwrap();
            file.write_silence(Frames(40_000)).unwrap();
            file.flush().unwrap();
            copy.copy(&path, file.frames()).unwrap();
        }
        file.finish().unwrap();
        io::copy(&mut std::fs::File::open(&path).unwrap(), &mut out).unwrap();
        assert_eq!((stream.len(), &stream[44..]), (out.len(), &out[44..]));
        assert_eq!(stream[24..28], 16000u32.to_le_bytes());
    }
}
