//! Gets the bytes of one input: a file, standard input, or an address on the web.
//!
//! [`local`] reads what is on this machine. [`Fetcher`] reads all three, and holds how far it may
//! go for one: how much, how long, and to whom. Strangers write the addresses, the servers are
//! theirs, and so everything has a limit:
//! - `web.rs` – asks one address after the other;
//! - `trail.rs` – redirects are followed here and not by the client, so that each is looked at;
//! - `reach.rs` – who may be reached: an address is checked, and that very address is connected to;
//! - `body.rs` – the bytes are counted as they come and as they are unpacked;
//! - `refusal.rs` – what a server or the network may say to that, in sentences;
//! - `kept.rs` – pages are kept with their validators, so that an unchanged one comes but once.
//!
//! Neither client nor TLS exists before the first address on the web is read.

mod body;
mod fetched;
mod fetcher;
pub mod kept;
mod local;
mod place;
mod reach;
mod refusal;
mod trail;
mod web;

pub use fetched::Fetched;
pub use fetcher::{Fetcher, Limits};
pub(crate) use local::cannot_read;
pub use local::{file, local};
pub(super) use place::scheme;
pub use place::{STDIN, called, path_of};
pub use reach::Reach;
