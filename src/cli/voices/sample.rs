//! `aloud voices try`

use super::sentences::SENTENCES;
use crate::cli::args::Prosody;
use crate::cli::context::Context;
use crate::cli::{output, runtime};
use aloud::Result;
use aloud::model::{Clock, Language};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Speaks a sentence into a file.
pub fn try_voice(
    context: &Context,
    name: &str,
    text: Option<&str>,
    output: Option<&Path>,
    prosody: &Prosody,
) -> Result<()> {
    let card = context.studio()?.voices()?.find(name)?;
    let tag = card.languages.iter().find_map(|t| Language::parse(t));
    let language = tag.unwrap_or_else(Language::unknown);
    let sample = SENTENCES.iter().find(|(tag, _)| *tag == language.primary());
    let text = text.or(sample.map(|s| s.1)).unwrap_or("Hello.");
    let path =
        output.map_or_else(|| PathBuf::from(format!("{}.wav", card.name)), Path::to_path_buf);
    let studio =
        prosody.apply(context.builder()).voice(name).language(language.as_str()).build()?;
    let speech = runtime::block_on(studio.say(text))?;
    let sound = speech.save(&path)?;
    if context.common.json {
        return output::json(&json!({
            "file": path, "said": speech.spoken.said(),
            "frames": sound.frames, "sample_rate": sound.rate,
        }));
    }
    let length = Clock(sound.rate.duration(sound.frames));
    output::line(format!("{}: {length} of {}: {text}", path.display(), speech.voice))
}
