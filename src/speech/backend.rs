//! The trait that every speech backend implements.

pub use crate::error::{Failure, Scope};

use crate::error::Result;
use crate::model::pronunciation::Pronunciation;
use crate::model::units::SampleRate;
use crate::model::voice::{Limit, Take, Utterance, Voice};
use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Instant;

/// A future in a box, so that the trait can be used as an object.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What a backend can do.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Capabilities {
    /// The longest utterance it takes; longer sentences are split at clauses before they come.
    pub limit: Limit,
    /// How many utterances it works on at once; more may wait in line without harm.
    pub concurrency: usize,
    /// Speaking rate relative to the voice's normal one (1.0). Pauses are scaled by it.
    pub rate: f64,
    /// The frames a second of its sound, where that is known before it speaks.
    pub sample_rate: Option<SampleRate>,
    /// Whether it speaks headings, quotations and the like in styles of their own. They are not part
    /// of the key of its clips otherwise.
    pub styles: bool,
}

impl Capabilities {
    /// One utterance at a time, of at most this length, at the voice's normal rate. The fields say more.
    pub fn new(limit: Limit) -> Self {
        Capabilities { limit, concurrency: 1, rate: 1.0, sample_rate: None, styles: false }
    }
}

/// What a service last said of the pace it allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Advice {
    /// No request before this moment.
    pub not_before: Option<Instant>,
    /// No more requests at once than this.
    pub concurrency: Option<usize>,
}

/// A way to turn text into sound.
///
/// # For implementers
/// - A backend is made for one voice card and speaks with that voice.
/// - It says only how to speak. Retry, limits and budgets are wrappers of this same trait.
/// - [`speak`](SpeechBackend::speak) may be called many times at once, and must not depend on the
///   order of the calls. Dropping the future cancels the request.
/// - Marks are in code points of the said text, in order, without overlaps, inside the sound.
/// - A failure that may pass is [`Kind::Transient`](crate::Kind::Transient), with a [`Failure`] as its
///   cause if more is known of it; one that will not is [`Kind::Refused`](crate::Kind::Refused).
/// - Text that has nothing to sound gives an empty take, not an error.
/// - Every backend passes the conformance suite in `tests/it/conformance.rs`.
pub trait SpeechBackend: fmt::Debug + Send + Sync {
    /// The row of `speech::table` it was made from.
    fn name(&self) -> &str;
    /// What it can do.
    fn capabilities(&self) -> &Capabilities;
    /// Everything beside the text that shapes the sound: engine, data version, voice, settings.
    /// Part of the clip's key in the store.
    fn fingerprint(&self) -> String;
    /// The voices that it offers.
    fn voices(&self) -> BoxFuture<'_, Result<Vec<Voice>>>;
    /// Whether a reading is sounded as it says. It is not part of the key of a clip otherwise.
    fn sounds(&self, _: &Pronunciation) -> bool {
        false
    }
    /// The phonemes that an utterance becomes, in the engine's own notation, where it tells them.
    fn phonemes<'a>(&'a self, _: &'a Utterance) -> BoxFuture<'a, Result<Option<String>>> {
        Box::pin(async { Ok(None) })
    }
    /// The text that the service may bill for an utterance: with the markup that it counts, and as
    /// many times as it is sent.
    fn billed<'a>(&'a self, utterance: &'a Utterance) -> Cow<'a, str> {
        utterance.spoken.said().into()
    }
    /// Speaks one utterance.
    fn speak<'a>(&'a self, utterance: &'a Utterance) -> BoxFuture<'a, Result<Take>>;
    /// What the service last said of the pace it allows.
    fn advice(&self) -> Advice {
        Advice::default()
    }
    /// How many utterances to hand over at once, so that it is never without work: a few more than
    /// it works on, and many more where some are put off and others go on meanwhile.
    fn queue_depth(&self) -> usize {
        self.capabilities().concurrency.max(1) + 2
    }
}
