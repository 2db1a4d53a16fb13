//! The one integration binary. Each module holds one promise.

mod cli;
mod conformance;
mod driver;
mod editions;
#[cfg(feature = "espeak")]
mod kill;
mod properties;
mod report;
#[cfg(feature = "espeak")]
mod sound;
mod suites;
mod walls;
