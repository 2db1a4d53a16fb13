//! The terms on which a voice is used: limits, tries and price. Tables of a voice card that every
//! backend has and that the layers around it read.

use super::limit::Limit;
use serde::{Deserialize, Serialize};

/// All terms of a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Terms {
    /// `[limits]`
    pub limits: Limits,
    /// `[retry]`
    pub retry: Retry,
    /// `[price]`
    pub price: Option<Price>,
    /// `fallback`: the card that speaks what this voice cannot.
    pub fallback: Option<String>,
}

/// What a service allows. What is not stated is what the backend knows of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// The longest utterance in code points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chars: Option<usize>,
    /// … in bytes of UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<usize>,
    /// … in tokens of the service; counted as if a Han character were two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tokens: Option<usize>,
    /// … in code points, where a Han character counts twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighted_chars: Option<usize>,
    /// … in seconds of sound: longer answers count as cut off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// Requests at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concurrency: Option<usize>,
    /// Requests in any sixty seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requests_per_minute: Option<u32>,
    /// Code points in any sixty seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chars_per_minute: Option<u64>,
}

impl Limits {
    /// The longest utterance: the tightest of what is stated and what the backend knows.
    ///
    /// Limits of different units are not compared: a stated one wins. `seconds` become characters
    /// at a slow reader's pace.
    pub(crate) fn longest(&self, known: Limit) -> Limit {
        let stated = [
            self.chars.map(Limit::Chars),
            self.bytes.map(Limit::Bytes),
            self.tokens.or(self.weighted_chars).map(Limit::Weighted),
            // A Han character, two of the weighted ones, takes up to 0.3 s.
            self.seconds.map(|s| Limit::Weighted((s / 0.15).max(1.0) as usize)),
        ];
        stated.into_iter().flatten().next().unwrap_or(known)
    }
}

/// How often and how long to try.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Retry {
    /// Requests for one utterance that may fail before it counts as failed. That a service is busy
    /// or away is not a failure of the utterance.
    pub tries: u32,
    /// The longest a request may take, in seconds.
    pub timeout_s: f64,
    /// The longest wait for the first byte of an answer, in seconds.
    pub first_byte_s: f64,
    /// The longest wait for a connection, in seconds.
    pub connect_s: f64,
    /// How long a service may be busy or away without one answer, in seconds.
    pub patience_s: f64,
    /// Ask a second time when an answer is late, and take what comes first. Costs twice where the
    /// service bills what it is asked for.
    pub hedge: bool,
}

impl Default for Retry {
    fn default() -> Self {
        Retry {
            tries: 6,
            timeout_s: 60.0,
            first_byte_s: 45.0,
            connect_s: 10.0,
            patience_s: 120.0,
            hedge: false,
        }
    }
}

/// What a service charges.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// ISO 4217.
    pub currency: String,
    /// For a million code points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_million_chars: Option<f64>,
    /// For a million bytes of UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_million_bytes: Option<f64>,
    /// For a million code points, where a Han character counts twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_million_weighted_chars: Option<f64>,
}

impl Price {
    /// What a text costs, in [`Price::currency`].
    pub(crate) fn of(&self, text: &str) -> f64 {
        let (unit, rate) = self.unit();
        unit.measure(text) as f64 * rate / 1e6
    }

    /// The unit in which is billed, and the price of a million of them.
    pub(crate) fn unit(&self) -> (Limit, f64) {
        match (self.per_million_bytes, self.per_million_weighted_chars, self.per_million_chars) {
            (Some(rate), ..) => (Limit::Bytes(0), rate),
            (_, Some(rate), _) => (Limit::Weighted(0), rate),
            (.., rate) => (Limit::Chars(0), rate.unwrap_or(0.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stated_limit_wins() {
        let known = Limit::Chars(4096);
        assert_eq!(Limits::default().longest(known), known);
        let stated = Limits { bytes: Some(900), ..Limits::default() };
        assert_eq!(stated.longest(known), Limit::Bytes(900));
        let stated = Limits { seconds: Some(30.0), ..Limits::default() };
        assert_eq!(stated.longest(known), Limit::Weighted(200));
    }

    #[test]
    fn prices_are_in_the_services_unit() {
        let price: Price =
            toml::from_str("currency = 'CNY'\nper_million_weighted_chars = 200.0").unwrap();
        assert!((price.of("重庆abc") - 7.0 * 200.0 / 1e6).abs() < 1e-12);
        let price: Price = toml::from_str("currency = 'USD'\nper_million_bytes = 1.0").unwrap();
        assert!((price.of("重庆") - 6e-6).abs() < 1e-12);
        assert!(toml::from_str::<Price>("currency = 'USD'\nper_milion = 1.0").is_err());
    }
}
