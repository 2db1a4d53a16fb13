//! Languages that share one set of rules: each brings a [`grammar::Grammar`], a table with its
//! numbers as words, its months, units and currencies.

mod de;
mod es;
mod fr;
mod grammar;
mod it;
mod ja;
mod ko;
mod lists;
mod pt;
mod ru;
mod rules;

pub(super) use lists::rules;
