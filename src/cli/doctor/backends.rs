//! The checks of backends.

use super::finding::Finding;
use crate::cli::runtime;
use aloud::config::Origin;
use aloud::model::{Language, Sound, Spoken, Utterance, VoiceCard};
use aloud::speech::Row;
use aloud::studio::Studio;
use aloud::{Error, Kind, Result};
use std::time::Instant;

/// Speaks one word, or asks a service, by the user's own card if there is one.
pub fn backend(studio: &Studio, row: &Row) -> Finding {
    let mut needed = !row.foreign;
    let mut hello = || {
        let voices = studio.voices()?;
        let cards = || voices.all().filter(|(c, _)| c.backend == row.name);
        let own = cards().find(|(_, origin)| **origin != Origin::Embedded);
        needed |= own.is_some();
        let english = || cards().find(|(c, _)| c.languages.iter().any(|l| l == "en"));
        match own.or_else(english).or_else(|| cards().next()) {
            // Nothing is spoken over a service that may bill it.
            Some((card, _)) if row.foreign && row.name != "command" => ask(studio, card),
            Some((card, _)) => say_hello(studio, card),
            None => Ok("built in; no card uses it".into()),
        }
    };
    let result = hello();
    Finding { what: format!("backend {}", row.name), result, needed }
}

/// Asks a service for its voices.
fn ask(studio: &Studio, card: &VoiceCard) -> Result<String> {
    let named = |e: Error| Error::new(e.kind(), format!("{}: {e}", card.name));
    let speaker = studio.speaker(card).map_err(named)?;
    let offered = runtime::block_on(speaker.backend.voices()).map_err(named)?.len();
    let hint = format!("`aloud voices try {}` speaks", card.name);
    Ok(format!("{} asked for its voices, and got {offered}; {hint}", card.name))
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
