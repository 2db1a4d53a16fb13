//! Where exports go: written aside, moved into place, listed in the edition's manifest.

use super::core::Studio;
use super::exported::{ExportOptions, Exported, Exports};
use crate::export::{Exporter, Levelled, Publication};
use crate::model::EditionFiles;
use crate::model::edition::{ExportMark, LevelMark, Manifest};
use crate::store::scratch::Scratch;
use crate::store::{edition, paths};
use crate::{Error, Kind, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where exports go.
pub(super) struct Place {
    pub(super) folder: PathBuf,
    /// The name of the only file, where it is not the format's own.
    name: Option<String>,
    /// They go beside the files of this edition, whose manifest lists them.
    pub(super) own: Option<EditionFiles>,
}

impl Place {
    pub(super) fn of(
        studio: &Studio,
        editions: &[PathBuf],
        options: &ExportOptions,
    ) -> Result<Self> {
        let folder = match (&options.output, editions) {
            (Some(output), _) => {
                // A name with the extension of a format is that of a file.
                let Some(name) = output.file_name().filter(|_| studio.format_of(output).is_some())
                else {
                    return Ok(Place { folder: output.clone(), name: None, own: None });
                };
                if options.formats.len() != 1 {
                    let what = format!(
                        "-o {} names one file, and there are {} formats; name a folder",
                        output.display(),
                        options.formats.len()
                    );
                    return Err(Error::new(Kind::Usage, what));
                }
                let folder = output.parent().unwrap_or(Path::new("")).to_path_buf();
                let name = Some(name.to_string_lossy().into_owned());
                return Ok(Place { folder, name, own: None });
            }
            (None, [one]) if options.title.is_none() => {
                let own = edition::files_of(one);
                return Ok(Place { folder: own.dir().into(), name: None, own: Some(own) });
            }
            (None, _) => {
                let slug = paths::slug(options.title.as_deref().unwrap_or_default());
                studio.settings().output.join(slug)
            }
        };
        Ok(Place { folder, name: None, own: None })
    }

    /// Refuses to write over what belongs to an edition other than the one that is exported, and into a
    /// file of another format.
    pub(super) fn check(&self, exporters: &[&dyn Exporter]) -> Result<()> {
        if self.own.is_some() {
            return Ok(());
        }
        let usage = |what: String| Err(Error::new(Kind::Usage, what));
        for (exporter, standard) in
            exporters.iter().flat_map(|e| e.files().iter().map(move |f| (e, f)))
        {
            let name = self.name.as_deref().unwrap_or(standard);
            let path = self.folder.join(name);
            if extension(Path::new(name)) != extension(Path::new(standard)) {
                return usage(format!(
                    "-o {} is not the name of a file in the format {}, which ends like {standard}",
                    path.display(),
                    exporter.name()
                ));
            }
            let of_folder = EditionFiles::folder(&self.folder);
            let of_sound = EditionFiles::of(&path.with_extension("wav"));
            let is_taken = |edition: &EditionFiles| {
                edition.manifest().exists()
                    && ([edition.audio_name(), edition.export_name(standard)]
                        .contains(&name.to_owned())
                        || edition::manifest(edition)
                            .is_ok_and(|m| m.exports.values().any(|e| e.files.contains_key(name))))
            };
            if let Some(edition) = [of_folder, of_sound].into_iter().find(is_taken) {
                return usage(format!(
                    "{} belongs to the edition {}; name another file or folder with -o",
                    path.display(),
                    edition.path().display()
                ));
            }
        }
        Ok(())
    }

    /// What was exported before, if all of it is there as it was.
    pub(super) fn kept(&self, mark: &ExportMark) -> Option<Exported> {
        let whole = mark.files.iter().all(|(name, promised)| {
            edition::mark(&self.folder.join(name)).is_ok_and(|found| found == *promised)
        });
        let files = mark.files.keys().map(|name| self.folder.join(name)).collect();
        whole.then(|| Exported { files, mark: mark.clone(), kept: true })
    }

    pub(super) fn scratch(&self) -> Result<Scratch> {
        let cannot = |e: std::io::Error| {
            Error::new(Kind::Disk, format!("cannot write to the folder {}", self.folder.display()))
                .because(e)
        };
        let folder = match self.folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => &self.folder,
        };
        paths::writable(folder).map_err(cannot)?;
        let is_folder = self.own.as_ref().is_some_and(|own| own.path() == folder);
        let beside = if is_folder {
            folder.parent().filter(|p| !p.as_os_str().is_empty())
        } else {
            Some(folder)
        };
        Scratch::new(&beside.unwrap_or(Path::new(".")).join(".unfinished"))
    }

    /// Writes one format into a folder of its own in the scratch folder.
    pub(super) fn make(
        &self,
        exporter: &dyn Exporter,
        publication: &Publication,
        scratch: &Scratch,
        settings: String,
        source: &str,
    ) -> Result<Exported> {
        let aside = scratch.dir().join(exporter.name());
        let cannot = |e: std::io::Error| {
            Error::new(Kind::Disk, format!("cannot write {} of the edition", exporter.name()))
                .because(e)
        };
        std::fs::create_dir_all(&aside).map_err(cannot)?;
        let decoded = exporter.export(publication, &aside)?;
        let (mut marks, mut files, mut label) = (BTreeMap::new(), Vec::new(), None);
        for name in exporter.files() {
            let part = aside.join(name);
            if !part.exists() {
                continue;
            }
            let shown = match &self.own {
                Some(own) => own.export_name(name),
                None => (*name).to_owned(),
            };
            marks.insert(shown.clone(), edition::mark(&part).map_err(cannot)?);
            label = label.or(exporter.label(&part)?);
            std::fs::rename(&part, aside.join(&shown)).map_err(cannot)?;
            files.push(self.folder.join(self.name.as_deref().unwrap_or(&shown)));
        }
        let mark =
            ExportMark { files: marks, settings, edition: source.to_owned(), label, decoded };
        Ok(Exported { files, mark, kept: false })
    }

    /// Moves what was made into place; the edition's manifest lists it.
    pub(super) fn finish(
        &self,
        made: &Exports,
        level: Option<(&Levelled, (f64, f64))>,
        scratch: &Scratch,
    ) -> Result<()> {
        let mut moves = Vec::new();
        for (format, result) in made {
            let Ok(exported) = result else { continue };
            let parts =
                exported.mark.files.keys().map(|name| scratch.dir().join(format).join(name));
            moves.extend(parts.zip(exported.files.iter().cloned()));
        }
        if moves.is_empty() {
            return Ok(());
        }
        let Some(own) = &self.own else { return edition::put(&moves) };
        // Another run may have added to it in the meantime.
        let mut manifest = edition::manifest(own)?;
        for (format, result) in made {
            if let Ok(exported) = result {
                manifest.exports.insert(format.clone(), exported.mark.clone());
            }
        }
        if let Some((levelled, limited)) = level {
            manifest.loudness.levelled = Some(level_mark(levelled, limited, &manifest));
        }
        edition::add(own, &moves, &manifest, scratch.dir())
    }
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

fn level_mark(levelled: &Levelled, limited: (f64, f64), manifest: &Manifest) -> LevelMark {
    let round = |x: f64| (x * 100.0).round() / 100.0;
    let number = |x: f64| x.is_finite().then(|| round(x));
    let edition = edition::hash(manifest);
    let current = manifest.exports.values().filter(|e| e.edition == edition);
    let decoded: Vec<_> = current.filter_map(|e| e.decoded).collect();
    LevelMark {
        gain_db: round(levelled.gain),
        integrated_lufs: number(levelled.integrated),
        range_lu: number(levelled.range).unwrap_or(0.0),
        true_peak_dbtp: decoded.iter().filter_map(|d| d.true_peak_dbtp).reduce(f64::max),
        limited_share: (limited.0 * 1e4).round() / 1e4,
        deepest_reduction_db: round(limited.1),
    }
}
