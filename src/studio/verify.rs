//! The audit of an edition with what was exported from it.

use crate::Result;
use crate::export::EXPORTERS;
use crate::model::edition::ExportMark;
use crate::pipeline::verify::{self, Audit};
use crate::store::edition;
use std::path::Path;

/// Audits the edition in `dir`: files and hashes, the sound's format and length, the voices, the order
/// and nesting of all ranges, the ledger; and its exports: their hashes, whether they are of this
/// edition, and the label in their metadata.
///
/// # Errors
/// [`Kind::Verify`](crate::Kind::Verify) if there is too little to audit.
pub fn verify(dir: &Path) -> Result<Audit> {
    let mut audit = verify::verify(dir)?;
    let files = edition::files_of(dir);
    let (edition, dir) = (files.path(), files.dir());
    let current = edition::hash(&audit.manifest);
    let exports = audit.manifest.exports.iter();
    let faults = exports.flat_map(|(format, mark)| {
        let again = format!("`aloud export {} --to {format}` makes it again", edition.display());
        faults(dir, &current, &again, (format, mark))
    });
    audit.faults.extend(faults);
    Ok(audit)
}

fn faults(
    dir: &Path,
    current: &str,
    again: &str,
    (format, mark): (&String, &ExportMark),
) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, promised) in &mark.files {
        let path = dir.join(name);
        // A manifest comes from elsewhere: it may name files beside itself, and nothing more.
        if Path::new(name).file_name() != Some(name.as_ref()) || !path.is_file() {
            faults.push(format!("the export {name:?} is not there; {again}"));
            continue;
        }
        match edition::mark(&path) {
            Err(e) => faults.push(format!("the export {name} cannot be read: {e}")),
            Ok(found) if found != *promised => {
                faults.push(format!(
                    "the export {name} is not what was written: its hash differs; {again}"
                ));
            }
            Ok(_) => faults.extend(label_fault(format, &path, mark)),
        }
    }
    if mark.edition != current {
        let names: Vec<&str> = mark.files.keys().map(String::as_str).collect();
        faults.push(format!(
            "{} is stale: it is of an earlier state of the edition; {again}",
            names.join(", ")
        ));
    }
    faults
}

/// What is wrong with the label of synthetic sound in a file.
fn label_fault(format: &str, path: &Path, mark: &ExportMark) -> Option<String> {
    let exporter = EXPORTERS.iter().find(|e| e.name() == format)?;
    let name = path.file_name().unwrap_or_default().display();
    match exporter.label(path) {
        Err(e) => Some(format!("the label of the export {name} cannot be read: {e}")),
        Ok(found) if found != mark.label => Some(format!(
            "the label of synthetic sound in the export {name} is not the one that was written"
        )),
        Ok(_) => None,
    }
}
