//! What several readers share.
//!
//! - The containers that they take apart: `archive.rs` (zip), `xml.rs`, `markup.rs` (raw HTML),
//!   `front_matter.rs`, `percent.rs` (addresses); `opening.rs` and `extensions.rs` tell what an input
//!   is.
//! - The blocks that they build: `flow.rs` from a tree, `inline.rs` the text of one block,
//!   `formula.rs` and `superscript.rs` what does not stand on the line, `ledger.rs` the account of
//!   what is left out.

pub(super) mod archive;
pub(super) mod extensions;
pub(super) mod flow;
pub(super) mod formula;
pub(super) mod front_matter;
pub(super) mod inline;
pub(super) mod ledger;
pub(super) mod markup;
pub(super) mod opening;
pub(super) mod percent;
pub(super) mod superscript;
pub(super) mod xml;
