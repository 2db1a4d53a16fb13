//! What the program does, told on standard error for whoever looks for the cause of something.

use super::args::Common;
use aloud::{Error, Kind, Result};
use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// The variable with levels by module: `debug`, or `aloud::speech=trace,aloud::store=debug`.
const VARIABLE: &str = "ALOUD_LOG";

/// Begins to tell: by the variable, else debug for `-vv`; else nothing.
///
/// # Errors
/// [`Kind::Usage`] if the variable is not understood.
pub fn start(common: &Common) -> Result<()> {
    let named = std::env::var(VARIABLE).ok().filter(|levels| !levels.is_empty());
    let levels = match &named {
        Some(levels) => levels,
        None if common.verbose > 1 => "aloud=debug",
        None => return Ok(()),
    };
    // A word alone that is not a level would be taken for a module.
    let is_level = |word: &str| word.contains(['=', ',', ':']) || word.parse::<Level>().is_ok();
    let parsed = levels.parse::<Targets>().ok().filter(|_| is_level(levels));
    let targets = parsed.ok_or_else(|| {
        let what = format!(
            "{VARIABLE} is {levels:?}; it is a level (error, warn, info, debug, trace), or levels by \
             module such as aloud::source=debug,aloud::speech=trace"
        );
        Error::new(Kind::Usage, what)
    })?;
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    tracing_subscriber::registry().with(targets).with(lines).init();
    Ok(())
}
