//! `aloud pronounce`

mod answer;
mod table;

use super::args::Pronounce;
use super::context::Context;
use super::{filter, runtime};
use aloud::Result;
use aloud::config::user_lexicon;
use aloud::model::Language;
use answer::answer;
use table::table;

pub fn run(context: &Context, args: &Pronounce) -> Result<()> {
    filter::run(context, &args.tool, answer, |text, language| match args.phonemes {
        true => phonemes(context, text, language),
        false => Ok(table(text, language, &user_lexicon()?)),
    })
}

/// What the voice of the language is given, line by line.
fn phonemes(context: &Context, text: &str, language: &Language) -> Result<String> {
    let studio = context.studio()?;
    // One runtime for all lines: the engine's workers live in it.
    runtime::block_on(async {
        let mut out = String::new();
        for line in text.lines().filter(|l| !l.trim().is_empty()) {
            let told = studio.phonemes(line, language).await?;
            out += &format!("{line}\n  {told}\n");
        }
        Ok(out)
    })
}
