//! `aloud extract`

mod filter;
mod json;
mod markdown;

use super::args::Extract;
use super::context::Context;
use super::{output, runtime};
use aloud::Result;
use aloud::studio::Input;

pub fn run(context: &Context, args: &Extract) -> Result<()> {
    let studio = args.reading.apply(context.builder()).build()?;
    if args.jsonl {
        return filter::run(context, args, studio.reading());
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
