//! One short file a command. Raw arguments are in [`args`]; [`report`] turns failures into
//! sentences and exit codes.

mod args;
mod ask;
mod cache;
mod card;
mod config;
mod context;
mod doctor;
mod editions;
mod export;
mod extract;
mod filter;
mod flags;
mod forecast;
mod heap;
mod listen;
mod log;
mod mistyped;
mod normalize;
mod output;
mod play;
mod progress;
mod pronounce;
mod report;
mod run;
mod runtime;
mod script;
mod segment;
mod shell;
mod speak;
mod spending;
mod verify;
mod voices;

pub use run::run;
