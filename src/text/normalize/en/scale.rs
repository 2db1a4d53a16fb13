//! Words that scale a figure.

use crate::text::normalize::scan::{self, after};

/// The words that scale a figure, and their short forms behind money.
pub(super) const SCALES: &[(&str, &str)] = &[
    ("thousand", "thousand"),
    ("million", "million"),
    ("billion", "billion"),
    ("trillion", "trillion"),
    ("quadrillion", "quadrillion"),
    ("hundred", "hundred"),
    ("Million", "million"),
    ("Billion", "billion"),
];
const SHORT: &[(&str, &str)] = &[
    ("k", "thousand"),
    ("K", "thousand"),
    ("m", "million"),
    ("M", "million"),
    ("mn", "million"),
    ("mm", "million"),
    ("MM", "million"),
    ("mil", "million"),
    ("b", "billion"),
    ("B", "billion"),
    ("bn", "billion"),
    ("Bn", "billion"),
    ("t", "trillion"),
    ("T", "trillion"),
    ("tn", "trillion"),
    ("trn", "trillion"),
];

/// The short forms that are nothing else behind any figure.
const SURE: &[(&str, &str)] =
    &[("bn", "billion"), ("Bn", "billion"), ("mn", "million"), ("trn", "trillion")];

/// A scale at `at`, in words or short; behind money it may be shorter.
pub(super) fn scale(text: &str, at: usize, short: bool) -> Option<(usize, &'static str)> {
    let from = scan::spaces_end(text, at);
    let from = if after(text, at) == Some('-') { at + 1 } else { from };
    let found = scan::longest(text, from, SCALES)
        .or_else(|| scan::longest(text, from, if short { SHORT } else { SURE }));
    let (mark, word) = found?;
    let end = from + mark.len();
    (!after(text, end).is_some_and(char::is_alphanumeric)).then_some((end, word))
}
