//! Requests and characters a minute.

use crate::model::terms::Limits;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const MINUTE: Duration = Duration::from_secs(60);

/// Remembers the requests of the last minute. In no sixty seconds there are more than allowed,
/// however the service counts them.
#[derive(Debug)]
pub(super) struct Pace {
    requests: usize,
    chars: u64,
    past: Mutex<VecDeque<(Instant, u64)>>,
}

impl Pace {
    pub(super) fn new(limits: &Limits) -> Self {
        Pace {
            requests: limits.requests_per_minute.map_or(usize::MAX, |n| n.max(1) as usize),
            chars: limits.chars_per_minute.unwrap_or(u64::MAX),
            past: Mutex::default(),
        }
    }

    /// Counts a request of so many characters in, or tells when to ask again. A request that is
    /// longer than a minute allows is let through when nothing else was.
    pub(super) fn admit(&self, chars: u64, now: Instant) -> Result<(), Instant> {
        if self.requests == usize::MAX && self.chars == u64::MAX {
            return Ok(());
        }
        let mut past = self.past.lock().unwrap_or_else(PoisonError::into_inner);
        while past.front().is_some_and(|(at, _)| now.duration_since(*at) >= MINUTE) {
            past.pop_front();
        }
        let sum: u64 = past.iter().map(|(_, n)| n).sum();
        match past.front() {
            Some((oldest, _))
                if past.len() >= self.requests || sum.saturating_add(chars) > self.chars =>
            {
                Err(*oldest + MINUTE)
            }
            _ => {
                past.push_back((now, chars));
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_minute_has_more_than_allowed() {
        let limits = Limits {
            requests_per_minute: Some(10),
            chars_per_minute: Some(700),
            ..Limits::default()
        };
        let pace = Pace::new(&limits);
        let (mut now, mut sent) = (Instant::now(), Vec::new());
        let begun = now;
        while sent.len() < 40 {
            match pace.admit(90, now) {
                Ok(()) => sent.push(now),
                Err(later) => {
                    assert!(later > now);
                    now = later;
                }
            }
            now += Duration::from_millis(700);
        }
        for at in &sent {
            let within = sent.iter().filter(|t| *t >= at && **t < *at + MINUTE).count();
            assert!(within <= 7, "{within} of 90 characters in a minute");
        }
        assert!(now - begun < MINUTE * 6, "and not much slower than allowed");
        assert!(Pace::new(&limits).admit(9000, now).is_ok());
    }
}
