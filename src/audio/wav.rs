//! WAV files: 16-bit PCM, mono, written as a stream.
//!
//! `hound` writes them. It wraps its 32-bit sizes in silence, so before they would overflow the
//! file is turned into RF64 (EBU Tech 3306), which has 64-bit ones.

use crate::error::{Error, Kind, Result};
use crate::model::units::{Frames, SampleRate};
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Bytes of PCM that fit a RIFF file: its size field counts 36 bytes of header besides.
const RIFF_MAX: u64 = u32::MAX as u64 - 36;
const BYTES_PER_FRAME: u64 = 2;
const BUFFER: usize = 1 << 16;

/// Writes one WAV file. The file is complete after [`WavWriter::finish`] only.
pub struct WavWriter {
    path: PathBuf,
    rate: SampleRate,
    frames: Frames,
    /// Frames after which RIFF cannot hold the file.
    riff_max: Frames,
    peak: u16,
    form: Form,
}

/// The largest file in memory is one buffer: samples go straight to disk.
enum Form {
    Riff(hound::WavWriter<BufWriter<File>>),
    Rf64(BufWriter<File>),
}

impl WavWriter {
    /// Begins the file at `path`, in place of what may be there.
    pub fn create(path: &Path, rate: SampleRate) -> Result<Self> {
        Self::with_riff_max(path, rate, Frames(RIFF_MAX / BYTES_PER_FRAME))
    }

    fn with_riff_max(path: &Path, rate: SampleRate, riff_max: Frames) -> Result<Self> {
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: rate.0,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let file = File::create(path).map_err(|e| cannot_write(path, e))?;
        let writer = hound::WavWriter::new(BufWriter::with_capacity(BUFFER, file), spec)
            .map_err(|e| cannot_write(path, e))?;
        Ok(WavWriter {
            path: path.into(),
            rate,
            frames: Frames(0),
            riff_max,
            peak: 0,
            form: Form::Riff(writer),
        })
    }

    /// Frames written so far.
    pub fn frames(&self) -> Frames {
        self.frames
    }

    /// Frames a second.
    pub fn rate(&self) -> SampleRate {
        self.rate
    }

    /// The largest magnitude of a sample so far.
    pub fn peak(&self) -> u16 {
        self.peak
    }

    /// Appends samples.
    pub fn write(&mut self, samples: &[i16]) -> Result<()> {
        if matches!(self.form, Form::Riff(_)) && self.frames + Frames::of(samples) > self.riff_max {
            self.become_rf64()?;
        }
        let result = match &mut self.form {
            Form::Riff(w) => {
                // hound counts the samples of one such run in 32 bits.
                samples.chunks(1 << 20).try_for_each(|part| {
                    let mut run = w.get_i16_writer(part.len() as u32);
                    part.iter().for_each(|s| run.write_sample(*s));
                    run.flush()
                })
            }
            Form::Rf64(w) => samples
                .chunks(BUFFER / 2)
                .try_for_each(|part| w.write_all(&to_bytes(part)))
                .map_err(hound::Error::from),
        };
        result.map_err(|e| cannot_write(&self.path, e))?;
        self.frames += Frames::of(samples);
        self.peak = samples.iter().fold(self.peak, |p, s| p.max(s.unsigned_abs()));
        Ok(())
    }

    /// Appends silence.
    pub fn write_silence(&mut self, frames: Frames) -> Result<()> {
        const ZEROS: [i16; 4096] = [0; 4096];
        let mut left = frames;
        while left > Frames(0) {
            let part = left.min(Frames::of(&ZEROS));
            self.write(&ZEROS[..part.index()])?;
            left = left - part;
        }
        Ok(())
    }

    /// Makes the file hold, and its header tell, what was written so far. (Once it is RF64, its
    /// header tells that at the end only; [`WavReader`] does not need it.)
    pub fn flush(&mut self) -> Result<()> {
        let done = match &mut self.form {
            Form::Riff(w) => w.flush(),
            Form::Rf64(w) => w.flush().map_err(hound::Error::from),
        };
        done.map_err(|e| cannot_write(&self.path, e))
    }

    /// Completes the header and sends everything to the disk.
    pub fn finish(self) -> Result<()> {
        let path = self.path;
        let done = match self.form {
            Form::Riff(w) => w.finalize(),
            Form::Rf64(mut w) => (|| {
                w.seek(SeekFrom::Start(0))?;
                w.write_all(&rf64_header(self.rate, self.frames))?;
                w.flush()
            })()
            .map_err(hound::Error::from),
        };
        done.map_err(|e| cannot_write(&path, e))?;
        // Windows syncs only what is open for writing.
        let synced = File::options().write(true).open(&path).and_then(|f| f.sync_all());
        synced.map_err(|e| cannot_write(&path, e))
    }

