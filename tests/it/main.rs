//! The one integration binary. Each module holds one promise.

#[cfg(feature = "espeak")]
mod alignment_accuracy;
mod answers;
mod book;
mod books;
#[cfg(feature = "espeak")]
mod cantonese;
mod cards;
mod circles;
mod cli;
mod codecs;
#[cfg(feature = "espeak")]
mod company;
mod conformance;
mod contracts;
#[cfg(feature = "espeak")]
mod determinism;
mod doubted;
mod driver;
mod editions;
mod end_to_end_http;
#[cfg(feature = "espeak")]
mod espeak;
mod exports;
mod extract;
mod fetch;
mod first_hour;
#[cfg(feature = "espeak")]
mod kill;
#[cfg(feature = "espeak")]
mod languages;
mod ledger;
mod library;
mod money;
mod pages;
mod phonemes;
#[cfg(all(target_os = "linux", feature = "espeak"))]
mod play;
#[cfg(all(target_os = "linux", feature = "espeak"))]
mod play_engine;
mod play_plain;
#[cfg(all(target_os = "linux", feature = "espeak"))]
mod play_screen;
mod policy;
mod programs;
mod properties;
mod report;
mod secrets;
mod server;
mod service_faults;
mod services;
#[cfg(feature = "espeak")]
mod sound;
#[cfg(feature = "espeak")]
mod sounds;
mod speech_server;
mod suites;
mod surface;
#[cfg(feature = "espeak")]
mod syllables;
mod walls;
#[cfg(all(target_os = "linux", feature = "espeak"))]
mod workers;
