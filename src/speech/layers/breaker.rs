//! The circuit breaker: when a service only fails, it is left alone, and asked by one now and then.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use tracing::debug;

/// The first and the longest pause between two who ask whether the service is back.
const PAUSES: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(8));

/// What is known of the health of a service.
#[derive(Debug)]
pub(super) struct CircuitBreaker {
    /// Failures in a row, without an answer between them, that mean that it is the service.
    threshold: u32,
    patience: Duration,
    state: Mutex<State>,
    /// Told when the state changes.
    changed: Notify,
}

#[derive(Debug, Default)]
struct State {
    /// The first failure since the last answer.
    since: Option<Instant>,
    in_a_row: u32,
    /// While it is open: when the next one may ask, and the pause after that.
    open: Option<(Instant, Duration)>,
    probing: bool,
}

/// Admission to ask.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Admission {
    /// As everyone.
    Allow,
    /// To see whether the service is back.
    Probe,
    /// It was away for too long.
    GiveUp,
}

impl CircuitBreaker {
    pub(super) fn new(threshold: usize, patience: Duration) -> Self {
        CircuitBreaker {
            threshold: threshold.max(3) as u32,
            patience,
            state: Mutex::default(),
            changed: Notify::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether requests are held back.
    pub(super) fn is_open(&self) -> bool {
        self.lock().open.is_some()
    }

    /// How much patience is left.
    pub(super) fn left(&self) -> Duration {
        let waited = self.lock().since.map_or(Duration::ZERO, |since| since.elapsed());
        self.patience.saturating_sub(waited)
    }

    /// Waits until one may ask.
    pub(super) async fn admission(&self) -> Admission {
        loop {
            // Made before the look at the state, so that no change is missed between the two.
            let changed = self.changed.notified();
            let wait = {
                let mut state = self.lock();
                let now = Instant::now();
                if state.since.is_some_and(|since| now - since > self.patience) {
                    return Admission::GiveUp;
                }
                match state.open {
                    None => return Admission::Allow,
                    Some((at, _)) if now >= at && !state.probing => {
                        state.probing = true;
                        return Admission::Probe;
                    }
                    Some((at, _)) => at.saturating_duration_since(now).max(PAUSES.0 / 10),
                }
            };
            tokio::select! {
                () = changed => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    /// The service answered: it is there, whatever it said.
    pub(super) fn answered(&self) {
        *self.lock() = State::default();
        self.changed.notify_waiters();
    }

    /// A request failed. True if the service has been failing for longer than anyone will wait.
    pub(super) fn failed(&self, after: Option<Duration>) -> bool {
        let mut state = self.lock();
        let now = Instant::now();
        let since = *state.since.get_or_insert(now);
        state.in_a_row += 1;
        state.probing = false;
        if state.in_a_row >= self.threshold {
            let pause = state.open.map_or(PAUSES.0, |(_, pause)| pause);
            let wait = after.unwrap_or(pause).max(pause);
            debug!(failures = state.in_a_row, ?wait, "the circuit is open: only probes are sent");
            state.open = Some((now + wait, (pause * 2).min(PAUSES.1)));
        }
        drop(state);
        self.changed.notify_waiters();
        now - since > self.patience
    }

    /// Whoever was to ask has gone away.
    pub(super) fn abandoned(&self) {
        self.lock().probing = false;
        self.changed.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_asks_while_it_is_away_and_all_when_it_is_back() {
        let breaker = CircuitBreaker::new(3, Duration::from_secs(60));
        for _ in 0..2 {
            breaker.failed(None);
        }
        assert_eq!(breaker.admission().await, Admission::Allow, "two may be chance");
        breaker.failed(None);
        assert!(breaker.is_open());
        let begun = Instant::now();
        assert_eq!(breaker.admission().await, Admission::Probe);
        assert!(begun.elapsed() >= Duration::from_millis(450));
        let second = tokio::time::timeout(Duration::from_millis(100), breaker.admission()).await;
        assert!(second.is_err(), "one asks, the others wait");
        breaker.answered();
        assert_eq!(breaker.admission().await, Admission::Allow);
    }

    #[tokio::test]
    async fn patience_ends() {
        let breaker = CircuitBreaker::new(3, Duration::ZERO);
        assert!(!breaker.failed(None), "the first failure begins the breaker");
        tokio::time::sleep(Duration::from_millis(5)).await;
        assert!(breaker.failed(None));
        assert_eq!(breaker.admission().await, Admission::GiveUp);
    }
}
