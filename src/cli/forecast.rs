//! What `aloud speak --dry-run` tells.

use super::progress::Reporter;
use super::{output, report};
use aloud::Result;
use aloud::model::Clock;
use aloud::studio::{Cost, Input, Share, Studio};
use serde_json::{Value, json};
use std::time::Duration;

/// One input.
struct Forecast {
    input: String,
    title: String,
    shares: Vec<Share>,
}

/// Tells what each input would take, and speaks nothing.
pub async fn run(
    studio: &Studio,
    reporter: &Reporter,
    inputs: &[Input],
    as_json: bool,
) -> Result<()> {
    let (mut all, mut failed) = (Vec::new(), Vec::new());
    for input in inputs {
        let label = input.label();
        let plan = studio.prepare(input, &reporter.edition(&label)).await;
        match plan.and_then(|plan| Ok((plan.forecast()?, plan.title().to_owned()))) {
            Ok((shares, title)) => all.push(Forecast { input: label, title, shares }),
            Err(e) if inputs.len() == 1 => return Err(e),
            Err(e) => {
                report::tell_of(&label, &e);
                failed.push(e);
            }
        }
    }
    tell(&all, as_json)?;
    report::conclude(failed, inputs.len())
}

/// Prints all of them, with their sum if there are several.
fn tell(all: &[Forecast], as_json: bool) -> Result<()> {
    let shares = || all.iter().flat_map(|f| &f.shares);
    if as_json {
        let inputs: Vec<Value> = all
            .iter()
            .map(|f| {
                let voices: Vec<Value> = f.shares.iter().map(json).collect();
                json!({ "input": f.input, "title": f.title, "voices": voices })
            })
            .collect();
        let costs: Vec<Value> = sums(shares()).iter().map(cost_json).collect();
        return output::json(&json!({ "dry_run": inputs, "costs": costs }));
    }
    for forecast in all {
        let title = if forecast.title.is_empty() { "untitled" } else { &forecast.title };
        output::line(format!("{title} ({})", forecast.input))?;
        if forecast.shares.is_empty() {
            output::line("  nothing to say")?;
        }
        for share in &forecast.shares {
            output::line(sentence(share))?;
        }
    }
    if all.len() > 1 {
        let sound: Duration = shares().map(|s| s.sound).sum();
        let costs: Vec<String> = sums(shares()).iter().map(amount).collect();
        let costs = if costs.is_empty() { "no price".into() } else { costs.join(" + ") };
        output::line(format!("in all: about {} of sound, {costs}", Clock(sound)))?;
    }
    Ok(())
}

fn sentence(share: &Share) -> String {
    let Share { voice, segments, in_store, chars, bytes, weighted_chars, cost, sound, .. } = share;
    let price = match cost {
        Some(cost) => format!("{}, by {}", amount(cost), cost.unit),
        None if chars == &0 => "nothing to ask for".into(),
        None => "no [price] in the card".into(),
    };
    format!(
        "  {voice}: {segments} segments, {in_store} in the store; to speak: {chars} characters \
         ({bytes} bytes, {weighted_chars} weighted), {price}; about {} of sound",
        Clock(*sound)
    )
}

fn amount(cost: &Cost) -> String {
    format!("{:.4} {}", cost.amount, cost.currency)
}

fn cost_json(cost: &Cost) -> Value {
    json!({ "currency": cost.currency, "amount": cost.amount })
}

fn json(share: &Share) -> Value {
    json!({
        "voice": share.voice,
        "segments": share.segments,
        "in_store": share.in_store,
        "chars": share.chars,
        "bytes": share.bytes,
        "weighted_chars": share.weighted_chars,
        "cost": share.cost.as_ref().map(cost_json),
        "seconds": share.sound.as_secs_f64(),
    })
}

/// What is to be paid in each currency.
fn sums<'a>(shares: impl Iterator<Item = &'a Share>) -> Vec<Cost> {
    let mut sums: Vec<Cost> = Vec::new();
    for cost in shares.filter_map(|s| s.cost.as_ref()) {
        match sums.iter_mut().find(|s| s.currency == cost.currency) {
            Some(sum) => sum.amount += cost.amount,
            None => sums.push(cost.clone()),
        }
    }
    sums
}
