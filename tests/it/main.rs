//! The one integration binary. Each module holds one promise.

mod cli;
mod conformance;
mod driver;
mod editions;
mod properties;
mod report;
mod suites;
mod walls;
#[cfg(feature = "espeak")]
mod determinism;
#[cfg(feature = "espeak")]
mod kill;
#[cfg(feature = "espeak")]
mod sound;
