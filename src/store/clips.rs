//! The clip store: no sentence is spoken twice.
//!
//! A clip is found by the BLAKE3 hash of everything that shaped it. Its file ends in a checksum of
//! itself, so a file that a power cut tore is noticed, and spoken again; this is why clips need no
//! `fsync` each, which would cost more time than the speaking.

use super::scratch::Scratch;
use crate::error::{Error, Kind, Result};
use crate::model::clip::Clip;
use crate::model::pronunciation::Pronunciation;
use crate::model::prosody::StyleSpan;
use crate::model::units::SampleRate;
use crate::model::voice::{Timing, WordMark};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tracing::trace;

/// The first bytes of a clip file; the digit is the version of the format.
const MAGIC: &[u8; 8] = b"aloudcl1";
/// Magic and four counts.
const HEAD: usize = 24;
const CHECKSUM: u64 = 32;
/// Bytes that are hashed and written at a time: a whole number of samples and of marks.
const CHUNK: usize = 1 << 14;
const HOUR: Duration = Duration::from_secs(3600);

/// The hash that names a clip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClipKey(blake3::Hash);

impl ClipKey {
    /// The key of a text said in a language by a voice, with the pronunciations and styles that the voice
    /// was given.
    /// `fingerprint` names all else that shapes the sound: engine, data, voice, settings, and what is
    /// done to a take.
    pub fn new<'a>(
        fingerprint: &str,
        language: &str,
        said: &str,
        pronunciations: impl IntoIterator<Item = &'a Pronunciation>,
        styles: &[StyleSpan],
    ) -> Self {
        let mut hash = blake3::Hasher::new();
        let told = pronunciations.into_iter().map(|r| {
            // Who says so matters: an engine may leave the plain ones to itself.
            format!("{} {} {} {}\n", r.said.start, r.said.end, r.sound, r.source.name())
        });
        let styles =
            styles.iter().map(|m| format!("{} {} {}\n", m.said.start, m.said.end, m.style.name()));
        let told: String = told.chain(styles).collect();
        for part in [fingerprint, language, said, &told] {
            hash.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
        }
        ClipKey(hash.finalize())
    }
}

/// Clips on disk. Safe for several processes at once.
#[derive(Debug)]
pub struct ClipStore {
    /// In the order of [`Shelf::ALL`].
    dirs: [PathBuf; 2],
    scratch: Scratch,
}

/// Where a clip is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// It costs time alone.
    Free,
    /// A service spoke it, which may have been paid for it: it is not removed unasked.
    Paid,
}

impl Shelf {
    const ALL: [Shelf; 2] = [Shelf::Free, Shelf::Paid];

    fn folder(self) -> &'static str {
        match self {
            Shelf::Free => "clips",
            Shelf::Paid => "paid",
        }
    }
}

/// What a store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// How many clips.
    pub clips: u64,
    /// Their size on disk.
    pub bytes: u64,
}

impl ClipStore {
    /// The store below a cache folder.
    pub fn open(cache: &Path) -> Result<Self> {
        let dirs = Shelf::ALL.map(|shelf| cache.join(shelf.folder()));
        let scratch = Scratch::new(&cache.join("unfinished"))?;
        Ok(ClipStore { dirs, scratch })
    }

    fn path(&self, key: &ClipKey, shelf: Shelf) -> PathBuf {
        let hex = key.0.to_hex();
        self.dirs[shelf as usize].join(&hex[..2]).join(&hex[2..])
    }

    /// The clip, if it is there and whole.
    pub fn get(&self, key: &ClipKey) -> Option<Clip> {
        let open = |shelf| {
            let path = self.path(key, shelf);
            fs::File::open(&path).ok().map(|file| (path, file))
        };
        let (path, mut file) = Shelf::ALL.into_iter().find_map(open)?;
        let meta = file.metadata().ok()?;
        // The time of change serves as the time of use; an hour's precision is enough to clear by.
        let now = SystemTime::now();
        if meta.modified().is_ok_and(|t| now.duration_since(t).unwrap_or_default() > HOUR) {
            let _ = file.set_modified(now);
        }
        let clip = decode(&mut file, meta.len());
        trace!(key = %key.0.to_hex(), whole = clip.is_some(), "a clip is in the store");
        if clip.is_none() {
            // Torn or of another version: it will be written anew.
            let _ = fs::remove_file(&path);
        }
        clip
    }

