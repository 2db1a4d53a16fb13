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
mod fetch;
#[cfg(feature = "espeak")]
mod kill;
#[cfg(feature = "espeak")]
mod languages;
mod pages;
mod phonemes;
#[cfg(all(target_os = "linux", feature = "espeak"))]
mod play;
#[cfg(all(target_os = "linux", feature = "espeak"))]
mod play_screen;
mod properties;
mod report;
mod server;
mod services;
#[cfg(feature = "espeak")]
mod sound;
mod speech_server;
mod suites;
mod walls;
