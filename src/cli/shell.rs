//! `aloud completions` and `aloud man`.

use super::args::Cli;
use super::output;
use aloud::{Error, Kind, Result};
use clap::CommandFactory;
use std::io::Write;

pub fn completions(shell: clap_complete::Shell) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "aloud", &mut script);
    print(&script)
}

pub fn man(command: Option<&str>) -> Result<()> {
    let mut program = Cli::command();
    program.build();
    let page = match command {
        None => program,
        Some(name) => program.find_subcommand(name).cloned().ok_or_else(|| {
            let what = format!("there is no command {name:?}; `aloud --help` lists them");
            Error::new(Kind::Usage, what)
        })?,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text).map_err(output::failed)?;
    print(&text)
}

fn print(bytes: &[u8]) -> Result<()> {
    std::io::stdout().lock().write_all(bytes).map_err(output::failed)
}
