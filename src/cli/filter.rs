//! The shape of the text tools: JSON Lines in and out, or plain text.

mod argument;
mod cases;
mod surrogates;
pub mod wrong;

use super::args::TextTool;
use super::context::Context;
use super::output;
use aloud::Result;
use aloud::model::Language;
use aloud::source::language_of;
use aloud::studio::read_text;
use argument::is_text;
use cases::cases;
use serde_json::Value;
use std::ops::Range;

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
        named.unwrap_or_else(|| language_of(text))
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
    let text = match is_text(&args.input)? {
        true => args.input.clone(),
        false => read_text(&args.input, context.settings())?,
    };
    let language = pick(None, &text);
    if context.common.json {
        return output::json(&reply(&Asked { text: &text, part: None }, &language));
    }
    output::line(plain(&text, &language)?.trim_end_matches('\n'))
}
