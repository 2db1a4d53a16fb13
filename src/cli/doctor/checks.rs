//! The checks of this machine and of what the user configured.

use crate::cli::cache::bytes;
use crate::cli::context::Context;
use crate::cli::output::count;
use aloud::config;
use aloud::player::{Player, devices};
use aloud::studio::Studio;
use aloud::{Error, Kind, Result};

pub fn configuration(context: &Context) -> String {
    match (&context.loaded.file, config::folder()) {
        (Some(file), _) => format!("read from {}", file.display()),
        (None, Some(folder)) => {
            format!("none; {} would be read", folder.join("config.toml").display())
        }
        (None, None) => "none, and no home folder to look in".into(),
    }
}

pub fn cache(studio: &Studio) -> Result<String> {
    let dir = studio.cache();
    let kept = studio
        .kept()
        .map_err(|e| {
            let what = "no clip can be kept; choose another folder with `folder` in [cache] of the configuration or ALOUD_CACHE";
            Error::new(Kind::Disk, what).because(e)
        })?;
    Ok(format!("{}: {}, {}", dir.display(), count(kept.clips, "clip"), bytes(kept.clip_bytes)))
}

pub fn voices(studio: &Studio) -> Result<String> {
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
    let settings = studio.settings();
    let named = settings.voices.values().chain([&settings.voice]);
    named.filter(|name| !name.is_empty()).try_for_each(|name| voices.find(name).map(drop))?;
    Ok(format!("{} cards for {}", voices.all().count(), languages.join(" ")))
}

/// Opens the default device, and lists all. Without one, all but `play` works: no failure.
pub fn audio(context: &Context) -> Result<String> {
    let default = match Player::open("") {
        Ok(_) => "the default device can be opened".to_string(),
        Err(e) => format!("none, only `aloud play` needs one: {e}"),
    };
    let devices = devices().unwrap_or_default();
    let names = devices.iter().map(|(name, about)| match context.common.verbose > 0 {
        true => format!("\n      {name}: {about}"),
        false => format!(" {name}"),
    });
    Ok(format!("{default}; devices:{}", names.collect::<String>()))
}
