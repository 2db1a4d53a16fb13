//! Stops before more is spent than allowed.

use super::layer::Layer;
use crate::error::{Error, Kind, Result};
use crate::model::terms::Price;
use crate::model::voice::{Take, Utterance};
use crate::speech::backend::{BoxFuture, SpeechBackend};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What one run may spend, over all its voices.
#[derive(Debug)]
pub struct Purse {
    /// The most it may cost, in the currency of the cards.
    max_cost: Option<f64>,
    /// The most code points it may send.
    max_chars: Option<u64>,
    spent: Mutex<Spent>,
}

/// What was spent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spent {
    /// In the currency of the cards.
    pub cost: f64,
    /// Code points.
    pub chars: u64,
}

/// The cause of an error that says that the purse is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct OverBudget(String);

impl fmt::Display for OverBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for OverBudget {}

impl Purse {
    /// A full one.
    pub fn new(max_cost: Option<f64>, max_chars: Option<u64>) -> Self {
        Purse { max_cost, max_chars, spent: Mutex::default() }
    }

    /// What was taken out so far.
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

    fn take(&self, cost: f64, chars: u64) -> std::result::Result<(), OverBudget> {
        let mut spent = self.lock();
        if let Some(max) = self.max_chars.filter(|max| spent.chars + chars > *max) {
            return Err(OverBudget(format!(
                "{} of --max-chars {max} characters are used, and the next sentence has {chars}; \
                 a higher limit goes on from here",
                spent.chars
            )));
        }
        // A hundred thousand sums of rounded numbers are off by less than this.
        if let Some(max) = self.max_cost.filter(|max| spent.cost + cost > max + 1e-9) {
            return Err(OverBudget(format!(
                "{:.4} of --max-cost {max} is used, and the next sentence costs {cost:.4}; a \
                 higher limit goes on from here",
                spent.cost
            )));
        }
        spent.cost += cost;
        spent.chars += chars;
        Ok(())
    }

    fn put_back(&self, cost: f64, chars: u64) {
        let mut spent = self.lock();
        spent.cost -= cost;
        spent.chars -= chars;
    }
}

/// The layer: takes out of the purse before it asks, and puts back what was not delivered.
#[derive(Debug)]
pub struct Budget {
    inner: Arc<dyn SpeechBackend>,
    purse: Arc<Purse>,
    price: Option<Price>,
}

impl Budget {
    /// What `inner` speaks costs `price` and is paid from the purse.
    pub fn new(inner: Arc<dyn SpeechBackend>, purse: Arc<Purse>, price: Option<Price>) -> Self {
        Budget { inner, purse, price }
    }
}

impl Layer for Budget {
    fn inner(&self) -> &dyn SpeechBackend {
        &*self.inner
    }

    fn around<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        Box::pin(async move {
            let said = utterance.spoken.said();
            let chars = said.chars().count() as u64;
            let cost = self.price.as_ref().map_or(0.0, |price| price.of(said));
            self.purse.take(cost, chars).map_err(|why| {
                let what = "the budget of this run is used up, and what was spoken is kept";
                Error::new(Kind::Refused, what).because(why)
            })?;
            let take = self.inner.speak(utterance).await;
            if take.is_err() {
                self.purse.put_back(cost, chars);
            }
            take
        })
    }
}
