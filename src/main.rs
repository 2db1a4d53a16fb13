//! The `aloud` command.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    // The embedded engine starts this program again as its worker; that is no command for people.
    #[cfg(feature = "espeak")]
    if let [_, command, data] = &std::env::args_os().collect::<Vec<_>>()[..]
        && command == aloud::speech::engines::espeak::COMMAND
    {
        aloud::speech::engines::espeak::serve(data.as_ref());
    }
    cli::run()
}
