//! How a meaning is said: the second half of reading.
//!
//! A [`Speaker`] knows the language and what agrees: the case that a word before the span gives, the gender
//! of what is counted. The words and their order are templates of the language (`crate::lang`); what is
//! here is the same for all.

mod address;
mod amount;
mod fill;
mod meaning;
mod speaker;

pub(super) use speaker::Speaker;
