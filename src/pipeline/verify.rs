//! The audit of a finished edition: does it hold what it promises?

use crate::audio::wav;
use crate::error::Result;
use crate::model::edition::Manifest;
use crate::model::edition_files::EditionFiles;
use crate::model::range::{FrameSpan, SourceSpan, Span};
use crate::model::timeline::{Cue, TimingMap, VERSION};
use crate::model::units::{Frames, SourceChars};
use crate::store::{edition, timing};
use std::collections::HashSet;
use std::path::Path;

/// The outcome of an audit.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Audit {
    /// The edition's manifest.
    pub manifest: Manifest,
    /// Its timing map.
    pub map: TimingMap,
    /// What is wrong; empty if all is well.
    pub faults: Vec<String>,
    /// What a person should listen to: no fault of the files.
    pub warnings: Vec<String>,
}

/// Audits the edition that `path` means (its folder, or its WAV file): files and hashes, the sound's format
/// and length, the voices, the order and nesting of all ranges, and the ledger. An error if there is too
/// little to audit.
pub fn verify(path: &Path) -> Result<Audit> {
    let place = edition::files_of(path);
    let manifest = edition::manifest(&place)?;
    let map = timing::read(&place.timing())?;
    let mut faults = Vec::new();
    files(&place, &manifest, &mut faults);
    sound(&place, &map, &mut faults);
    voices(&manifest, &map, &mut faults);
    faults.extend(check(&map));
    let warnings = doubts(&manifest, &map);
    Ok(Audit { manifest, map, faults, warnings })
}

/// Segments that may not be whole, with the beginning of their text.
fn doubts(manifest: &Manifest, map: &TimingMap) -> Vec<String> {
    let text = |id: &str| -> Option<String> {
        let range = map.segments.iter().find(|s| s.id == id)?.text;
        let (start, length) = (range.0.index(), range.len().index());
        Some(map.head.text.chars().skip(start).take(length.min(40)).collect())
    };
    let warning = |id: &String| {
        let text = text(id).unwrap_or_default();
        format!(
            "segment {id} may not be whole: listen to {text:?}; `aloud speak --revoice` asks again"
        )
    };
    manifest.doubtful.iter().map(warning).collect()
}

fn files(place: &EditionFiles, manifest: &Manifest, faults: &mut Vec<String>) {
    let needed = [place.audio_name(), place.timing_name()];
    for name in needed.iter().filter(|n| !manifest.files.contains_key(*n)) {
        faults.push(format!("the manifest does not name {name}"));
    }
    for (name, promised) in &manifest.files {
        let path = place.dir().join(name);
        // A manifest comes from elsewhere: it may name files beside itself, and nothing more.
        if Path::new(name).file_name() != Some(name.as_ref()) || !path.is_file() {
            faults.push(format!("{name:?} is not a file of the edition"));
            continue;
        }
        match edition::mark(&path) {
            Err(e) => faults.push(format!("{name} cannot be read: {e}")),
            Ok(found) if found.bytes != promised.bytes => faults.push(format!(
                "{name} has {} bytes where the manifest says {}",
                found.bytes, promised.bytes
            )),
            Ok(found) if found.blake3 != promised.blake3 => {
                faults.push(format!("{name} is not what was written: its hash differs"));
            }
            Ok(_) => {}
        }
    }
}

fn sound(place: &EditionFiles, map: &TimingMap, faults: &mut Vec<String>) {
    let name = place.audio_name();
    match wav::probe(&place.audio()) {
        Err(e) => faults.push(e.to_string()),
        Ok(info) => {
            if (info.channels, info.bits) != (1, 16) {
                faults.push(format!("{name} is not 16-bit mono"));
            }
            if (info.rate, info.frames) != (map.head.sample_rate, map.head.frames) {
                faults.push(format!(
                    "{name} has {} frames at {}, the map says {} at {}",
                    info.frames, info.rate, map.head.frames, map.head.sample_rate
                ));
            }
        }
    }
}

/// Who speaks in the map is named in the manifest, and the other way round.
fn voices(manifest: &Manifest, map: &TimingMap, faults: &mut Vec<String>) {
    let speak: HashSet<&str> = map.segments.iter().map(|s| s.voice.as_str()).collect();
    let others = manifest.other_voices.iter().map(|v| v.name.as_str());
    let named: HashSet<&str> = others.clone().chain([manifest.voice.name.as_str()]).collect();
    let mut unnamed: Vec<_> = speak.difference(&named).collect();
    unnamed.sort();
    faults.extend(unnamed.iter().map(|v| format!("the manifest does not name the voice {v}")));
    let silent = others.filter(|v| !speak.contains(v));
    faults.extend(silent.map(|v| format!("the voice {v} speaks nothing")));
}

