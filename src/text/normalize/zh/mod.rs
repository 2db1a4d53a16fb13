//! Chinese, in simplified and in traditional script: classified first, then said.
//!
//! The design is that of `classify/`: scanners find candidates in a view of the text, the best set
//! that does not overlap is chosen, and each winner is one edit. What is Chinese only stands here:
//! - The words of a number depend on what is counted (两 or 二), so a scanner looks at the measure word behind
//!   it; measure words and all other words that tell something are data (`src/lang/zh/`).
//! - The text has no spaces, so a word is found by where it starts or ends, not by its boundaries.
//! - Traditional characters are looked at in their simplified form (`view.rs`), so each word is listed once;
//!   readings are composed in the words of the mainland and turned at the end (`script.rs`).

mod beside;
mod clock;
mod code;
mod contest;
mod count;
mod date;
mod day;
mod dial;
mod figure;
mod found;
mod hyphen;
mod mark;
mod measure;
mod model;
mod power;
mod ratio;
mod read;
mod say;
mod scan_table;
mod script;
mod sign;
mod symbol;
mod view;
mod year;

#[cfg(test)]
mod tests;

use found::{Class, Evidence, Found, of, put};
pub(super) use read::read;
pub(super) use script::Usage;
