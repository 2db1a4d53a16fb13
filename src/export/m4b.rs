//! M4B and M4A: AAC in MP4, the one as an audiobook, the other as a recording.

use super::exporter::Exporter;
use super::mp4::{Movie, head, label};
use super::publication::Publication;
use super::sound::{Resample, Sound};
use super::within::within;
use crate::audio::encode::aac::{AacEncoder, rate_for};
use crate::error::{Error, Kind, Result};
use crate::model::edition::DecodedMark;
use crate::model::units::Frames;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// The codec raises peaks by some tenths of a decibel.
const ROOM: f64 = 0.8;

/// A file of AAC in MP4.
pub struct Mpeg4 {
    name: &'static str,
    about: &'static str,
    files: &'static [&'static str],
    brand: &'static [u8; 4],
}

pub const M4B: Mpeg4 = Mpeg4 {
    name: "m4b",
    about: "an audiobook with chapters and cover",
    files: &["audio.m4b"],
    brand: b"M4B ",
};

pub const M4A: Mpeg4 = Mpeg4 {
    name: "m4a",
    about: "the same, under the name that podcast apps take",
    files: &["audio.m4a"],
    brand: b"M4A ",
};

impl Exporter for Mpeg4 {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn files(&self) -> &'static [&'static str] {
        self.files
    }

    fn settings(&self) -> String {
        format!("{}, AAC-LC, about 64 kb/s (96 above 24 kHz), syom 0.9", self.name)
    }

    fn export(&self, publication: &Publication, folder: &Path) -> Result<Option<DecodedMark>> {
        if publication.cover.as_ref().is_some_and(|cover| cover.media_type == "image/webp") {
            let what = format!("{} takes a cover as JPEG or PNG, and not as WebP", self.name);
            return Err(Error::new(Kind::Usage, what));
        }
        if publication.sound.frames() == Frames(0) {
            return Err(Error::new(
                Kind::Usage,
                format!("{} cannot hold an edition without sound", self.name),
            ));
        }
        let path = folder.join(self.files[0]);
        // The index stands first and is known last.
        let units = folder.join("units");
        let cannot = |e: std::io::Error| {
            Error::new(Kind::Disk, format!("cannot write {}", path.display())).because(e)
        };
        let mut movie = None;
        let mark = within(&publication.sound, ROOM, |sound, room| {
            let encoded = encode(sound, room, &units, &cannot)?;
            let heard = encoded.stream.heard;
            movie = Some(encoded);
            Ok(heard)
        })?;
        if let Some(movie) = movie {
            let mut file = BufWriter::new(File::create(&path).map_err(cannot)?);
            file.write_all(&head(publication, &movie, self.brand)).map_err(cannot)?;
            let mut sound = File::open(&units).map_err(cannot)?;
            std::io::copy(&mut sound, &mut file).map_err(cannot)?;
            file.flush().map_err(cannot)?;
        }
        std::fs::remove_file(&units).map_err(cannot)?;
        Ok(Some(mark))
    }

    fn label(&self, file: &Path) -> Result<Option<String>> {
        label(file).map_err(|e| {
            let what = format!("cannot read the metadata of {}", file.display());
            Error::new(Kind::Verify, what).because(e)
        })
    }
}

fn encode(
    sound: &Sound,
    room: f64,
    units: &Path,
    cannot: &dyn Fn(std::io::Error) -> Error,
) -> Result<Movie> {
    let rate = rate_for(sound.rate());
    let kbps = if rate.0 <= 24_000 { 64 } else { 96 };
    let mut encoder = AacEncoder::new(rate, kbps)?;
    let mut file = BufWriter::new(File::create(units).map_err(cannot)?);
    let mut sizes = Vec::new();
    let mut each = |unit: &[u8]| {
        sizes.push(unit.len() as u32);
        file.write_all(unit).map_err(cannot)
    };
    Resample::to(rate).read(sound, room, &mut |samples| encoder.encode(samples, &mut each))?;
    let stream = encoder.finish(&mut each)?;
    file.flush().map_err(cannot)?;
    Ok(Movie { rate, stream, sizes })
}
