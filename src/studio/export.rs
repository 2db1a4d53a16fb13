//! Finished editions → files of other formats.

use super::core::{Studio, defect};
use super::document::blocking;
use super::exported::{ExportOptions, Exported, Exports, Told};
use super::labels::HeardLabel;
use super::place::Place;
use super::saved::SavedEdition;
use crate::config::settings::DisclosureMode;
use crate::export::{Cover, EXPORTERS, Exporter, Label, Levelled, Publication, Volume};
use crate::store::edition;
use crate::{Error, Kind, Result};
use std::path::{Path, PathBuf};

impl Studio {
    /// The formats that editions can be exported to.
    pub fn exporters(&self) -> impl Iterator<Item = &dyn Exporter> {
        // One of the program's own wins over a built-in one of its name.
        let own = self.0.exporters.0.iter().map(|e| &**e);
        let named = |name: &str| self.0.exporters.0.iter().any(|e| e.name() == name);
        own.chain(EXPORTERS.iter().copied().filter(move |e| !named(e.name())))
    }

    /// Exports a finished edition, or several as one publication, in several formats at a time. `told`
    /// hears of each format when it is done. What is there and has not changed is not made again. Notes
    /// go to the studio's events. Without editions nothing is made, and the formats are looked up.
    ///
    /// # Errors
    /// [`Kind::Usage`] for a format or cover that there is not; [`Kind::Verify`] if an edition cannot
    /// be read; [`Kind::Disk`] if the folder cannot be written. Each format has a result of its own.
    pub async fn export(
        &self,
        editions: &[PathBuf],
        options: &ExportOptions,
        told: Told,
    ) -> Result<Exports> {
        let heard = match editions.first() {
            Some(dir) => self.heard_label(dir).await?,
            None => None,
        };
        let (studio, editions, options) = (self.clone(), editions.to_vec(), options.clone());
        blocking(move || studio.export_here(&editions, &options, &*told, heard)).await
    }

    fn export_here(
        &self,
        editions: &[PathBuf],
        options: &ExportOptions,
        told: &(dyn Fn(&str, &Result<Exported>) + Send + Sync),
        heard: Option<HeardLabel>,
    ) -> Result<Exports> {
        let exporters = self.find(&options.formats)?;
        if editions.is_empty() {
            return Ok(Exports::new());
        }
        let saved: Vec<SavedEdition> =
            editions.iter().map(|dir| SavedEdition::open(dir)).collect::<Result<_>>()?;
        let place = Place::of(self, editions, options)?;
        place.check(&exporters)?;
        let cover = options.cover.as_deref().map(Cover::open).transpose()?;
        let source = source(&saved, options.title.as_deref());
        let label = self.label(&saved, &source);
        let settings = |exporter: &dyn Exporter| self.sum(exporter, cover.as_ref(), label.as_ref());
        let before = saved.first().filter(|_| place.own.is_some() && !options.fresh);
        let kept = |exporter: &dyn Exporter| {
            let mark = before?.manifest.exports.get(exporter.name())?;
            // Who names no cover keeps the one that there is.
            let (had, cover) = without_cover(&mark.settings);
            let same_settings = match options.cover {
                Some(_) => mark.settings == settings(exporter),
                None => had == settings(exporter),
            };
            let same = same_settings && mark.edition == source;
            if !same && cover && options.cover.is_none() {
                self.0.events.note(&format!(
                    "{} is made anew without the cover that it had; --cover FILE sets it again",
                    exporter.name()
                ));
            }
            same.then(|| place.kept(mark)).flatten()
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
        let scratch = place.scratch()?;
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
        match heard {
            Some(HeardLabel::Morse) => publication.append_morse(),
            Some(HeardLabel::Spoken(samples, rate)) => publication.append(&samples, rate)?,
            None => {}
        }
        let run = |exporter: &dyn Exporter| {
            let result = place.make(exporter, &publication, &scratch, settings(exporter), &source);
            told(exporter.name(), &result);
            (exporter.name().to_owned(), result)
        };
        let made = at_once(&wanted, &run);
        let level = levelled.as_ref().map(|levelled| (levelled, publication.limited()));
        place.finish(&made, level, &scratch)?;
        done.extend(made);
        Ok(done)
    }

    /// The format of files that are named like this one, by its extension; none for a folder.
    pub fn format_of(&self, file: &Path) -> Option<String> {
        let extension = file.extension().filter(|_| !file.is_dir())?.to_ascii_lowercase();
        let is_format = |e: &&dyn Exporter| {
            e.files().first().is_some_and(|name| Path::new(name).extension() == Some(&extension))
        };
        self.exporters().find(is_format).map(|e| e.name().to_owned())
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

    /// All that decides on the bytes of an export beside the edition.
    fn sum(&self, exporter: &dyn Exporter, cover: Option<&Cover>, label: Option<&Label>) -> String {
        let level = match self.settings().loudness.target {
            Some(target) => format!("{target} LUFS"),
            None => "not levelled".into(),
        };
        let heard = match self.settings().disclosure.mode {
            DisclosureMode::Off | DisclosureMode::Metadata => "",
            DisclosureMode::Spoken => ", spoken",
            DisclosureMode::Morse => ", in Morse code",
        };
        let label = label.map_or("not labelled".into(), |label| {
            format!("label {}{heard}", short([&label.aigc, label.sentence.as_str()].concat()))
        });
        let cover = cover.map_or(String::new(), |cover| format!("{COVER}{}", short(&cover.bytes)));
        format!("{}; {level}; {label}{cover}", exporter.settings())
    }

    fn tell_missed(&self, target: f64, levelled: &Levelled) {
        let found = levelled.integrated;
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

/// Settings without what they say of a cover, and whether they have one.
fn without_cover(settings: &str) -> (&str, bool) {
    settings.split_once(COVER).map_or((settings, false), |(rest, _)| (rest, true))
}

const COVER: &str = "; cover ";

fn short(bytes: impl AsRef<[u8]>) -> String {
    blake3::hash(bytes.as_ref()).to_hex()[..16].to_owned()
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

/// Runs the exporters, as many at a time as there are cores.
fn at_once(
    exporters: &[&dyn Exporter],
    run: &(impl Fn(&dyn Exporter) -> (String, Result<Exported>) + Sync),
) -> Exports {
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
    let mut made = Exports::new();
    for group in exporters.chunks(cores) {
        made.extend(std::thread::scope(|scope| {
            let mut started = Vec::new();
            for exporter in group {
                started.push((exporter.name(), scope.spawn(|| run(*exporter))));
            }
            let end = |(name, thread): (&str, std::thread::ScopedJoinHandle<_>)| {
                let died = |_| (name.to_owned(), Err(defect("the thread of an exporter failed")));
                thread.join().unwrap_or_else(died)
            };
            started.into_iter().map(end).collect::<Exports>()
        }));
    }
    made
}
