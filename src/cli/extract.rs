//! `aloud extract`

mod answer;
mod filter;
mod json;
mod markdown;

use super::args::Extract;
use super::context::Context;
use super::{output, runtime};
use aloud::Result;
use aloud::studio::Input;

pub fn run(context: &Context, args: &Extract) -> Result<()> {
    let mut builder = args.reading.apply(context.builder());
    if args.jsonl && args.reading.format.is_none() {
        builder = builder.format("html");
    }
    let studio = builder.build()?;
    if args.jsonl {
        return filter::run(args, &studio);
    }
    let input = Input::single(&args.input, args.reading.items.as_deref())?;
    let article = runtime::block_on(studio.read(&input))?.article;
    context.remarks(&article.meta.notes);
    if context.common.json {
        output::json(&json::article(&article))
    } else {
        output::line(markdown::article(&article).trim_end())
    }
}
