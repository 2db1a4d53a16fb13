//! The checks of backends.

use super::finding::Finding;
use crate::cli::output::count;
use crate::cli::runtime;
use aloud::config::Origin;
use aloud::model::{Language, Sound, Spoken, Utterance, VoiceCard};
use aloud::speech::Row;
use aloud::studio::Studio;
use aloud::{Error, Kind, Result};
use std::time::Instant;

/// Speaks one word, or asks a service, by each of the user's own cards, or else by an embedded one.
pub fn backend(studio: &Studio, row: &Row) -> Vec<Finding> {
    let name = format!("backend {}", row.name);
    let voices = match studio.voices() {
        Ok(voices) => voices,
        Err(e) => return vec![Finding::failed(name, e)],
    };
    let cards = || voices.all().filter(|(c, _)| c.backend == row.name);
    let own: Vec<_> = cards().filter(|(_, origin)| **origin != Origin::Embedded).collect();
    let checked = |card| match row.foreign && row.name != "command" {
        // Nothing is spoken over a service that may bill it.
        true => ask(studio, card),
        false => say_hello(studio, card),
    };
    let mut findings: Vec<_> = own
        .iter()
        .map(|(card, _)| Finding::needed(format!("voice {}", card.name), checked(card)))
        .collect();
    // The program's own engines have to work whatever cards there are besides.
    let embedded = || cards().filter(|(_, origin)| **origin == Origin::Embedded);
    let english = || embedded().find(|(c, _)| c.languages.iter().any(|l| l == "en"));
    let asked = own.is_empty() || !row.foreign;
    if let Some((card, _)) = english().or_else(|| embedded().next()).filter(|_| asked) {
        let result = checked(card);
        findings.push(match row.foreign {
            true => Finding::offered(name, result),
            false => Finding::needed(name, result),
        });
    } else if own.is_empty() {
        findings.push(Finding::absent(name, "built in; no card uses it"));
    }
    findings
}

/// Asks a service for its voices.
fn ask(studio: &Studio, card: &VoiceCard) -> Result<String> {
    let speaker = studio.speaker(card)?;
    let offered = runtime::block_on(speaker.backend.voices())?.len() as u64;
    let hint = format!("`aloud voices try {}` speaks", card.name);
    Ok(format!("offers {}; {hint}", count(offered, "voice")))
}

fn say_hello(studio: &Studio, card: &VoiceCard) -> Result<String> {
    let speaker = studio.speaker(card)?;
    let language = Language::parse("en").unwrap_or_else(Language::unknown);
    let hello = Utterance {
        spoken: Spoken::new("hello"),
        language,
        pronunciations: Vec::new(),
        styles: Vec::new(),
    };
    let begun = Instant::now();
    let take = runtime::block_on(speaker.backend.speak(&hello))?;
    let Sound::Pcm { rate, samples } = take.sound;
    if samples.is_empty() {
        return Err(Error::new(Kind::Refused, format!("{} said nothing for \"hello\"", card.name)));
    }
    Ok(format!("{} says hello at {rate} in {} ms", card.name, begun.elapsed().as_millis()))
}
