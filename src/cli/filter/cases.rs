//! JSON Lines in and out.

use super::surrogates::whole;
use super::wrong::Wrong;
use crate::cli::output;
use aloud::{Error, Kind, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{BufRead, Write};

/// One line.
#[derive(Deserialize)]
pub struct Case {
    pub id: Value,
    pub lang: Option<String>,
    pub text: String,
    pub start: Option<usize>,
    pub end: Option<usize>,
}

/// Answers line by line, so that a filter can be talked with.
pub fn cases(input: &str, answer: impl Fn(Case) -> Value) -> Result<()> {
    let unreadable = |e: std::io::Error| {
        Error::new(Kind::Input, format!("cannot read cases from {input}")).because(e)
    };
    let lines: Box<dyn BufRead> = if input == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(std::io::BufReader::new(std::fs::File::open(input).map_err(unreadable)?))
    };
    let mut out = std::io::stdout().lock();
    let mut wrong = Wrong::default();
    for (number, line) in lines.lines().enumerate() {
        let line = line.map_err(unreadable)?;
        if line.trim().is_empty() {
            continue;
        }
        let case = serde_json::from_str(&line);
        // Programs that count in UTF-16 cut characters in half: what is left of one is unreadable,
        // and no reason to refuse the rest.
        let case = case.or_else(|_| serde_json::from_str(&whole(&line))).map_err(|e| {
            let what = format!("{input}, line {}: not a case like {}", number + 1, example());
            Error::new(Kind::Input, what).because(e)
        });
        let reply = match case {
            Ok(case) => answer(case),
            Err(e) => wrong.note(e),
        };
        // Standard output writes whole lines at once.
        writeln!(out, "{reply}").map_err(output::failed)?;
    }
    wrong.end()
}

fn example() -> Value {
    json!({ "id": "1", "lang": "zh", "text": "…" })
}
