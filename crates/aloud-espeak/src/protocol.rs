//! The frames between the pool and a worker: a length, then fields in a fixed order, all numbers
//! little-endian. Both ends are the same program, so there is no version to negotiate; but a worker
//! is C code that may die anywhere, so every frame is checked.

use std::io::{self, Read};

/// Longer frames are garbage: 256 MiB is an hour and a half of sound.
const LIMIT: usize = 256 << 20;

/// One utterance to speak, with all that shapes its sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// File of the language under `lang/`, and a variant after `+`.
    pub voice: String,
    /// Words a minute.
    pub rate: u16,
    /// 0 to 99.
    pub pitch: u8,
    /// 0 to 99.
    pub range: u8,
    /// 0 to 200.
    pub volume: u8,
    /// The text.
    pub text: String,
    /// Characters to be read otherwise than they are written, in order and without overlaps.
    pub spellings: Vec<Spelling>,
    /// Tell the phonemes, and do not speak.
    pub trace: bool,
}

/// What the library is given in place of some code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Where they begin in the text.
    pub at: u32,
    /// How many they are. None: it is put before them.
    pub count: u32,
    /// A syllable of pinyin, names of sounds in `[[…]]`, or commands.
    pub text: String,
}

/// What a worker says of one utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoke {
    /// Samples a second.
    pub rate: u32,
    /// Words: start and end in code points of the text, start and end in samples.
    pub marks: Vec<[u32; 4]>,
    /// The sound.
    pub samples: Vec<i16>,
    /// The phonemes in the library's own notation, where they were asked for.
    pub phonemes: String,
}

/// A worker's answer: to be ready, to have spoken, or why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The first frame: the version of the data it speaks with.
    Ready(String),
    /// In the order of the requests.
    Spoke(Spoke),
    /// In place of either: a sentence. After it in place of `Ready` the worker ends.
    Failed(String),
}

impl Request {
    /// Whether a spelling is in names of sounds.
    pub fn has_phonemes(&self) -> bool {
        self.spellings.iter().any(|s| s.text.starts_with("[["))
    }

    /// The frame.
    pub fn encode(&self) -> Vec<u8> {
        let mut f = Frame::new();
        f.text(&self.voice);
        f.0.extend(self.rate.to_le_bytes());
        f.0.extend([self.pitch, self.range, self.volume]);
        f.text(&self.text);
        f.0.push(u8::from(self.trace));
        f.count(self.spellings.len());
        for spelling in &self.spellings {
            f.count(spelling.at as usize);
            f.count(spelling.count as usize);
            f.text(&spelling.text);
        }
        f.finish()
    }

    /// Reads what stands in a frame.
    pub fn decode(body: &[u8]) -> io::Result<Self> {
        let mut p = Parts(body);
        let voice = p.text()?;
        let rate = u16::from_le_bytes(p.take()?);
        let [pitch, range, volume] = p.take()?;
        let text = p.text()?;
        let [trace] = p.take()?;
        let mut spellings = Vec::new();
        for _ in 0..p.number()? {
            spellings.push(Spelling { at: p.number()?, count: p.number()?, text: p.text()? });
        }
        let trace = trace != 0;
        p.end(Request { voice, rate, pitch, range, volume, text, spellings, trace })
    }
}

impl Answer {
    /// The frame of the one answer that is long, without a copy of the sound in between.
    pub(crate) fn encode_spoke(
        rate: u32,
        marks: &[[u32; 4]],
        samples: &[i16],
        phonemes: &str,
    ) -> Vec<u8> {
        let mut f =
            Frame(Vec::with_capacity(21 + phonemes.len() + 16 * marks.len() + 2 * samples.len()));
        f.0.extend([0; 4]);
        f.0.push(1);
        f.0.extend(rate.to_le_bytes());
        f.count(marks.len());
        f.count(samples.len());
        for n in marks.iter().flatten() {
            f.0.extend(n.to_le_bytes());
        }
        // As a block: sample by sample this costs a debug build more than speaking does.
        match cfg!(target_endian = "little") {
            true => f.0.extend_from_slice(bytemuck::cast_slice(samples)),
            false => f.0.extend(samples.iter().flat_map(|s| s.to_le_bytes())),
        }
        f.text(phonemes);
        f.finish()
    }

    /// The frame.
    pub fn encode(&self) -> Vec<u8> {
        let mut f = Frame::new();
        match self {
            Answer::Ready(version) => {
                f.0.push(0);
                f.text(version);
            }
            Answer::Spoke(s) => {
                return Self::encode_spoke(s.rate, &s.marks, &s.samples, &s.phonemes);
            }
            Answer::Failed(why) => {
                f.0.push(2);
                f.text(why);
            }
        }
        f.finish()
    }

    /// Reads what stands in a frame.
    pub fn decode(body: &[u8]) -> io::Result<Self> {
        let mut p = Parts(body);
        let answer = match p.take()? {
            [0u8] => Answer::Ready(p.text()?),
            [1] => {
                let rate = p.number()?;
                let (marks, samples) = (p.number()? as usize, p.number()? as usize);
                let marks = p.bytes(marks.saturating_mul(16))?;
                let marks = marks
                    .chunks_exact(16)
                    .map(|m| std::array::from_fn(|i| le32(&m[4 * i..])))
                    .collect();
                let bytes = p.bytes(samples.saturating_mul(2))?;
                let mut samples = vec![0i16; samples];
                bytemuck::cast_slice_mut(&mut samples).copy_from_slice(bytes);
                if cfg!(target_endian = "big") {
                    samples.iter_mut().for_each(|s| *s = i16::from_le(*s));
                }
                Answer::Spoke(Spoke { rate, marks, samples, phonemes: p.text()? })
            }
            [2] => Answer::Failed(p.text()?),
            [_] => return Err(garbage("a frame of no known kind")),
        };
        p.end(answer)
    }
}

