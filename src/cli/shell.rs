//! `aloud completions` and `aloud man`.

use super::args::Cli;
use super::args::Common;
use super::context::Context;
use super::output;
use aloud::config::DEFAULT;
use aloud::source::format_names;
use aloud::{Error, Kind, Result};
use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory};
use std::io::Write;

/// What stands in a manual page below the commands and flags.
const SECTIONS: &str = include_str!("shell/sections.roff");

/// Completions that know the voices and formats that there are now.
pub fn completions(shell: clap_complete::Shell, common: &Common) -> Result<()> {
    let formats = format_names().map(str::to_owned).collect();
    let names = Names { voices: voices(common), formats, roles: roles() };
    let mut command = names.put_into(Cli::command());
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "aloud", &mut script);
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
    text.extend(SECTIONS.as_bytes());
    print(&text)
}

/// The names of the voice cards; none where the configuration is broken.
fn voices(common: &Common) -> Vec<String> {
    let quiet = Common { quiet: true, ..common.clone() };
    let studio = Context::new(&quiet).and_then(|context| context.studio());
    let Ok(studio) = studio else { return Vec::new() };
    let voices = studio.voices().map(|v| v.all().map(|(card, _)| card.name.clone()).collect());
    voices.unwrap_or_default()
}

/// What can be read or skipped: the keys of `[reading]`.
fn roles() -> Vec<String> {
    let defaults = DEFAULT.parse::<toml::Table>().unwrap_or_default();
    let reading = defaults.get("reading").and_then(toml::Value::as_table);
    reading.map(|table| table.keys().cloned().collect()).unwrap_or_default()
}

/// What flags and arguments may be called, so that a shell can complete them.
struct Names {
    voices: Vec<String>,
    formats: Vec<String>,
    roles: Vec<String>,
}

impl Names {
    /// The command and all below it, with these names as the values of their arguments.
    fn put_into(&self, command: Command) -> Command {
        let is_voices = ["show", "try", "rm"].contains(&command.get_name());
        let mut command = command.mut_args(|arg| {
            let names = match arg.get_id().as_str() {
                "voice" if arg.get_value_names().is_some_and(|n| n[0] != "ID") => &self.voices,
                "name" if is_voices && arg.is_positional() => &self.voices,
                "card" | "from" => &self.voices,
                "format" => &self.formats,
                "skip" | "read" => &self.roles,
                _ => return arg,
            };
            if names.is_empty() {
                return arg;
            }
            arg.value_parser(PossibleValuesParser::new(names.clone()))
        });
        let below: Vec<String> =
            command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
        for name in below {
            command = command.mut_subcommand(name, |c| self.put_into(c));
        }
        command
    }
}

fn print(bytes: &[u8]) -> Result<()> {
    std::io::stdout().lock().write_all(bytes).map_err(output::failed)
}
