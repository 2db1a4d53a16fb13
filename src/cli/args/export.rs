//! The arguments of `aloud export`.

use clap::{Args, ValueHint};
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

All sound is brought to -16 LUFS with true peaks below -1 dBTP ([loudness] in the configuration), and says
in its metadata that it is synthetic ([disclosure]). What is there and has not changed is not made again.")]
pub struct Export {
    /// Folders of editions, or folders with editions in them
    #[arg(required_unless_present = "list", value_name = "EDITION", value_hint = ValueHint::DirPath)]
    pub editions: Vec<PathBuf>,
    /// The formats, with commas between them [default: those that were exported before]
    #[arg(long, value_name = "FORMATS", value_delimiter = ',')]
    pub to: Vec<String>,
    /// A file for the one format, or a folder [default: the edition's own folder]
    #[arg(short, long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub output: Option<PathBuf>,
    /// Make one publication of all editions, a chapter each, with this title
    #[arg(long = "as", value_name = "TITLE")]
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
