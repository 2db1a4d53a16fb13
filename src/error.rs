//! The one error type of the library.
//!
//! [`Kind`] is what a caller decides by: exit code, retry, hint. `what` is a full sentence for a
//! person: what was tried, on what, and why it failed.

use std::error::Error as StdError;
use std::fmt;

/// The result of everything here that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// What sort of failure it was. Each kind has one answer to "try again?", and one exit code of the
/// command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Wrong use of the command, of a voice card or of the configuration.
    Usage,
    /// The input cannot be read, or holds no article.
    Input,
    /// The speech backend refused; trying again will not help.
    Refused,
    /// The speech backend failed in a way that may pass: a crash, a time-out, a busy server.
    Transient,
    /// The audio device.
    Device,
    /// Disk or file system.
    Disk,
    /// An edition does not hold what it promises.
    Verify,
    /// The user stopped the run.
    Interrupted,
    /// The operating system refused what every program needs: a thread, a process, a signal.
    System,
    /// A defect of this program.
    Bug,
}

impl Kind {
    /// Whether the same call may succeed a moment later.
    pub fn is_transient(self) -> bool {
        self == Kind::Transient
    }
}

/// An expected failure: its kind, a sentence, and what caused it.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    what: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error with a sentence of its own.
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        Error { kind, what: what.into(), source: None }
    }

    /// The same error with its cause.
    pub fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The kind, by which callers decide.
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        let mut cause = self.source();
        while let Some(c) = cause {
            write!(f, ": {c}")?;
            // One of ours has printed its own causes already.
            if c.is::<Error>() {
                break;
            }
            cause = c.source();
        }
        Ok(())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|s| s as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_names_every_cause_once() {
        let io = std::io::Error::other("disk on fire");
        let inner = Error::new(Kind::Disk, "cannot write a.wav").because(io);
        let outer = Error::new(Kind::Disk, "cannot finish the edition").because(inner);
        assert_eq!(
            outer.to_string(),
            "cannot finish the edition: cannot write a.wav: disk on fire"
        );
    }
}
