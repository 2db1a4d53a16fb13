//! English: what its scanners know beside `src/lang/en`.
//!
//! Shared scanners serve where English writes as others do; those here look for what is its own: years
//! and pairs, months before their days, halves of the day, sums and measures that describe a noun, records
//! of wins and losses, hashes, feet and inches.

mod calendar;
mod date;
mod fraction;
mod hash;
mod integer;
mod look;
mod measure;
mod money;
mod names;
mod number;
mod pair;
mod sign;
mod slash;
mod street;
mod table;
mod telephone;
mod time;
mod weekday;

pub(super) use table::SCANNERS;
