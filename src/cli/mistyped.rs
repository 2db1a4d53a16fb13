//! A command line that is not understood.

use super::args::Cli;
use super::output;
use aloud::source::is_article_file;
use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::path::Path;
use std::process::ExitCode;

/// Tells what is wrong with it, or what it asked for (`--help`).
pub fn tell(error: &clap::Error) -> ExitCode {
    let word = match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(word)) if error.kind() == ErrorKind::InvalidSubcommand => word,
        _ => "",
    };
    if is_like_an_input(word) {
        output::remark(format_args!(
            "aloud: {word:?} is not a command; did you mean `aloud speak {word}`, or `aloud play \
             {word}` to listen at once?\n  `aloud --help` lists the commands"
        ));
        return ExitCode::from(2);
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        || (error.kind() == ErrorKind::MissingSubcommand && std::env::args_os().len() == 1)
    {
        // Whoever types the name alone wants to know what it is.
        let _ = Cli::command().print_help();
        return ExitCode::from(2);
    }
    // Nobody is left to be told if that is closed.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Whether a word in the place of a command is rather an article.
fn is_like_an_input(word: &str) -> bool {
    // A word that is close to a command's name may also be a folder here; a folder is rarer.
    let commands = Cli::command();
    let is_near = commands.get_subcommands().any(|c| c.get_name().starts_with(word));
    !word.is_empty()
        && !is_near
        && (word == "-"
            || word.contains("://")
            || word.contains('/')
            || is_article_file(word)
            || Path::new(word).exists())
}
