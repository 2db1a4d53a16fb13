//! Where clips come from: the store, the voice, or a second voice in its place; and how they are had
//! ahead of the time they are needed.

use super::cast::{Cast, Speaker};
use super::events::Events;
use super::options::Options;
use super::words::{reference_take, with_words};
use crate::config::voices::IN_THE_PROGRAM;
use crate::error::{Error, Kind, Result};
use crate::mix::clip::{CLIP_VERSION, from_take};
use crate::model::article::Article;
use crate::model::clip::Clip;
use crate::model::lexicon::Lexicon;
use crate::model::pronunciation::Pronunciation;
use crate::model::script::{Script, Segment};
use crate::model::voice::{Sound, Take, Utterance};
use crate::speech::backend::Scope;
use crate::store::clips::{ClipKey, ClipStore, Shelf};
use crate::text::adapt;
use std::collections::VecDeque;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// When a run fails, what was asked for is waited for this long: it is paid for, and is cached.
const LAST_ANSWERS: Duration = Duration::from_secs(20);

/// Makes clips, from the store where it can.
#[derive(Clone)]
pub(super) struct ClipSource {
    speaker: Speaker,
    fingerprint: Arc<str>,
    store: Option<Arc<ClipStore>>,
    fresh: bool,
    revoice: bool,
    /// The last answer told when its words sound.
    tells_times: Arc<AtomicBool>,
    /// It was told that clips cannot be cached.
    told_unkept: Arc<AtomicBool>,
    events: Arc<dyn Events>,
}

/// A clip, and how it came to be.
pub(super) struct Clipped {
    pub(super) utterance: Utterance,
    pub(super) clip: Clip,
    /// It came out of the store.
    pub(super) cached: bool,
    /// The voice in place of the one that should have spoken it.
    pub(super) stand_in: Option<Arc<Speaker>>,
    /// Why, unless that was in an earlier run.
    pub(super) why: Option<String>,
    /// Why it may not be what was asked for.
    pub(super) doubt: Option<String>,
}

/// A clip, and why it may not be what was asked for.
type Doubted = (Clip, Option<String>);

impl ClipSource {
    pub(super) fn new(speaker: &Speaker, options: &Options) -> Self {
        ClipSource {
            fingerprint: fingerprint(speaker).into(),
            speaker: speaker.clone(),
            store: options.store.clone(),
            fresh: options.fresh,
            revoice: options.revoice,
            // Who has no guide needs none.
            tells_times: Arc::new(AtomicBool::new(speaker.timing_references.is_empty())),
            told_unkept: Arc::default(),
            events: options.events.clone(),
        }
    }

    /// The key of what its voice says.
    pub(super) fn key(&self, utterance: &Utterance) -> ClipKey {
        key(&self.fingerprint, &self.speaker, utterance)
    }

    /// Whether nothing need be spoken for it.
    pub(super) fn has(&self, utterance: &Utterance) -> bool {
        let stands_in = || {
            let stand_in = self.speaker.fallback.as_ref().filter(|_| !self.revoice)?;
            self.cached(&self.fallback_key(stand_in, utterance))
        };
        let doubted = || self.doubted(&self.speaker, utterance);
        self.cached(&self.key(utterance)).or_else(doubted).or_else(stands_in).is_some()
    }

    /// The key of what a second voice says in place of the first: what it says anyway has another.
    fn fallback_key(&self, stand_in: &Speaker, utterance: &Utterance) -> ClipKey {
        let print = format!("{} in place of {}", fingerprint(stand_in), self.fingerprint);
        key(&print, stand_in, utterance)
    }

    fn cached(&self, key: &ClipKey) -> Option<Clip> {
        self.store.as_ref().filter(|_| !self.fresh)?.get(key)
    }

    /// What an earlier run cached and did not believe.
    fn doubted(&self, speaker: &Speaker, utterance: &Utterance) -> Option<Clip> {
        if self.revoice { None } else { self.cached(&doubtful(speaker, utterance)) }
    }

