//! Languages that share one set of rules: each brings a [`grammar::Grammar`], a table with its
//! numbers as words, its months, units and currencies.

mod amount;
mod date;
mod family;
mod grammar;
mod ja;
mod ko;
mod lists;
mod number;
mod scale;
mod sign;
mod telephone;
mod time;

pub(super) use lists::rules;
