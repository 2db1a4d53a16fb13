//! Failures as people read them: one sentence, one hint, one exit code.

use aloud::{Error, Kind};
use std::process::ExitCode;

/// Tells a failure on standard error.
pub fn tell(error: &Error) {
    eprintln!("aloud: {error}");
    if let Some(hint) = hint(error.kind()) {
        eprintln!("  {hint}");
    }
}

/// Tells what failed of several.
pub fn tell_of(input: &str, error: &Error) {
    eprintln!("aloud: {input}: {error}");
}

/// The exit code of a failure.
pub fn exit_code(error: &Error) -> ExitCode {
    error.kind().exit_code().into()
}

/// What to do next, where the sentence itself cannot know.
fn hint(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Refused | Kind::Transient => Some(
            "what was spoken is kept: the same command goes on from there; `aloud doctor` checks the voice",
        ),
        Kind::Device => Some("`aloud doctor` tells what it sees of audio devices"),
        Kind::Disk => {
            Some("free space or choose another folder with -o, then run the same command again")
        }
        Kind::Verify => {
            Some("run the same `aloud speak` again: it renders the edition anew from the store")
        }
        Kind::Bug => {
            Some("this is a defect of aloud: please report it with the input that led to it")
        }
        Kind::Usage | Kind::Input | Kind::Interrupted => None,
    }
}