    async fn clip(self, utterance: Utterance) -> Result<Clipped> {
        let own = self.key(&utterance);
        let of = |utterance, (clip, doubt): Doubted, cached| Clipped {
            utterance,
            clip,
            cached,
            stand_in: None,
            why: None,
            doubt,
        };
        if let Some(clip) = self.cached(&own) {
            let clip = self.complete(clip, &self.speaker, &utterance, &own).await?;
            return Ok(of(utterance, (clip, None), true));
        }
        if let Some(clip) = self.doubted(&self.speaker, &utterance) {
            let doubt = "it was doubted when it was spoken; --revoice asks again".to_string();
            return Ok(of(utterance, (clip, Some(doubt)), true));
        }
        let Some(stand_in) = self.speaker.fallback.clone() else {
            let spoken = self.spoken(&self.speaker, &utterance, &own).await?;
            return Ok(of(utterance, spoken, false));
        };
        let fallback_key = self.fallback_key(&stand_in, &utterance);
        if !self.revoice
            && let Some(clip) = self.cached(&fallback_key)
        {
            let clip = self.complete(clip, &stand_in, &utterance, &fallback_key).await?;
            return Ok(Clipped { stand_in: Some(stand_in), ..of(utterance, (clip, None), true) });
        }
        match self.spoken(&self.speaker, &utterance, &own).await {
            Ok(spoken) => Ok(of(utterance, spoken, false)),
            Err(e) if !may_stand_in(&e) => Err(e),
            Err(first) => match self.spoken(&stand_in, &utterance, &fallback_key).await {
                Ok(spoken) => Ok(Clipped {
                    stand_in: Some(stand_in),
                    why: Some(first.to_string()),
                    ..of(utterance, spoken, false)
                }),
                Err(_) => Err(first),
            },
        }
    }

    async fn spoken(
        &self,
        speaker: &Speaker,
        utterance: &Utterance,
        key: &ClipKey,
    ) -> Result<Doubted> {
        // While a service thinks, the guide has the time to speak; who tells times needs none.
        let early = !self.tells_times.load(Ordering::Relaxed);
        let mut guiding = pin!(reference_take(speaker, utterance));
        let mut speaking = speaker.backend.speak(utterance);
        let (take, guide) = tokio::select! {
            biased;
            take = &mut speaking => (take?, None),
            guide = &mut guiding, if early => (speaking.await?, Some(guide)),
        };
        let tells_times = !take.marks.is_empty();
        let guide = match guide {
            Some(guide) => guide,
            None if tells_times => None,
            None => {
                let clip = from_take(take.clone());
                if !clip.samples.is_empty() {
                    // It is paid for: should the program be stopped now, it is there.
                    self.keep(key, &clip, speaker);
                }
                guiding.await
            }
        };
        let (take, doubt) = confirmed(speaker, utterance, take, guide.as_ref()).await;
        let clip = from_take(take);
        if clip.samples.is_empty() {
            // It may be a failure that the engine did not tell of: it is asked again next time.
            return Ok((clip, None));
        }
        self.tells_times.store(tells_times, Ordering::Relaxed);
        let clip = with_words(clip, guide, utterance).await?;
        match (&doubt, &self.store) {
            (Some(_), Some(store)) => {
                store.forget(key);
                self.keep(&doubtful(speaker, utterance), &clip, speaker);
            }
            _ => self.keep(key, &clip, speaker),
        }
        Ok((clip, doubt))
    }

    /// A clip out of the store, with its words if the program was stopped before they were placed.
    async fn complete(
        &self,
        clip: Clip,
        speaker: &Speaker,
        utterance: &Utterance,
        key: &ClipKey,
    ) -> Result<Clip> {
        if !clip.marks.is_empty() {
            return Ok(clip);
        }
        let reference = reference_take(speaker, utterance).await;
        let clip = with_words(clip, reference, utterance).await?;
        if !clip.marks.is_empty() {
            self.keep(key, &clip, speaker);
        }
        Ok(clip)
    }

    /// Keeps a clip. That it cannot be cached is no reason not to speak.
    fn keep(&self, key: &ClipKey, clip: &Clip, speaker: &Speaker) {
        if let Some(Err(e)) = self.store.as_ref().map(|store| store.put(key, clip, shelf(speaker)))
            && !self.told_unkept.swap(true, Ordering::Relaxed)
        {
            self.events.note(&format!("{e}; it is spoken all the same"));
        }
    }
}

/// What a service said is not removed unasked: it may have been paid for, and a card need not state a
/// price.
fn shelf(speaker: &Speaker) -> Shelf {
    let backend = speaker.card.backend.as_str();
    let is_free = IN_THE_PROGRAM.contains(&backend) || backend == "command";
    if is_free && speaker.card.terms.price.is_none() { Shelf::Free } else { Shelf::Paid }
}

