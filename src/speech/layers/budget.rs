//! Stops before more is spent than allowed.
//!
//! What counts is what a service may bill: every text that was sent to it and that it did not refuse
//! by status, whether or not its answer came, and came well.

use super::layer::Layer;
use crate::error::{Error, Kind, Result};
use crate::model::terms::Price;
use crate::model::voice::{Take, Utterance};
use crate::speech::backend::{BoxFuture, Failure, Scope, SpeechBackend};
use std::ops::{AddAssign, SubAssign};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tracing::trace;

/// What one run may spend, over all its voices.
#[derive(Debug)]
pub struct Budget {
    /// The most it may cost, in the currency of the cards.
    max_cost: Option<f64>,
    /// The most code points it may send.
    max_chars: Option<u64>,
    spent: Mutex<Spent>,
    /// Told when a request has come to its end.
    settled: Notify,
}

/// An amount of text, and what it costs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Amount {
    /// In the currency of the cards.
    pub cost: f64,
    /// Code points.
    pub chars: u64,
    /// Requests.
    pub requests: u64,
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Amount) {
        self.cost += other.cost;
        self.chars += other.chars;
        self.requests += other.requests;
    }
}

impl SubAssign for Amount {
    fn sub_assign(&mut self, other: Amount) {
        self.cost -= other.cost;
        self.chars = self.chars.saturating_sub(other.chars);
        self.requests = self.requests.saturating_sub(other.requests);
    }
}

/// What a run spent so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Spent {
    /// All that was sent, or is on its way.
    pub sent: Amount,
    /// What may be billed of it: all but what was refused by status or never reached the service.
    pub billed: Amount,
    /// What became sound.
    pub heard: Amount,
    /// On its way: part of `billed` until it is known.
    under_way: Amount,
}

impl Spent {
    /// What may be billed and did not become sound.
    pub fn wasted(&self) -> Amount {
        let mut wasted = self.billed;
        wasted -= self.heard;
        Amount { cost: wasted.cost.max(0.0), ..wasted }
    }
}

impl Budget {
    /// One of which nothing was spent.
    pub fn new(max_cost: Option<f64>, max_chars: Option<u64>) -> Self {
        Budget { max_cost, max_chars, spent: Mutex::default(), settled: Notify::new() }
    }

    /// What was spent so far.
    pub fn spent(&self) -> Spent {
        *self.lock()
    }

    /// Whether a cost is limited, so that a card must have a price.
    pub fn limits_cost(&self) -> bool {
        self.max_cost.is_some()
    }

    fn lock(&self) -> MutexGuard<'_, Spent> {
        self.spent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets an amount aside. While what is under way may turn out to be free, and would leave enough,
    /// it is waited for.
    async fn reserve(&self, amount: Amount) -> std::result::Result<Reserved<'_>, String> {
        loop {
            // Made before the look at the budget, so that no change is missed between the two.
            let settled = self.settled.notified();
            {
                let mut spent = self.lock();
                let Err(why) = self.allows(spent.billed, amount) else {
                    spent.sent += amount;
                    spent.billed += amount;
                    spent.under_way += amount;
                    return Ok(Reserved { budget: self, amount, unbilled: false });
                };
                let mut certain = spent.billed;
                certain -= spent.under_way;
                trace!("a request waits for the budget: {why}");
                if spent.under_way.requests == 0 || self.allows(certain, amount).is_err() {
                    return Err(why);
                }
            }
            settled.await;
        }
    }

    fn allows(&self, spent: Amount, next: Amount) -> std::result::Result<(), String> {
        if let Some(max) = self.max_chars.filter(|max| spent.chars + next.chars > *max) {
            return Err(format!(
                "{} of --max-chars {max} characters are used, and the next sentence has {}; a higher \
                 limit goes on from here",
                spent.chars, next.chars
            ));
        }
        // A hundred thousand sums of rounded numbers are off by less than this.
        if let Some(max) = self.max_cost.filter(|max| spent.cost + next.cost > max + 1e-9) {
            return Err(format!(
                "{:.4} of --max-cost {max} is used, and the next sentence costs {:.4}; a higher limit \
                 goes on from here",
                spent.cost, next.cost
            ));
        }
        Ok(())
    }
}

/// An amount of a request under way. A request that is dropped may be billed.
struct Reserved<'a> {
    budget: &'a Budget,
    amount: Amount,
    unbilled: bool,
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        let mut spent = self.budget.lock();
        spent.under_way -= self.amount;
        if self.unbilled {
            spent.billed -= self.amount;
        }
        drop(spent);
        self.budget.settled.notify_waiters();
    }
}

/// What an utterance may cost.
fn amount(backend: &dyn SpeechBackend, utterance: &Utterance, price: Option<&Price>) -> Amount {
    let text = backend.billed(utterance);
    let cost = price.map_or(0.0, |price| price.of(&text));
    Amount { cost, chars: text.chars().count() as u64, requests: 1 }
}

/// The layer that takes out of the budget before it asks. Innermost, so that what is asked for twice is
/// paid for twice.
#[derive(Debug)]
pub struct BudgetLayer {
    inner: Arc<dyn SpeechBackend>,
    budget: Arc<Budget>,
    price: Option<Price>,
}

impl BudgetLayer {
    /// What `inner` speaks costs `price` and is paid from the budget.
    pub fn new(inner: Arc<dyn SpeechBackend>, budget: Arc<Budget>, price: Option<Price>) -> Self {
        BudgetLayer { inner, budget, price }
    }
}

impl Layer for BudgetLayer {
    fn inner(&self) -> &dyn SpeechBackend {
        &*self.inner
    }

    fn speak_through<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        Box::pin(async move {
            let amount = amount(&*self.inner, utterance, self.price.as_ref());
            let mut reserved = self.budget.reserve(amount).await.map_err(|why| {
                let what = "the budget of this run is used up, and what was spoken is kept";
                let scope = Scope::Budget;
                let failure = Failure { why, scope, after: None, unbilled: true };
                Error::new(Kind::Refused, what).failing(failure)
            })?;
            let take = self.inner.speak(utterance).await;
            reserved.unbilled = take.as_ref().is_err_and(is_unbilled);
            take
        })
    }
}

/// Whether a request that failed so can cost nothing. Without a key or a file there was no request.
fn is_unbilled(error: &Error) -> bool {
    matches!(error.kind(), Kind::Usage | Kind::Disk)
        || error.failure().is_some_and(|failure| failure.unbilled)
}

/// The layer that counts what became sound. Outermost, so that an answer that is no good, and one that
/// came too late, are not counted.
#[derive(Debug)]
pub struct DeliveredLayer {
    inner: Arc<dyn SpeechBackend>,
    budget: Arc<Budget>,
    price: Option<Price>,
}

impl DeliveredLayer {
    /// Counts what `inner` delivers.
    pub fn new(inner: Arc<dyn SpeechBackend>, budget: Arc<Budget>, price: Option<Price>) -> Self {
        DeliveredLayer { inner, budget, price }
    }
}

impl Layer for DeliveredLayer {
    fn inner(&self) -> &dyn SpeechBackend {
        &*self.inner
    }

    fn speak_through<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        Box::pin(async move {
            let take = self.inner.speak(utterance).await?;
            let amount = amount(&*self.inner, utterance, self.price.as_ref());
            self.budget.lock().heard += amount;
            Ok(take)
        })
    }
}
