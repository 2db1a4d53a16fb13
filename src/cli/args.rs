//! The command line as it is typed.

mod export;
mod numbers;
mod play;

pub use export::Export;
pub use play::Play;

use aloud::studio::Input;
use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use numbers::{number, whole};
use std::path::PathBuf;

const ABOUT: &str = "Turns articles into audio you can follow word by word.";

const EXAMPLES: &str = "\
Examples:
  aloud speak article.md                 an edition in output/: sound and timing map
  aloud speak notes/ -o audio --jobs 4   every article in a folder
  aloud play article.md                  hear it now, and follow it word by word
  aloud speak https://example.org/a.md   an article on the web
  cat a.txt | aloud speak - --lang zh     standard input
  aloud export output/my-article --to mp3
                                         levelled, tagged sound for players and podcast apps
  aloud script article.md                what will be said, and what is skipped
  aloud verify output/my-article         is it whole?

Exit codes: 0 done; 2 wrong usage or configuration; 3 input cannot be read or holds no article;
4 the voice failed; 5 audio device; 6 disk; 7 verification failed; 130 interrupted; 1 a defect.";

/// Takes an input also if the bytes of its path are not text.
pub(crate) fn input() -> impl TypedValueParser<Value = String> {
    OsStringValueParser::new().map(Input::name_of)
}

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "aloud", version, about = ABOUT, after_help = EXAMPLES, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// Flags of every command.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// Read the configuration from this file
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
    /// Print errors only
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more: the language, voice and settings of each article; twice: every step, for finding faults
    #[arg(short, long, global = true, conflicts_with = "quiet", action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Print the result as one JSON object
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Render articles into editions: a WAV and a timing map
    Speak(Speak),
    /// Play articles or editions, with the text followed word by word
    Play(Play),
    /// Export finished editions to MP3, M4B, Opus, FLAC and other formats
    Export(Export),
    /// Show what will be said: segments, readings, and what is skipped and why
    #[command(after_help = "\
Examples:
  aloud script report.md | less -R
  aloud script report.md --json | jq '.segments[].edits'")]
    Script(Script),
    /// Show the article that is in a page, a book or a text, as Markdown or JSON
    #[command(after_help = "\
Examples:
  aloud extract page.html
  aloud extract https://example.org/news/1 --json
  aloud extract page.html --read footnote --skip table
  aloud extract --jsonl < pages.jsonl    {\"id\", \"html\", \"url\"} a line in (html is a file's path),
                                         {\"id\", \"title\", \"author\", \"published\", \"lang\", \"text\"} out")]
    Extract(Extract),
    /// Cut text into sentences
    #[command(after_help = "\
Examples:
  aloud segment 'Dr. Lee came. He left.'
  aloud segment report.txt
  aloud segment --jsonl < cases.jsonl    {\"id\", \"lang\", \"text\"} a line in, {\"id\", \"sentences\"} out")]
    Segment(TextTool),
    /// Write numbers, dates and signs out as they are said
    #[command(after_help = "\
Examples:
  aloud normalize 'It grew 3.5% in 1999.'
  aloud normalize --lang zh report.txt
  aloud normalize --jsonl < cases.jsonl  {\"id\", \"lang\", \"text\"} a line in, {\"id\", \"output\"} out")]
    Normalize(TextTool),
    /// Show how words with several pronunciations are pronounced, and what decided it
    #[command(after_help = "\
Examples:
  aloud pronounce 重庆银行行长
  aloud pronounce --lang en 'I read what you will read.'
  aloud pronounce report.txt
  aloud pronounce --jsonl < cases.jsonl  {\"id\", \"lang\", \"text\"} a line in, {\"id\", \"pinyin\"} out;
                                         in English, \"start\" and \"end\" name a word, and {\"id\", \"ipa\"} comes out")]
    Pronounce(Pronounce),
    /// Audit an edition: files, hashes, timing, and that no character is lost
    #[command(after_help = "\
Examples:
  aloud verify output/my-article
  aloud verify output                    every edition in it
  aloud verify output/my-article --source page.html
                                         is all that the page shows in it, or left out for a reason?")]
    Verify(Verify),
    /// Voices: what there is, one card, a sentence to try
    #[command(after_help = "\
Examples:
  aloud voices
  aloud voices list --backend espeak     all that the engine offers
  aloud voices show zh-espeak > mine.toml
  aloud voices add desk-bella --from desk-kokoro --voice af_bella
  aloud voices try de-espeak 'Guten Morgen!' --variant f2")]
    Voices(Voices),
    /// The store of spoken clips and fetched pages: its size, and how to make it smaller
    #[command(after_help = "\
