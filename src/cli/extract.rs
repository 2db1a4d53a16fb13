//! `aloud extract`

mod filter;
mod json;
mod markdown;

use super::args::Extract;
use super::context::Context;
use super::output;
use aloud::Result;
use aloud::source::{fetch, table};

pub fn run(context: &Context, args: &Extract) -> Result<()> {
    let options = context.reading(&args.reading)?;
    if args.jsonl {
        return filter::run(context, args, &options);
    }
    let fetched = fetch::fetch(&args.input, context.max_input())?;
    let article = table::read(&fetched, &options)?;
    if !context.common.quiet {
        article.meta.notes.iter().for_each(|n| output::remark(format_args!("note: {n}")));
    }
    if context.common.json {
        output::json(&json::article(&article))
    } else {
        output::line(markdown::article(&article).trim_end())
    }
}