    /// Moves the samples behind a header with 64-bit sizes. Happens once in an edition of 27 hours
    /// (at 22,050 Hz), so the copy is cheaper than a header that nobody else would need.
    fn become_rf64(&mut self) -> Result<()> {
        let aside = self.path.with_extension("rf64.part");
        let file = File::create(&aside).map_err(|e| cannot_write(&aside, e))?;
        let mut writer = BufWriter::with_capacity(BUFFER, file);
        let mut moved = || -> std::io::Result<()> {
            if let Form::Riff(w) = &mut self.form {
                w.flush().map_err(std::io::Error::other)?;
            }
            let mut old = File::open(&self.path)?;
            let start = probe_file(&mut old)?.data_start;
            old.seek(SeekFrom::Start(start))?;
            writer.write_all(&rf64_header(self.rate, self.frames))?;
            std::io::copy(&mut old.take(self.frames.0 * BYTES_PER_FRAME), &mut writer)?;
            writer.flush()?;
            std::fs::rename(&aside, &self.path)
        };
        moved().map_err(|e| cannot_write(&aside, e))?;
        self.form = Form::Rf64(writer);
        Ok(())
    }
}

fn to_bytes(samples: &[i16]) -> Vec<u8> {
    samples.iter().flat_map(|s| s.to_le_bytes()).collect()
}

/// EBU Tech 3306, 3: `RF64`, then `ds64` with the real sizes, then the chunks of a WAV file.
fn rf64_header(rate: SampleRate, frames: Frames) -> Vec<u8> {
    const DS64: u32 = 28;
    const HEADER: u64 = 12 + 8 + DS64 as u64 + 8 + 16 + 8;
    let data = frames.0 * BYTES_PER_FRAME;
    let mut h = Vec::with_capacity(HEADER as usize);
    h.extend(b"RF64\xff\xff\xff\xffWAVEds64");
    h.extend(DS64.to_le_bytes());
    h.extend((HEADER - 8 + data).to_le_bytes());
    h.extend(data.to_le_bytes());
    h.extend(frames.0.to_le_bytes());
    h.extend(0u32.to_le_bytes());
    h.extend(b"fmt \x10\0\0\0\x01\0\x01\0");
    h.extend(rate.0.to_le_bytes());
    h.extend((rate.0 * BYTES_PER_FRAME as u32).to_le_bytes());
    h.extend(b"\x02\0\x10\0data\xff\xff\xff\xff");
    h
}

fn cannot_write(path: &Path, e: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::new(Kind::Disk, format!("cannot write the sound to {}", path.display())).because(e)
}

/// What the header of a WAV file promises, checked against the length of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WavInfo {
    /// Frames a second.
    pub rate: SampleRate,
    /// Interleaved channels.
    pub channels: u16,
    /// Bits of a sample.
    pub bits: u16,
    /// Length.
    pub frames: Frames,
    /// Byte offset of the first sample.
    pub data_start: u64,
}

/// Reads the header of a WAV or RF64 file of integer PCM.
pub fn probe(path: &Path) -> Result<WavInfo> {
    File::open(path).and_then(|mut f| probe_file(&mut f)).map_err(|e| {
        Error::new(Kind::Verify, format!("{} is not a sound WAV file", path.display())).because(e)
    })
}

fn probe_file(file: &mut File) -> std::io::Result<WavInfo> {
    let bad = |what: &str| std::io::Error::new(std::io::ErrorKind::InvalidData, what.to_string());
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    let mut head = [0; 12];
    file.read_exact(&mut head).map_err(|_| bad("it is too short for a header"))?;
    if !matches!(&head[..4], b"RIFF" | b"RF64") || &head[8..] != b"WAVE" {
        return Err(bad("it does not begin as one"));
    }
    let (mut format, mut wide) = (None, None);
    loop {
        let mut chunk = [0; 8];
        file.read_exact(&mut chunk).map_err(|_| bad("it has no samples"))?;
        let size = u64::from(u32::from_le_bytes([chunk[4], chunk[5], chunk[6], chunk[7]]));
        let mut body = [0; 24];
        match &chunk[..4] {
            b"ds64" => {
                file.read_exact(&mut body)?;
                let at = |i: usize| body[i..i + 8].try_into().map(u64::from_le_bytes);
                wide = at(8).ok();
                file.seek_relative(size as i64 - 24)?;
            }
            b"fmt " => {
                file.read_exact(&mut body[..16])?;
                let u16_at = |i: usize| u16::from_le_bytes([body[i], body[i + 1]]);
                let rate = u32::from_le_bytes([body[4], body[5], body[6], body[7]]);
                if u16_at(0) != 1 {
                    return Err(bad("it holds no integer PCM"));
                }
                format = Some((u16_at(2), SampleRate(rate), u16_at(14)));
                file.seek_relative(size as i64 - 16)?;
            }
            b"data" => {
                let (channels, rate, bits) = format.ok_or_else(|| bad("it has no format"))?;
                let size = if size == u64::from(u32::MAX) { wide.unwrap_or(size) } else { size };
                let data_start = file.stream_position()?;
                let frame = u64::from(channels) * u64::from(bits / 8);
                if frame == 0 || size > length - data_start {
                    return Err(bad("its header promises more samples than it holds"));
                }
                return Ok(WavInfo {
                    rate,
                    channels,
                    bits,
                    frames: Frames(size / frame),
                    data_start,
                });
            }
            // Chunks are padded to even lengths.
            _ => file.seek_relative((size + size % 2) as i64)?,
        }
    }
}

