//! `aloud normalize`

use super::args::TextTool;
use super::context::Context;
use super::filter;
use aloud::Result;
use aloud::text::normalize;
use serde_json::json;

pub fn run(context: &Context, args: &TextTool) -> Result<()> {
    filter::run(
        context,
        args,
        |asked, language| json!({ "output": normalize(asked.text, language.as_str()).said() }),
        |text, language| {
            let lines = text.lines().map(|l| normalize(l, language.as_str()).said().to_string());
            Ok(lines.collect::<Vec<_>>().join("\n"))
        },
    )
}
