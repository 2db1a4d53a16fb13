//! A forecast in words and in JSON.

use crate::cli::output;
use aloud::Result;
use aloud::model::Clock;
use aloud::studio::{Cost, Share};
use serde_json::{Value, json};
use std::time::Duration;

/// One input.
pub struct Forecast {
    pub input: String,
    pub title: String,
    pub shares: Vec<Share>,
}

/// Prints all of them, with their sum if there are several.
pub fn tell(all: &[Forecast], as_json: bool) -> Result<()> {
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
        "  {voice}: {}, {in_store} in the store; to speak: {} \
         ({bytes} bytes, {weighted_chars} weighted), {price}; about {} of sound",
        output::count(*segments as u64, "segment"),
        output::count(*chars as u64, "character"),
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
