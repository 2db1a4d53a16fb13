//! Tries again what may pass.

use super::layer::Layer;
use crate::error::Result;
use crate::model::voice::{Take, Utterance};
use crate::speech::backend::{BoxFuture, SpeechBackend};
use std::sync::Arc;
use std::time::Duration;
use tracing::debug;

/// Calls the backend again after a failure that may pass, a little later each time.
#[derive(Debug)]
pub struct Retry {
    inner: Arc<dyn SpeechBackend>,
    tries: u32,
    wait: Duration,
}

impl Retry {
    /// At most `tries` calls an utterance (at least one); `wait` before the second, twice as long
    /// before each further one.
    pub fn new(inner: Arc<dyn SpeechBackend>, tries: u32, wait: Duration) -> Self {
        Retry { inner, tries: tries.max(1), wait }
    }
}

impl Layer for Retry {
    fn inner(&self) -> &dyn SpeechBackend {
        &*self.inner
    }

    fn speak_through<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        Box::pin(async move {
            let mut wait = self.wait;
            for _ in 1..self.tries {
                match self.inner.speak(utterance).await {
                    Err(e) if e.kind().is_transient() => {
                        debug!(voice = self.name(), ?wait, "asked again after: {e}");
                        tokio::time::sleep(wait).await;
                    }
                    done => return done,
                }
                wait *= 2;
            }
            self.inner.speak(utterance).await
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Error, Kind};
    use crate::model::language::Language;
    use crate::model::spoken::Spoken;
    use crate::model::voice::Voice;
    use crate::speech::backend::Capabilities;
    use crate::speech::engines::tone::Tone;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[derive(Debug)]
    struct Flaky {
        inner: Tone,
        kind: Kind,
        failures: u32,
        calls: AtomicU32,
    }

    impl SpeechBackend for Flaky {
        fn name(&self) -> &str {
            "flaky"
        }
        fn capabilities(&self) -> &Capabilities {
            self.inner.capabilities()
        }
        fn fingerprint(&self) -> String {
            String::new()
        }
        fn voices(&self) -> BoxFuture<'_, Result<Vec<Voice>>> {
            self.inner.voices()
        }
        fn speak<'a>(&'a self, u: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
            if self.calls.fetch_add(1, Ordering::Relaxed) < self.failures {
                return Box::pin(async { Err(Error::new(self.kind, "not now")) });
            }
            self.inner.speak(u)
        }
    }

    fn calls(kind: Kind, failures: u32) -> (bool, u32) {
        let flaky =
            Arc::new(Flaky { inner: Tone::default(), kind, failures, calls: AtomicU32::new(0) });
        let retry = Retry::new(flaky.clone(), 3, Duration::ZERO);
        let (spoken, language) = (Spoken::new("one two"), Language::unknown());
        let u = Utterance { spoken, language, pronunciations: Vec::new(), styles: Vec::new() };
        let rt = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let ok = rt.block_on(retry.speak(&u)).is_ok();
        (ok, flaky.calls.load(Ordering::Relaxed))
    }

    #[test]
    fn tries_again_what_may_pass_and_nothing_else() {
        assert_eq!(calls(Kind::Transient, 0), (true, 1));
        assert_eq!(calls(Kind::Transient, 2), (true, 3));
        assert_eq!(calls(Kind::Transient, 9), (false, 3));
        assert_eq!(calls(Kind::Refused, 1), (false, 1));
    }
}