Examples:
  aloud cache
  aloud cache clear --older-than 30d
  aloud cache clear --keep 2G")]
    Cache(Cache),
    /// Print the commented configuration, and where it is read from
    Config,
    /// Check the setup, and say how to fix what fails
    Doctor,
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, of the program or of one command
    #[command(after_help = "Example:\n  aloud man speak | man -l -")]
    Man {
        /// The command
        command: Option<String>,
    },
}

/// What an input is, for all commands that read one.
#[derive(Clone, Debug, Default, Args)]
pub struct InputArgs {
    /// The language of the input (BCP 47, e.g. zh, en-GB); overrides detection
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// The format of the input (text, markdown, html …); overrides detection
    #[arg(long, value_name = "NAME")]
    pub format: Option<String>,
    /// Which articles of a feed, the newest first: 3, 1-5 or all [default: 1]
    #[arg(long, value_name = "N")]
    pub items: Option<String>,
    /// Do not read these, e.g. caption,table (`aloud config` lists them under [reading])
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub skip: Vec<String>,
    /// Read these, e.g. footnote,date
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub read: Vec<String>,
    /// How words are to be said, in TOML or W3C PLS, over the configuration folder's lexicon.toml
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub lexicon: Vec<PathBuf>,
}

/// Who speaks.
#[derive(Clone, Debug, Default, Args)]
pub struct Who {
    /// A voice card's name or file [default: by language]
    #[arg(long, value_name = "NAME")]
    pub voice: Option<String>,
    /// The voice speaks what is in other languages too, in place of voices of their own
    #[arg(long)]
    pub one_voice: bool,
}

/// How a voice speaks.
#[derive(Clone, Debug, Default, Args)]
pub struct Prosody {
    /// Speaking rate, 0.4 to 3.0; 1.0 is the voice's own
    #[arg(long, alias = "speed", value_name = "FACTOR", allow_negative_numbers = true, value_parser = number)]
    pub rate: Option<f64>,
    /// Pitch, 0 to 99
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<i64>)]
    pub pitch: Option<i64>,
    /// Liveliness of the pitch, 0 to 99
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<i64>)]
    pub range: Option<i64>,
    /// Volume, 0 to 200
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<i64>)]
    pub volume: Option<i64>,
    /// Variant of the voice, e.g. f2
    #[arg(long, value_name = "NAME")]
    pub variant: Option<String>,
}

/// The path that a finished edition is told by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Print {
    // Its folder, or its WAV file where -o named one. (Not for the help: it would be printed in its long form.)
    #[default]
    Edition,
    Audio,
    Timing,
}

#[derive(Clone, Debug, Default, Args)]
#[command(after_help = "\
Examples:
  aloud speak report.md
  aloud speak report.md -o report.wav
  aloud speak report.md -o - | aplay
  cd \"$(aloud speak report.md)\"
  aloud speak report.md --voice en-us-espeak --rate 1.2 --variant f2
  aloud speak *.md -o editions --json > result.json
  cat draft.txt | aloud speak - --name draft

What was spoken before is taken from the store, so a stopped run goes on where it was, and after an
edit only the changed sentences are spoken.")]
pub struct Speak {
    /// Files, folders, addresses on the web, or - for standard input
    #[arg(required = true, value_name = "INPUT", value_hint = ValueHint::AnyPath)]
    #[arg(value_parser = input())]
    pub inputs: Vec<String>,
    /// Where editions are written: a folder; a file.wav for one article, with its timing map and
    /// manifest beside it; or - to write the sound to standard output while it is made
    /// [default: output]
    #[arg(short, long, value_name = "DIR|FILE.wav|-", value_hint = ValueHint::AnyPath)]
    pub output: Option<PathBuf>,
    /// The edition's folder name, in place of one made of the title
    #[arg(long)]
    pub name: Option<String>,
    /// The path to print of each edition on standard output
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    pub print: Print,
    #[command(flatten)]
    pub who: Who,
    #[command(flatten)]
    pub reading: InputArgs,
    #[command(flatten)]
    pub prosody: Prosody,
    /// Export each edition to these formats as well: mp3, m4b … (`aloud export --list`)
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', value_parser = export::format_name)]
    pub to: Vec<String>,
    /// Sentences to speak at once [default: one a core]
    #[arg(short, long, value_name = "N", value_parser = whole::<usize>)]
    pub jobs: Option<usize>,
    /// Speak everything anew, whatever is in the store
    #[arg(long)]
    pub fresh: bool,
    /// Ask the voice again for what its fallback spoke in its place
    #[arg(long)]
    pub revoice: bool,
    /// Do not ask before an article that lasts for days, or needs more room than its disk has
    #[arg(short, long)]
    pub yes: bool,
    /// Print what there is to do and what it would cost, and speak nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Stop before services cost more than this, in the currency of the voice card
    #[arg(long, value_name = "AMOUNT", value_parser = number)]
    pub max_cost: Option<f64>,
    /// Stop before services are sent more characters than this
    #[arg(long, value_name = "N", value_parser = whole::<u64>)]
    pub max_chars: Option<u64>,
}

