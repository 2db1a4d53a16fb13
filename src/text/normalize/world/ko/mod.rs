//! Korean.

mod grammar;
mod rules;

pub(super) use grammar::GRAMMAR;
pub(super) use rules::PARTICLE;
