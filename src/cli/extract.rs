//! `aloud extract`

mod filter;
mod json;
mod markdown;

use super::args::Extract;
use super::context::Context;
use super::{output, read, runtime};
use aloud::Result;

pub fn run(context: &Context, args: &Extract) -> Result<()> {
    let options = context.reading(&args.reading)?;
    if args.jsonl {
        return filter::run(context, args, &options);
    }
    let fetcher = context.fetcher(options.language.as_ref(), true);
    let wanted = read::one(&args.input, args.reading.items.as_deref())?;
    let article = runtime::block_on(read::read(&fetcher, &options, &wanted))?.article;
    if !context.common.quiet {
        article.meta.notes.iter().for_each(|n| output::remark(format_args!("note: {n}")));
    }
    if context.common.json {
        output::json(&json::article(&article))
    } else {
        output::line(markdown::article(&article).trim_end())
    }
}