#[derive(Debug, Args)]
pub struct Script {
    /// A file, an address on the web, or - for standard input
    #[arg(value_name = "INPUT", value_hint = ValueHint::FilePath, value_parser = input())]
    pub input: String,
    /// Show what is in no part of the article as well, each where it stood, and pronunciations that raise
    /// no question (的 → de5)
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub who: Who,
    #[command(flatten)]
    pub reading: InputArgs,
}

#[derive(Debug, Args)]
pub struct Extract {
    /// A file, a URL, or - for standard input
    #[arg(default_value = "-", value_name = "INPUT", value_hint = ValueHint::FilePath)]
    #[arg(value_parser = input())]
    pub input: String,
    #[command(flatten)]
    pub reading: InputArgs,
    /// One JSON object a line in, one a line out, in the same order
    #[arg(long)]
    pub jsonl: bool,
    /// With --jsonl: pages to read at once [default: one a core]
    #[arg(short, long, value_name = "N", value_parser = whole::<usize>)]
    pub jobs: Option<usize>,
}

#[derive(Debug, Args)]
pub struct TextTool {
    /// A text, a text file, or - for standard input
    #[arg(default_value = "-", value_name = "TEXT|FILE", value_hint = ValueHint::FilePath)]
    #[arg(value_parser = input())]
    pub input: String,
    /// The language (BCP 47) [default: detected]
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// One JSON object a line in, one a line out, in the same order
    #[arg(long)]
    pub jsonl: bool,
}

#[derive(Debug, Args)]
pub struct Pronounce {
    #[command(flatten)]
    pub tool: TextTool,
    /// Show what the embedded engine makes of it: the text it is given, and its phonemes
    #[arg(long, conflicts_with = "jsonl")]
    pub phonemes: bool,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// Folders of editions, or folders with editions in them
    #[arg(required = true, value_name = "EDITION", value_hint = ValueHint::DirPath)]
    pub editions: Vec<PathBuf>,
    /// The web page of the one edition: account for every character that it shows
    #[arg(long, value_name = "PAGE", value_hint = ValueHint::FilePath, value_parser = input())]
    pub source: Option<String>,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Voices {
    #[command(subcommand)]
    pub command: Option<VoicesCommand>,
}

#[derive(Debug, Subcommand)]
pub enum VoicesCommand {
    /// List the voice cards, or what a backend offers
    List {
        /// List all voices of this backend
        #[arg(long, value_name = "NAME")]
        backend: Option<String>,
        /// List all voices of the service of this card
        #[arg(long, value_name = "CARD")]
        card: Option<String>,
    },
    /// Write a card for another voice of a service
    Add {
        /// The new card's name
        name: String,
        /// The card that says how to reach the service
        #[arg(long, value_name = "CARD")]
        from: String,
        /// The voice, as `aloud voices list --card` names it
        #[arg(long, value_name = "ID")]
        voice: String,
        /// Its language, if the service does not say
        #[arg(long, value_name = "TAG")]
        lang: Option<String>,
    },
    /// Remove a voice card of your own
    Rm {
        /// Its name
        name: String,
    },
    /// Print a voice card
    Show {
        /// Its name or file
        name: String,
    },
    /// Speak a sentence with a voice into a WAV file
    Try {
        /// Its name or file
        name: String,
        /// What to say [default: a sentence in the voice's language]
        text: Option<String>,
        /// The file [default: NAME.wav in the current folder]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        prosody: Prosody,
    },
}

#[derive(Debug, Args)]
pub struct Cache {
    #[command(subcommand)]
    pub command: Option<CacheCommand>,
}

#[derive(Debug, Subcommand)]
pub enum CacheCommand {
    /// Tell where the store is and how large (the default)
    Size,
    /// Remove clips and pages: all, or those not used for long, or the oldest clips until the rest fits
    Clear(Clear),
}

#[derive(Debug, Args)]
pub struct Clear {
    /// Only what was not used for this long: 12h, 30d, 8w
    #[arg(long, value_name = "AGE")]
    pub older_than: Option<String>,
    /// Keep the newest clips up to this size: 500M, 2G
    #[arg(long, value_name = "SIZE")]
    pub keep: Option<String>,
    /// Remove clips of services too, which may have been paid for
    #[arg(long)]
    pub paid: bool,
    /// Do not ask before everything is removed
    #[arg(short, long)]
    pub yes: bool,
}
