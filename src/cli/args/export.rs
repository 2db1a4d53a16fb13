//! The arguments of `aloud export`.

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueHint};
use std::convert::Infallible;
use std::path::PathBuf;

#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  aloud export output/my-article --to mp3
  aloud export output --to mp3,m4b,opus            every edition in the folder
  aloud export output/my-article --to m4b --cover cover.jpg
  aloud export output/my-article --to mp3 -o episode-12.mp3
  aloud export part-1 part-2 --as 'The whole book' --to m4b
  aloud export output                              renew what is stale
  aloud export --list

All sound is brought to -16 LUFS with true peaks below -1 dBTP ([loudness] in the configuration).
Its metadata say that it is synthetic ([disclosure]). In an edition's own folder, what is there and has not
changed is not made again.")]
pub struct Export {
    /// Folders of editions, or folders with editions in them
    #[arg(required_unless_present = "list", value_name = "EDITION", value_hint = ValueHint::DirPath)]
    pub editions: Vec<PathBuf>,
    /// The formats, with commas between them [default: those that were exported before]
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', value_parser = format_name)]
    pub to: Vec<String>,
    /// A file for the one format, or a folder, for one edition or what --as makes [default: the edition's own
    /// folder, and with --as one of that title in the output folder]
    #[arg(short, long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub output: Option<PathBuf>,
    /// Make one publication of all editions, a chapter each, with this title
    #[arg(long = "as", value_name = "TITLE", value_parser = NonEmptyStringValueParser::new())]
    pub title: Option<String>,
    /// The cover: a JPEG, PNG or WebP file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub cover: Option<PathBuf>,
    /// Make also what is there and has not changed
    #[arg(long)]
    pub fresh: bool,
    /// List the formats
    #[arg(long)]
    pub list: bool,
}

/// The name of a format as people write it: `mp3`, ` m4b`, `.MP3`.
pub fn format_name(name: &str) -> Result<String, Infallible> {
    Ok(name.trim().trim_start_matches('.').to_ascii_lowercase())
}
