//! Utterances in line for a service: so many at once and a minute, what failed back in line, and
//! patience with a service that is away.
//!
//! One layer and not three, since they hang on each other: a failed utterance leaves its slot to
//! others while it waits, and comes back with its old place.

use super::breaker::{Admission, CircuitBreaker};
use super::hedge::Lateness;
use super::layer::Layer;
use super::notices::Notices;
use super::pace::Pace;
use super::slots::Slots;
use crate::error::{Error, Kind, Result};
use crate::model::terms::{Retry, Terms};
use crate::model::voice::{Take, Utterance};
use crate::speech::backend::{BoxFuture, Capabilities, Scope, SpeechBackend};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tracing::debug;

/// The wait before the second try: a service that answers the others has stumbled over one request.
const FIRST_RETRY_DELAY: Duration = Duration::from_millis(50);
/// The wait before the third try; it doubles up to the longest.
const WAITS: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(15));
/// The longest that a service is believed when it asks to wait.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(600);
/// Utterances in hand for each that is worked on. What is put off keeps its place, and so many others
/// go on before a worker idles: three seconds' work, where an answer takes a quarter of one.
const LEAD: usize = 12;
/// An answer that takes longer is told of, once the service is known to answer.
const SLOW: Duration = Duration::from_secs(10);

/// The layer.
#[derive(Debug)]
pub struct Queue {
    inner: Arc<dyn SpeechBackend>,
    capabilities: Capabilities,
    retry: Retry,
    slots: Slots,
    pace: Pace,
    breaker: CircuitBreaker,
    lateness: Lateness,
    tickets: AtomicU64,
    /// It has answered well.
    works: AtomicBool,
    notices: Notices,
    /// Why the last request failed, for those that give up without one of their own.
    why: Mutex<String>,
}

impl Queue {
    /// A line before `inner`, on the terms of its card. Long waits are told to `notices`.
    pub fn new(inner: Arc<dyn SpeechBackend>, terms: &Terms, notices: Notices) -> Self {
        let known = inner.capabilities();
        let concurrency = terms.limits.concurrency.unwrap_or(known.concurrency).max(1);
        Queue {
            capabilities: Capabilities {
                limit: terms.limits.longest(known.limit),
                concurrency,
                ..known.clone()
            },
            slots: Slots::new(concurrency),
            pace: Pace::new(&terms.limits),
            breaker: CircuitBreaker::new(
                concurrency,
                Duration::from_secs_f64(terms.retry.patience_s.clamp(0.0, 1e6)),
            ),
            lateness: Lateness::default(),
            retry: terms.retry.clone(),
            tickets: AtomicU64::new(0),
            works: AtomicBool::new(false),
            notices,
            why: Mutex::default(),
            inner,
        }
    }

    async fn work(&self, utterance: &Utterance) -> Result<Take> {
        let ticket = self.tickets.fetch_add(1, Ordering::Relaxed);
        let (mut failures, mut wait) = (0, FIRST_RETRY_DELAY);
        let mut last: Option<Error> = None;
        loop {
            let leave = self.notices.during(
                Duration::ZERO,
                || self.waiting("to be there again", self.breaker.left()),
                self.breaker.admission(),
            );
            let probe = match leave.await {
                Admission::Allow => None,
                Admission::Probe => Some(Probe(&self.breaker)),
                Admission::GiveUp => return Err(self.given_up(last)),
            };
            let slot = self.slots.get(ticket).await;
            if probe.is_none() && self.breaker.is_open() {
                continue;
            }
            self.wait_for_admission(utterance).await;
            let answer = self.ask(utterance).await;
            if let Some(most) = self.inner.advice().concurrency {
                self.slots.limit(most.min(self.capabilities.concurrency));
            }
            drop(slot);
            let error = match answer {
                Ok(take) => {
                    self.works.store(true, Ordering::Relaxed);
                    self.breaker.answered();
                    return Ok(take);
                }
                Err(e) if !e.kind().is_transient() => {
                    self.breaker.answered();
                    return Err(e);
                }
                Err(e) => e,
            };
            let told = error.to_string();
            let scope = error.failure().map_or(Scope::Answer, |f| f.scope);
            if scope == Scope::Answer && self.is_hopeless(&told, last.as_ref()) {
                self.breaker.answered();
                let text = beginning(utterance);
                let what = format!("the answer to {text:?} is the same each time");
                return Err(Error::new(Kind::Transient, what).because(error));
            }
            *self.why.lock().unwrap_or_else(PoisonError::into_inner) = told;
            let busy = scope == Scope::Service;
            let wish = error.failure().and_then(|f| f.after).filter(|_| busy);
            if let Some(wish) = wish.filter(|w| w.as_secs_f64() > self.retry.patience_s) {
                let what = format!(
                    "the service of the {} voice asks to be left alone for {} s, and patience_s in [retry] \
                     is {}",
                    self.name(),
                    wish.as_secs(),
                    self.retry.patience_s
                );
                return Err(Error::new(Kind::Transient, what).because(error));
            }
            let after = wish.map(|wish| wish.min(MAX_RETRY_AFTER));
            if self.breaker.failed(after) {
                return Err(self.given_up(Some(error)));
            }
            if !busy {
                failures += 1;
                if failures >= self.retry.tries.max(1) {
                    let text = beginning(utterance);
                    let what = format!("{failures} tries to speak {text:?} failed, the last one");
                    return Err(Error::new(Kind::Transient, what).because(error));
                }
            }
            drop(probe);
            last = Some(error);
            // Never sooner than asked for; and not all at once.
            let jitter = 0.75 + 0.5 * fastrand::f64();
            let wish = after.map(|after| after.mul_f64(1.0 + 0.05 * fastrand::f64()));
            let wait_for = if busy { wait.max(WAITS.0) } else { wait };
            let pause = wish.unwrap_or_else(|| wait_for.mul_f64(jitter));
            let told = || self.waiting("to be asked again", pause);
            debug!(voice = self.name(), ?scope, ?pause, text = beginning(utterance), "put off");
            self.notices.during(Duration::ZERO, told, tokio::time::sleep(pause)).await;
            wait = (wait * 2).clamp(WAITS.0, WAITS.1);
        }
    }