/// An answer that may be believed: one that may not is asked for once more, and the better one counts.
async fn confirmed(
    speaker: &Speaker,
    utterance: &Utterance,
    take: Take,
    guide: Option<&Take>,
) -> (Take, Option<String>) {
    let Sound::Pcm { samples, .. } = &take.sound;
    // Our own engines have no timing_references, and say what they are told.
    if speaker.timing_references.is_empty() || samples.is_empty() {
        return (take, None);
    }
    let (said, rate) = (utterance.spoken.said(), speaker.backend.capabilities().rate);
    let measure = |take: &Take| speaker.paces.measure(said, take, rate.clamp(0.1, 10.0), guide);
    let first = measure(&take);
    if first.doubt.is_none() {
        speaker.paces.learn(&first);
        return (take, None);
    }
    let Ok(again) = speaker.backend.speak(utterance).await else { return (take, first.doubt) };
    let second = measure(&again);
    let (take, measured) = if second.beats(&first) { (again, second) } else { (take, first) };
    speaker.paces.learn(&measured);
    (take, measured.doubt)
}

/// The key of what a voice said and was not believed.
fn doubtful(speaker: &Speaker, utterance: &Utterance) -> ClipKey {
    key(&format!("doubtful {}", fingerprint(speaker)), speaker, utterance)
}

fn fingerprint(speaker: &Speaker) -> String {
    format!("clip {CLIP_VERSION}; {}", speaker.backend.fingerprint())
}

/// The key of what a voice says. Readings shape the sound only where the voice takes them.
fn key(fingerprint: &str, speaker: &Speaker, utterance: &Utterance) -> ClipKey {
    let sounded = |r: &&Pronunciation| speaker.backend.sounds(r);
    let pronunciations = utterance.pronunciations.iter().filter(sounded);
    let can = speaker.backend.capabilities();
    let styles = if can.styles { &utterance.styles[..] } else { &[] };
    let said = utterance.spoken.said();
    ClipKey::new(fingerprint, utterance.language.as_str(), said, pronunciations, styles)
}

/// A wrong setting, an empty budget or a full disk are the user's to mend, and no second voice's.
fn may_stand_in(error: &Error) -> bool {
    matches!(error.kind(), Kind::Refused | Kind::Transient)
        && error.failure().is_none_or(|failure| failure.scope != Scope::Budget)
}

/// Speaks segments ahead of the stitcher and hands them over in order. What is ahead is bounded,
/// and so is the memory.
pub(super) struct Ahead<'a> {
    article: Arc<Article>,
    script: &'a Script,
    lexicon: Arc<Lexicon>,
    segments: std::slice::Iter<'a, Segment>,
    /// For each language of the script, that of its speaker.
    sources: Vec<ClipSource>,
    room: usize,
    /// Somebody waits for the first segment: it is spoken alone, with nothing to slow it down.
    first_alone: bool,
    spoken: VecDeque<(&'a Segment, Task<Result<Clipped>>)>,
}

impl<'a> Ahead<'a> {
    pub(super) fn new(
        article: &Arc<Article>,
        script: &'a Script,
        cast: &Cast,
        options: &Options,
    ) -> Self {
        let speakers = script.languages.iter().map(|language| cast.speaker(language));
        let lead = speakers.clone().map(|s| s.backend.queue_depth()).max();
        Ahead {
            article: article.clone(),
            script,
            lexicon: options.lexicon.clone(),
            segments: script.segments.iter(),
            sources: speakers.map(|s| ClipSource::new(s, options)).collect(),
            room: lead.unwrap_or(1).max(1),
            first_alone: options.live,
            spoken: VecDeque::new(),
        }
    }

    pub(super) async fn next(&mut self) -> Result<Option<(&'a Segment, Clipped)>> {
        let room = if std::mem::take(&mut self.first_alone) { 1 } else { self.room };
        while self.spoken.len() < room
            && let Some(segment) = self.segments.next()
        {
            let (article, owned) = (self.article.clone(), *segment);
            let source = self.sources[segment.language()].clone();
            let lexicon = self.lexicon.clone();
            let language = self.script.language(segment).clone();
            let task = tokio::spawn(async move {
                source.clip(adapt::utterance(&article, &owned, &language, &lexicon)).await
            });
            self.spoken.push_back((segment, Task(task)));
        }
        let Some((segment, mut task)) = self.spoken.pop_front() else { return Ok(None) };
        let clipped = (&mut task.0)
            .await
            .map_err(|e| Error::new(Kind::Bug, "a task of this program failed").because(e));
        match clipped.flatten() {
            Ok(clipped) => Ok(Some((segment, clipped))),
            Err(e) => {
                self.finish_begun().await;
                Err(e)
            }
        }
    }

    /// Lets those that are spoken come to their end, and into the store.
    async fn finish_begun(&mut self) {
        let all = async {
            for (_, mut task) in self.spoken.drain(..) {
                let _ = (&mut task.0).await;
            }
        };
        let _ = timeout(LAST_ANSWERS, all).await;
    }
}

/// A task that ends with its handle, so that a failed or stopped run leaves none behind.
struct Task<T>(JoinHandle<T>);

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