/// Reads the samples of a 16-bit mono WAV file at any place, also while it is being written.
#[derive(Debug)]
pub struct WavReader {
    path: PathBuf,
    file: File,
    rate: SampleRate,
    data_start: u64,
}

impl WavReader {
    /// Opens a file; its header is checked.
    pub fn open(path: &Path) -> Result<Self> {
        let bad = |e: std::io::Error| {
            let what = format!("cannot read the sound in {}", path.display());
            Error::new(Kind::Verify, what).because(e)
        };
        let mut file = File::open(path).map_err(bad)?;
        let info = probe_file(&mut file).map_err(bad)?;
        if (info.channels, info.bits) != (1, 16) {
            let what = format!("{} is not 16-bit mono", path.display());
            return Err(Error::new(Kind::Verify, what));
        }
        Ok(WavReader { path: path.into(), file, rate: info.rate, data_start: info.data_start })
    }

    /// Frames a second.
    pub fn rate(&self) -> SampleRate {
        self.rate
    }

    /// Fills `samples` from `frame` on. All of them must be in the file.
    pub fn read(&mut self, frame: Frames, samples: &mut [i16]) -> Result<()> {
        if self.fill(frame, samples).is_err() {
            // A file that became RF64 while it grew is another file of the same name.
            *self = Self::open(&self.path)?;
            self.fill(frame, samples).map_err(|e| {
                let what = format!("{} ends before frame {frame}", self.path.display());
                Error::new(Kind::Verify, what).because(e)
            })?;
        }
        Ok(())
    }

    fn fill(&mut self, frame: Frames, samples: &mut [i16]) -> std::io::Result<()> {
        let mut bytes = vec![0; samples.len() * BYTES_PER_FRAME as usize];
        self.file.seek(SeekFrom::Start(self.data_start + frame.0 * BYTES_PER_FRAME))?;
        self.file.read_exact(&mut bytes)?;
        for (sample, pair) in samples.iter_mut().zip(bytes.chunks_exact(2)) {
            *sample = i16::from_le_bytes([pair[0], pair[1]]);
        }
        Ok(())
    }
}

/// Appends chunks behind the samples of a finished file: what it says of itself.
pub fn append(path: &Path, chunks: &[([u8; 4], Vec<u8>)]) -> Result<()> {
    let write = || -> std::io::Result<()> {
        let mut file = File::options().read(true).write(true).open(path)?;
        let mut id = [0; 4];
        file.read_exact(&mut id)?;
        file.seek(SeekFrom::End(0))?;
        for (id, body) in chunks {
            let length = u32::try_from(body.len()).map_err(std::io::Error::other)?;
            file.write_all(&[&id[..], &length.to_le_bytes(), body].concat())?;
            if body.len() % 2 == 1 {
                file.write_all(&[0])?;
            }
        }
        let size = file.stream_position()? - 8;
        if id == *b"RF64" {
            file.seek(SeekFrom::Start(20))?;
            file.write_all(&size.to_le_bytes())?;
        } else {
            let size = u32::try_from(size).map_err(|_| {
                std::io::Error::other("with its metadata it is larger than a WAV file can be")
            })?;
            file.seek(SeekFrom::Start(4))?;
            file.write_all(&size.to_le_bytes())?;
        }
        file.sync_all()
    };
    write().map_err(|e| cannot_write(path, e))
}

