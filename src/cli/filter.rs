//! The shape of the text tools: JSON Lines in and out, or plain text.

use super::args::TextTool;
use super::context::Context;
use super::output;
use aloud::model::language::Language;
use aloud::source::{decode, fetch, language};
use aloud::{Error, Kind, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{BufRead, Write};
use std::ops::Range;

#[derive(Deserialize)]
struct Case {
    id: Value,
    lang: Option<String>,
    text: String,
    start: Option<usize>,
    end: Option<usize>,
}

/// What a tool is asked.
pub struct Asked<'a> {
    /// A text.
    pub text: &'a str,
    /// A part of it, in code points, for the tools that tell of one word.
    pub part: Option<Range<usize>>,
}

/// Runs a tool: `reply` gives the fields that a case gets, `plain` the text that a person gets.
pub fn run(
    context: &Context,
    args: &TextTool,
    reply: impl Fn(&Asked<'_>, &Language) -> Value,
    plain: impl Fn(&str, &Language) -> Result<String>,
) -> Result<()> {
    // The flag, then what the case says, then the setting, then detection.
    let flag = args.lang.as_deref().map(|tag| context.language(Some(tag))).transpose()?.flatten();
    let setting = context.language(None)?;
    let pick = |named: Option<&str>, text: &str| -> Language {
        let case = || named.and_then(Language::parse);
        let named = flag.clone().or_else(case).or_else(|| setting.clone());
        named.unwrap_or_else(|| language::of_text(text))
    };
    if args.jsonl {
        return cases(&args.input, |case| {
            let part = case.start.zip(case.end).map(|(start, end)| start..end);
            let asked = Asked { text: &case.text, part };
            let mut fields = reply(&asked, &pick(case.lang.as_deref(), &case.text));
            fields["id"] = case.id;
            fields
        });
    }
    let text = match &args.literal {
        Some(text) => text.clone(),
        None => {
            let fetched = fetch::local(&args.input, context.settings().max_input_bytes())?;
            decode::decode(&fetched, decode::Form::Plain)?.text.into_owned()
        }
    };
    let language = pick(None, &text);
    if context.common.json {
        return output::json(&reply(&Asked { text: &text, part: None }, &language));
    }
    output::line(plain(&text, &language)?.trim_end_matches('\n'))
}

/// Answers line by line, so that a filter can be talked with.
fn cases(input: &str, answer: impl Fn(Case) -> Value) -> Result<()> {
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

/// A line of JSON with U+FFFD for every escape of half a surrogate pair.
fn whole(line: &str) -> String {
    let unit = |at: usize| {
        let hex = line.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(hex, 16).ok()
    };
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let size = match (c, unit(at)) {
            ('\\', Some(0xD800..=0xDBFF)) => match unit(at + 6) {
                Some(0xDC00..=0xDFFF) => 12,
                _ => 0,
            },
            ('\\', Some(0xDC00..=0xDFFF)) => 0,
            ('\\', Some(_)) => 6,
            ('\\', None) => 1 + line[at + 1..].chars().next().map_or(0, char::len_utf8),
            _ => c.len_utf8(),
        };
        if size == 0 {
            out.push('\u{FFFD}');
            at += 6;
        } else {
            out.push_str(&line[at..at + size]);
            at += size;
        }
    }
    out
}

fn example() -> Value {
    json!({ "id": "1", "lang": "zh", "text": "…" })
}
