//! `aloud verify`

use super::args::Verify;
use super::context::Context;
use super::output;
use aloud::model::units::Clock;
use aloud::pipeline::verify::{Audit, verify};
use aloud::{Error, Kind, Result};
use serde_json::json;

/// Faults printed for one edition; the rest is counted.
const SHOWN: usize = 20;

pub fn run(context: &Context, args: &Verify) -> Result<()> {
    let mut results = Vec::new();
    let mut failed = 0;
    for dir in &args.editions {
        let (faults, about) = match verify(dir) {
            Ok(audit) => (audit.faults.clone(), about(&audit)),
            Err(e) => (vec![e.to_string()], String::new()),
        };
        failed += usize::from(!faults.is_empty());
        if !context.common.json {
            match faults.as_slice() {
                [] => output::line(format!("{}: sound: {about}", dir.display()))?,
                faults => {
                    output::line(format!("{}: {} faults", dir.display(), faults.len()))?;
                    faults.iter().take(SHOWN).try_for_each(|f| output::line(format!("  {f}")))?;
                    if faults.len() > SHOWN {
                        output::line(format!("  … and {} more", faults.len() - SHOWN))?;
                    }
                }
            }
        }
        results.push(json!({ "edition": dir, "ok": faults.is_empty(), "faults": faults }));
    }
    if context.common.json {
        output::json(&json!({ "ok": failed == 0, "editions": results }))?;
    }
    match failed {
        0 => Ok(()),
        n => Err(Error::new(
            Kind::Verify,
            format!("{n} of {} editions failed the audit", args.editions.len()),
        )),
    }
}

fn about(audit: &Audit) -> String {
    let map = &audit.map;
    let words: usize = map.segments.iter().map(|s| s.words.len()).sum();
    format!(
        "{} of sound, {} segments, {words} words, {} ranges skipped; hashes and ledger agree",
        Clock(map.head.sample_rate.duration(map.head.frames)),
        map.segments.len(),
        map.skipped.len()
    )
}