    /// Keeps a clip.
    pub fn put(&self, key: &ClipKey, clip: &Clip, shelf: Shelf) -> Result<()> {
        let path = self.path(key, shelf);
        let aside = self.scratch.path();
        let write = || {
            encode(clip, &mut fs::File::create(&aside)?)?;
            fs::rename(&aside, &path).or_else(|_| {
                path.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::rename(&aside, &path)
            })
        };
        trace!(key = %key.0.to_hex(), frames = clip.samples.len(), "a clip is kept");
        write().map_err(|e| {
            let _ = fs::remove_file(&aside);
            Error::new(
                Kind::Disk,
                format!("cannot keep a clip in {}", self.dirs[shelf as usize].display()),
            )
            .because(e)
        })
    }

    /// Removes a clip, if it is there.
    pub fn forget(&self, key: &ClipKey) {
        for shelf in Shelf::ALL {
            let _ = fs::remove_file(self.path(key, shelf));
        }
    }

    /// Counts what is kept on a shelf.
    pub fn usage(&self, shelf: Shelf) -> Usage {
        let mut usage = Usage::default();
        self.files(shelf).for_each(|f| usage.add(&f));
        usage
    }

    /// Removes clips of a shelf: those not used for longer than `older_than`, then the least recently used
    /// ones until no more than `keep_bytes` are left. Neither: all of them. Tells what went.
    pub fn clear(
        &self,
        shelf: Shelf,
        older_than: Option<Duration>,
        keep_bytes: Option<u64>,
    ) -> Usage {
        let mut files: Vec<ClipFile> = self.files(shelf).collect();
        files.sort_by_key(|f| f.used);
        let mut left: u64 = files.iter().map(|f| f.bytes).sum();
        let all = older_than.is_none() && keep_bytes.is_none();
        let now = SystemTime::now();
        let mut removed = Usage::default();
        for file in files {
            let age = now.duration_since(file.used).unwrap_or_default();
            let old = older_than.is_some_and(|limit| age > limit);
            let too_much = keep_bytes.is_some_and(|keep| left > keep);
            if (all || old || too_much) && fs::remove_file(&file.path).is_ok() {
                left -= file.bytes;
                removed.add(&file);
            }
        }
        removed
    }

    fn files(&self, shelf: Shelf) -> impl Iterator<Item = ClipFile> {
        let folders = fs::read_dir(&self.dirs[shelf as usize]).into_iter().flatten().flatten();
        let files = folders.flat_map(|folder| fs::read_dir(folder.path()).into_iter().flatten());
        files.flatten().filter_map(|entry| {
            let meta = entry.metadata().ok()?;
            let used = meta.modified().ok()?;
            Some(ClipFile { path: entry.path(), bytes: meta.len(), used })
        })
    }
}

struct ClipFile {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
}

impl Usage {
    fn add(&mut self, file: &ClipFile) {
        self.clips += 1;
        self.bytes += file.bytes;
    }
}

/// Magic, rate, timing, number of marks and of samples, the marks, the samples, BLAKE3 of all that.
/// Integers are little-endian, 32 bits.
fn encode(clip: &Clip, out: &mut impl Write) -> io::Result<()> {
    let timing = match clip.timing {
        Timing::Measured => 0,
        Timing::Aligned => 1,
        Timing::Estimated => 2,
    };
    let counts = [clip.rate.0, timing, clip.marks.len() as u32, clip.samples.len() as u32];
    let marks = clip.marks.iter().flat_map(|m| {
        let [a, b] = [m.said.start as u32, m.said.end as u32];
        [a, b, m.frames.0.0 as u32, m.frames.1.0 as u32]
    });
    let mut head = MAGIC.to_vec();
    counts.into_iter().chain(marks).for_each(|n| head.extend(n.to_le_bytes()));
    let mut hash = blake3::Hasher::new();
    hash.update(&head);
    out.write_all(&head)?;
    let mut buffer = [0; CHUNK];
    for samples in clip.samples.chunks(CHUNK / 2) {
        for (to, s) in buffer.chunks_exact_mut(2).zip(samples) {
            to.copy_from_slice(&s.to_le_bytes());
        }
        let bytes = &buffer[..2 * samples.len()];
        hash.update(bytes);
        out.write_all(bytes)?;
    }
    out.write_all(hash.finalize().as_bytes())
}

