//! What a run sent to services, and what they may bill for it.

use aloud::studio::{Amount, Spent};
use serde_json::{Value, json};

/// The sentence at the end of a run.
pub fn sentence(spent: &Spent) -> String {
    let told = |amount: &Amount| match amount.cost > 0.0 {
        true => format!("{} characters ({:.4})", amount.chars, amount.cost),
        false => format!("{} characters", amount.chars),
    };
    let requests = match spent.sent.requests {
        1 => "1 request".to_string(),
        n => format!("{n} requests"),
    };
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
