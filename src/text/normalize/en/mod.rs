//! English, with the month or the day first in dates.

mod abbreviation;
mod date;
mod hash;
mod integer;
mod lists;
mod measure;
mod money;
mod ratio;
mod roman;
mod scale;
mod sign;
mod span;
mod street;
mod symbol;
mod telephone;
mod time;
mod units;
mod words;

pub(super) use lists::{DAY_FIRST, MONTH_FIRST};
