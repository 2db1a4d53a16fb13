//! `aloud voices`

mod add;
mod sample;
mod sentences;

use super::args::{Voices, VoicesCommand};
use super::context::Context;
use super::{card, output, runtime};
use aloud::config::Origin;
use aloud::model::Language;
use aloud::{Error, Kind, Result};
use serde_json::json;
use std::path::Path;

pub fn run(context: &Context, args: &Voices) -> Result<()> {
    match &args.command {
        None | Some(VoicesCommand::List { backend: None, card: None }) => list(context),
        Some(VoicesCommand::List { backend, card }) => {
            list_backend(context, backend.as_deref(), card.as_deref())
        }
        Some(VoicesCommand::Add { name, from, voice, lang }) => {
            add::add(context, name, from, voice, lang.as_deref())
        }
        Some(VoicesCommand::Rm { name }) => remove(context, name),
        Some(VoicesCommand::Show { name }) => show(context, name),
        Some(VoicesCommand::Try { name, text, output, prosody }) => {
            sample::try_voice(context, name, text.as_deref(), output.as_deref(), prosody)
        }
    }
}

fn list(context: &Context) -> Result<()> {
    let studio = context.studio()?;
    let voices = studio.voices()?;
    if context.common.json {
        let cards = voices.all().map(|(card, origin)| {
            json!({
                "name": card.name, "backend": card.backend, "languages": card.languages,
                "licence": card.licence, "about": card.about, "file": file(origin),
            })
        });
        return output::json(&json!({ "voices": cards.collect::<Vec<_>>() }));
    }
    for (card, _) in voices.all() {
        let languages = card.languages.join(" ");
        output::line(format!(
            "{:16} {:8} {:24} {}",
            card.name, card.backend, languages, card.about
        ))?;
    }
    Ok(())
}

fn file(origin: &Origin) -> Option<&Path> {
    match origin {
        Origin::Embedded => None,
        Origin::File(path) => Some(path),
    }
}

/// What a service offers, asked on the terms of a card: the one that is named, or the first that uses
/// the backend.
fn list_backend(context: &Context, backend: Option<&str>, card: Option<&str>) -> Result<()> {
    let studio = context.studio()?;
    let voices = studio.voices()?;
    let card = match (card, backend) {
        (Some(card), _) => voices.find(card)?,
        (None, backend) => {
            let name = backend.unwrap_or_default();
            let found = voices.all().map(|(card, _)| card).find(|c| c.backend == name);
            found.cloned().ok_or_else(|| {
                let what = format!(
                    "no voice card uses a backend called {name:?}; write one that says where the \
                     service is, and name it with --card"
                );
                Error::new(Kind::Usage, what)
            })?
        }
    };
    let name = card.backend.clone();
    let speaker = studio.speaker(&card)?;
    let offered = runtime::block_on(speaker.backend.voices())?;
    if context.common.json {
        return output::json(&json!({ "backend": name, "voices": offered }));
    }
    for voice in offered {
        let tags: Vec<_> = voice.languages.iter().map(Language::as_str).collect();
        output::line(format!("{:24} {:12} {}", voice.id, tags.join(" "), voice.about))?;
    }
    Ok(())
}

/// Removes a card of the user's own, also one that is broken.
fn remove(context: &Context, name: &str) -> Result<()> {
    let file = context.studio()?.voices()?.file(name)?;
    std::fs::remove_file(&file).map_err(|e| {
        Error::new(Kind::Disk, format!("cannot remove the card {}", file.display())).because(e)
    })?;
    if context.common.json {
        return output::json(&json!({ "removed": file }));
    }
    output::line(format!("removed {}", file.display()))
}

fn show(context: &Context, name: &str) -> Result<()> {
    let card = context.studio()?.voices()?.find(name)?;
    if context.common.json {
        return output::json(&json!({
            "name": card.name, "backend": card.backend, "languages": card.languages,
            "licence": card.licence, "about": card.about, "settings": card.settings,
        }));
    }
    output::line(card::as_toml(&card)?)
}
