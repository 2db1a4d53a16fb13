//! Languages that share one set of rules: each brings a [`grammar::Grammar`], a table with its
//! numbers as words, its months, units and currencies.

mod amount;
mod date;
mod de;
mod es;
mod family;
mod fr;
mod german;
mod grammar;
mod it;
mod ja;
mod japanese;
mod ko;
mod korean;
mod lists;
mod number;
mod pt;
mod ru;
mod russian;
mod scale;
mod sign;
mod spanish;
mod telephone;
mod time;

pub(super) use lists::rules;
