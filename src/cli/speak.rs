//! `aloud speak`

use super::args::Speak;
use super::context::Context;
use super::progress::Reporter;
use super::{export, forecast, output, report, runtime, spending};
use aloud::model::Clock;
use aloud::studio::{Edition, ExportOptions, Input, Rendered, Studio, Target};
use aloud::{Error, Kind, Result};
use serde_json::{Value, json};
use std::sync::Arc;

pub fn run(context: &Context, args: &Speak) -> Result<()> {
    let reporter = Reporter::new(&context.common);
    let studio = args.apply(context.builder()).events(Arc::new(reporter.clone())).build()?;
    runtime::block_on(async {
        let inputs = studio.inputs(&args.inputs, args.reading.items.as_deref()).await?;
        if args.name.is_some() && inputs.len() > 1 {
            let what = format!("--name names one edition, and there are {} inputs", inputs.len());
            return Err(Error::new(Kind::Usage, what));
        }
        export::known(&studio, &args.to).await?;
        match args.dry_run {
            true => forecast::run(&studio, &reporter, &inputs, context.common.json).await,
            false => all(context, &studio, &reporter, inputs, args).await,
        }
    })
}

async fn all(
    context: &Context,
    studio: &Studio,
    reporter: &Reporter,
    inputs: Vec<Input>,
    args: &Speak,
) -> Result<()> {
    let mut target = Target::folder(args.output.as_ref().unwrap_or(&context.settings().output));
    if let Some(name) = &args.name {
        target = target.named(name);
    }
    let total = inputs.len();
    let tell = |input: &Input, result: &Result<Edition>| match result {
        Ok(edition) => reporter.remark(sentence(edition)),
        // The last word on a single input is the error that the program ends with.
        Err(e) if total > 1 => reporter.suspend(|| report::tell_of(&input.label(), e)),
        Err(_) => {}
    };
    let events = |input: &Input| reporter.edition(&input.label());
    let results = studio.render_all(inputs, &target, events, tell).await;
    reporter.end();
    let spent = studio.spent();
    let exported = exports(context, studio, &results, args).await?;
    let limited = args.max_cost.is_some() || args.max_chars.is_some();
    if limited || spent.billed.cost > 0.0 || spent.wasted().chars > 0 {
        reporter.remark(spending::sentence(&spent));
    }
    if context.common.json {
        let (done, failed): (Vec<_>, Vec<_>) = results.iter().partition(|(_, r)| r.is_ok());
        output::json(&json!({
            "editions": done.iter().filter_map(|(i, r)| Some(as_json(i, r.as_ref().ok()?))).collect::<Vec<_>>(),
            "failed": failed.iter().filter_map(|(i, r)| Some(failure(i, r.as_ref().err()?))).collect::<Vec<_>>(),
            "spent": spending::json(&spent),
            "exports": exported.0,
        }))?;
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
        let dir = edition.rendered.dir.clone();
        let (made, failures) =
            export::all(context, studio, std::slice::from_ref(&dir), &options).await?;
        shown.push(json!({ "edition": dir, "exports": made }));
        failed.extend(failures);
    }
    Ok((shown, failed))
}

fn sentence(edition: &Edition) -> String {
    let Rendered { dir, sound, segments, from_store, .. } = &edition.rendered;
    let length = sound.rate.duration(sound.frames);
    let took = edition.took.as_secs_f64();
    format!(
        "{}: {} of sound, {segments} segments ({from_store} from the store), in {took:.1} s \
         ({:.0} times real time)\n  {}\n  {}",
        if edition.title.is_empty() { "untitled" } else { &edition.title },
        Clock(length),
        length.as_secs_f64() / took.max(1e-3),
        dir.join("audio.wav").display(),
        dir.join("timing.json").display(),
    )
}

fn as_json(input: &Input, edition: &Edition) -> Value {
    let r = &edition.rendered;
    json!({
        "input": input.label(),
        "edition": r.dir,
        "title": edition.title,
        "language": r.manifest.language,
        "voice": r.manifest.voice.name,
        "other_voices": r.manifest.other_voices.iter().map(|v| &v.name).collect::<Vec<_>>(),
        "frames": r.sound.frames,
        "sample_rate": r.sound.rate,
        "segments": r.segments,
        "from_store": r.from_store,
        "seconds_taken": edition.took.as_secs_f64(),
    })
}

fn failure(input: &Input, e: &Error) -> Value {
    json!({ "input": input.label(), "exit_code": report::code(e), "error": e.to_string() })
}
