//! The arguments of `aloud play`.

use super::numbers::{number, percent, whole};
use super::{InputArgs, Who};
use clap::{Args, ValueHint};
use std::path::PathBuf;

#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  aloud play article.html                 starts at once, while the rest is rendered
  aloud play output/my-article            a finished edition: nothing is spoken anew
  aloud play output                       every edition in a folder, one after the other
  aloud play https://example.org/feed.xml --items 1-5
  pbpaste | aloud play - --plain          each sentence printed when it begins

Keys: space pauses, arrows go by sentence and paragraph, + and - change the speed, ? shows all.
It goes on where it was left; what was rendered is in the store.")]
pub struct Play {
    /// Editions, files, folders, addresses on the web, or - for standard input
    #[arg(required = true, value_name = "EDITION|INPUT", value_hint = ValueHint::AnyPath)]
    #[arg(value_parser = super::input())]
    pub inputs: Vec<String>,
    /// The audio device, as `aloud doctor` lists them [default: the system's]
    #[arg(long, value_name = "NAME")]
    pub device: Option<String>,
    /// Tempo, 0.5 to 3.0, with the pitch kept
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0, alias = "rate", value_parser = number)]
    pub speed: f64,
    /// Level in percent, 0 to 100; 100 leaves the sound as it is
    #[arg(long, value_name = "PERCENT", default_value_t = 100,
          value_parser = percent)]
    pub volume: u8,
    /// Begin at the beginning, and not where it was left
    #[arg(long)]
    pub restart: bool,
    /// Print each sentence when it begins, for pipes and screen readers
    #[arg(long)]
    pub plain: bool,
    /// Show how far it is, and no text
    #[arg(long)]
    pub no_text: bool,
    /// Show the text in colours of high contrast
    #[arg(long)]
    pub contrast: bool,
    /// Keep what was rendered as an edition in the output folder
    #[arg(long)]
    pub keep: bool,
    /// Where --keep writes editions [default: output]
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub who: Who,
    #[command(flatten)]
    pub reading: InputArgs,
    /// Sentences to speak at once [default: one a core]
    #[arg(short, long, value_name = "N", value_parser = whole::<usize>)]
    pub jobs: Option<usize>,
}
