//! The checks of this machine and of what the user configured.

use super::finding::Finding;
use crate::cli::cache::bytes;
use crate::cli::context::Context;
use crate::cli::output::count;
use aloud::config::{self, Origin};
use aloud::player::{Player, devices};
use aloud::studio::Studio;
use aloud::{Error, Kind, Result};

pub fn configuration(context: &Context) -> Finding {
    let name = "configuration";
    match (&context.loaded.file, config::folder()) {
        (Some(file), _) => Finding::good(name, format!("read from {}", file.display())),
        (None, Some(folder)) => {
            let file = folder.join("config.toml");
            Finding::absent(name, format!("none; {} would be read", file.display()))
        }
        (None, None) => Finding::absent(name, "none, and no home folder to look in"),
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

/// The embedded cards together, and each of the user's.
pub fn voices(studio: &Studio) -> Vec<Finding> {
    let voices = match studio.voices() {
        Ok(voices) => voices,
        Err(e) => return vec![Finding::failed("voices", e)],
    };
    let mut languages: Vec<&str> =
        voices.all().flat_map(|(c, _)| &c.languages).filter_map(|t| t.split('-').next()).collect();
    languages.sort_unstable();
    languages.dedup();
    languages.retain(|l| *l != "*");
    let count = count(voices.all().count() as u64, "card");
    let seen = format!("{count} for {}", languages.join(" "));
    // What a card says of its voice is checked when it is opened; nothing is spoken for that.
    let embedded = voices.all().filter(|(_, origin)| **origin == Origin::Embedded);
    let opened = embedded.map(|(card, _)| card).try_for_each(|c| studio.speaker(c).map(drop));
    let mut findings = vec![Finding::needed("voices", opened.map(|()| seen))];
    for (name, why) in voices.broken() {
        let why = Error::new(Kind::Usage, why);
        findings.push(Finding::failed(format!("voice {name}"), why));
    }
    let settings = studio.settings();
    let named = settings.voices.values().chain([&settings.voice]).filter(|name| !name.is_empty());
    for name in named {
        if let Err(e) = voices.find(name) {
            findings.push(Finding::failed(format!("voice {name}"), e));
        }
    }
    findings
}

/// Opens the default device, and lists all. Without one, all but `play` works: no failure.
pub fn audio(context: &Context) -> Finding {
    let opened = Player::open("");
    let devices = devices().unwrap_or_default();
    let names = devices.iter().map(|(name, about)| match context.common.verbose > 0 {
        true => format!("\n      {name}: {about}"),
        false => format!(" {name}"),
    });
    let names = match devices.is_empty() {
        true => " none".to_owned(),
        false => names.collect::<String>(),
    };
    match opened {
        Ok(_) => {
            Finding::good("audio", format!("the default device can be opened; devices:{names}"))
        }
        Err(e) => {
            let why = format!("only `aloud play` needs a device: {e}; devices:{names}");
            Finding::absent("audio", why)
        }
    }
}
