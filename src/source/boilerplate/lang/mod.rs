//! The words of page boilerplate, a file for each language.
//!
//! Phrases and labels stand in lower case and are parted by bars. In a phrase `#` is any count, `@`
//! what a player shows of its time, and `…` at the end whatever the rest of the line says. A colon
//! must be on the page where the phrase has one, and may be elsewhere. A phrase that could be a
//! title, an item of a list or a line of a poem as well is
//! [`NearOther`](super::piece::Context::NearOther) only. In `patterns` `…` may stand anywhere.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod ja;
mod ko;
mod pl;
mod ru;
mod table;
mod zh;

pub(super) use table::ALL;
