//! What the headers of an answer say of the pace that is allowed.

use super::when;
use crate::speech::backend::Advice;
use reqwest::header::HeaderMap;
use std::time::Instant;

/// Takes the headers of one more answer into account.
pub(super) fn heed(advice: &mut Advice, headers: &HeaderMap) {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    // OpenAI and those who copied it. Absent or -1 means that nothing is known.
    for what in ["requests", "tokens"] {
        let remaining = text(&format!("x-ratelimit-remaining-{what}")).map(str::trim);
        if remaining == Some("0")
            && let Some(wait) = text(&format!("x-ratelimit-reset-{what}")).and_then(when::stretch)
        {
            let at = Instant::now() + wait;
            advice.not_before = Some(advice.not_before.map_or(at, |known| known.max(at)));
        }
    }
    // ElevenLabs.
    if let Some(most) = text("maximum-concurrent-requests").and_then(|v| v.trim().parse().ok()) {
        advice.concurrency = Some(most).filter(|n| *n > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(k, v)| (k.parse().unwrap(), v.parse().unwrap())).collect()
    }

    #[test]
    fn rate_headers_may_be_missing_or_minus_one() {
        let mut advice = Advice::default();
        heed(&mut advice, &headers(&[]));
        let unknown =
            [("x-ratelimit-remaining-requests", "-1"), ("x-ratelimit-reset-requests", "1s")];
        heed(&mut advice, &headers(&unknown));
        assert_eq!(advice, Advice::default());
        let none = [("x-ratelimit-remaining-tokens", "0"), ("x-ratelimit-reset-tokens", "6m0s")];
        heed(&mut advice, &headers(&none));
        let wait = advice.not_before.unwrap() - Instant::now();
        assert!(wait > Duration::from_secs(350), "{wait:?}");
        heed(&mut advice, &headers(&[("maximum-concurrent-requests", "3")]));
        assert_eq!(advice.concurrency, Some(3));
    }
}
