//! The `aloud` command.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    aloud::studio::become_worker_if_asked();
    cli::run()
}
