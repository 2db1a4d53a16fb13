//! What a check has found.

use aloud::{Error, Result};

/// One thing that was looked at.
pub struct Finding {
    pub what: String,
    state: State,
}

enum State {
    /// It works; what was seen.
    Good(String),
    /// It is not there, and need not be: a program that an embedded card only offers, a device where
    /// nothing is played.
    Absent(String),
    /// It belongs to this program or to what the user configured, and does not work.
    Failed(Error),
}

impl Finding {
    pub fn good(what: impl Into<String>, seen: impl Into<String>) -> Self {
        Finding { what: what.into(), state: State::Good(seen.into()) }
    }

    pub fn absent(what: impl Into<String>, why: impl Into<String>) -> Self {
        Finding { what: what.into(), state: State::Absent(why.into()) }
    }

    pub fn failed(what: impl Into<String>, why: Error) -> Self {
        Finding { what: what.into(), state: State::Failed(why) }
    }

    /// Of what has to work.
    pub fn needed(what: impl Into<String>, result: Result<String>) -> Self {
        match result {
            Ok(seen) => Finding::good(what, seen),
            Err(e) => Finding::failed(what, e),
        }
    }

    /// Of what may be missing.
    pub fn offered(what: impl Into<String>, result: Result<String>) -> Self {
        match result {
            Ok(seen) => Finding::good(what, seen),
            Err(e) => Finding::absent(what, e.to_string()),
        }
    }

    /// What was seen, or why it does not work and how to mend it.
    pub fn seen(&self) -> String {
        match &self.state {
            State::Good(seen) | State::Absent(seen) => seen.clone(),
            State::Failed(e) => e.to_string(),
        }
    }

    /// What stands before it.
    pub fn sign(&self) -> &'static str {
        match &self.state {
            State::Good(_) => "ok",
            State::Absent(_) => "-",
            State::Failed(_) => "FAIL",
        }
    }

    pub fn is_ok(&self) -> bool {
        matches!(self.state, State::Good(_))
    }

    pub fn is_needed(&self) -> bool {
        !matches!(self.state, State::Absent(_))
    }

    pub fn failure(self) -> Option<Error> {
        match self.state {
            State::Failed(e) => Some(e),
            _ => None,
        }
    }
}