    /// Waits until the minute and the service allow a request.
    async fn wait_for_admission(&self, utterance: &Utterance) {
        let chars = utterance.spoken.said().chars().count() as u64;
        loop {
            let now = Instant::now();
            let told = self.inner.advice().not_before.filter(|at| *at > now);
            let later = match told {
                Some(at) => at.min(now + MAX_RETRY_AFTER),
                None => match self.pace.admit(chars, now) {
                    Ok(()) => return,
                    Err(later) => later,
                },
            };
            let pause = later.saturating_duration_since(now);
            let told = || {
                let name = self.name();
                let s = pause.as_secs().max(1);
                format!("waiting for {s} s: no more requests are allowed to the {name} voice now")
            };
            self.notices.during(Duration::ZERO, told, tokio::time::sleep_until(later.into())).await;
        }
    }

    /// Whether a whole answer that is unusable is the same as the one before.
    fn is_hopeless(&self, told: &str, last: Option<&Error>) -> bool {
        last.is_some_and(|last| last.to_string() == told)
    }

    /// What is waited for, for so long at most.
    fn waiting(&self, what: &str, most: Duration) -> String {
        let why = self.why.lock().unwrap_or_else(PoisonError::into_inner);
        let s = most.as_secs().max(1);
        format!(
            "waiting for the service of the {} voice {what}, for {s} s at most ({why})",
            self.name()
        )
    }

    /// Asks, and says so where no answer comes.
    async fn ask(&self, utterance: &Utterance) -> Result<Take> {
        let patience = match self.works.load(Ordering::Relaxed) {
            true => SLOW,
            false => Duration::ZERO,
        };
        let told = || {
            let (name, most) = (self.name(), self.retry.timeout_s);
            format!(
                "waiting for an answer of the {name} voice to {:?}, for {most} s at most (timeout_s in \
                 [retry])",
                beginning(utterance)
            )
        };
        self.notices.during(patience, told, self.ask_twice(utterance)).await
    }

    /// Asks once, or twice where the first answer is late and that is allowed.
    async fn ask_twice(&self, utterance: &Utterance) -> Result<Take> {
        let begun = Instant::now();
        let mut first = self.inner.speak(utterance);
        let late = self.lateness.late().filter(|_| self.retry.hedge);
        let answer = match late {
            None => first.await,
            Some(late) => match tokio::time::timeout(late, &mut first).await {
                Ok(answer) => answer,
                Err(_) => match self.slots.spare() {
                    None => first.await,
                    Some(_slot) => {
                        debug!(
                            voice = self.name(),
                            ?late,
                            text = beginning(utterance),
                            "asked twice"
                        );
                        let mut second = self.inner.speak(utterance);
                        let (answer, other) = tokio::select! {
                            answer = &mut first => (answer, second),
                            answer = &mut second => (answer, first),
                        };
                        if answer.is_ok() { answer } else { other.await }
                    }
                },
            },
        };
        if answer.is_ok() {
            self.lateness.took(begun.elapsed());
        }
        answer
    }

    fn given_up(&self, last: Option<Error>) -> Error {
        let what = format!(
            "the service of the {} voice has given no good answer for {} s",
            self.name(),
            self.retry.patience_s
        );
        let last = last.unwrap_or_else(|| {
            let why = self.why.lock().unwrap_or_else(PoisonError::into_inner);
            Error::new(Kind::Transient, why.clone())
        });
        Error::new(Kind::Transient, what).because(last)
    }
}

/// The beginning of a text, for messages.
fn beginning(utterance: &Utterance) -> String {
    utterance.spoken.said().chars().take(60).collect()
}

/// Whoever asks whether the service is back, and may be dropped while it does.
struct Probe<'a>(&'a CircuitBreaker);

impl Drop for Probe<'_> {
    fn drop(&mut self) {
        self.0.abandoned();
    }
}

impl Layer for Queue {
    fn inner(&self) -> &dyn SpeechBackend {
        &*self.inner
    }

    fn speak_through<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        Box::pin(self.work(utterance))
    }

    fn layer_capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn layer_queue_depth(&self) -> usize {
        self.capabilities.concurrency * LEAD
    }
}
