//! Article → Edition: speaks, keeps, stitches and writes, all at once.

use super::assembly::Assembly;
use super::cast::{Cast, Speaker};
use crate::error::{Error, Kind, Result};
use crate::mix::clip::{CLIP_VERSION, from_take};
use crate::mix::stitch::{Stitched, Stitcher};
use crate::model::article::Article;
use crate::model::clip::Clip;
use crate::model::edition::{self, ChapterMark, Loudness, Manifest, VoiceUsed};
use crate::model::script::{Pauses, Script, Segment};
use crate::model::units::SampleRate;
use crate::model::voice::Utterance;
use crate::speech::backend::SpeechBackend;
use crate::store::clips::{ClipKey, ClipStore};
use crate::store::edition::EditionWriter;
use crate::text::adapt;
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::task::JoinHandle;

/// Clips that may wait for an earlier one beside those that the backend works on. More would cost
/// memory and gain nothing: sentences take about as long as each other.
const SPARE: usize = 2;

/// How to render.
#[derive(Clone)]
pub struct Options {
    /// Where clips are kept; `None` keeps none.
    pub store: Option<Arc<ClipStore>>,
    /// Speak everything anew, and keep that.
    pub fresh: bool,
    /// The rests between segments.
    pub pauses: Pauses,
    /// Where the article was read from, as the user named it.
    pub source: String,
    /// Told of every step.
    pub progress: Arc<dyn Fn(Progress) + Send + Sync>,
}

/// One step of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The script stands.
    Begun {
        /// Segments to come.
        segments: usize,
        /// Their shown characters.
        characters: usize,
    },
    /// A segment is in the sound.
    Stitched {
        /// Its shown characters.
        characters: usize,
        /// Frames of the edition so far.
        frames: u64,
        /// Their rate.
        rate: SampleRate,
        /// Whether its clip was in the store.
        from_store: bool,
    },
    /// The voice had no sound for a segment; this is its text.
    NoSound(String),
    /// What a person should know, in a sentence.
    Note(String),
}

/// What was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// The edition's folder.
    pub dir: PathBuf,
    /// Its manifest.
    pub manifest: Manifest,
    /// The sound.
    pub sound: Stitched,
    /// Segments in the sound.
    pub segments: usize,
    /// How many of them came out of the store.
    pub from_store: usize,
}

/// Renders an article into the folder `dir`.
///
/// [`Kind::Input`] if there is nothing to say; what the backend and the disk report otherwise.
/// Whatever was spoken before a failure is in the store.
pub async fn render(
    article: Arc<Article>,
    cast: &Cast,
    dir: &Path,
    options: &Options,
) -> Result<Rendered> {
    let script = {
        let (article, cast) = (article.clone(), cast.clone());
        let cut = tokio::task::spawn_blocking(move || {
            adapt::script(&article, |language| cast.part(language))
        });
        cut.await.map_err(|e| Error::new(Kind::Bug, "cutting the article failed").because(e))?
    };
    if script.segments.is_empty() {
        return Err(nothing_to_say(&options.source));
    }
    (options.progress)(Progress::Begun {
        segments: script.segments.len(),
        characters: script.segments.iter().map(|s| shown(&article, s).chars().count()).sum(),
    });
    for note in cast.notes(&script.languages) {
        (options.progress)(Progress::Note(note));
    }
    let writer = EditionWriter::begin(dir)?;
    let rate = cast.main().backend.capabilities().rate;
    let mut stitcher = Stitcher::new(&writer.part(edition::AUDIO), options.pauses.clone(), rate);
    let mut assembly = Assembly::new(&article, &script, writer.scratch())?;
    let mut ahead = Ahead::new(&article, &script, cast, options);
    let mut spoke = vec![false; cast.speakers().len()];
    let (mut segments, mut from_store) = (0, 0);
    while let Some((segment, spoken)) = ahead.next().await? {
        let Clipped { utterance, clip, kept } = spoken;
        let text = shown(&article, segment);
        if clip.samples.is_empty() {
            stitcher.pass_over(segment.pause);
            assembly.no_sound(segment);
            (options.progress)(Progress::NoSound(text.to_string()));
            continue;
        }
        let frames = stitcher.append(&clip, segment.pause)?;
        let place = cast.place(script.language(segment));
        assembly.cue(segment, &cast.speakers()[place].card.name, &utterance, &clip, frames)?;
        spoke[place] = true;
        segments += 1;
        from_store += usize::from(kept);
        (options.progress)(Progress::Stitched {
            characters: text.chars().count(),
            frames: frames.1,
            rate: clip.rate,
            from_store: kept,
        });
    }
    let sound = stitcher.finish()?.ok_or_else(|| nothing_to_say(&options.source))?;
    assembly.finish(&writer.part(edition::TIMING), sound)?;
    let others = cast.speakers().iter().zip(spoke).skip(1).filter(|(_, spoke)| *spoke);
    let manifest = Manifest {
        other_voices: others.map(|(speaker, _)| voice_used(speaker)).collect(),
        ..manifest(&article, cast.main(), &options.source, sound)
    };
    let manifest = writer.finish(manifest)?;
    Ok(Rendered { dir: dir.into(), manifest, sound, segments, from_store })
}

