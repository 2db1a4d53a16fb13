//! `aloud doctor`

mod backends;
mod checks;
mod finding;

use super::args::Common;
use super::context::Context;
use super::output;
use aloud::config;
use aloud::speech::BACKENDS;
use aloud::studio::Studio;
use aloud::{Error, Result};
use finding::Finding;
use serde_json::json;

/// Looks at everything. What is broken keeps nothing else from being looked at.
pub fn run(common: &Common) -> Result<()> {
    // What it finds is what others would note.
    let quiet = Common { quiet: true, ..common.clone() };
    let mut findings = vec![Finding::good("program", env!("CARGO_PKG_VERSION"))];
    let set_up = Context::new(&quiet).and_then(|context| Ok((context.studio()?, context)));
    let (studio, context) = match set_up {
        Ok((studio, context)) => {
            findings.push(checks::configuration(&context));
            (studio, context)
        }
        Err(e) => {
            findings.push(Finding::failed("configuration", e));
            let loaded = config::without_file(|name| std::env::var(name).ok());
            let context = Context::with(&quiet, loaded.unwrap_or_default());
            (context.studio()?, context)
        }
    };
    findings.extend(all(&studio, &context));
    tell(&findings, common)?;
    let mut failures = findings.into_iter().filter_map(Finding::failure);
    match failures.next() {
        None => Ok(()),
        Some(e) => Err(Error::new(e.kind(), "some checks failed; see the FAIL lines above")),
    }
}

fn all(studio: &Studio, context: &Context) -> Vec<Finding> {
    let mut findings = vec![Finding::needed("cache", checks::cache(studio))];
    findings.extend(checks::voices(studio));
    findings.push(checks::audio(context));
    findings.extend(BACKENDS.iter().flat_map(|row| backends::backend(studio, row)));
    findings
}

fn tell(findings: &[Finding], common: &Common) -> Result<()> {
    if common.json {
        let list = findings.iter().map(|f| {
            json!({ "what": f.what, "ok": f.is_ok(), "needed": f.is_needed(), "seen": f.seen() })
        });
        return output::json(&json!({ "findings": list.collect::<Vec<_>>() }));
    }
    let wanted = findings.iter().filter(|f| !common.quiet || f.sign() == "FAIL");
    wanted
        .into_iter()
        .try_for_each(|f| output::line(format!("{:5} {:20} {}", f.sign(), f.what, f.seen())))
}
