//! `aloud config`

use super::context::Context;
use super::output;
use aloud::Result;
use aloud::config::settings;
use serde_json::json;

pub fn run(context: &Context) -> Result<()> {
    let file = context.loaded.file.as_deref();
    if context.common.json {
        return output::json(&json!({ "file": file, "settings": context.settings() }));
    }
    let usual = settings::folder().map(|f| f.join("config.toml"));
    match (file, usual) {
        (Some(file), _) => eprintln!("configuration read from {}", file.display()),
        (None, Some(usual)) => {
            eprintln!("no configuration file; to begin one: aloud config > '{}'", usual.display())
        }
        (None, None) => eprintln!("no configuration file, and no home folder to look in"),
    }
    output::line(settings::DEFAULT.trim_end())
}
