//! What a run would do and cost, before it does.

use super::cast::Cast;
use super::clips::ClipSource;
use super::options::Options;
use crate::model::article::Article;
use crate::model::pace;
use crate::model::script::Script;
use crate::model::terms::Price;
use crate::model::voice::Limit;
use crate::text::adapt;
use std::time::Duration;

/// What one voice has to do.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Share {
    /// The voice card.
    pub voice: String,
    /// Segments that it speaks.
    pub segments: usize,
    /// How many of them are in the store.
    pub in_store: usize,
    /// Code points to say, of those that are not in the store.
    pub chars: usize,
    /// The same as bytes of UTF-8.
    pub bytes: usize,
    /// The same in code points, where a Han character counts twice.
    pub weighted_chars: usize,
    /// What the service charges for them, if the card says.
    pub cost: Option<Cost>,
    /// About how long all of its segments sound, rests between them included.
    pub sound: Duration,
}

/// A price.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Cost {
    /// ISO 4217.
    pub currency: String,
    /// How much of it.
    pub amount: f64,
    /// What is counted for it: `characters`, `bytes` or `weighted characters`.
    pub unit: &'static str,
}

/// Looks into the store for what a run of this script would take from it, and speaks nothing.
pub fn forecast(article: &Article, script: &Script, cast: &Cast, options: &Options) -> Vec<Share> {
    let sources: Vec<ClipSource> =
        cast.speakers().iter().map(|s| ClipSource::new(s, options)).collect();
    let mut shares: Vec<Share> = cast.speakers().iter().map(|s| Share::new(&s.card.name)).collect();
    for segment in &script.segments {
        let language = script.language(segment);
        let place = cast.place(language);
        let (speaker, share) = (&cast.speakers()[place], &mut shares[place]);
        let utterance = adapt::utterance(article, segment, language, &options.lexicon);
        let said = utterance.spoken.said();
        let rate = speaker.backend.capabilities().rate;
        share.segments += 1;
        let seconds = pace::seconds(said) / rate.clamp(0.1, 10.0);
        share.sound += Duration::from_secs_f64(seconds) + options.pauses.after(segment.pause, rate);
        if sources[place].has(&utterance) {
            share.in_store += 1;
        } else {
            share.add(said, speaker.card.terms.price.as_ref());
        }
    }
    shares.retain(|s| s.segments > 0);
    shares
}

impl Share {
    fn new(voice: &str) -> Self {
        Share {
            voice: voice.to_owned(),
            segments: 0,
            in_store: 0,
            chars: 0,
            bytes: 0,
            weighted_chars: 0,
            cost: None,
            sound: Duration::ZERO,
        }
    }

    fn add(&mut self, said: &str, price: Option<&Price>) {
        self.chars += Limit::Chars(0).measure(said);
        self.bytes += Limit::Bytes(0).measure(said);
        self.weighted_chars += Limit::Weighted(0).measure(said);
        if let Some(price) = price {
            let unit = match price.unit().0 {
                Limit::Chars(_) => "characters",
                Limit::Bytes(_) => "bytes",
                Limit::Weighted(_) => "weighted characters",
            };
            let none = || Cost { currency: price.currency.clone(), amount: 0.0, unit };
            self.cost.get_or_insert_with(none).amount += price.of(said);
        }
    }
}
