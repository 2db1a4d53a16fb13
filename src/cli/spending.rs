//! What a run sent to services, and what they may bill for it.

use super::output::count;
use aloud::studio::{Amount, Spent};
use serde_json::{Value, json};

/// The sentence at the end of a run.
pub fn sentence(spent: &Spent) -> String {
    let told = |amount: &Amount| match amount.cost > 0.0 {
        true => format!("{} ({:.4})", count(amount.chars, "character"), amount.cost),
        false => count(amount.chars, "character"),
    };
    let requests = count(spent.sent.requests, "request");
    format!(
        "sent {} in {requests}; billed at most {}; wasted {}",
        told(&spent.sent),
        told(&spent.billed),
        told(&spent.wasted())
    )
}

/// The same for programs.
pub fn json(spent: &Spent) -> Value {
    let told = |a: &Amount| json!({ "requests": a.requests, "chars": a.chars, "cost": a.cost });
    json!({
        "sent": told(&spent.sent), "billed": told(&spent.billed), "wasted": told(&spent.wasted()),
    })
}
