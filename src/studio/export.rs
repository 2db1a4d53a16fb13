//! Finished editions → files of other formats.

use super::core::{Studio, defect};
use super::saved::SavedEdition;
use crate::config::settings::DisclosureMode;
use crate::export::{Cover, EXPORTERS, Exporter, Label, Levelled, Publication, Volume};
use crate::model::edition::{ExportMark, LevelMark, Manifest};
use crate::store::scratch::Scratch;
use crate::store::{edition, paths};
use crate::{Error, Kind, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What to export, and where.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ExportOptions {
    /// The names of the formats.
    pub formats: Vec<String>,
    /// A file for the one format or a folder for all of them, in place of the edition's own folder. The edition's manifest does
    /// not list what is written there.
    pub output: Option<PathBuf>,
    /// The cover, a JPEG, PNG or WebP file.
    pub cover: Option<PathBuf>,
    /// The title of several editions that become one publication, or another title for the one.
    pub title: Option<String>,
    /// Makes also what is there and has not changed.
    pub fresh: bool,
}

/// What was exported in one format.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Exported {
    /// The files.
    pub files: Vec<PathBuf>,
    /// Hashes, settings and levels, as the manifest has them.
    pub mark: ExportMark,
    /// It was there already, and had not changed.
    pub kept: bool,
}

/// Each format with its result.
pub type Exports = Vec<(String, Result<Exported>)>;

impl Studio {
    /// The formats that editions can be exported to.
    pub fn exporters(&self) -> impl Iterator<Item = &dyn Exporter> {
        // One of the program's own wins over a built-in one of its name.
        let own = self.0.exporters.0.iter().map(|e| &**e);
        let named = |name: &str| self.0.exporters.0.iter().any(|e| e.name() == name);
        own.chain(EXPORTERS.iter().copied().filter(move |e| !named(e.name())))
    }

    /// Exports a finished edition, or several as one publication, in several formats at a time. `told` hears of each format when
    /// it is done. What is there and has not changed is not made again. Notes go to the studio's events.
    ///
    /// This blocks: it is work for a thread of its own. Without editions nothing is made, and the formats are looked up.
    ///
    /// # Errors
    /// [`Kind::Usage`] for a format or cover that there is not; [`Kind::Verify`] if an edition cannot be read;
    /// [`Kind::Disk`] if the folder cannot be written. Each format has a result of its own.
    pub fn export(
        &self,
        editions: &[PathBuf],
        options: &ExportOptions,
        told: &(dyn Fn(&str, &Result<Exported>) + Sync),
    ) -> Result<Exports> {
        let exporters = self.find(&options.formats)?;
        if editions.is_empty() {
            return Ok(Exports::new());
        }
        let saved: Vec<SavedEdition> =
            editions.iter().map(|dir| SavedEdition::open(dir)).collect::<Result<_>>()?;
        let place = Place::of(self, editions, options)?;
        let cover = options.cover.as_deref().map(Cover::open).transpose()?;
        let source = source(&saved, options.title.as_deref());
        let label = self.label(&saved, &source);
        let settings = |exporter: &dyn Exporter| self.sum(exporter, cover.as_ref(), label.as_ref());
        let kept = |exporter: &dyn Exporter| -> Option<Exported> {
            let mark =
                saved.first().filter(|_| place.own)?.manifest.exports.get(exporter.name())?;
            let same = mark.settings == settings(exporter) && mark.edition == source;
            let whole = mark.files.iter().all(|(name, promised)| {
                edition::mark(&place.folder.join(name)).is_ok_and(|found| found == *promised)
            });
            let files = mark.files.keys().map(|name| place.folder.join(name)).collect();
            (same && whole && !options.fresh).then(|| Exported {
                files,
                mark: mark.clone(),
                kept: true,
            })
        };
        let (mut done, mut wanted): (Exports, Vec<&dyn Exporter>) = (Vec::new(), Vec::new());
        for exporter in exporters {
            match kept(exporter) {
                Some(kept) => done.push((exporter.name().into(), Ok(kept))),
                None => wanted.push(exporter),
            }
        }
        done.iter().for_each(|(name, result)| told(name, result));
        if wanted.is_empty() {
            return Ok(done);
        }
        let volumes: Vec<Volume> = saved
            .iter()
            .map(|s| Volume { manifest: &s.manifest, map: &s.map, audio: &s.audio })
            .collect();
        let mut publication = Publication::of(&volumes, options.title.as_deref())?;
        (publication.cover, publication.label) = (cover.clone(), label.clone());
        let levelled = match self.settings().loudness.target {
            None => None,
            Some(target) => {
                let levelled = publication.level(target)?;
                self.tell_missed(target, &levelled);
                Some(levelled)
            }
        };
        let scratch = place.scratch()?;
        let run = |exporter: &dyn Exporter| {
            let result = place.make(exporter, &publication, &scratch, settings(exporter), &source);
            told(exporter.name(), &result);
            (exporter.name().to_owned(), result)
        };
        let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
        let mut made = Exports::new();
        for group in wanted.chunks(cores) {
            made.extend(std::thread::scope(|scope| {
                let mut started = Vec::new();
                for exporter in group {
                    started.push((exporter.name(), scope.spawn(|| run(*exporter))));
                }
                let end = |(name, thread): (&str, std::thread::ScopedJoinHandle<_>)| {
                    let died =
                        |_| (name.to_owned(), Err(defect("the thread of an exporter failed")));
                    thread.join().unwrap_or_else(died)
                };
                started.into_iter().map(end).collect::<Exports>()
            }));
        }
        place.finish(&made, levelled.as_ref(), &scratch)?;
        done.extend(made);
        Ok(done)
    }

