//! Article → Edition: speaks, keeps, stitches and writes, all at once.

use super::assembly::Assembly;
use super::cast::{Cast, Speaker};
use super::clips::{Ahead, Clipped};
use super::events::Step;
pub use super::options::Options;
use crate::error::{Error, Kind, Result};
use crate::mix::clip::at_rate;
use crate::mix::stitch::{Stitched, Stitcher};
use crate::model::article::Article;
use crate::model::edition::{self, ChapterMark, Loudness, Manifest, VoiceUsed};
use crate::model::edition_files::EditionFiles;
use crate::model::script::{Script, Segment};
use crate::store::edition::EditionWriter;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What was made.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Rendered {
    /// Where it is.
    pub files: EditionFiles,
    /// Its manifest.
    pub manifest: Manifest,
    /// The sound.
    pub sound: Stitched,
    /// Segments in the sound.
    pub segments: usize,
    /// How many of them came out of the store.
    pub from_store: usize,
}

/// Renders an article, cut into a script for this cast, into these files.
///
/// [`Kind::Input`] if there is nothing to say; what the backend and the disk report otherwise.
/// Whatever was spoken before a failure is in the store.
pub async fn render(
    article: &Arc<Article>,
    script: &Script,
    cast: &Cast,
    files: &EditionFiles,
    options: &Options,
) -> Result<Rendered> {
    let events = &options.events;
    if script.segments.is_empty() {
        return Err(nothing_to_say(&options.source));
    }
    let characters = script.segments.iter().map(|s| shown(article, s).chars().count());
    events.begun(script.segments.len(), characters.sum());
    cast.notes(&script.languages).iter().for_each(|note| events.note(note));
    let writer = EditionWriter::begin(files)?;
    let rate = cast.main().backend.capabilities().rate;
    // The main voice's, else that of the first clip.
    let edition_rate = cast.main().backend.capabilities().sample_rate;
    let mut stitcher = Stitcher::new(&writer.audio(), options.pauses.clone(), rate);
    let mut assembly = Assembly::new(article, script, writer.scratch())?;
    if options.live {
        events.outline(assembly.outline(), chapters(article).collect());
    }
    let mut ahead = Ahead::new(article, script, cast, options);
    let mut spoke = vec![false; cast.speakers().len()];
    let mut stood_in: Vec<(Arc<Speaker>, String)> = Vec::new();
    let (mut segments, mut from_store) = (0, 0);
    let mut first_reason = None;
    let mut unsounded_notes = BTreeSet::new();
    let mut doubted = Vec::new();
    while let Some((segment, spoken)) = ahead.next().await? {
        let Clipped { utterance, clip, cached, stand_in, why, doubt } = spoken;
        first_reason = first_reason.or(why);
        let text = shown(article, segment);
        if clip.samples.is_empty() {
            stitcher.skip_silent(segment.pause);
            assembly.no_sound(segment);
            events.no_sound(text);
            continue;
        }
        let clip = match edition_rate.or(stitcher.rate()) {
            Some(rate) => at_rate(clip, rate)?,
            None => clip,
        };
        let frames = stitcher.append(&clip, segment.pause)?;
        let place = cast.place(script.language(segment));
        let speaker = stand_in.as_deref().unwrap_or(&cast.speakers()[place]);
        for (word, sound) in speaker.unsounded(&utterance) {
            let note = unsounded(&speaker.card.name, &word, &sound.to_string());
            if unsounded_notes.len() < MAX_NOTES && unsounded_notes.insert(note.clone()) {
                events.note(&note);
            }
        }
        let cue = assembly.cue(segment, &speaker.card.name, &utterance, &clip, frames)?;
        if let Some(why) = doubt {
            if doubted.len() < MAX_NOTES {
                let note = format!("{} may not be whole: {why} ({:?})", cue.id, beginning(text));
                events.note(&note);
            }
            doubted.push(cue.id.clone());
        }
        match stand_in {
            Some(stand_in) => stood_in.push((stand_in, cue.id.clone())),
            None => spoke[place] = true,
        }
        if options.live {
            stitcher.flush()?;
            events.placed(cue, &writer.audio());
            events.wants_more().await;
        }
        segments += 1;
        from_store += usize::from(cached);
        events.stitched(&Step {
            characters: text.chars().count(),
            frames: frames.1,
            rate: clip.rate,
            from_store: cached,
        });
    }
    let sound = stitcher.finish()?.ok_or_else(|| nothing_to_say(&options.source))?;
    assembly.finish(&writer.timing(), sound)?;
    let others = cast.speakers().iter().zip(spoke).skip(1).filter(|(_, spoke)| *spoke);
    let mut other_voices: Vec<VoiceUsed> = others.map(|(speaker, _)| voice_used(speaker)).collect();
    for (stand_in, _) in &stood_in {
        let name = &stand_in.card.name;
        if *name != cast.main().card.name && other_voices.iter().all(|v| v.name != *name) {
            other_voices.push(voice_used(stand_in));
        }
    }
    if !stood_in.is_empty() {
        let because = first_reason.map(|why| format!(" ({why})")).unwrap_or_default();
        events.note(&format!(
            "{} spoken by {} in place of {}{because}; `aloud speak --revoice` asks again",
            match stood_in.len() {
                1 => "a segment was".to_string(),
                n => format!("{n} segments were"),
            },
            stood_in[0].0.card.name,
            cast.main().card.name
        ));
    }
    let manifest = Manifest {
        other_voices,
        stand_ins: stood_in.into_iter().map(|(_, id)| id).collect(),
        doubtful: doubted,
        ..manifest(article, cast.main(), &options.source, sound)
    };
    let manifest = writer.finish(manifest)?;
    Ok(Rendered { files: files.clone(), manifest, sound, segments, from_store })
}

