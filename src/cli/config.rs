//! `aloud config`

use super::context::Context;
use super::output;
use aloud::Result;
use aloud::config::{DEFAULT, folder};
use serde_json::json;

pub fn run(context: &Context) -> Result<()> {
    let file = context.loaded.file.as_deref();
    if context.common.json {
        return output::json(&json!({ "file": file, "settings": context.settings() }));
    }
    if !context.common.quiet {
        output::remark(match (file, folder()) {
            (Some(file), _) => format!("configuration read from {}", file.display()),
            (None, Some(folder)) => {
                let folder = folder.display();
                format!(
                    "no configuration file; to begin one: \
                     mkdir -p '{folder}' && aloud config -q > '{folder}/config.toml'"
                )
            }
            (None, None) => "no configuration file, and no home folder to look in".into(),
        });
        output::remark("below are the defaults; `aloud config --json` prints what is in force");
    }
    output::line(DEFAULT.trim_end())
}
