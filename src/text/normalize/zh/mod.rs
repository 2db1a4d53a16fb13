//! Chinese, in simplified and in traditional script.

mod cardinal;
mod context;
mod date;
mod event;
mod grouped;
mod integer;
mod lists;
mod marks;
mod measure;
mod model;
mod money;
mod plate;
mod ratio;
mod roman;
mod script;
mod sign;
mod span;
mod symbol;
mod telephone;
mod time;
mod units;

pub(super) use lists::{SIMPLIFIED, TRADITIONAL};
