//! German.

mod grammar;
mod nouns;
mod numbers;
mod rules;

pub(super) use grammar::GRAMMAR;
pub(super) use rules::{PLACE, SHORT, YEAR};
