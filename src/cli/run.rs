//! From the typed arguments to an exit code.

use super::args::{Cli, Command};
use super::context::Context;
use super::{
    cache, config, doctor, export, extract, heap, log, mistyped, normalize, output, play,
    pronounce, report, script, segment, shell, speak, verify, voices,
};
use aloud::Result;
use clap::Parser;
use std::process::ExitCode;

/// Runs the program.
pub fn run() -> ExitCode {
    heap::tune_allocator();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => return mistyped::tell(&e),
    };
    match dispatch(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            match cli.command {
                // What it found is told already, and it is what a hint would name.
                Command::Doctor => output::remark(format_args!("aloud: {e}")),
                _ => report::tell(&e),
            }
            report::exit_code(&e)
        }
    }
}

fn dispatch(cli: &Cli) -> Result<()> {
    // These need no configuration, and work where it is broken.
    match &cli.command {
        Command::Completions { shell } => return shell::completions(*shell, &cli.common),
        Command::Man { command } => return shell::man(command.as_deref()),
        _ => {}
    }
    log::start(&cli.common)?;
    if let Command::Doctor = &cli.command {
        return doctor::run(&cli.common);
    }
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
        Command::Doctor | Command::Completions { .. } | Command::Man { .. } => Ok(()),
    }
}