/// The body of the first chunk with this id behind the samples.
pub fn chunk(path: &Path, id: &[u8; 4]) -> Result<Option<Vec<u8>>> {
    let read = || -> std::io::Result<Option<Vec<u8>>> {
        let mut file = File::open(path)?;
        let info = probe_file(&mut file)?;
        let frame = u64::from(info.channels) * u64::from(info.bits / 8);
        let data = info.frames.0 * frame;
        file.seek(SeekFrom::Start(info.data_start + data + data % 2))?;
        let mut head = [0; 8];
        while file.read_exact(&mut head).is_ok() {
            let size = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
            if head[..4] == *id {
                let mut body = Vec::new();
                file.take(size).read_to_end(&mut body)?;
                return Ok(Some(body));
            }
            file.seek_relative((size + size % 2) as i64)?;
        }
        Ok(None)
    };
    read().map_err(|e| {
        Error::new(Kind::Verify, format!("cannot read the metadata of {}", path.display()))
            .because(e)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(dir: &Path, riff_max: u64) -> PathBuf {
        let path = dir.join("a.wav");
        let mut w = WavWriter::with_riff_max(&path, SampleRate(22050), Frames(riff_max)).unwrap();
        w.write(&[1, -2, 300]).unwrap();
        w.write_silence(Frames(5000)).unwrap();
        w.write(&[-400; 3]).unwrap();
        assert_eq!((w.frames(), w.peak()), (Frames(5006), 400));
        w.finish().unwrap();
        path
    }

    #[test]
    fn hound_reads_what_it_wrote() {
        let dir = tempfile::tempdir().unwrap();
        let path = write(dir.path(), u64::MAX);
        let info = probe(&path).unwrap();
        assert_eq!((info.rate.0, info.channels, info.bits, info.frames.0), (22050, 1, 16, 5006));
        let samples: Vec<i16> =
            hound::WavReader::open(&path).unwrap().samples().map(|s| s.unwrap()).collect();
        assert_eq!(samples.len(), 5006);
        assert_eq!((samples[..3].to_vec(), samples[5005]), (vec![1, -2, 300], -400));
    }

    #[test]
    fn past_the_limit_it_becomes_rf64_and_loses_no_sample() {
        let dir = tempfile::tempdir().unwrap();
        let riff = std::fs::read(write(dir.path(), u64::MAX)).unwrap();
        let path = write(dir.path(), 3000);
        let rf64 = std::fs::read(&path).unwrap();
        assert_eq!(&rf64[..4], b"RF64");
        assert_eq!(probe(&path).unwrap().frames, Frames(5006));
        assert_eq!(rf64[80..], riff[44..], "the same samples");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "nothing left beside it");
    }

    #[test]
    fn chunks_are_appended_and_found() {
        let dir = tempfile::tempdir().unwrap();
        for riff_max in [u64::MAX, 3000] {
            let path = write(dir.path(), riff_max);
            append(&path, &[(*b"LIST", b"odd".to_vec()), (*b"iXML", b"even".to_vec())]).unwrap();
            assert_eq!(probe(&path).unwrap().frames, Frames(5006));
            assert_eq!(chunk(&path, b"LIST").unwrap().unwrap(), b"odd");
            assert_eq!(chunk(&path, b"iXML").unwrap().unwrap(), b"even");
            assert_eq!(chunk(&path, b"none").unwrap(), None);
            let bytes = std::fs::read(&path).unwrap();
            let size = match riff_max {
                3000 => u64::from_le_bytes(bytes[20..28].try_into().unwrap()),
                _ => u64::from(u32::from_le_bytes(bytes[4..8].try_into().unwrap())),
            };
            assert_eq!(size, bytes.len() as u64 - 8);
        }
    }

    #[test]
    fn a_growing_file_is_read_also_when_it_becomes_another() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.wav");
        let mut w = WavWriter::with_riff_max(&path, SampleRate(22050), Frames(8)).unwrap();
        w.write(&[1, 2, 3]).unwrap();
        w.flush().unwrap();
        let mut reader = WavReader::open(&path).unwrap();
        let mut read = |from, n| {
            let mut samples = vec![0; n];
            reader.read(Frames(from), &mut samples).map(|()| samples)
        };
        assert_eq!(read(1, 2).unwrap(), [2, 3]);
        assert_eq!(read(1, 3).unwrap_err().kind(), Kind::Verify);
        for n in [4i16, 9] {
            w.write(&[n; 6]).unwrap();
            w.flush().unwrap();
        }
        assert_eq!(read(2, 13).unwrap(), [3, 4, 4, 4, 4, 4, 4, 9, 9, 9, 9, 9, 9]);
    }

    #[test]
    fn a_cut_file_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let path = write(dir.path(), u64::MAX);
        let bytes = std::fs::read(&path).unwrap();
        for keep in [0, 11, 30, 44, bytes.len() - 1] {
            std::fs::write(&path, &bytes[..keep]).unwrap();
            assert_eq!(probe(&path).unwrap_err().kind(), Kind::Verify, "{keep} bytes");
        }
    }
}
