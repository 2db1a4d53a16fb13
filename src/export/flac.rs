//! FLAC, with Vorbis comments and the cover.

use super::exporter::Exporter;
use super::publication::Publication;
use super::sound::to_pcm;
use super::vorbis::{block as comment_block, comments, find, picture};
use super::within::within;
use crate::audio::encode::flac::{Block, FlacEncoder, block};
use crate::audio::loudness::Meter;
use crate::error::{Error, Kind, Result};
use crate::model::edition::DecodedMark;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

const FILE: &str = "audio.flac";
const STREAM_INFO: usize = 34;

pub struct Flac;

impl Exporter for Flac {
    fn name(&self) -> &'static str {
        "flac"
    }

    fn about(&self) -> &'static str {
        "lossless, with tags, chapters as comments and cover"
    }

    fn files(&self) -> &'static [&'static str] {
        &[FILE]
    }

    fn settings(&self) -> String {
        "flac, 16 bits, flacenc 0.5".into()
    }

    fn export(&self, publication: &Publication, folder: &Path) -> Result<Option<DecodedMark>> {
        let path = folder.join(FILE);
        let cannot = |e: std::io::Error| {
            Error::new(Kind::Disk, format!("cannot write {}", path.display())).because(e)
        };
        let head = head(publication)?;
        let sound = &publication.sound;
        let mark = within(sound, 0.0, |sound, room| {
            let mut file = File::create(&path).map_err(cannot)?;
            file.write_all(&head).map_err(cannot)?;
            let mut encoder = FlacEncoder::new(sound.rate())?;
            let mut meter = Meter::new(sound.rate())?;
            let (mut pcm, mut heard, mut bytes) = (Vec::new(), Vec::new(), Vec::new());
            sound.read(room, &mut |samples| {
                to_pcm(samples, &mut pcm);
                heard.clear();
                heard.extend(pcm.iter().map(|s| f32::from(*s) / 32768.0));
                meter.add(&heard)?;
                bytes.clear();
                encoder.encode(&pcm, &mut bytes)?;
                file.write_all(&bytes).map_err(cannot)
            })?;
            bytes.clear();
            let info = encoder.finish(&mut bytes)?;
            file.write_all(&bytes).map_err(cannot)?;
            // Behind the magic number and the header of the block.
            file.seek(SeekFrom::Start(8)).map_err(cannot)?;
            file.write_all(&info).map_err(cannot)?;
            meter.finish()
        })?;
        Ok(Some(mark))
    }

    fn label(&self, file: &Path) -> Result<Option<String>> {
        let read = || -> std::io::Result<Option<String>> {
            let mut file = File::open(file)?;
            file.seek(SeekFrom::Start(4))?;
            let mut head = [0; 4];
            loop {
                file.read_exact(&mut head)?;
                let length = u32::from_be_bytes([0, head[1], head[2], head[3]]);
                if head[0] & 0x7f == Block::Comments as u8 {
                    let mut body = vec![0; length as usize];
                    file.read_exact(&mut body)?;
                    return Ok(find(&body, "AIGC"));
                }
                if head[0] & 0x80 > 0 {
                    return Ok(None);
                }
                file.seek_relative(i64::from(length))?;
            }
        };
        read().map_err(|e| {
            let what = format!("cannot read the metadata of {}", file.display());
            Error::new(Kind::Verify, what).because(e)
        })
    }
}

/// All that stands before the frames, with room for the first block.
fn head(publication: &Publication) -> Result<Vec<u8>> {
    let long = |what: &str| {
        Error::new(Kind::Usage, format!("{what} is too large for FLAC: 16 MiB are the most"))
    };
    let comments = comment_block(&publication.tags.program, &comments(publication));
    let is_last = publication.cover.is_none();
    let mut head = b"fLaC".to_vec();
    head.extend(block(Block::StreamInfo, false, &[0; STREAM_INFO]).unwrap_or_default());
    head.extend(
        block(Block::Comments, is_last, &comments).ok_or_else(|| long("the text of the tags"))?,
    );
    if let Some(cover) = &publication.cover {
        head.extend(block(Block::Picture, true, &picture(cover)).ok_or_else(|| long("the cover"))?);
    }
    Ok(head)
}
