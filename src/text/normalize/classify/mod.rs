//! Which piece of a text is what: the first half of reading.
//!
//! # Design
//! ```text
//! text → Plain (a view: digits and letters of any width in their plain form)
//!      → scanners (SCANNERS, one look at each stop) → candidates (span, class, evidence, meaning)
//!      → choose (the best set that does not overlap) → verbalize (class, language, agreement)
//!      → one edit for each span, in one call of Spoken::rewrite_each
//! ```
//! - **No text is rewritten before all is classified, and nothing written is read again.** A scanner sees
//!   the shown text only. So a reading cannot become the input of another, each span is in one edit, and the
//!   order of the scanners does not matter; `laws.rs` shuffles them.
//! - **Evidence decides, then length.** [`Evidence`] is ordered from bare figures to a form that nothing
//!   else has. Of two candidates that overlap, the surer one stays; of equally sure ones, the longer one;
//!   then the one further left; then the class that stands first in [`Class`]. What lost by length only is told as the
//!   runner-up. Every run of figures has a candidate of the weakest evidence, so no figure stays unread.
//!   A formula is the one thing that is read as a text of its own: its signs (½ of `\frac{1}{2}`) are not in the text.
//! - **A meaning is free of the writing** ([`Meaning`]): `€5`, `5 €` and `EUR 5` are one amount of one
//!   currency. `verbalize/` knows nothing of the text but what stands beside the span (agreement, case).
//! - **What a language knows is data** (`crate::lang`). A scanner asks the language for its marks, words and
//!   symbols. Code for one language only is a scanner of its own, which is added to the table.
//!
//! # One language's own scanners
//! A language that writes much of its own has a list of scanners (`table::scanners`): English does, in `en/`.
//! Shared ones stand in it where it writes as others do. What they know is data all the same: lists of words in
//! `grammar.txt`, abbreviations with the place where they stand, sets of numbers for years, pairs and decades.
//! Chinese (`zh/`) has scanners of its own, because its words have no boundaries, and shares the rest: the view,
//! the candidates, the choice, one edit a span. Its words are data, too (`crate::lang::chinese`).

mod amount;
mod calendar;
mod candidate;
mod choose;
mod clock;
mod codes;
mod counted;
mod en;
mod figure;
mod govern;
mod nouns;
mod pair;
mod plain;
mod roman;
mod scene;
mod sign;
mod table;
mod telephone;
mod trigger;
mod wide;
mod words;

pub(super) use amount::Amount;
pub(super) use candidate::{Candidate, Class, Evidence};
pub(super) use candidate::{Clock, Counted, Day, Meaning, What};
pub(super) use choose::{Chosen, choose};
pub(super) use govern::{case_before, counted_word, counts_over};
pub(super) use plain::{Plain, plain};
pub(super) use scene::{Scene, word_before};
pub(super) use table::candidates;
#[cfg(test)]
pub(super) use table::{candidates_of, scanners};
