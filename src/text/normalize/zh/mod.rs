//! Chinese, in simplified and in traditional script.

mod cardinal;
mod context;
mod date;
mod integer;
mod lists;
mod measure;
mod model;
mod money;
mod ratio;
mod script;
mod sign;
mod symbol;
mod telephone;
mod time;
mod units;

pub(super) use lists::{SIMPLIFIED, TRADITIONAL};