    fn find(&self, formats: &[String]) -> Result<Vec<&dyn Exporter>> {
        let find = |name: &String| {
            self.exporters().find(|e| e.name() == name).ok_or_else(|| {
                let names: Vec<&str> = self.exporters().map(|e| e.name()).collect();
                let what = format!("there is no format {name}; there are {}", names.join(", "));
                Error::new(Kind::Usage, what)
            })
        };
        let mut names: Vec<&String> = Vec::new();
        formats.iter().for_each(|name| {
            if !names.contains(&name) {
                names.push(name)
            }
        });
        names.into_iter().map(find).collect()
    }

    /// The label that the settings ask for.
    fn label(&self, saved: &[SavedEdition], source: &str) -> Option<Label> {
        let disclosure = &self.settings().disclosure;
        let id =
            if disclosure.id.is_empty() { &source[..source.len().min(32)] } else { &disclosure.id };
        let language = saved.first().map_or("", |s| s.manifest.language.as_str());
        match disclosure.mode {
            DisclosureMode::Off => None,
            DisclosureMode::Metadata => Some(Label::new(&disclosure.provider, id, language)),
        }
    }

    /// All that decides on the bytes of an export beside the edition.
    fn sum(&self, exporter: &dyn Exporter, cover: Option<&Cover>, label: Option<&Label>) -> String {
        let level = match self.settings().loudness.target {
            Some(target) => format!("{target} LUFS"),
            None => "not levelled".into(),
        };
        let label = label.map_or("not labelled".into(), |label| {
            format!("label {}", short(label.aigc.as_bytes()))
        });
        let cover = cover.map_or(String::new(), |cover| format!("; cover {}", short(&cover.bytes)));
        format!("{}; {level}; {label}{cover}", exporter.settings())
    }

    fn tell_missed(&self, target: f64, levelled: &Levelled) {
        let found = levelled.measured.integrated;
        if !found.is_finite() {
            self.0.events.note(
                "the sound is too short or too soft to have a loudness; it is exported as it is",
            );
        } else if (found - target).abs() > 0.1 {
            self.0.events.note(&format!(
                "{target} LUFS cannot be reached below the peak limit of -1 dBTP: the exports have {found:.1} LUFS"
            ));
        }
    }
}

fn short(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}

