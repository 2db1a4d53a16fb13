//! Where `-o` says that editions go.

use crate::cli::args::Speak;
use crate::cli::context::Context;
use aloud::studio::{Scratch, Target};
use aloud::{Error, Kind, Result};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Endings that say that a name is one of a sound, and not of a folder.
const SOUNDS: [&str; 9] = ["mp3", "m4a", "m4b", "aac", "opus", "ogg", "oga", "flac", "aiff"];

/// What is written, and where.
pub enum Destination {
    /// Editions, each in a folder of its own in this one.
    Folder(PathBuf),
    /// One edition: this WAV file, with what belongs to it beside it.
    File(PathBuf),
    /// The sound of one, to standard output.
    Stdout,
}

impl Destination {
    /// What the flags say.
    ///
    /// # Errors
    /// [`Kind::Usage`] if they contradict each other.
    pub fn of(context: &Context, args: &Speak) -> Result<Self> {
        let output = args.output.as_ref().unwrap_or(&context.settings().output);
        let usage = |what: String| Err(Error::new(Kind::Usage, what));
        if args.output.is_some() && output == Path::new("-") {
            if context.common.json {
                return usage("--json and -o - both write to standard output; choose one".into());
            }
            if std::io::stdout().is_terminal() && !args.dry_run {
                return usage(
                    "-o - writes sound to standard output, which is a terminal; send it to a \
                     program (… -o - | aplay) or name a file (-o article.wav)"
                        .into(),
                );
            }
            return Ok(Destination::Stdout);
        }
        if output.is_dir() || args.output.is_none() {
            return Ok(Destination::Folder(output.clone()));
        }
        let ending = output.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if SOUNDS.contains(&ending.as_str()) {
            return usage(format!(
                "-o {}: speak writes WAV; name a file that ends in .wav, or a folder",
                output.display()
            ));
        }
        if ending != "wav" {
            return Ok(Destination::Folder(output.clone()));
        }
        match &args.name {
            Some(name) => usage(format!(
                "-o {} names the sound, and --name {name} a folder; choose one",
                output.display()
            )),
            None => Ok(Destination::File(output.clone())),
        }
    }

    /// Whether so many inputs fit into it.
    ///
    /// # Errors
    /// [`Kind::Usage`] if it is one file, and they are several.
    pub fn takes(&self, inputs: usize) -> Result<()> {
        let name = match self {
            Destination::File(path) => path.display().to_string(),
            Destination::Stdout => "-".to_owned(),
            Destination::Folder(_) => return Ok(()),
        };
        if inputs == 1 {
            return Ok(());
        }
        let what = format!("-o {name} holds one article, and there are {inputs}; name a folder");
        Err(Error::new(Kind::Usage, what))
    }

    /// Whether sound goes to standard output.
    pub fn is_stdout(&self) -> bool {
        matches!(self, Destination::Stdout)
    }

    /// Where the studio makes it; for standard output, in `scratch`.
    pub fn target(&self, scratch: Option<&Scratch>, name: Option<&str>) -> Target {
        match (self, scratch) {
            (Destination::File(path), _) => Target::file(path),
            (_, Some(scratch)) => Target::at(scratch.path().join("edition")).live(),
            (Destination::Folder(folder), None) => match name {
                Some(name) => Target::folder(folder).named(name),
                None => Target::folder(folder),
            },
            (Destination::Stdout, None) => Target::folder("-"),
        }
    }
}
