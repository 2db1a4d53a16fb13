//! From the typed arguments to an exit code.

use super::args::{Cli, Command};
use super::context::Context;
use super::{
    cache, config, doctor, export, extract, heap, log, normalize, play, pronounce, report, script,
    segment, shell, speak, verify, voices,
};
use aloud::Result;
use clap::Parser;
use std::process::ExitCode;

/// Runs the program.
pub fn run() -> ExitCode {
    heap::tune_allocator();
    let cli = Cli::parse();
    match dispatch(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            report::tell(&e);
            report::exit_code(&e)
        }
    }
}

fn dispatch(cli: &Cli) -> Result<()> {
    // These need no configuration, and work where it is broken.
    match &cli.command {
        Command::Completions { shell } => return shell::completions(*shell),
        Command::Man { command } => return shell::man(command.as_deref()),
        _ => {}
    }
    log::start(&cli.common)?;
    let context = Context::new(&cli.common)?;
    match &cli.command {
        Command::Speak(args) => speak::run(&context, args),
        Command::Play(args) => play::run(&context, args),
        Command::Export(args) => export::run(&context, args),
        Command::Script(args) => script::run(&context, args),
        Command::Extract(args) => extract::run(&context, args),
        Command::Segment(args) => segment::run(&context, args),
        Command::Normalize(args) => normalize::run(&context, args),
        Command::Pronounce(args) => pronounce::run(&context, args),
        Command::Verify(args) => verify::run(&context, args),
        Command::Voices(args) => voices::run(&context, args),
        Command::Cache(args) => cache::run(&context, args),
        Command::Config => config::run(&context),
        Command::Doctor => doctor::run(&context),
        Command::Completions { .. } | Command::Man { .. } => Ok(()),
    }
}
