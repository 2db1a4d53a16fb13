//! Ogg Opus, with comments, R128 gains and the cover.

use super::exporter::Exporter;
use super::publication::Publication;
use super::sound::Resample;
use super::vorbis::{comments, picture};
use super::within::within;
use crate::audio::encode::opus::{OpusStream, rate_for};
use crate::error::{Error, Kind, Result};
use crate::model::edition::DecodedMark;
use base64::Engine;
use opus_pure::{OggOpusReader, OpusTags};
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

const FILE: &str = "audio.opus";
const KBPS: u32 = 40;
/// The codec raises peaks by some tenths of a decibel.
const ROOM: f64 = 0.8;
/// What `R128_TRACK_GAIN` brings a sound to, in LUFS (RFC 7845, 5.2.1).
const R128_REFERENCE: f64 = -23.0;

pub struct Opus;

impl Exporter for Opus {
    fn name(&self) -> &'static str {
        "opus"
    }

    fn about(&self) -> &'static str {
        "small and good, for players that know it"
    }

    fn files(&self) -> &'static [&'static str] {
        &[FILE]
    }

    fn settings(&self) -> String {
        format!("opus, {KBPS} kb/s, opus-pure 0.2")
    }

    fn export(&self, publication: &Publication, folder: &Path) -> Result<Option<DecodedMark>> {
        let path = folder.join(FILE);
        let cannot = |e: std::io::Error| {
            Error::new(Kind::Disk, format!("cannot write {}", path.display())).because(e)
        };
        let tags = tags(publication)?;
        let mark = within(&publication.sound, ROOM, |sound, room| {
            let file = BufWriter::new(File::create(&path).map_err(cannot)?);
            let rate = rate_for(sound.rate());
            let mut stream = OpusStream::new(file, rate, sound.rate(), KBPS, tags.clone())?;
            Resample::to(rate).read(sound, room, &mut |samples| stream.write(samples))?;
            stream.finish()
        })?;
        Ok(Some(mark))
    }

    fn label(&self, file: &Path) -> Result<Option<String>> {
        let bad = |e: Box<dyn std::error::Error + Send + Sync>| {
            let what = format!("cannot read the metadata of {}", file.display());
            Error::new(Kind::Verify, what).because(e)
        };
        let stream = BufReader::new(File::open(file).map_err(|e| bad(e.into()))?);
        let reader = OggOpusReader::new(stream).map_err(|e| bad(e.into()))?;
        Ok(reader.tags().get("AIGC").map(str::to_owned))
    }
}

fn tags(publication: &Publication) -> Result<OpusTags> {
    let mut tags = OpusTags::new();
    let failed =
        |e| Error::new(Kind::Bug, "the comments of an Opus file cannot be written").because(e);
    for (name, value) in comments(publication) {
        tags.push(&name, &value).map_err(failed)?;
    }
    if let Some(target) = publication.sound.target() {
        // In steps of 1/256 dB.
        let gain = ((R128_REFERENCE - target) * 256.0).round().to_string();
        for name in ["R128_TRACK_GAIN", "R128_ALBUM_GAIN"] {
            tags.push(name, &gain).map_err(failed)?;
        }
    }
    if let Some(cover) = &publication.cover {
        let picture = base64::engine::general_purpose::STANDARD.encode(picture(cover));
        tags.push("METADATA_BLOCK_PICTURE", &picture).map_err(failed)?;
    }
    Ok(tags)
}
