//! A second request where the first is late.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Answers that are remembered, and as many as are needed before one can be called late.
const REMEMBERED: usize = 64;
const FEWEST: usize = 8;

/// Remembers how long answers took.
#[derive(Debug, Default)]
pub(super) struct Lateness {
    past: Mutex<VecDeque<Duration>>,
}

impl Lateness {
    /// Takes an answer into account.
    pub(super) fn took(&self, time: Duration) {
        let mut past = self.past.lock().unwrap_or_else(PoisonError::into_inner);
        if past.len() == REMEMBERED {
            past.pop_front();
        }
        past.push_back(time);
    }

    /// After this long an answer is late: slower than nineteen of twenty, and by half again.
    pub(super) fn late(&self) -> Option<Duration> {
        let past = self.past.lock().unwrap_or_else(PoisonError::into_inner);
        let mut past: Vec<Duration> = past.iter().copied().collect();
        if past.len() < FEWEST {
            return None;
        }
        past.sort();
        Some(past[past.len() * 19 / 20] * 3 / 2)
    }
}