/// Checks a map by itself: ranges ordered, nested and inside text and sound; the ledger balanced.
pub fn check(map: &TimingMap) -> Vec<String> {
    let mut faults = Vec::new();
    let characters: Vec<char> = map.head.text.chars().collect();
    let whole_text = Span(SourceChars(0), SourceChars(characters.len() as u64));
    let whole_sound = Span(Frames(0), map.head.frames);
    if map.head.version != VERSION {
        faults.push(format!("the map has version {}, not {VERSION}", map.head.version));
    }
    let blocks = map.blocks.iter().map(|b| (b.id.as_str(), b.text, b.frames));
    ordered("block", blocks, whole_text, whole_sound, &mut faults);
    let segments = map.segments.iter().map(|s| (s.id.as_str(), s.text, s.frames));
    ordered("segment", segments, whole_text, whole_sound, &mut faults);
    let mut block = map.blocks.iter().peekable();
    for s in &map.segments {
        while block.next_if(|b| b.id != s.block).is_some() {}
        match block.peek() {
            Some(b) if b.text.holds(s.text) && b.frames.holds(s.frames) => {}
            Some(_) => faults.push(format!("segment {} leaves its block", s.id)),
            None => {
                faults
                    .push(format!("segment {}: its block {} is not there in order", s.id, s.block));
                break;
            }
        }
        if s.frames.is_empty() {
            faults.push(format!("segment {} has no sound", s.id));
        }
        let words = s.words.iter().map(|w| (s.id.as_str(), w.text, w.frames));
        ordered("a word of segment", words, s.text, s.frames, &mut faults);
    }
    let skipped = map.skipped.iter().map(|s| (s.reason.as_str(), s.text, Span::default()));
    ordered("a skipped range, for", skipped, whole_text, whole_sound, &mut faults);
    let mut ids = HashSet::new();
    let all = map.blocks.iter().map(|b| &b.id).chain(map.segments.iter().map(|s| &s.id));
    faults.extend(all.filter(|id| !ids.insert(*id)).map(|id| format!("{id} is there twice")));
    ledger(map, &characters, &mut faults);
    faults
}

fn ordered<'a>(
    what: &str,
    items: impl Iterator<Item = (&'a str, SourceSpan, FrameSpan)>,
    text: SourceSpan,
    frames: FrameSpan,
    faults: &mut Vec<String>,
) {
    let (mut text_end, mut frames_end) = (text.0, frames.0);
    for (id, t, f) in items {
        if t.0 > t.1 || f.0 > f.1 {
            faults.push(format!("{what} {id} ends before it begins"));
        } else if !text.holds(t) || !frames.holds(f) {
            faults.push(format!("{what} {id} lies outside of what holds it"));
        } else if t.0 < text_end || f.0 < frames_end {
            faults.push(format!("{what} {id} begins before the one before it ends"));
        }
        (text_end, frames_end) = (t.1.max(text_end), f.1.max(frames_end));
    }
}

/// Every character that is not white space is spoken or skipped, once.
fn ledger(map: &TimingMap, characters: &[char], faults: &mut Vec<String>) {
    let mut times = vec![0u8; characters.len()];
    let spans = map.segments.iter().map(|s: &Cue| s.text).chain(map.skipped.iter().map(|s| s.text));
    for span in spans {
        let range = span.0.index().min(times.len())..span.1.index().min(times.len());
        times.get_mut(range).into_iter().flatten().for_each(|n| *n = n.saturating_add(1));
    }
    for (what, bad) in [("neither spoken nor skipped", 0u8), ("accounted for twice", 2)] {
        let mut at = (0..characters.len())
            .filter(|i| times[*i].min(2) == bad && !characters[*i].is_whitespace())
            .peekable();
        if let Some(first) = at.peek().copied() {
            let sample: String = characters[first..].iter().take(12).collect();
            let count = at.count();
            faults.push(format!("{count} characters are {what}, first at {first}: {sample:?}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::timeline::{BlockCue, Head, SkippedText, Word};
    use crate::model::units::SampleRate;
    use crate::model::voice::Timing;

    fn map() -> TimingMap {
        let cue = |n: u64| Cue {
            id: format!("b1.s{n}"),
            block: "b1".into(),
            text: (3 * n - 3..3 * n - 1).into(),
            frames: (10 * n..10 * n + 8).into(),
            voice: "v".into(),
            said: "ab".into(),
            timing: Timing::Measured,
            words: vec![Word {
                text: (3 * n - 3..3 * n - 1).into(),
                frames: (10 * n..10 * n + 8).into(),
            }],
        };
        TimingMap {
            head: Head {
                version: 1,
                sample_rate: SampleRate(8000),
                frames: Frames(40),
                language: "en".into(),
                title: String::new(),
                text: "ab cd ***".into(),
            },
            blocks: vec![BlockCue {
                id: "b1".into(),
                kind: "paragraph".into(),
                level: None,
                text: (0..9).into(),
                frames: (10..28).into(),
            }],
            segments: vec![cue(1), cue(2)],
            skipped: vec![SkippedText { text: (6..9).into(), reason: "symbols".into() }],
        }
    }

    #[test]
    fn a_sound_map_has_no_fault() {
        assert_eq!(check(&map()), Vec::<String>::new());
    }

    #[test]
    fn every_sort_of_fault_is_found() {
        type Break = fn(&mut TimingMap);
        let broken: [(&str, Break); 11] = [
            ("is there twice", |m| m.segments[1].id = m.segments[0].id.clone()),
            ("outside", |m| m.skipped[0].text.1 = SourceChars(99)),
            ("version 2", |m| m.head.version = 2),
            ("neither spoken nor skipped, first at 6", |m| m.skipped.clear()),
            ("accounted for twice", |m| m.skipped[0].text.0 = SourceChars(4)),
            ("begins before", |m| m.segments[1].frames = (15..28).into()),
            ("outside", |m| m.segments[1].words[0].frames.1 = Frames(30)),
            ("leaves its block", |m| m.blocks[0].frames.1 = Frames(25)),
            ("its block b9", |m| m.segments[1].block = "b9".into()),
            ("ends before it begins", |m| {
                m.segments[0].words[0].frames = Span(Frames(15), Frames(12))
            }),
            ("has no sound", |m| m.segments[1].frames = Span(Frames(20), Frames(20))),
        ];
        for (what, break_it) in broken {
            let mut map = map();
            break_it(&mut map);
            let faults = check(&map);
            assert!(faults.iter().any(|f| f.contains(what)), "{what}: {faults:?}");
        }
    }
}
