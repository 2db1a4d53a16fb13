//! Answers in pieces: server-sent events, and JSON objects a line.

use serde_json::Value;

/// The JSON in the `data` lines of server-sent events.
pub(super) fn events(body: &[u8]) -> impl Iterator<Item = Value> {
    lines(body).filter_map(|line| serde_json::from_str(line.strip_prefix("data:")?.trim()).ok())
}

/// JSON objects, one a line; some servers put `data:` before them.
pub(super) fn objects(body: &[u8]) -> impl Iterator<Item = Value> {
    lines(body).filter_map(|line| {
        serde_json::from_str(line.strip_prefix("data:").unwrap_or(line).trim()).ok()
    })
}

fn lines(body: &[u8]) -> impl Iterator<Item = &str> {
    body.split(|b| *b == b'\n').filter_map(|line| std::str::from_utf8(line).ok())
}