fn nothing_to_say(source: &str) -> Error {
    let what = "it holds no word, number or sign that the voice can say";
    Error::new(Kind::Input, format!("nothing to say in {source}: {what}"))
}

fn shown<'a>(article: &'a Article, segment: &Segment) -> &'a str {
    &article.blocks[segment.block()].text[segment.text()]
}

fn voice_used(speaker: &Speaker) -> VoiceUsed {
    VoiceUsed {
        name: speaker.card.name.clone(),
        backend: speaker.card.backend.clone(),
        licence: speaker.card.licence.clone(),
        settings: speaker.backend.fingerprint(),
    }
}

fn manifest(article: &Article, main: &Speaker, source: &str, sound: Stitched) -> Manifest {
    let chapters = article.chapters.iter().filter_map(|c| {
        let block = article.blocks.get(c.block)?.id.clone();
        Some(ChapterMark { title: c.title.clone(), level: c.level, block })
    });
    let peak = 20.0 * (f64::from(sound.peak.max(1)) / f64::from(i16::MAX)).log10();
    Manifest {
        version: edition::VERSION,
        title: article.meta.title.clone().unwrap_or_default(),
        authors: article.meta.authors.clone(),
        published: article.meta.published.clone(),
        source: source.to_string(),
        url: article.meta.url.clone(),
        language: article.language.to_string(),
        chapters: chapters.collect(),
        voice: voice_used(main),
        other_voices: Vec::new(),
        loudness: Loudness { sample_peak_dbfs: (peak * 100.0).round() / 100.0 },
        files: BTreeMap::new(),
        program: concat!("aloud ", env!("CARGO_PKG_VERSION")).into(),
    }
}

/// Makes clips, from the store where it can.
#[derive(Clone)]
struct ClipSource {
    backend: Arc<dyn SpeechBackend>,
    fingerprint: Arc<str>,
    store: Option<Arc<ClipStore>>,
    fresh: bool,
}

struct Clipped {
    utterance: Utterance,
    clip: Clip,
    /// It came out of the store.
    kept: bool,
}

impl ClipSource {
    fn new(speaker: &Speaker, options: &Options) -> Self {
        let fingerprint = format!("clip {CLIP_VERSION}; {}", speaker.backend.fingerprint());
        ClipSource {
            backend: speaker.backend.clone(),
            fingerprint: fingerprint.into(),
            store: options.store.clone(),
            fresh: options.fresh,
        }
    }

    async fn clip(self, utterance: Utterance) -> Result<Clipped> {
        let said = utterance.spoken.said();
        let told = match self.backend.capabilities().readings {
            true => &utterance.readings[..],
            false => &[],
        };
        let key = ClipKey::new(&self.fingerprint, utterance.language.as_str(), said, told);
        let kept = self.store.as_ref().filter(|_| !self.fresh).and_then(|store| store.get(&key));
        if let Some(clip) = kept {
            return Ok(Clipped { utterance, clip, kept: true });
        }
        let clip = from_take(self.backend.speak(&utterance).await?);
        // Silence may be a failure that the engine did not tell of: it is asked again next time.
        if let Some(store) = self.store.as_ref().filter(|_| !clip.samples.is_empty()) {
            store.put(&key, &clip)?;
        }
        Ok(Clipped { utterance, clip, kept: false })
    }
}

/// Speaks segments ahead of the stitcher and hands them over in order. What is ahead is bounded,
/// and so is the memory.
struct Ahead<'a> {
    article: Arc<Article>,
    script: &'a Script,
    segments: std::slice::Iter<'a, Segment>,
    /// For each language of the script, that of its speaker.
    sources: Vec<ClipSource>,
    room: usize,
    spoken: VecDeque<(&'a Segment, Task<Result<Clipped>>)>,
}

impl<'a> Ahead<'a> {
    fn new(article: &Arc<Article>, script: &'a Script, cast: &Cast, options: &Options) -> Self {
        let speakers = script.languages.iter().map(|language| cast.speaker(language));
        let concurrency = speakers.clone().map(|s| s.backend.capabilities().concurrency).max();
        Ahead {
            article: article.clone(),
            script,
            segments: script.segments.iter(),
            sources: speakers.map(|s| ClipSource::new(s, options)).collect(),
            room: concurrency.unwrap_or(1).max(1) + SPARE,
            spoken: VecDeque::new(),
        }
    }

    async fn next(&mut self) -> Result<Option<(&'a Segment, Clipped)>> {
        while self.spoken.len() < self.room
            && let Some(segment) = self.segments.next()
        {
            let (article, owned) = (self.article.clone(), *segment);
            let source = self.sources[segment.language()].clone();
            let language = self.script.language(segment).clone();
            let task = tokio::spawn(async move {
                source.clip(adapt::utterance(&article, &owned, &language)).await
            });
            self.spoken.push_back((segment, Task(task)));
        }
        let Some((segment, mut task)) = self.spoken.pop_front() else { return Ok(None) };
        let clipped = (&mut task.0).await.map_err(|e| {
            Error::new(Kind::Bug, "a task of this program failed; please report it").because(e)
        })??;
        Ok(Some((segment, clipped)))
    }
}

/// A task that ends with its handle, so that a failed or stopped run leaves none behind.
struct Task<T>(JoinHandle<T>);

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
