//! What every layer has in common: it passes on what it does not change.

use crate::error::Result;
use crate::model::pronunciation::Pronunciation;
use crate::model::voice::{Take, Utterance, Voice};
use crate::speech::backend::{Advice, BoxFuture, Capabilities, SpeechBackend};
use std::borrow::Cow;
use std::fmt;

/// A backend around another one. Whatever [`SpeechBackend`] comes to ask is passed on here, once, so
/// that no layer loses it.
pub trait Layer: fmt::Debug + Send + Sync {
    /// The one inside.
    fn inner(&self) -> &dyn SpeechBackend;
    /// Speaks one utterance with the one inside.
    fn speak_through<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>>;
    /// What both together can do.
    fn layer_capabilities(&self) -> &Capabilities {
        self.inner().capabilities()
    }
    /// How many utterances both together want at once.
    fn layer_queue_depth(&self) -> usize {
        self.inner().queue_depth()
    }
}

impl<T: Layer> SpeechBackend for T {
    fn name(&self) -> &str {
        self.inner().name()
    }

    fn capabilities(&self) -> &Capabilities {
        self.layer_capabilities()
    }

    fn fingerprint(&self) -> String {
        self.inner().fingerprint()
    }

    fn voices(&self) -> BoxFuture<'_, Result<Vec<Voice>>> {
        self.inner().voices()
    }

    fn sounds(&self, reading: &Pronunciation) -> bool {
        self.inner().sounds(reading)
    }

    fn phonemes<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Option<String>>> {
        self.inner().phonemes(utterance)
    }

    fn billed<'a>(&'a self, utterance: &'a Utterance) -> Cow<'a, str> {
        self.inner().billed(utterance)
    }

    fn speak<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
        self.speak_through(utterance)
    }

    fn advice(&self) -> Advice {
        self.inner().advice()
    }

    fn queue_depth(&self) -> usize {
        self.layer_queue_depth()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::language::Language;
    use crate::model::pronunciation::{Phones, PronunciationSource};
    use crate::model::spoken::Spoken;
    use crate::model::terms::Terms;
    use crate::model::units::SampleRate;
    use crate::model::voice::{Sound, Timing};
    use crate::speech::engines::tone::Tone;
    use crate::speech::layers::budget::{Budget, BudgetLayer};
    use crate::speech::layers::check::Check;
    use crate::speech::layers::notices::Notices;
    use crate::speech::layers::queue::Queue;
    use crate::speech::layers::retry::Retry;
    use std::sync::Arc;
    use std::time::Duration;

    /// Has an answer of its own for everything; what it speaks is silence.
    #[derive(Debug, Default)]
    struct Own(Tone);

    impl SpeechBackend for Own {
        fn name(&self) -> &str {
            "own"
        }
        fn capabilities(&self) -> &Capabilities {
            self.0.capabilities()
        }
        fn fingerprint(&self) -> String {
            "print".into()
        }
        fn voices(&self) -> BoxFuture<'_, Result<Vec<Voice>>> {
            self.0.voices()
        }
        fn sounds(&self, _: &Pronunciation) -> bool {
            true
        }
        fn phonemes<'a>(&'a self, _: &'a Utterance) -> BoxFuture<'a, Result<Option<String>>> {
            Box::pin(async { Ok(Some("phonemes".into())) })
        }
        fn speak<'a>(&'a self, _: &'a Utterance) -> BoxFuture<'a, Result<Take>> {
            let sound = Sound::Pcm { rate: SampleRate(8000), samples: vec![0; 8000] };
            Box::pin(async { Ok(Take { sound, marks: vec![], timing: Timing::Estimated }) })
        }
        fn advice(&self) -> Advice {
            Advice { concurrency: Some(7), not_before: None }
        }
    }

    fn run<T>(work: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        runtime.unwrap().block_on(work)
    }

    fn utterance() -> Utterance {
        let (spoken, language) = (Spoken::new("one two"), Language::unknown());
        Utterance { spoken, language, pronunciations: Vec::new(), styles: Vec::new() }
    }

    fn reading() -> Pronunciation {
        let sound = Phones::Ipa("wʌn".into());
        Pronunciation { said: (0..3).into(), sound, source: PronunciationSource::Lexicon }
    }

    #[test]
    fn what_a_layer_does_not_change_it_passes_on() {
        let inner: Arc<dyn SpeechBackend> = Arc::new(Own::default());
        let layers: [Arc<dyn SpeechBackend>; 4] = [
            Arc::new(Check::new(inner.clone(), None)),
            Arc::new(Queue::new(inner.clone(), &Terms::default(), Notices::default())),
            Arc::new(Retry::new(inner.clone(), 1, Duration::ZERO)),
            Arc::new(BudgetLayer::new(inner, Arc::new(Budget::new(None, None)), None)),
        ];
        for layer in layers {
            assert_eq!((layer.name(), &*layer.fingerprint()), ("own", "print"));
            assert_eq!(layer.advice().concurrency, Some(7), "{layer:?}");
            let phonemes = run(layer.phonemes(&utterance())).unwrap();
            assert_eq!(phonemes.as_deref(), Some("phonemes"), "{layer:?}");
            assert!(layer.sounds(&reading()), "{layer:?}");
        }
    }

    #[test]
    fn an_answer_that_is_no_good_is_paid_for() {
        let budget = Arc::new(Budget::new(None, None));
        let paid = BudgetLayer::new(Arc::new(Own::default()), budget.clone(), None);
        let check = Check::new(Arc::new(paid), None);
        assert!(run(check.speak(&utterance())).is_err(), "it is silent");
        assert_eq!(budget.spent().billed.chars, 7);
    }
}
