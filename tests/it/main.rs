//! The one integration binary. Each module holds one promise.

mod books;
mod cli;
mod conformance;
#[cfg(feature = "espeak")]
mod determinism;
mod driver;
mod editions;
#[cfg(feature = "espeak")]
mod espeak;
mod extract;
#[cfg(feature = "espeak")]
mod kill;
mod pages;
mod properties;
mod report;
#[cfg(feature = "espeak")]
mod sound;
mod suites;
mod walls;
