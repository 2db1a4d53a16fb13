//! What an audit has found, in words.

use crate::cli::output::count;
use aloud::model::Clock;
use aloud::studio::{Account, Audit};

/// What the page of an edition shows, and where it went.
pub fn of_source(page: &str, account: &Account) -> String {
    let reasons = account.omitted.iter().map(|(reason, n)| format!("{n} {reason}"));
    let reasons: Vec<_> = reasons.collect();
    format!(
        "; {page} shows {}: {} are in the text{}{}",
        count(account.shown as u64, "character"),
        account.in_text,
        if reasons.is_empty() { "" } else { ", omitted are " },
        reasons.join(", ")
    )
}

/// What a sound edition holds.
pub fn about(audit: &Audit) -> String {
    let map = &audit.map;
    let words: usize = map.segments.iter().map(|s| s.words.len()).sum();
    let exports: Vec<&str> = audit.manifest.exports.keys().map(String::as_str).collect();
    let exports = match exports.is_empty() {
        true => String::new(),
        false => format!("; exports: {}", exports.join(", ")),
    };
    format!(
        "{} of sound, {}, {}, {} skipped; hashes and ledger agree{exports}",
        Clock(map.head.sample_rate.duration(map.head.frames)),
        count(map.segments.len() as u64, "segment"),
        count(words as u64, "word"),
        count(map.skipped.len() as u64, "range"),
    )
}
