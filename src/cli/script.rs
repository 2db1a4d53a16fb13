//! `aloud script`

mod json;
mod lines;
mod passages;

use super::args::Script;
use super::context::Context;
use super::{output, runtime};
use aloud::Result;
use aloud::studio::Input;

pub fn run(context: &Context, args: &Script) -> Result<()> {
    let studio = args.who.apply(args.reading.apply(context.builder())).build()?;
    let input = Input::single(&args.input, args.reading.items.as_deref())?;
    let document = runtime::block_on(studio.read(&input))?;
    context.remarks(&document.article.meta.notes);
    let plan = studio.plan(document)?;
    context.remarks(&plan.notes());
    match context.common.json {
        true => output::json(&json::script(context, &plan, args.all)),
        false => lines::script(context, &plan, args.all),
    }
}
