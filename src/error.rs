//! The one error type of the library.
//!
//! [`Kind`] is what a caller decides by: exit code, retry, hint. `what` is a full sentence for a
//! person: what was tried, on what, and why it failed.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

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
    pub(crate) fn is_transient(self) -> bool {
        self == Kind::Transient
    }
}

/// What a failed request means for those that follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The service is busy, throttles, or is not there: no fault of the utterance.
    Service,
    /// This request broke; the next one may not.
    Request,
    /// A whole answer came, and it is unusable. If the next one is the same, so are all others.
    Answer,
    /// Asking again does not help.
    Final,
    /// The budget of the run is used up: the request was not sent.
    Budget,
}

/// Why a request to a service failed, and what follows from that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What it said, as a part of a sentence.
    pub why: String,
    /// What it means for other requests.
    pub scope: Scope,
    /// How long it asked to be left alone for this request.
    pub after: Option<Duration>,
    /// The service did not work on the request, and so it bills nothing: it was never reached, or
    /// it refused by status.
    pub unbilled: bool,
}

/// An expected failure: its kind, a sentence, and what caused it.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    what: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
    failure: Option<Failure>,
}

impl Error {
    /// Creates an error with this message.
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        Error { kind, what: what.into(), source: None, failure: None }
    }

    /// The same error with its cause.
    pub fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The same error, caused by a failed request.
    pub fn failing(mut self, failure: Failure) -> Self {
        self.failure = Some(failure);
        self
    }

    /// The failed request that caused it.
    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// The kind, by which callers decide.
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if let Some(failure) = &self.failure {
            write!(f, ": {}", failure.why)?;
        }
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
