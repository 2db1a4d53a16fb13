//! Failures as people read them: one sentence, one hint, one exit code.

use super::output;
use aloud::{Error, Kind, Result};
use std::error::Error as _;
use std::io::{self, ErrorKind};
use std::process::ExitCode;

/// Tells a failure on standard error.
pub fn tell(error: &Error) {
    output::remark(format_args!("aloud: {error}"));
    if let Some(hint) = hint(error) {
        output::remark(format_args!("  {hint}"));
    }
}

/// Tells what failed of several.
pub fn tell_of(input: &str, error: &Error) {
    let text = error.to_string();
    if text.contains(input) {
        output::remark(format_args!("aloud: {text}"));
    } else {
        output::remark(format_args!("aloud: {input}: {text}"));
    }
}

/// The exit code of a failure.
pub fn exit_code(error: &Error) -> ExitCode {
    code(error).into()
}

/// The number of that exit code.
pub fn code(error: &Error) -> u8 {
    match error.kind() {
        Kind::Usage => 2,
        Kind::Input => 3,
        Kind::Refused | Kind::Transient => 4,
        Kind::Device => 5,
        Kind::Disk => 6,
        Kind::Verify => 7,
        Kind::Interrupted => 130,
        Kind::System | Kind::Bug => 1,
    }
}

/// How a run ends in which inputs failed, of `total`: with the failure of a single input, or the
/// number of failures among several.
pub fn conclude(failures: impl IntoIterator<Item = Error>, total: usize) -> Result<()> {
    let mut failures = failures.into_iter();
    let Some(first) = failures.next() else { return Ok(()) };
    if total == 1 {
        return Err(first);
    }
    let what = match 1 + failures.count() {
        all if all == total => format!("all {total} inputs failed"),
        some => format!("{some} of {total} inputs failed; the others are done"),
    };
    Err(Error::new(first.kind(), what))
}

/// What the system said, if it did.
fn io_kind(error: &Error) -> Option<ErrorKind> {
    let mut cause = error.source();
    while let Some(e) = cause {
        if let Some(e) = e.downcast_ref::<io::Error>() {
            return Some(e.kind());
        }
        cause = e.source();
    }
    None
}

/// What to do next, where the sentence itself cannot know.
fn hint(error: &Error) -> Option<&'static str> {
    match error.kind() {
        Kind::Refused | Kind::Transient => Some(
            "what was spoken is kept: the same command goes on from there; `aloud doctor` checks the voice",
        ),
        Kind::Device => Some("`aloud doctor` tells what it sees of audio devices"),
        Kind::Disk => match io_kind(error) {
            Some(ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => Some(
                "you may not write there; choose another folder (-o for editions, ALOUD_CACHE for the cache)",
            ),
            Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => Some(
                "make room (`aloud cache clear` may help), or choose a folder on another disk (-o for editions, ALOUD_CACHE for the cache)",
            ),
            _ => Some(
                "check the folder, or choose another one (-o for editions, ALOUD_CACHE for the cache)",
            ),
        },
        Kind::Verify => Some(
            "`aloud speak` on the same article renders an edition anew, out of the store; `aloud export` renews its exports",
        ),
        Kind::Bug => {
            Some("this is a defect of aloud: please report it with the input that led to it")
        }
        Kind::Usage | Kind::Input | Kind::Interrupted | Kind::System => None,
    }
}
