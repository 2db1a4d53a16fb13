//! Lines of a filter that are not cases.

use aloud::{Error, Result};
use serde_json::{Value, json};

/// Lines that are not cases. Each has its answer, so that no other is kept from its own; the run fails
/// at the end.
#[derive(Default)]
pub struct Wrong {
    lines: usize,
    first: Option<Error>,
}

impl Wrong {
    /// The answer to such a line.
    pub fn note(&mut self, error: Error) -> Value {
        self.lines += 1;
        let reply = json!({ "id": null, "error": error.to_string() });
        self.first.get_or_insert(error);
        reply
    }

    /// How the run ends.
    pub fn end(self) -> Result<()> {
        let Some(first) = self.first else { return Ok(()) };
        if self.lines == 1 {
            return Err(first);
        }
        let what = format!("{} lines are not cases; the first: {first}", self.lines);
        Err(Error::new(first.kind(), what))
    }
}
