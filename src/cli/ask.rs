//! A question to whoever sits at the terminal.

use super::output;
use std::io::{self, BufRead, IsTerminal, Write};

/// Whether somebody is there to be asked.
pub fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks, and waits for an answer; only `y` and `yes` are one.
pub fn yes(question: &str) -> bool {
    let _ = write!(io::stderr().lock(), "{question} [y/N] ");
    let _ = io::stderr().flush();
    let mut answer = String::new();
    if io::stdin().lock().read_line(&mut answer).is_err() || answer.is_empty() {
        // The cursor still stands behind the question.
        output::remark("");
    }
    matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}