/// The length of the body that follows these four bytes.
pub fn body_len(head: [u8; 4]) -> io::Result<usize> {
    match u32::from_le_bytes(head) as usize {
        len if len <= LIMIT => Ok(len),
        _ => Err(garbage("a frame longer than any can be")),
    }
}

/// Reads the next body; `None` at the end of the stream.
pub fn read_body(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut head = [0; 4];
    let mut got = 0;
    while got < head.len() {
        match from.read(&mut head[got..]) {
            Ok(0) if got == 0 => return Ok(None),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(n) => got += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    let len = body_len(head)?;
    let mut body = Vec::new();
    // Memory grows with what really comes, not with what the head promises.
    from.take(len as u64).read_to_end(&mut body)?;
    match body.len() == len {
        true => Ok(Some(body)),
        false => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

fn garbage(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

fn le32(b: &[u8]) -> u32 {
    u32::from_le_bytes([b[0], b[1], b[2], b[3]])
}

/// A frame being written; the first four bytes are its length.
struct Frame(Vec<u8>);

impl Frame {
    fn new() -> Self {
        Frame(vec![0; 4])
    }

    fn count(&mut self, n: usize) {
        self.0.extend((n as u32).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend(text.as_bytes());
    }

    fn finish(mut self) -> Vec<u8> {
        let len = (self.0.len() - 4) as u32;
        self.0[..4].copy_from_slice(&len.to_le_bytes());
        self.0
    }
}

/// A body being read.
struct Parts<'a>(&'a [u8]);

impl<'a> Parts<'a> {
    fn bytes(&mut self, n: usize) -> io::Result<&'a [u8]> {
        let (bytes, rest) =
            self.0.split_at_checked(n).ok_or_else(|| garbage("a frame that is cut short"))?;
        self.0 = rest;
        Ok(bytes)
    }

    fn take<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let (bytes, rest) =
            self.0.split_first_chunk().ok_or_else(|| garbage("a frame that is cut short"))?;
        self.0 = rest;
        Ok(*bytes)
    }

    fn number(&mut self) -> io::Result<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn text(&mut self) -> io::Result<String> {
        let len = self.number()? as usize;
        String::from_utf8(self.bytes(len)?.to_vec()).map_err(|_| garbage("text that is not UTF-8"))
    }

    fn end<T>(self, value: T) -> io::Result<T> {
        match self.0.is_empty() {
            true => Ok(value),
            false => Err(garbage("a frame with something after its end")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn request() -> Request {
        let voice = "sit/cmn+f2".into();
        let spellings = vec![Spelling { at: 1, count: 1, text: "hao4".into() }];
        let (text, trace) = ("你好。".into(), false);
        Request { voice, rate: 175, pitch: 50, range: 50, volume: 100, text, spellings, trace }
    }

    fn answers() -> Vec<Answer> {
        let marks = vec![[0, 2, 0, 1500]];
        vec![
            Answer::Ready("1.52.0-0".into()),
            Answer::Spoke(Spoke {
                rate: 22050,
                marks,
                samples: vec![0, -1, i16::MIN, i16::MAX],
                phonemes: String::new(),
            }),
            Answer::Spoke(Spoke {
                rate: 22050,
                marks: vec![],
                samples: vec![],
                phonemes: "t@".into(),
            }),
            Answer::Failed("no".into()),
        ]
    }

    #[test]
    fn frames_come_back_as_they_went() {
        let mut stream = request().encode();
        for answer in answers() {
            stream.extend(answer.encode());
        }
        let mut from = stream.as_slice();
        let mut next = || read_body(&mut from).unwrap();
        assert_eq!(Request::decode(&next().unwrap()).unwrap(), request());
        for answer in answers() {
            assert_eq!(Answer::decode(&next().unwrap()).unwrap(), answer);
        }
        assert_eq!(next(), None);
    }

    #[test]
    fn frames_that_are_cut_short_are_errors() {
        let whole = answers()[1].encode();
        for len in 1..whole.len() {
            assert!(read_body(&mut &whole[..len]).is_err(), "cut to {len}");
        }
        for len in 0..whole.len() - 4 {
            assert!(Answer::decode(&whole[4..4 + len]).is_err(), "body cut to {len}");
        }
        let body = [&request().encode()[4..], &[0]].concat();
        assert!(Request::decode(&body).is_err(), "something after the end");
    }

    #[test]
    fn frames_too_long_are_refused_before_they_are_read() {
        assert!(read_body(&mut [255u8; 64].as_slice()).is_err());
        let lies = [&[1u8][..], &[0; 4], &[255; 8]].concat();
        assert!(Answer::decode(&lies).is_err());
    }

    proptest! {
        #[test]
        fn garbage_is_an_error_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Request::decode(&bytes);
            let _ = Answer::decode(&bytes);
            let _ = read_body(&mut bytes.as_slice());
        }
    }
}
