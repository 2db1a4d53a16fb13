//! `aloud verify`

mod sentences;

use super::args::Verify;
use super::context::Context;
use super::{editions, output, runtime};
use aloud::studio::verify;
use aloud::{Error, Kind, Result};
use sentences::{about, of_source};
use serde_json::json;

/// Faults printed for one edition; the rest is counted.
const SHOWN: usize = 20;

pub fn run(context: &Context, args: &Verify) -> Result<()> {
    let mut results = Vec::new();
    let mut failed = 0;
    let mut editions = Vec::new();
    for named in &args.editions {
        editions.extend(editions::expand(named)?);
    }
    if args.source.is_some() && editions.len() != 1 {
        let what = format!("--source is the page of one edition, and there are {}", editions.len());
        return Err(Error::new(Kind::Usage, what));
    }
    for dir in &editions {
        let (mut faults, mut about, audit) = match verify(dir) {
            Ok(audit) => (audit.faults.clone(), about(&audit), Some(audit)),
            Err(e) => (vec![e.to_string()], String::new(), None),
        };
        let mut source = None;
        if let (Some(page), Some(audit)) = (&args.source, &audit) {
            let studio = context.studio()?;
            let account = runtime::block_on(studio.account(page, audit))?;
            about.push_str(&of_source(page, &account));
            faults.extend(account.faults.iter().cloned());
            source = Some(json!({
                "shown": account.shown, "in_text": account.in_text, "omitted": account.omitted,
            }));
        }
        failed += usize::from(!faults.is_empty());
        if !context.common.json {
            match faults.as_slice() {
                [] => output::line(format!("{}: sound: {about}", dir.display()))?,
                faults => {
                    output::line(format!(
                        "{}: {}",
                        dir.display(),
                        output::count(faults.len() as u64, "fault")
                    ))?;
                    faults.iter().take(SHOWN).try_for_each(|f| output::line(format!("  {f}")))?;
                    if faults.len() > SHOWN {
                        output::line(format!("  … and {} more", faults.len() - SHOWN))?;
                    }
                }
            }
        }
        let warnings = audit.map(|audit| audit.warnings).unwrap_or_default();
        if !context.common.json {
            let shown = warnings.iter().take(SHOWN);
            shown.for_each(|w| output::remark(format_args!("warning: {w}")));
        }
        let mut result = json!({
            "edition": dir, "ok": faults.is_empty(), "faults": faults, "warnings": warnings,
        });
        if let Some(source) = source {
            result["source"] = source;
        }
        results.push(result);
    }
    if context.common.json {
        output::json(&json!({ "ok": failed == 0, "editions": results }))?;
    }
    match failed {
        0 => Ok(()),
        n => Err(Error::new(
            Kind::Verify,
            match editions.len() {
                1 => "the edition failed the audit".to_owned(),
                all => format!("{n} of {all} editions failed the audit"),
            },
        )),
    }
}
