//! Spanish.

mod grammar;
mod numbers;
mod rules;

pub(super) use grammar::GRAMMAR;
pub(super) use rules::AGREEMENT;
