//! What a failed request means: whose fault it is, and whether to ask again.

use super::when;
use crate::error::{Error, Kind};
use crate::speech::backend::{Failure, Scope};
use reqwest::header::{self, HeaderMap};
use std::time::{Duration, SystemTime};

/// So much of a service's own message is repeated.
const MESSAGE: usize = 300;

/// How a refusal is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Asking again will not help.
    Final,
    /// This request failed; another may not.
    Failed,
    /// A whole answer came that is not what the service promises.
    Odd,
    /// The service has no time now, for this or any request.
    Busy,
}

impl Sort {
    /// What a status says by itself.
    pub(super) fn of(status: u16) -> Sort {
        match status {
            429 | 503 | 529 => Sort::Busy,
            408 | 425 | 500..=599 => Sort::Failed,
            _ => Sort::Final,
        }
    }
}

/// How long the headers ask to wait.
pub(super) fn wait(headers: &HeaderMap) -> Option<Duration> {
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok());
    let milliseconds = text("retry-after-ms".parse::<header::HeaderName>().ok()?);
    let milliseconds = milliseconds.and_then(|v| v.trim().parse::<u64>().ok());
    milliseconds
        .map(Duration::from_millis)
        .or_else(|| text(header::RETRY_AFTER).and_then(|v| when::retry_after(v, SystemTime::now())))
}

/// What a service did not do, and why.
pub(super) struct Refused<'a> {
    pub(super) sort: Sort,
    pub(super) why: &'a str,
    /// How long it asks to wait.
    pub(super) after: Option<Duration>,
    /// It did not work on the request.
    pub(super) unbilled: bool,
}

impl Refused<'_> {
    /// The error that says that `who` refused, and what it said.
    pub(super) fn error(self, who: &str) -> Error {
        let Refused { sort, after, unbilled, .. } = self;
        let mut why = short(self.why);
        let (kind, scope, what) = match sort {
            Sort::Final => (Kind::Refused, Scope::Final, format!("{who} refuses")),
            Sort::Failed => (Kind::Transient, Scope::Request, format!("{who} failed")),
            Sort::Odd => (Kind::Transient, Scope::Answer, format!("{who} failed")),
            Sort::Busy => (Kind::Transient, Scope::Service, format!("{who} cannot answer now")),
        };
        if let Some(after) = after.filter(|_| sort == Sort::Busy) {
            why += &format!("; it asks to wait {:.1} s", after.as_secs_f64());
        }
        Error::new(kind, what).failing(Failure { why, scope, after, unbilled })
    }
}

/// The error of the second request for an utterance whose first one was answered, and so billed.
pub(super) fn after_billing(error: Error) -> Error {
    let Some(failure) = error.failure() else { return error };
    let failure = Failure { unbilled: false, ..failure.clone() };
    error.failing(failure)
}

/// One line, not too long.
pub(super) fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MESSAGE) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// The message in a body, wherever services put it; else the body itself, if it is text.
pub(super) fn message(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(&body[..body.len().min(4096)]).into_owned();
    let Ok(json) = serde_json::from_slice::<serde_json::Value>(body) else {
        let page = text.trim_start().starts_with('<');
        return if page { "its answer is a web page".into() } else { text };
    };
    let places = [
        "/error/message",
        "/detail/message",
        "/detail/error/message",
        "/detail/0/msg",
        "/base_resp/status_msg",
        "/header/message",
        "/message",
        "/Message",
        "/error",
        "/detail",
    ];
    let found = places.iter().find_map(|p| json.pointer(p).and_then(|v| v.as_str()));
    found.map_or(text, str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_messages() {
        assert_eq!(
            [401, 404, 400, 429, 503, 500, 502].map(Sort::of),
            [
                Sort::Final,
                Sort::Final,
                Sort::Final,
                Sort::Busy,
                Sort::Busy,
                Sort::Failed,
                Sort::Failed
            ]
        );
        assert_eq!(message(br#"{"error":{"message":"no","code":"x"}}"#), "no");
        assert_eq!(message(br#"{"detail":{"status":"s","message":"m"}}"#), "m");
        assert_eq!(message(b"<html>long</html>"), "its answer is a web page");
        assert_eq!(message(b"plain"), "plain");
        let after = Some(Duration::from_secs(2));
        let busy = Refused { sort: Sort::Busy, why: "later", after, unbilled: true }.error("x");
        assert_eq!(busy.to_string(), "x cannot answer now: later; it asks to wait 2.0 s");
        assert!(busy.failure().is_some_and(|f| f.unbilled && f.scope == Scope::Service));
        assert!(!after_billing(busy).failure().unwrap().unbilled);
    }
}
