//! Readings: numbers, dates, units, signs and other written forms as a person would say them.
//!
//! A language has a list of [`Rule`]s that run in order, each over the text the last one left.
//! A rule is a small scanner: it stops at the bytes its forms can start with, looks at what stands
//! before and after, and writes the reading or leaves the text alone. The order carries meaning:
//! specific forms (addresses, dates, times) go before the general ones (decimals, integers,
//! single signs), so that the last rules read whatever nobody claimed and no digit is left over.
//!
//! Chinese and the languages that have a folder in `crate::lang` are read otherwise: `classify/` finds what each piece of the
//! text is, `verbalize/` says it, and nothing is rewritten in between (the design is at the head of `classify/`).
//! Chinese looks again, up to three times, while signs are left that a reading may have made readable. The
//! others are to follow.
//!
//! Rules hold three promises, each under a property test: no digit stays unread, a text that is
//! normalized already does not change, and the time taken is linear in the text. The second holds for
//! classified languages but for rare texts of glued signs (`laws.rs`).
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
mod rule;
mod scan;
mod table;
mod verbalize;
mod web;

mod world;
mod zh;

pub use rule::{Bytes, Rule};
pub use table::{apply, normalize, rules};
