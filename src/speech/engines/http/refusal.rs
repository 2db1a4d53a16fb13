//! What a failed request means: whose fault it is, and whether to ask again.

use super::when;
use crate::error::{Error, Kind};
use crate::speech::backend::Busy;
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

/// The error of a sort: `who` refused, and said so.
pub(super) fn error(who: &str, sort: Sort, why: &str, after: Option<Duration>) -> Error {
    let why = short(why);
    match sort {
        Sort::Final => Error::new(Kind::Refused, format!("{who} refuses: {why}")),
        Sort::Failed => Error::new(Kind::Transient, format!("{who} failed: {why}")),
        Sort::Busy => {
            let why = match after {
                Some(after) => format!("{why}; it asks to wait {:.1} s", after.as_secs_f64()),
                None => why,
            };
            let what = format!("{who} cannot answer now");
            Error::new(Kind::Transient, what).because(Busy { why, after })
        }
    }
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
    use std::error::Error as _;

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
        let busy = error("x", Sort::Busy, "later", Some(Duration::from_secs(2)));
        assert_eq!(busy.to_string(), "x cannot answer now: later; it asks to wait 2.0 s");
        assert!(busy.source().unwrap().is::<Busy>());
    }
}
