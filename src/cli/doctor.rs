//! `aloud doctor`

mod backends;
mod checks;
mod finding;

use super::context::Context;
use super::output;
use aloud::speech::BACKENDS;
use aloud::{Error, Result};
use finding::Finding;
use serde_json::json;

pub fn run(context: &Context) -> Result<()> {
    let studio = &context.studio()?;
    let mut findings = vec![
        Finding::needed("program", Ok(env!("CARGO_PKG_VERSION").into())),
        Finding::needed("configuration", Ok(checks::configuration(context))),
        Finding::needed("cache", checks::cache(studio)),
        Finding::needed("voices", checks::voices(studio)),
        Finding::needed("audio", checks::audio(context)),
    ];
    findings.extend(BACKENDS.iter().map(|row| backends::backend(studio, row)));
    if context.common.json {
        let list = findings.iter().map(|f| {
            let seen = f.result.as_ref().map_or_else(ToString::to_string, String::clone);
            json!({ "what": f.what, "ok": f.result.is_ok(), "needed": f.needed, "seen": seen })
        });
        output::json(&json!({ "findings": list.collect::<Vec<_>>() }))?;
    } else {
        for f in &findings {
            match &f.result {
                Ok(seen) => output::line(format!("ok    {:20} {seen}", f.what))?,
                Err(e) if f.needed => output::line(format!("FAIL  {:20} {e}", f.what))?,
                Err(e) => output::line(format!("-     {:20} {e}", f.what))?,
            }
        }
    }
    let mut failures = findings.into_iter().filter(|f| f.needed).filter_map(|f| f.result.err());
    match failures.next() {
        None => Ok(()),
        Some(e) => Err(Error::new(e.kind(), "not all works here; what fails is told above")),
    }
}
