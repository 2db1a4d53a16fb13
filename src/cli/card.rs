//! Voice cards as files: printed by `aloud voices show`, written by `aloud voices add`.

use super::context::Context;
use super::{output, runtime};
use aloud::config;
use aloud::model::{Language, VoiceCard};
use aloud::{Error, Kind, Result};
use serde_json::json;
use std::io::Write;

/// The card as its file would have it.
pub fn as_toml(card: &VoiceCard) -> Result<String> {
    let mut table = toml::Table::new();
    for (key, value) in [
        ("name", &card.name),
        ("backend", &card.backend),
        ("licence", &card.licence),
        ("about", &card.about),
    ] {
        table.insert(key.into(), value.clone().into());
    }
    table.insert("languages".into(), card.languages.clone().into());
    if let Some(fallback) = &card.terms.fallback {
        table.insert("fallback".into(), fallback.clone().into());
    }
    table.insert(card.backend.clone(), card.settings.clone().into());
    let bug = |e: toml::ser::Error| Error::new(Kind::Bug, "cannot print the voice card").because(e);
    let terms = &card.terms;
    let mut put = |name: &str, differs: bool, value: std::result::Result<toml::Value, _>| {
        if differs {
            table.insert(name.into(), value.map_err(bug)?);
        }
        Ok::<_, Error>(())
    };
    let none = aloud::model::Terms::default();
    put("limits", terms.limits != none.limits, toml::Value::try_from(&terms.limits))?;
    put("retry", terms.retry != none.retry, toml::Value::try_from(&terms.retry))?;
    if let Some(price) = &terms.price {
        put("price", true, toml::Value::try_from(price))?;
    }
    Ok(toml::to_string(&table).map_err(bug)?.trim_end().to_string())
}

/// Writes a card for another voice of a service: the card `from` with this voice in it.
pub fn add(
    context: &Context,
    name: &str,
    from: &str,
    voice: &str,
    lang: Option<&str>,
) -> Result<()> {
    let wrong = |what: String| Error::new(Kind::Usage, what);
    let fine = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.starts_with('.') || name.is_empty() || !name.chars().all(fine) {
        return Err(wrong(format!(
            "{name:?} is not a name for a card; use letters, digits and hyphens"
        )));
    }
    let folder = config::folder().ok_or_else(|| {
        wrong("there is no configuration folder on this machine; write the card by hand".into())
    })?;
    let studio = context.studio()?;
    let mut card = studio.voices()?.find(from)?;
    let speaker = studio.speaker(&card)?;
    let offered = runtime::block_on(speaker.backend.voices())?;
    let found = offered.iter().find(|v| v.id == voice);
    // A service that lists the card's own voice only does not say what else there is.
    if found.is_none() && offered.len() > 1 {
        let near: Vec<&str> = offered.iter().take(12).map(|v| v.id.as_str()).collect();
        let what = format!("the service has no voice {voice:?}; it has {}", near.join(", "));
        return Err(wrong(what));
    }
    card.name = name.to_owned();
    if let Some(found) = found {
        if !found.languages.is_empty() {
            card.languages = found.languages.iter().map(|l| l.to_string()).collect();
        }
        if !found.about.is_empty() {
            card.about = found.about.clone();
        }
    }
    if let Some(tag) = lang {
        let language = Language::parse(tag);
        let language = language.ok_or_else(|| wrong(format!("{tag:?} is not a language tag")))?;
        card.languages = vec![language.to_string()];
    }
    card.settings.insert("voice".into(), voice.into());
    let folder = folder.join("voices");
    let path = folder.join(format!("{name}.toml"));
    let disk = |e: std::io::Error| {
        Error::new(Kind::Disk, format!("cannot write the card {}", path.display())).because(e)
    };
    let text = as_toml(&card)? + "\n";
    std::fs::create_dir_all(&folder).map_err(disk)?;
    let mut file = std::fs::File::create_new(&path).map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => {
            let path = path.display();
            wrong(format!("there is a card {path}; choose another name, or remove it first"))
        }
        _ => disk(e),
    })?;
    file.write_all(text.as_bytes()).map_err(disk)?;
    if context.common.json {
        return output::json(&json!({ "name": name, "file": path }));
    }
    output::line(format!("{}: try it with `aloud voices try {name}`", path.display()))
}