/// Reads what [`encode`] wrote; `length` is that of the whole file. `None` if it is anything else.
fn decode(from: &mut impl Read, length: u64) -> Option<Clip> {
    let mut hash = blake3::Hasher::new();
    let mut head = [0; HEAD];
    from.read_exact(&mut head).ok()?;
    hash.update(&head);
    let [rate, timing, marks, samples] = u32s(head.strip_prefix(MAGIC)?);
    // Checked before anything is made of these sizes: they may be of a torn file.
    let promised = HEAD as u64 + 16 * u64::from(marks) + 2 * u64::from(samples) + CHECKSUM;
    if promised != length {
        return None;
    }
    let timing = match timing {
        0 => Timing::Measured,
        1 => Timing::Aligned,
        2 => Timing::Estimated,
        _ => return None,
    };
    let mut clip = Clip {
        rate: SampleRate(rate),
        samples: Vec::with_capacity(samples as usize),
        marks: Vec::with_capacity(marks as usize),
        timing,
    };
    let mut buffer = [0; CHUNK];
    let mut blocks = |bytes: u64, take: &mut dyn FnMut(&[u8])| -> Option<()> {
        let mut left = bytes;
        while left > 0 {
            let block = &mut buffer[..left.min(CHUNK as u64) as usize];
            from.read_exact(block).ok()?;
            hash.update(block);
            take(block);
            left -= block.len() as u64;
        }
        Some(())
    };
    blocks(16 * u64::from(marks), &mut |block| {
        clip.marks.extend(block.chunks_exact(16).map(|b| {
            let [a, b, c, d] = u32s(b);
            let frames = u64::from(c)..u64::from(d);
            WordMark { said: (a as usize..b as usize).into(), frames: frames.into() }
        }));
    })?;
    blocks(2 * u64::from(samples), &mut |block| {
        clip.samples.extend(block.chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]])));
    })?;
    let mut checksum = [0; CHECKSUM as usize];
    from.read_exact(&mut checksum).ok()?;
    (hash.finalize() == checksum).then_some(clip)
}

/// Four integers out of sixteen bytes; missing ones are zero.
fn u32s(bytes: &[u8]) -> [u32; 4] {
    let mut words = bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    std::array::from_fn(|_| words.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clip() -> Clip {
        Clip {
            rate: SampleRate(22050),
            samples: (0..30_000).map(|i: i32| (i * 31 - 9000) as i16).collect(),
            marks: vec![WordMark { said: (0..2).into(), frames: (5..900).into() }],
            timing: Timing::Measured,
        }
    }

    #[test]
    fn what_is_kept_comes_back() {
        let dir = tempfile::tempdir().unwrap();
        let store = ClipStore::open(dir.path()).unwrap();
        let key = ClipKey::new("engine", "zh", "你好", &[], &[]);
        assert_eq!(store.get(&key), None);
        store.put(&key, &clip(), Shelf::Paid).unwrap();
        assert_eq!(store.get(&key), Some(clip()));
        assert_eq!(store.get(&ClipKey::new("engine", "zh", "你好。", &[], &[])), None);
        assert_eq!(store.get(&ClipKey::new("engin", "ezh", "你好", &[], &[])), None);
    }

    #[test]
    fn a_torn_file_is_no_clip() {
        let mut whole = Vec::new();
        encode(&clip(), &mut whole).unwrap();
        let read = |bytes: &[u8]| decode(&mut &bytes[..], bytes.len() as u64);
        assert_eq!(read(&whole), Some(clip()));
        for cut in [0, 10, 40, whole.len() - 1] {
            assert_eq!(read(&whole[..cut]), None);
        }
        for at in [3, 9, 17, 21, 30, 100, whole.len() - 1] {
            let mut flipped = whole.clone();
            flipped[at] ^= 0x81;
            assert_eq!(read(&flipped), None, "byte {at}");
        }
    }

    #[test]
    fn clears_by_size_oldest_first_and_by_age() {
        let dir = tempfile::tempdir().unwrap();
        let store = ClipStore::open(dir.path()).unwrap();
        let keys: Vec<_> =
            (0..4).map(|i| ClipKey::new("e", "en", &i.to_string(), &[], &[])).collect();
        for (i, key) in keys.iter().enumerate() {
            store.put(key, &clip(), Shelf::Free).unwrap();
            let file = fs::File::open(store.path(key, Shelf::Free)).unwrap();
            let age = Duration::from_secs(3600 * (4 - i as u64));
            file.set_modified(SystemTime::now() - age).unwrap();
        }
        let clear = |age, keep| store.clear(Shelf::Free, age, keep).clips;
        let one = store.usage(Shelf::Free).bytes / 4;
        store.put(&ClipKey::new("p", "en", "paid", &[], &[]), &clip(), Shelf::Paid).unwrap();
        assert_eq!(clear(None, Some(3 * one)), 1);
        let there = |n: usize| store.path(&keys[n], Shelf::Free).exists();
        assert!(!there(0) && there(1));
        assert_eq!(clear(Some(Duration::from_secs(9000)), None), 1);
        assert!(!there(1) && there(2));
        assert_eq!(clear(None, None), 2);
        assert_eq!(store.usage(Shelf::Free), Usage::default());
        assert_eq!(store.usage(Shelf::Paid).clips, 1, "what was paid for stays");
    }
}
