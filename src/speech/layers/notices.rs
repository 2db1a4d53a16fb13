//! What a person should know while something is waited for.

use std::fmt;
use std::pin::pin;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// A wait that is shorter is nobody's business.
const SOON: Duration = Duration::from_secs(2);
/// The pause between two lines, whoever waits: many utterances wait for the same thing.
const EVERY: Duration = Duration::from_secs(15);

type Sink = Box<dyn Fn(&str) + Send + Sync>;

/// Where the layers of all voices of a run tell what they wait for; clones tell the same one.
#[derive(Clone, Default)]
pub struct Notices(Arc<Inner>);

#[derive(Default)]
struct Inner {
    sink: OnceLock<Sink>,
    last: Mutex<Option<Instant>>,
}

impl fmt::Debug for Notices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Notices")
    }
}

impl Notices {
    /// Who is told, from now on. The first one stays.
    pub fn listen(&self, sink: impl Fn(&str) + Send + Sync + 'static) {
        let _ = self.0.sink.set(Box::new(sink));
    }

    /// Waits, and says what for if that takes longer than `patience` and than a moment; again now
    /// and then.
    pub(super) async fn during<T>(
        &self,
        patience: Duration,
        what: impl Fn() -> String,
        wait: impl Future<Output = T>,
    ) -> T {
        let mut wait = pin!(wait);
        let mut next = patience.max(SOON);
        loop {
            match timeout(next, &mut wait).await {
                Ok(done) => return done,
                Err(_) => self.tell(&what),
            }
            next = EVERY;
        }
    }

    fn tell(&self, what: impl Fn() -> String) {
        let Some(sink) = self.0.sink.get() else { return };
        let mut last = self.0.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.is_none_or(|at| at.elapsed() >= EVERY) {
            *last = Some(Instant::now());
            sink(&what());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_long_wait_is_told_once_however_many_wait() {
        let notices = Notices::default();
        let told: Arc<Mutex<Vec<String>>> = Arc::default();
        let sink = told.clone();
        notices.listen(move |text| sink.lock().unwrap().push(text.to_string()));
        let nap = |ms| tokio::time::sleep(Duration::from_millis(ms));
        let wait = |ms| notices.during(Duration::ZERO, || "the service".into(), nap(ms));
        wait(50).await;
        assert!(told.lock().unwrap().is_empty());
        tokio::join!(wait(2200), wait(2300));
        assert_eq!(*told.lock().unwrap(), ["the service"]);
    }
}
