//! Readings: numbers, dates, units, signs and other written forms as a person would say them.
//!
//! `classify/` finds what each piece of the text is, `verbalize/` says it, and nothing is rewritten in between (the
//! design is at the head of `classify/`). What a language knows is data (`crate::lang`). Chinese has scanners
//! of its own, and looks again, up to three times, while signs are left that a reading may have made readable.
//!
//! Readings hold three promises, each under a property test: no digit stays unread, a text that is
//! normalized already does not change, and the time taken is linear in the text. The second holds but
//! for rare texts of glued signs (`laws.rs`).
//!
//! ```
//! use aloud::text::normalize;
//! assert_eq!(normalize("到2015年增长3.5%", "zh").said(), "到二零一五年增长百分之三点五");
//! assert_eq!(normalize("paid $3.5m in 1999", "en").said(),
//!            "paid three point five million dollars in nineteen ninety-nine");
//! ```

mod classify;
#[cfg(test)]
mod corpus;
mod forms;
mod latex;
#[cfg(test)]
mod laws;
mod number;
#[cfg(test)]
mod page;
mod reader;
mod scan;
mod table;
mod verbalize;
mod web;

mod zh;

pub use table::{apply, normalize};