/// The hash of what is exported.
fn source(saved: &[SavedEdition], title: Option<&str>) -> String {
    let hashes: Vec<String> = saved.iter().map(|s| edition::hash(&s.manifest)).collect();
    match (hashes.as_slice(), title) {
        ([one], None) => one.clone(),
        _ => {
            let all = [hashes.join("\n"), title.unwrap_or_default().to_owned()].join("\n");
            blake3::hash(all.as_bytes()).to_hex().to_string()
        }
    }
}

/// Where exports go.
struct Place {
    folder: PathBuf,
    /// The name of the only file, where it is not the format's own.
    name: Option<String>,
    /// It is the edition's own folder, and the manifest there lists them.
    own: bool,
}

impl Place {
    fn of(studio: &Studio, editions: &[PathBuf], options: &ExportOptions) -> Result<Self> {
        let folder = match (&options.output, editions) {
            (Some(output), _) => {
                // A name with an extension is that of a file.
                let Some(name) =
                    output.file_name().filter(|_| output.extension().is_some() && !output.is_dir())
                else {
                    return Ok(Place { folder: output.clone(), name: None, own: false });
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
                return Ok(Place { folder, name, own: false });
            }
            (None, [one]) if options.title.is_none() => {
                return Ok(Place { folder: one.clone(), name: None, own: true });
            }
            (None, _) => {
                let slug = paths::slug(options.title.as_deref().unwrap_or_default());
                studio.settings().output.join(slug)
            }
        };
        Ok(Place { folder, name: None, own: false })
    }

    fn scratch(&self) -> Result<Scratch> {
        let cannot = |e: std::io::Error| {
            Error::new(Kind::Disk, format!("cannot write to the folder {}", self.folder.display()))
                .because(e)
        };
        let folder = match self.folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => &self.folder,
        };
        paths::writable(folder).map_err(cannot)?;
        let beside = if self.own {
            folder.parent().filter(|p| !p.as_os_str().is_empty())
        } else {
            Some(folder)
        };
        Scratch::new(&beside.unwrap_or(Path::new(".")).join(".unfinished"))
    }

    /// Writes one format into a folder of its own in the scratch folder.
    fn make(
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
            marks.insert((*name).to_owned(), edition::mark(&part).map_err(cannot)?);
            label = label.or(exporter.label(&part)?);
            files.push(self.folder.join(self.name.as_deref().unwrap_or(name)));
        }
        let mark =
            ExportMark { files: marks, settings, edition: source.to_owned(), label, decoded };
        Ok(Exported { files, mark, kept: false })
    }

    /// Moves what was made into place; the edition's manifest lists it.
    fn finish(&self, made: &Exports, levelled: Option<&Levelled>, scratch: &Scratch) -> Result<()> {
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
        if !self.own {
            return edition::put(&moves);
        }
        // Another run may have added to it in the meantime.
        let mut manifest = edition::manifest(&self.folder)?;
        for (format, result) in made {
            if let Ok(exported) = result {
                manifest.exports.insert(format.clone(), exported.mark.clone());
            }
        }
        if let Some(levelled) = levelled {
            manifest.loudness.levelled = Some(level_mark(levelled, &manifest));
        }
        edition::add(&self.folder, &moves, &manifest, scratch.dir())
    }
}

fn level_mark(levelled: &Levelled, manifest: &Manifest) -> LevelMark {
    let round = |x: f64| (x * 100.0).round() / 100.0;
    let number = |x: f64| x.is_finite().then(|| round(x));
    let peaks = manifest.exports.values().filter_map(|e| e.decoded?.true_peak_dbtp);
    LevelMark {
        gain_db: round(levelled.gain),
        integrated_lufs: number(levelled.measured.integrated),
        range_lu: number(levelled.measured.range).unwrap_or(0.0),
        true_peak_dbtp: peaks.reduce(f64::max),
        limited_share: (levelled.limited_share * 1e4).round() / 1e4,
        deepest_reduction_db: round(levelled.deepest_reduction),
    }
}
