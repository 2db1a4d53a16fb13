//! `aloud doctor`

use super::args::Prosody;
use super::cache::bytes;
use super::context::Context;
use super::{output, runtime};
use aloud::config::settings;
use aloud::model::language::Language;
use aloud::model::spoken::Spoken;
use aloud::model::voice::{Sound, Utterance};
use aloud::player::device;
use aloud::speech::table::BACKENDS;
use aloud::store::clips::ClipStore;
use aloud::{Error, Kind, Result};
use serde_json::json;
use std::time::Instant;

/// One thing that was looked at.
struct Finding {
    what: String,
    /// What was seen, or why it does not work and how to mend it.
    result: Result<String>,
}

pub fn run(context: &Context) -> Result<()> {
    let mut findings = vec![
        Finding { what: "program".into(), result: Ok(env!("CARGO_PKG_VERSION").into()) },
        Finding { what: "configuration".into(), result: Ok(configuration(context)) },
        Finding { what: "cache".into(), result: cache(context) },
        Finding { what: "voices".into(), result: voices(context) },
        Finding { what: "audio".into(), result: audio(context) },
    ];
    for row in BACKENDS {
        let what = format!("backend {}", row.name);
        findings.push(Finding { what, result: backend(context, row.name) });
    }
    if context.common.json {
        let list = findings.iter().map(|f| match &f.result {
            Ok(seen) => json!({ "what": f.what, "ok": true, "seen": seen }),
            Err(e) => json!({ "what": f.what, "ok": false, "seen": e.to_string() }),
        });
        output::json(&json!({ "findings": list.collect::<Vec<_>>() }))?;
    } else {
        for f in &findings {
            match &f.result {
                Ok(seen) => output::line(format!("ok    {:16} {seen}", f.what))?,
                Err(e) => output::line(format!("FAIL  {:16} {e}", f.what))?,
            }
        }
    }
    let mut failures = findings.into_iter().filter_map(|f| f.result.err());
    match failures.next() {
        None => Ok(()),
        Some(e) => Err(Error::new(e.kind(), "not all works here; what fails is told above")),
    }
}

fn configuration(context: &Context) -> String {
    match (&context.loaded.file, settings::folder()) {
        (Some(file), _) => format!("read from {}", file.display()),
        (None, Some(folder)) => {
            format!("none; {} would be read", folder.join("config.toml").display())
        }
        (None, None) => "none, and no home folder to look in".into(),
    }
}

fn cache(context: &Context) -> Result<String> {
    let dir = context.cache();
    let usage = ClipStore::open(&dir)
        .map_err(|e| {
            let what = "no clip can be kept; choose another folder with `cache` in the configuration or ALOUD_CACHE";
            Error::new(Kind::Disk, what).because(e)
        })?
        .usage();
    Ok(format!("{}: {} clips, {}", dir.display(), usage.clips, bytes(usage.bytes)))
}

fn voices(context: &Context) -> Result<String> {
    let voices = context.voices()?;
    let mut languages: Vec<&str> =
        voices.all().flat_map(|(c, _)| &c.languages).filter_map(|t| t.split('-').next()).collect();
    languages.sort_unstable();
    languages.dedup();
    languages.retain(|l| *l != "*");
    // What a card says of its voice is checked when it is opened; nothing is spoken for that.
    for (card, _) in voices.all() {
        context.speaker(card.clone(), &Prosody::default(), 1)?;
    }
    match context.settings().voice.as_str() {
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
    let names = devices.iter().map(|(name, about)| match context.common.verbose {
        true => format!("\n      {name}: {about}"),
        false => format!(" {name}"),
    });
    Ok(format!("{default}; devices:{}", names.collect::<String>()))
}

/// Speaks one word.
fn backend(context: &Context, name: &str) -> Result<String> {
    let voices = context.voices()?;
    let cards = || voices.all().map(|(card, _)| card).filter(|c| c.backend == name);
    let Some(card) = cards().find(|c| c.languages.iter().any(|l| l == "en")).or(cards().next())
    else {
        return Ok("built in; no card uses it".into());
    };
    let speaker = context.speaker(card.clone(), &Prosody::default(), 1)?;
    let language = Language::parse("en").unwrap_or_else(Language::unknown);
    let hello = Utterance { spoken: Spoken::new("hello"), language, readings: Vec::new() };
    let begun = Instant::now();
    let take = runtime::block_on(speaker.backend.speak(&hello))?;
    let Sound::Pcm { rate, samples } = take.sound;
    if samples.is_empty() {
        return Err(Error::new(Kind::Refused, format!("{} said nothing for \"hello\"", card.name)));
    }
    Ok(format!("says hello at {rate} in {} ms", begun.elapsed().as_millis()))
}
