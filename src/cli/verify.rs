//! `aloud verify`

use super::args::Verify;
use super::context::Context;
use super::{output, runtime};
use aloud::model::{AUDIO, Clock, MANIFEST, TIMING};
use aloud::studio::{Account, Audit, verify};
use aloud::{Error, Kind, Result};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Faults printed for one edition; the rest is counted.
const SHOWN: usize = 20;

pub fn run(context: &Context, args: &Verify) -> Result<()> {
    let mut results = Vec::new();
    let mut failed = 0;
    let mut editions = Vec::new();
    for named in &args.editions {
        editions.extend(expand(named)?);
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
                    output::line(format!("{}: {} faults", dir.display(), faults.len()))?;
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
            format!("{n} of {} editions failed the audit", editions.len()),
        )),
    }
}

fn of_source(page: &str, account: &Account) -> String {
    let reasons = account.omitted.iter().map(|(reason, n)| format!("{n} {reason}"));
    let reasons: Vec<_> = reasons.collect();
    format!(
        "; {page} shows {} characters: {} are in the text{}{}",
        account.shown,
        account.in_text,
        if reasons.is_empty() { "" } else { ", omitted are " },
        reasons.join(", ")
    )
}

/// A folder that holds no sound of its own stands for the editions in it.
fn expand(named: &Path) -> Result<Vec<PathBuf>> {
    let bad =
        |why: &str| Error::new(Kind::Input, format!("cannot audit {}: {why}", named.display()));
    if !named.is_dir() {
        return Err(bad(if named.exists() {
            "it is a file; name the edition's folder"
        } else {
            "there is no such folder; check the name"
        }));
    }
    let is_edition = |dir: &Path| [MANIFEST, TIMING, AUDIO].iter().any(|f| dir.join(f).exists());
    if is_edition(named) {
        return Ok(vec![named.into()]);
    }
    let entries = std::fs::read_dir(named).into_iter().flatten().flatten();
    let mut inside: Vec<_> = entries.map(|e| e.path()).filter(|p| is_edition(p)).collect();
    inside.sort();
    if inside.is_empty() { Err(bad("there is no edition in it")) } else { Ok(inside) }
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
