//! `aloud doctor`

use super::cache::bytes;
use super::context::Context;
use super::{output, runtime};
use aloud::config::settings;
use aloud::config::voices::Origin;
use aloud::model::language::Language;
use aloud::model::spoken::Spoken;
use aloud::model::voice::{Sound, Utterance, VoiceCard};
use aloud::player::device;
use aloud::speech::table::{BACKENDS, Row};
use aloud::studio::Studio;
use aloud::{Error, Kind, Result};
use serde_json::json;
use std::time::Instant;

/// One thing that was looked at.
struct Finding {
    what: String,
    /// What was seen, or why it does not work and how to mend it.
    result: Result<String>,
    /// It belongs to this program or to what the user configured. Programs and services that
    /// embedded cards only offer may be missing.
    needed: bool,
}

impl Finding {
    fn needed(what: &str, result: Result<String>) -> Self {
        Finding { what: what.into(), result, needed: true }
    }
}

pub fn run(context: &Context) -> Result<()> {
    let studio = &context.studio()?;
    let mut findings = vec![
        Finding::needed("program", Ok(env!("CARGO_PKG_VERSION").into())),
        Finding::needed("configuration", Ok(configuration(studio))),
        Finding::needed("cache", cache(studio)),
        Finding::needed("voices", voices(studio)),
        Finding::needed("audio", audio(context)),
    ];
    findings.extend(BACKENDS.iter().map(|row| backend(studio, row)));
    if context.common.json {
        let list = findings.iter().map(|f| {
            let seen = f.result.as_ref().map_or_else(ToString::to_string, String::clone);
            json!({ "what": f.what, "ok": f.result.is_ok(), "needed": f.needed, "seen": seen })
        });
        output::json(&json!({ "findings": list.collect::<Vec<_>>() }))?;
    } else {
        for f in &findings {
            match &f.result {
                Ok(seen) => output::line(format!("ok    {:20} {seen}", f.what))?,
                Err(e) if f.needed => output::line(format!("FAIL  {:20} {e}", f.what))?,
                Err(e) => output::line(format!("-     {:20} {e}", f.what))?,
            }
        }
    }
    let mut failures = findings.into_iter().filter(|f| f.needed).filter_map(|f| f.result.err());
    match failures.next() {
        None => Ok(()),
        Some(e) => Err(Error::new(e.kind(), "not all works here; what fails is told above")),
    }
}

fn configuration(studio: &Studio) -> String {
    match (studio.settings_file(), settings::folder()) {
        (Some(file), _) => format!("read from {}", file.display()),
        (None, Some(folder)) => {
            format!("none; {} would be read", folder.join("config.toml").display())
        }
        (None, None) => "none, and no home folder to look in".into(),
    }
}

fn cache(studio: &Studio) -> Result<String> {
    let dir = studio.cache();
    let usage = studio
        .store()
        .map_err(|e| {
            let what = "no clip can be kept; choose another folder with `cache` in the configuration or ALOUD_CACHE";
            Error::new(Kind::Disk, what).because(e)
        })?
        .usage();
    Ok(format!("{}: {} clips, {}", dir.display(), usage.clips, bytes(usage.bytes)))
}

fn voices(studio: &Studio) -> Result<String> {
    let voices = studio.voices()?;
    let mut languages: Vec<&str> =
        voices.all().flat_map(|(c, _)| &c.languages).filter_map(|t| t.split('-').next()).collect();
    languages.sort_unstable();
    languages.dedup();
    languages.retain(|l| *l != "*");
    // What a card says of its voice is checked when it is opened; nothing is spoken for that.
    for (card, _) in voices.all() {
        studio.speaker(card)?;
    }
    match studio.settings().voice.as_str() {
        "" => {}
        name => drop(voices.find(name)?),
    }
    Ok(format!("{} cards for {}", voices.all().count(), languages.join(" ")))
}

/// Opens the default device, and lists all. Without one, all but `play` works: no failure.
fn audio(context: &Context) -> Result<String> {
    let default = match device::open("") {
        Ok(_) => "the default device can be opened".to_string(),
        Err(e) => format!("none, only `aloud play` needs one: {e}"),
    };
    let devices = device::list().unwrap_or_default();
    let names = devices.iter().map(|(name, about)| match context.common.verbose > 0 {
        true => format!("\n      {name}: {about}"),
        false => format!(" {name}"),
    });
    Ok(format!("{default}; devices:{}", names.collect::<String>()))
}

/// Speaks one word, or asks a service, by the user's own card if there is one.
fn backend(studio: &Studio, row: &Row) -> Finding {
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