/// So many words of the lexicon are named that a voice cannot sound, and so many doubtful segments.
const MAX_NOTES: usize = 20;

/// What a person should know of a word whose sound a voice cannot be told.
pub fn unsounded(voice: &str, word: &str, sound: &str) -> String {
    format!("{voice} cannot be told the sound {sound} of {word:?}; it is read as it is written")
}

fn nothing_to_say(source: &str) -> Error {
    let what = "it holds no word, number or sign that the voice can say";
    Error::new(Kind::Input, format!("nothing to say in {source}: {what}"))
}

fn shown<'a>(article: &'a Article, segment: &Segment) -> &'a str {
    &article.blocks[segment.block()].text[segment.text()]
}

/// The beginning of a text, for notes.
fn beginning(text: &str) -> String {
    text.chars().take(40).collect()
}

fn voice_used(speaker: &Speaker) -> VoiceUsed {
    VoiceUsed {
        name: speaker.card.name.clone(),
        backend: speaker.card.backend.clone(),
        licence: speaker.card.licence.clone(),
        settings: speaker.backend.fingerprint(),
    }
}

fn chapters(article: &Article) -> impl Iterator<Item = ChapterMark> {
    article.chapters.iter().filter_map(|c| {
        let block = article.blocks.get(c.block)?.id.clone();
        Some(ChapterMark { title: c.title.clone(), level: c.level, block })
    })
}

fn manifest(article: &Article, main: &Speaker, source: &str, sound: Stitched) -> Manifest {
    let peak = 20.0 * (f64::from(sound.peak.max(1)) / f64::from(i16::MAX)).log10();
    Manifest {
        version: edition::VERSION,
        title: article.meta.title.clone().unwrap_or_default(),
        authors: article.meta.authors.clone(),
        published: article.meta.published.clone(),
        source: source.to_string(),
        url: article.meta.url.clone(),
        language: article.language.to_string(),
        chapters: chapters(article).collect(),
        voice: voice_used(main),
        other_voices: Vec::new(),
        stand_ins: Vec::new(),
        doubtful: Vec::new(),
        loudness: Loudness { sample_peak_dbfs: (peak * 100.0).round() / 100.0, levelled: None },
        files: BTreeMap::new(),
        exports: BTreeMap::new(),
        program: concat!("aloud ", env!("CARGO_PKG_VERSION")).into(),
    }
}
