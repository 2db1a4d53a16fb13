//! A text and its language → readings.

use super::chinese;
use crate::model::reading::{Phones, Reading, ReadingSource};

/// The readings of a text, in order and without overlaps, as far as the language has any.
///
/// `overrides` are the user's own, in order and without overlaps: they win over everything. A word
/// that one of them touches keeps the readings of its other characters.
pub fn pronounce(text: &str, language: &str, overrides: &[Reading]) -> Vec<Reading> {
    let found = match language.split('-').next().unwrap_or_default() {
        "zh" | "cmn" => chinese::readings(text),
        _ => Vec::new(),
    };
    if overrides.is_empty() { found } else { overlay(found, overrides) }
}

fn overlay(found: Vec<Reading>, overrides: &[Reading]) -> Vec<Reading> {
    let mut all: Vec<Reading> = Vec::with_capacity(found.len() + overrides.len());
    let mut over = overrides.iter().peekable();
    for reading in found {
        let mut at = reading.said.start;
        // Those that begin before this reading ends, and so may reach into it.
        loop {
            while let Some(o) = over.next_if(|o| o.said.end <= at) {
                all.push(o.clone());
            }
            let Some(o) = over.peek().filter(|o| o.said.start < reading.said.end) else { break };
            keep(&reading, at..o.said.start, &mut all);
            at = o.said.end;
            if o.said.end > reading.said.end {
                break;
            }
        }
        keep(&reading, at..reading.said.end, &mut all);
    }
    all.extend(over.cloned());
    all
}

/// The part of a reading, if it has parts.
fn keep(reading: &Reading, part: std::ops::Range<usize>, all: &mut Vec<Reading>) {
    let Phones::Pinyin(syllables) = &reading.sound else {
        if part == reading.said {
            all.push(reading.clone());
        }
        return;
    };
    if part.start >= part.end || part.start < reading.said.start {
        return;
    }
    let from = part.start - reading.said.start;
    if let Some(syllables) = syllables.get(from..from + part.len()) {
        let sound = Phones::Pinyin(syllables.to_vec());
        all.push(Reading { said: part, sound, source: reading.source });
    }
}

/// A reading of the user's.
pub fn own(said: std::ops::Range<usize>, sound: Phones) -> Reading {
    Reading { said, sound, source: ReadingSource::Lexicon }
}
