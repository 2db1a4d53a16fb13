//! `aloud speak`

mod destination;
mod results;
mod stream;

use super::args::Speak;
use super::context::Context;
use super::progress::Reporter;
use super::{export, forecast, report, runtime, spending};
use aloud::studio::{Edition, Events, ExportOptions, Input, Studio};
use aloud::{Error, Kind, Result};
use destination::Destination;
use serde_json::{Value, json};
use std::sync::Arc;
use stream::Stream;

pub fn run(context: &Context, args: &Speak) -> Result<()> {
    let reporter = Reporter::new(&context.common).asking(args.yes);
    let destination = Destination::of(context, args)?;
    if matches!(destination, Destination::Stdout) && !args.to.is_empty() {
        let what = "-o - leaves nothing to export; name a file or a folder, or leave --to out";
        return Err(Error::new(Kind::Usage, what));
    }
    let studio = args.apply(context.builder()).events(Arc::new(reporter.clone())).build()?;
    runtime::block_on(async {
        let inputs = studio.inputs(&args.inputs, args.reading.items.as_deref()).await?;
        destination.takes(inputs.len())?;
        if args.name.is_some() && inputs.len() > 1 {
            let what = format!("--name names one edition, and there are {} inputs", inputs.len());
            return Err(Error::new(Kind::Usage, what));
        }
        export::known(&studio, &args.to).await?;
        match args.dry_run {
            true => forecast::run(&studio, &reporter, &inputs, context.common.json).await,
            false => all(context, &studio, &reporter, inputs, args, &destination).await,
        }
    })
}

async fn all(
    context: &Context,
    studio: &Studio,
    reporter: &Reporter,
    inputs: Vec<Input>,
    args: &Speak,
    destination: &Destination,
) -> Result<()> {
    let scratch = destination.is_stdout().then(|| studio.scratch()).transpose()?;
    let target = destination.target(scratch.as_ref(), args.name.as_deref());
    let stream = scratch.is_some().then(|| Arc::new(Stream::default()));
    let total = inputs.len();
    let prints = !context.common.json && stream.is_none();
    let mut printed = Ok(());
    let tell = |input: &Input, result: &Result<Edition>| match result {
        Ok(edition) => {
            reporter.remark(results::sentence(edition));
            if prints && printed.is_ok() {
                reporter.suspend(|| printed = results::print(edition, args.print));
            }
        }
        // The last word on a single input is the error that the program ends with.
        Err(e) if total > 1 => reporter.suspend(|| report::tell_of(&input.label(), e)),
        Err(_) => {}
    };
    let events = |input: &Input| -> Arc<dyn Events> {
        let report = reporter.edition(&input.label());
        match &stream {
            Some(stream) => Arc::new(stream.clone().with(report)),
            None => report,
        }
    };
    let results = studio.render_all(inputs, &target, events, tell).await;
    reporter.end();
    printed?;
    if let (Some(stream), Some((_, Ok(edition)))) = (&stream, results.first()) {
        let made = &edition.rendered;
        stream.finish(&made.files.audio(), made.sound.frames)?;
    }
    let spent = studio.spent();
    let exported = exports(context, studio, &results, args).await?;
    let limited = args.max_cost.is_some() || args.max_chars.is_some();
    if limited || spent.billed.cost > 0.0 || spent.wasted().chars > 0 {
        reporter.remark(spending::sentence(&spent));
    }
    if context.common.json {
        results::json(&results, &spent, &exported.0)?;
    }
    let failures = results.into_iter().filter_map(|(_, r)| r.err()).chain(exported.1);
    report::conclude(failures, total)
}

/// Exports what was made, one edition after the other; what a program is told of it, and what failed.
async fn exports(
    context: &Context,
    studio: &Studio,
    results: &[(Input, Result<Edition>)],
    args: &Speak,
) -> Result<(Vec<Value>, Vec<Error>)> {
    let (mut shown, mut failed) = (Vec::new(), Vec::new());
    if args.to.is_empty() {
        return Ok((shown, failed));
    }
    let mut options = ExportOptions::default();
    options.formats = args.to.clone();
    for edition in results.iter().filter_map(|(_, result)| result.as_ref().ok()) {
        let dir = edition.rendered.files.path();
        let (made, failures) =
            export::all(context, studio, std::slice::from_ref(&dir), &options, false).await?;
        shown.push(json!({ "edition": dir, "exports": made }));
        failed.extend(failures);
    }
    Ok((shown, failed))
}
