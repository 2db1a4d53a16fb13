//! `aloud segment`

use super::args::TextTool;
use super::context::Context;
use super::filter;
use aloud::Result;
use aloud::model::Language;
use aloud::text::sentences;
use serde_json::json;

pub fn run(context: &Context, args: &TextTool) -> Result<()> {
    let cut = |text: &str, language: &Language| -> Vec<String> {
        let ranges = sentences(text, language.as_str());
        ranges.into_iter().map(|r| text[r].to_string()).collect()
    };
    filter::run(
        context,
        args,
        |asked, language| json!({ "sentences": cut(asked.text, language) }),
        |text, language| {
            Ok(cut(text, language).iter().map(|s| one_line(s)).collect::<Vec<_>>().join("\n"))
        },
    )
}

/// A sentence a line: lines that a sentence goes over become one.
fn one_line(sentence: &str) -> String {
    sentence.split('\n').map(str::trim).collect::<Vec<_>>().join(" ")
}
