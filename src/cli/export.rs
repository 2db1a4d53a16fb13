//! `aloud export`

use super::args::Export;
use super::context::Context;
use super::{editions, output, report, runtime};
use aloud::studio::{ExportOptions, Exported, Exports, SavedEdition, Studio};
use aloud::{Error, Kind, Result};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;

pub fn run(context: &Context, args: &Export) -> Result<()> {
    let studio = context.studio()?;
    if args.list {
        return list(context, &studio);
    }
    let mut found = Vec::new();
    for named in &args.editions {
        found.extend(editions::expand(named)?);
    }
    let groups: Vec<Vec<PathBuf>> = match args.title {
        Some(_) => vec![found],
        None => found.into_iter().map(|edition| vec![edition]).collect(),
    };
    if args.output.is_some() && groups.len() > 1 {
        let what = format!(
            "-o is for one edition, and there are {}; leave it out, or use --as",
            groups.len()
        );
        return Err(Error::new(Kind::Usage, what));
    }
    let mut options = ExportOptions::default();
    (options.formats, options.output, options.cover) =
        (args.to.clone(), args.output.clone(), args.cover.clone());
    (options.title, options.fresh) = (args.title.clone(), args.fresh);
    if args.to.is_empty() {
        options.formats = args.output.iter().filter_map(|o| studio.format_of(o)).collect();
    }
    let renews = options.formats.is_empty();
    let (mut failures, mut results) = (Vec::new(), Vec::new());
    let total = groups.len();
    for group in groups {
        if renews {
            options.formats = before(&group)?;
            if options.formats.is_empty() {
                continue;
            }
        }
        match runtime::block_on(all(context, &studio, &group, &options, true)) {
            Ok((shown, failed)) => {
                results.push(json!({ "editions": group, "exports": shown }));
                failures.extend(failed);
            }
            Err(e) => {
                if total > 1 {
                    report::tell_of(&group[0].display().to_string(), &e);
                }
                results.push(json!({ "editions": group, "error": e.to_string() }));
                failures.push(e);
            }
        }
    }
    if results.is_empty() {
        let what =
            "nothing was exported before: name the formats, such as --to mp3 (--list shows all)";
        return Err(Error::new(Kind::Usage, what));
    }
    if context.common.json {
        output::json(&json!({ "results": results }))?;
    }
    let jobs = total.max(failures.len());
    report::conclude(failures, jobs)
}

/// The formats that editions were exported to before.
fn before(editions: &[PathBuf]) -> Result<Vec<String>> {
    let mut formats = std::collections::BTreeSet::new();
    for dir in editions {
        formats.extend(SavedEdition::open(dir)?.manifest.exports.into_keys());
    }
    Ok(formats.into_iter().collect())
}

/// Fails if there is no such format: before anything is spoken, and not after.
pub async fn known(studio: &Studio, formats: &[String]) -> Result<()> {
    let mut options = ExportOptions::default();
    options.formats = formats.to_vec();
    studio.export(&[], &options, Arc::new(|_, _| {})).await.map(drop)
}

/// Exports what becomes one publication; what a program is told of it, and what failed. `prints` says
/// that the files are the command's results.
pub async fn all(
    context: &Context,
    studio: &Studio,
    editions: &[PathBuf],
    options: &ExportOptions,
    prints: bool,
) -> Result<(Vec<Value>, Vec<Error>)> {
    let (quiet, prints) = (context.common.quiet, prints && !context.common.json);
    let told = move |name: &str, result: &Result<Exported>| match result {
        Ok(exported) => {
            if !quiet {
                output::remark(sentence(name, exported));
            }
            for file in &exported.files {
                match prints {
                    // Who reads the results may have gone away; that ends the program elsewhere.
                    true => drop(output::line(file.display())),
                    false if !quiet => output::remark(format_args!("  {}", file.display())),
                    false => {}
                }
            }
        }
        Err(e) => output::remark(format_args!("aloud: {name}: {e}")),
    };
    let exports: Exports = studio.export(editions, options, Arc::new(told)).await?;
    let shown = exports.iter().map(|(name, result)| match result {
        Ok(e) => json!({ "format": name, "files": e.files, "kept": e.kept, "mark": e.mark }),
        Err(e) => json!({ "format": name, "error": e.to_string(), "exit_code": report::code(e) }),
    });
    Ok((shown.collect(), exports.into_iter().filter_map(|(_, result)| result.err()).collect()))
}

fn sentence(name: &str, exported: &Exported) -> String {
    let bytes: u64 = exported.mark.files.values().map(|f| f.bytes).sum();
    let sound = exported.mark.decoded.and_then(|d| Some((d.integrated_lufs?, d.true_peak_dbtp?)));
    let sound = sound.map(|(lufs, peak)| format!(", {lufs:.1} LUFS, peak {peak:.1} dBTP"));
    let size = format!("{:.1} MB", bytes as f64 / 1e6);
    match exported.kept {
        true => format!("{name}: unchanged"),
        false => format!("{name}: {size}{}", sound.unwrap_or_default()),
    }
}

fn list(context: &Context, studio: &Studio) -> Result<()> {
    if context.common.json {
        let row = |e: &dyn aloud::export::Exporter| json!({ "name": e.name(), "about": e.about(), "files": e.files(), "settings": e.settings() });
        return output::json(
            &json!({ "formats": studio.exporters().map(row).collect::<Vec<_>>() }),
        );
    }
    studio.exporters().try_for_each(|e| {
        output::line(format_args!("{:8} {:24} {}", e.name(), e.files().join(", "), e.about()))
    })
}
