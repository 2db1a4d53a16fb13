//! MP3 at a constant bit rate, since players seek badly in others, with an ID3v2.4 tag.

use super::exporter::Exporter;
use super::id3::tag;
use super::publication::Publication;
use super::sound::{Resample, Sound, to_pcm};
use super::within::within;
use crate::audio::encode::mp3::{heard, kbps_for, rate_for};
use crate::audio::loudness::Meter;
use crate::error::{Error, Kind, Result};
use crate::model::edition::DecodedMark;
use aloud_lame::Encoder;
use id3::Version;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

const FILE: &str = "audio.mp3";
/// LAME raises peaks by some tenths of a decibel, at 64 kb/s by up to 0.8.
const ROOM: f64 = 0.9;
/// What an ID3 tag holds at most.
const MAX_TAG: usize = 1 << 28;

pub struct Mp3;

impl Exporter for Mp3 {
    fn name(&self) -> &'static str {
        "mp3"
    }

    fn about(&self) -> &'static str {
        "for podcast apps and everything else, with chapters and cover"
    }

    fn files(&self) -> &'static [&'static str] {
        &[FILE]
    }

    fn settings(&self) -> String {
        "mp3, constant 64 kb/s (96 above 24 kHz), LAME 3.100".into()
    }

    fn export(&self, publication: &Publication, folder: &Path) -> Result<Option<DecodedMark>> {
        let path = folder.join(FILE);
        let cannot = |e: std::io::Error| {
            Error::new(Kind::Disk, format!("cannot write {}", path.display())).because(e)
        };
        let mut head = Vec::new();
        let wrong =
            |e: id3::Error| Error::new(Kind::Bug, "the ID3 tag cannot be written").because(e);
        tag(publication).write_to(&mut head, Version::Id3v24).map_err(wrong)?;
        if head.len() > MAX_TAG {
            return Err(Error::new(
                Kind::Usage,
                "the tags are larger than the 256 MiB of an ID3 tag",
            ));
        }
        let mark = within(&publication.sound, ROOM, |sound, room| {
            let mut file = File::create(&path).map_err(cannot)?;
            file.write_all(&head).map_err(cannot)?;
            encode(sound, room, &mut file, head.len() as u64, &cannot)?;
            match sound.frames().0 {
                0 => Meter::new(sound.rate())?.finish(),
                _ => heard(&path),
            }
        })?;
        Ok(Some(mark))
    }

    fn label(&self, file: &Path) -> Result<Option<String>> {
        let tag = id3::Tag::read_from_path(file).map_err(|e| {
            let what = format!("cannot read the metadata of {}", file.display());
            Error::new(Kind::Verify, what).because(e)
        })?;
        let found = tag.extended_texts().find(|text| text.description == "AIGC");
        Ok(found.map(|text| text.value.clone()))
    }
}

fn encode(
    sound: &Sound,
    room: f64,
    file: &mut File,
    start: u64,
    cannot: &dyn Fn(std::io::Error) -> Error,
) -> Result<()> {
    let rate = rate_for(sound.rate());
    let failed = |e: aloud_lame::Error| Error::new(Kind::Bug, "the MP3 encoder failed").because(e);
    let mut encoder = Encoder::new(rate.0, kbps_for(rate)).map_err(failed)?;
    let (mut pcm, mut bytes) = (Vec::new(), Vec::new());
    Resample::to(rate).read(sound, room, &mut |samples| {
        to_pcm(samples, &mut pcm);
        bytes.clear();
        encoder.encode(&pcm, &mut bytes).map_err(failed)?;
        file.write_all(&bytes).map_err(cannot)
    })?;
    bytes.clear();
    encoder.finish(&mut bytes).map_err(failed)?;
    file.write_all(&bytes).map_err(cannot)?;
    // The first frame is kept free for this one, which tells the delay.
    file.seek(SeekFrom::Start(start)).map_err(cannot)?;
    file.write_all(&encoder.tag_frame()).map_err(cannot)
}
