//! What a check has found.

use aloud::Result;

/// One thing that was looked at.
pub struct Finding {
    pub what: String,
    /// What was seen, or why it does not work and how to mend it.
    pub result: Result<String>,
    /// It belongs to this program or to what the user configured. Programs and services that
    /// embedded cards only offer may be missing.
    pub needed: bool,
}

impl Finding {
    pub fn needed(what: &str, result: Result<String>) -> Self {
        Finding { what: what.into(), result, needed: true }
    }
}
